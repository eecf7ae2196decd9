/** Alexa's own question for a permission, as it comes back answered. */
import type { CoachEvent } from '../coach/conversation/events.ts';
import { scheduleNamed } from '../coach/reminders/schedule.ts';
import type { Envelope } from './envelope.ts';

/** The name of the connection that asks. */
export const ASK_FOR = 'AskFor';

const OK = '200';

/**
 * The answer to AskFor, in either way it may come: as `Connections.Response`, or with the session resumed. Null
 * where a request is neither. What can't be read counts as not answered.
 */
export function consentIn({ request }: Envelope): CoachEvent | null {
  const { type, name, status, payload, token, cause } = request;
  if (type === 'Connections.Response' && name === ASK_FOR)
    return consent(status?.code === OK ? payload?.status : undefined, token);
  if (type === 'SessionResumedRequest') return consent(cause?.result?.status, cause?.token);
  return null;
}

function consent(status: string | undefined, token: string | null | undefined): CoachEvent {
  return { type: 'consent', answer: answerOf(status), schedule: scheduleNamed(token ?? '') };
}

function answerOf(status: string | undefined): 'accepted' | 'denied' | 'not_answered' {
  if (status === 'ACCEPTED') return 'accepted';
  return status === 'DENIED' ? 'denied' : 'not_answered';
}
