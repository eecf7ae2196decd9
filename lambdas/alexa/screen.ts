/** What a device with a screen tells: that it has one, that something was touched, that something was played. */
import * as z from 'zod/mini';
import type { Event } from '../coach/events.ts';
import { TOUCHES, touchNamed } from '../coach/touches.ts';
import type { Envelope } from './envelope.ts';
import { remembered } from './session.ts';

const APL = 'Alexa.Presentation.APL';
const USER_EVENT = `${APL}.UserEvent`;
const RUNTIME_ERROR = `${APL}.RuntimeError`;

/** The first version that the documents are drawn by, and that turns timed audio into speech. */
const [LEAST_MAJOR, LEAST_MINOR] = [1, 4];

/** Audio that ends after less of its time was never played: a device's clock isn't that far off. */
const PLAYED_AT_LEAST = 0.9;

const interfaceSchema = z.object({ runtime: z.optional(z.object({ maxVersion: z.optional(z.string()) })) });

/** Whether the device that a request came from draws the documents: only then may one be sent. */
export function hasScreen({ context }: Envelope): boolean {
  const apl = z.safeParse(interfaceSchema, context.System.device?.supportedInterfaces?.[APL]);
  const version = apl.success ? (apl.data.runtime?.maxVersion ?? '') : '';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST_MAJOR || (major === LEAST_MAJOR && minor >= LEAST_MINOR);
}

/**
 * What a screen tells, in the coach's terms; `stale` where it isn't about what is shown now, so that nothing of it
 * counts: an older document, a second touch. Null for a request that no screen sent.
 */
export function screenEventIn({ session, request }: Envelope): Event | 'stale' | null {
  const { type, token, timestamp } = request;
  if (type !== USER_EVENT && type !== RUNTIME_ERROR) return null;
  const before = remembered(session);
  if (before.kind !== 'known' || before.session.shown === null || before.session.shown !== token)
    return 'stale';
  if (type === RUNTIME_ERROR) return { type: 'screen_failed' };
  const [what, name] = request.arguments ?? [];
  const touch = what === 'touched' && typeof name === 'string' ? touchNamed(name) : null;
  if (touch !== null) return TOUCHES[touch];
  if (what !== 'played') return 'stale';
  const playing = before.session.conversation.run?.playing ?? null;
  const wholeMs = playing === null ? 0 : PLAYED_AT_LEAST * playing.endMs;
  const passedMs = Date.parse(timestamp) - (playing?.sentAt ?? 0);
  return { type: passedMs < wholeMs ? 'screen_failed' : 'played' };
}
