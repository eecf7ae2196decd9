/**
 * Computes how long was held from what was played and when the person spoke, without using the coach's own
 * figures.
 */
import { routinesOf, withHistory } from '../../lambdas/coach/progress/history.ts';
import type { FullRecord } from '../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Exchange } from './exchange.ts';
import type { PlayedStep } from './answer.ts';

/** The tolerance for rounding. */
export const ROUNDING_MS = 5;
/** The time from the moment a person begins to speak to the request's timestamp. */
const SPEAKING_MS = 1 * SECOND;

/** Returns how much of these steps was held by a moment of the audio, in ms. */
export function sumHeld(steps: readonly PlayedStep[], atMs: number): number {
  return steps.reduce((sum, step) => sum + clampHeld(step, atMs), 0);
}

export function clampHeld({ holdStartMs, endMs }: PlayedStep, atMs: number): number {
  return Math.min(endMs - holdStartMs, Math.max(0, atMs - holdStartMs));
}

/** Returns how long a run was held according to a record, in ms. */
export function heldOnRecord(progress: FullRecord, run: string): number {
  const { open } = progress;
  if (open?.id === run) return open.heldMs.reduce((sum, ms) => sum + ms, 0);
  return routinesOf(progress).find(({ id }) => id === run)?.heldMs ?? 0;
}

/** Returns the record as it would be with the facts that wait in the session. */
export function recordWithUnsaved({ heard, kept }: Exchange, whose: string): FullRecord {
  const session = heard.remembers?.session;
  return session?.person === whose
    ? withHistory(session.unsaved.reduce(applyFact, kept(whose)))
    : kept(whose);
}

/** The segment that was playing when a request came, and its position. */
interface Interrupted {
  readonly run: string;
  readonly steps: readonly PlayedStep[];
  readonly atMs: number;
}

/**
 * Whether an error ends the session before the last hold of the segment that was sent at this time. The error may be about
 * that segment, so that nobody can say that it was heard.
 */
export function mayBeUnheard(
  { reason, now }: Exchange,
  steps: readonly PlayedStep[],
  sentAt: number,
): boolean {
  const lastMs = Math.max(0, ...steps.map(({ endMs }) => endMs));
  return reason === 'ERROR' && now - sentAt - SPEAKING_MS < lastMs;
}

/**
 * Returns the segment that a request interrupts; null if there is none, the device could not play it, or an error leaves
 * open whether it did.
 */
export function findInterrupted(exchange: Exchange): Interrupted | null {
  const { before, type, how, now } = exchange;
  const { steps = [], session } = before?.remembers ?? {};
  const run = session?.conversation.run ?? null;
  const sentAt = run?.playing?.sentAt;
  if (how !== 'sent' || run === null || sentAt === undefined) return null;
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return null;
  const { endMs = 0 } = run.playing ?? {};
  if (exchange.reason === 'ERROR' && now - sentAt - SPEAKING_MS < endMs) return null;
  return { run: run.id, steps, atMs: now - sentAt - SPEAKING_MS };
}

/** Lower limits for the time held, in ms, by name. */
export type MinimumHeld = Map<string, number>;

export function add(least: MinimumHeld, name: string, ms: number): number {
  const sum = (least.get(name) ?? 0) + ms;
  least.set(name, sum);
  return sum;
}
