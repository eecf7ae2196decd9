/** Milestones that conversations must reach. Otherwise rules might only hold because nothing ever happens. */
import { routinesOf } from '../../lambdas/coach/progress/history.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { playsHold, type Exchange } from './exchange.ts';

const MILESTONES = {
  hold: ({ heard }) => playsHold(heard),
  'hold interrupted': ({ before, now, type }) => {
    const { steps = [], session } = before?.remembers ?? {};
    const sentAt = session?.conversation.run?.playing?.sentAt;
    const atMs = sentAt === undefined ? null : now - sentAt;
    const inHold = steps.some(
      ({ holdStartMs, endMs }) => atMs !== null && atMs > holdStartMs && atMs < endMs,
    );
    return type === 'IntentRequest' && inHold;
  },
  pause: ({ heard, before }) =>
    heard.remembers?.phase === 'paused' && before?.remembers?.session.conversation.run?.playing !== null,
  'check-in answered': ({ before, heard, spoken }) =>
    before?.remembers?.session.conversation.asked.id === 'hardest' &&
    spoken?.intent === 'NumberIntent' &&
    playsHold(heard),
  'routine finished': ({ heard, kept, voice }) =>
    routinesOf(kept(heard.remembers?.session.person ?? voice)).some(
      ({ ended, heldMs }) => ended === 'finished' && heldMs > 0,
    ),
  'second visit rolls': ({ heard, kept, voice }) =>
    kept(heard.remembers?.session.person ?? voice).last !== null && playsHold(heard),
  'sent to a doctor': ({ heard }) => ['urgent', 'emergency'].includes(heard.remembers?.level ?? ''),
  'saving failed': ({ heard }) => (heard.remembers?.session.unsaved ?? []).length > 0,
} as const satisfies Readonly<Record<string, (exchange: Exchange) => boolean>>;

export type Milestone = keyof typeof MILESTONES;

/** Returns the milestones that a conversation reaches. */
export function findMilestones(exchanges: readonly Exchange[]): Milestone[] {
  const reached: Milestone[] = [];
  for (const [name, isReached] of entries()) if (exchanges.some(isReached)) reached.push(name);
  return reached;
}

function entries(): [Milestone, (exchange: Exchange) => boolean][] {
  const all: [Milestone, (exchange: Exchange) => boolean][] = [];
  for (const name of keysOf(MILESTONES)) all.push([name, MILESTONES[name]]);
  return all;
}
