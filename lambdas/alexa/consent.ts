/** Reads the answer to Alexa's own question for a permission (`AskFor`). */
import type { CoachEvent } from '../coach/conversation/events.ts';
import { scheduleNamed } from '../coach/reminders/schedule.ts';
import type { Envelope } from './envelope.ts';

/** The connection that asks for a permission: Alexa's name for it. */
const ASK_FOR = 'AskFor';

const OK = '200';

/**
 * Reads the answer to AskFor, which comes as `Connections.Response` or as `SessionResumedRequest`.
 * @returns null if the request is neither; an answer that can't be read counts as not answered
 */
export function readConsent({ request }: Envelope): CoachEvent | null {
  const { type, name, status, payload, token, cause } = request;
  if (type === 'Connections.Response' && name === ASK_FOR)
    return toConsentEvent(status?.code === OK ? payload?.status : undefined, token);
  if (type === 'SessionResumedRequest') return toConsentEvent(cause?.result?.status, cause?.token);
  return null;
}

function toConsentEvent(status: string | undefined, token: string | null | undefined): CoachEvent {
  return { type: 'consent', answer: answerOf(status), schedule: scheduleNamed(token ?? '') };
}

function answerOf(status: string | undefined): 'accepted' | 'denied' | 'not_answered' {
  if (status === 'ACCEPTED') return 'accepted';
  return status === 'DENIED' ? 'denied' : 'not_answered';
}
