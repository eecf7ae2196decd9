/** What a device with a screen tells: that it has one, that something was touched, that something was played. */
import type { Envelope } from '../alexa/envelope.ts';
import { APL } from '../alexa/screen.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { TOUCHES, touchNamed } from '../coach/conversation/touches.ts';
import { readSession } from './session.ts';

const USER_EVENT = `${APL}.UserEvent`;

const RUNTIME_ERROR = `${APL}.RuntimeError`;

/** Audio that ends after less of its time was never played: a device's clock isn't that far off. */
const PLAYED_AT_LEAST = 0.9;

/**
 * What a screen tells, in the coach's terms; `unasked` where it isn't about what is shown now, so that nothing of it
 * counts: an older document, a second touch. Null for a request that no screen sent.
 */
export function screenEventIn({ session, request }: Envelope): CoachEvent | 'unasked' | null {
  const { type, token, timestamp } = request;
  if (type !== USER_EVENT && type !== RUNTIME_ERROR) return null;
  const before = readSession(session);
  if (before.kind !== 'known' || before.session.shown === null || before.session.shown !== token)
    return 'unasked';
  if (type === RUNTIME_ERROR) return { type: 'screen_failed' };
  const [what, name] = request.arguments ?? [];
  const touch = what === 'touched' && typeof name === 'string' ? touchNamed(name) : null;
  if (touch !== null) return TOUCHES[touch];
  if (what !== 'played') return 'unasked';
  const playing = before.session.conversation.run?.playing ?? null;
  const wholeMs = playing === null ? 0 : PLAYED_AT_LEAST * playing.endMs;
  const passedMs = timestamp - (playing?.sentAt ?? 0);
  return { type: passedMs < wholeMs ? 'screen_failed' : 'played' };
}
