import type { Envelope } from '../alexa/envelope.ts';
import { hasScreen } from '../alexa/screen.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import type { PersonRecord } from '../coach/progress/progress.ts';
import { needsPlainSpeech } from '../coach/progress/timed-audio.ts';
import type { Instant } from '../coach/shared/time.ts';
import type { OpenSession, Session } from '../session/session.ts';

/** What a session remembers of its device. */
export type DeviceState = Pick<Session, 'plainSpeech' | 'screenless' | 'shown'>;

/** What is known of the device when a request comes in. `device`: a hash of its id. */
interface KnownDevice {
  readonly session: OpenSession | null;
  readonly device: string | null;
  readonly progress: PersonRecord;
  readonly now: Instant;
}

/**
 * What the device has failed at so far in this session, or refused in one before, and the token of the document that it is
 * sent now.
 */
export function deviceAfter(
  { type }: CoachEvent,
  { session, device, progress, now }: KnownDevice,
  envelope: Envelope,
): DeviceState {
  const screenless = type === 'screen_failed' || (session?.screenless ?? false);
  return {
    plainSpeech: type === 'audio_failed' || (session?.plainSpeech ?? needsPlainSpeech(progress, device, now)),
    screenless,
    shown: screenless || !hasScreen(envelope) ? null : envelope.request.requestId,
  };
}

/** How such a device can go on where nothing is said. In plain speech no hold lasts what it says, so that it can't. */
export function waysToGoOn({ plainSpeech, shown }: DeviceState): Context['unasked'] {
  if (plainSpeech) return 'never';
  return shown === null ? 'reprompt' : 'played';
}
