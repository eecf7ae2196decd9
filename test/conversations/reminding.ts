/** Conversations in which people are reminded: Alexa's services are there, and may fail. */
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

/** The second routine ends with the offer. */
export const OFFERED = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT];
/** … is taken, for every day at seven. */
export const SET = [...OFFERED, 'every day at seven', 'yes'];
/** Another visit, two days later. */
export const BACK_LATER = ['(wait 2d)', ...NEXT_VISIT];

const open: Services[] = [];
afterAll(() => Promise.all(open.map((services) => services.close())));

/** Alexa's services, ended with the tests of the file. */
export async function served(setting: ServiceSettings = { granted: true }): Promise<Services> {
  const services = await openServices(setting);
  open.push(services);
  return services;
}

/** What stands between the Echo and the skill. */
export type Between = NonNullable<Scene['between']>;

/** What a conversation came to, and where. */
export interface Told {
  readonly turns: readonly Turn[];
  readonly last: Turn;
  readonly services: Services;
  readonly store: MemoryStore;
}

/** What comes of a conversation where Alexa's services are there. */
export async function told(
  said: readonly string[],
  setting?: ServiceSettings,
  scene: Scene = {},
): Promise<Told> {
  const services = await served(setting);
  const store = memoryStore();
  const turns = await talk(said, { services, store, ...scene });
  const last = turns.at(-1);
  if (last === undefined) throw new Error('nothing was said');
  return { turns, last, services, store };
}

/** A fault of the first call of a kind; all later ones go well. */
export function once(call: string, fault: Fault): (made: string) => Fault | null {
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
/** An answer with a status and a code, and nothing done. */
export const status = (code: number, named = 'SOMETHING'): Fault => ({ status: code, body: { code: named } });
