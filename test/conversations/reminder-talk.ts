/** Conversations with Alexa's services, which set reminders and may fail. */
import { afterAll } from 'vitest';
import {
  openServices,
  type Fault,
  type Services,
  type ServiceSettings,
} from '../../simulator/cloud/alexa-services.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { talk, type Scene } from './talk.ts';

/** Two visits: the second ends with the offer of a reminder. */
export const OFFERED = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT];
/** … and the person sets one for every day at seven. */
export const SET = [...OFFERED, 'every day at seven', 'yes'];
/** Another visit, two days later. */
export const BACK_LATER = ['(wait 2d)', ...NEXT_VISIT];

const open: Services[] = [];
afterAll(() => Promise.all(open.map((services) => services.close())));

/** Opens Alexa's services, which close after the tests of the file. */
export async function serve(setting: ServiceSettings = { granted: true }): Promise<Services> {
  const services = await openServices(setting);
  open.push(services);
  return services;
}

/** A wrapper of the skill that changes requests on their way. */
export type Between = NonNullable<Scene['between']>;

/** The outcome of a conversation with Alexa's services. */
export interface ReminderTalk {
  readonly turns: readonly Turn[];
  readonly last: Turn;
  readonly services: Services;
  readonly store: MemoryStore;
}

/** Holds a conversation with Alexa's services. */
export async function talkWithServices(
  said: readonly string[],
  setting?: ServiceSettings,
  scene: Scene = {},
): Promise<ReminderTalk> {
  const services = await serve(setting);
  const store = memoryStore();
  const turns = await talk(said, { services, store, ...scene });
  const last = turns.at(-1);
  if (last === undefined) throw new Error('nothing was said');
  return { turns, last, services, store };
}

/** Makes the first call of a kind fail; all later ones succeed. */
export function failOnce(call: string, fault: Fault): (made: string) => Fault | null {
  let due = true;
  return (made) => {
    if (!due || made !== call) return null;
    due = false;
    return fault;
  };
}

/** The calls of Alexa's Reminders API. */
export const POST = 'POST /v1/alerts/reminders';
export const PUT = 'PUT /v1/alerts/reminders';
export const GET = 'GET /v1/alerts/reminders';
export const DELETE = 'DELETE /v1/alerts/reminders';
/** A fault in which the service does nothing, and answers with a status and a code. */
export const status = (code: number, named = 'SOMETHING'): Fault => ({ status: code, body: { code: named } });
