/** Lets Alexa ask for the permission to set reminders; `alexa/consent.ts` reads the answer. */
import type { interfaces } from 'ask-sdk-model';
import type { Ask } from '../coach/conversation/acts.ts';
import { scheduleName } from '../coach/reminders/schedule.ts';

export type SendRequest = interfaces.connections.SendRequestDirective;

const REMINDERS = 'alexa::alerts:reminders:skill:readwrite';

/** The directive of a question that asks for the permission; null for any other. Its token tells what it is asked for. */
export function permissionAskedIn({ question, schedule }: Ask): SendRequest | null {
  if (question !== 'remind_allowed') return null;
  return {
    type: 'Connections.SendRequest',
    name: 'AskFor',
    payload: {
      '@type': 'AskForPermissionsConsentRequest',
      '@version': '1',
      permissionScope: REMINDERS,
    },
    token: schedule === undefined ? '' : scheduleName(schedule),
  };
}
