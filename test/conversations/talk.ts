import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { ASKED_IDS, type AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { createEventsHandler } from '../../lambdas/handlers/skill-events.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { converse, SPEAKING_MS } from '../../simulator/echo/conversation.ts';
import { Echo } from '../../simulator/echo/echo.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { silencesOf } from '../../simulator/echo/answer-timing.ts';
import { parseEvent } from '../../simulator/echo/script.ts';
import type { Outcome, Turn } from '../../simulator/echo/turn.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../../simulator/nlu/understand.ts';
import { AWS_REQUEST_ID, keeping } from '../operations/lines.ts';
import { GRANTED, type Grants } from '../../simulator/cloud/grants.ts';
import type { Services } from '../../simulator/cloud/alexa-services.ts';
import { memoryStore, type MemoryStore } from './memory.ts';

/** What a person says next: the words, and, after them, how the coach answers. */
export type Exchange = readonly [said: string, answer: string | RegExp, more?: Partial<Turn>];

/** Who talks, where, when, and to what table. */
export interface Scene {
  readonly person?: string | null;
  readonly user?: string;
  readonly locale?: string;
  /** When the first request is sent (ISO). A scene later in the same account begins later. */
  readonly at?: string;
  readonly store?: Store;
  /** Whether there is a screen to see and touch. */
  readonly device?: 'dot' | 'show';
  /** Whether the deployment may keep pain and reach. */
  readonly keepRatings?: boolean;
  /** Stands before the handler: to lose a request, or to send one that no Echo sends. */
  readonly between?: (skill: Skill) => Skill;
  /** Alexa's own services: without them there is no time zone, and nobody can be reminded. */
  readonly services?: Services;
  /** Whether the device fails to play timed audio. */
  readonly withoutTimedAudio?: boolean;
  /** What the skill's package declares, if not this project's. */
  readonly grants?: Grants;
  /** Takes every line of log and metrics. */
  readonly logged?: unknown[];
}

export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001';
export const USER = 'ada';
/** A Monday morning. */
export const MONDAY = '2026-11-16T09:00:00.000Z';

export const MODEL = loadModel(join(import.meta.dirname, '../../interaction-models'), 'en-US');
export const understood = makeUnderstanding(MODEL);

/** A person in front of an Echo: what a conversation that depends on the answers is held with. */
export interface Line {
  /** Says something when the answer has been heard, or so many seconds into it; tells the coach's answer. */
  readonly say: (said: string, atSeconds?: number) => Promise<Turn>;
  /** Says nothing: the reprompt plays, and the session ends. */
  readonly silence: () => Promise<Turn>;
}

const unchanged = (skill: Skill): Skill => skill;

function echoOf(scene: Scene): Echo {
  const { person = null, user = USER, locale = 'en-US', at = MONDAY, store = memoryStore() } = scene;
  const {
    device = 'dot',
    between = unchanged,
    logged,
    keepRatings = false,
    services,
    withoutTimedAudio = false,
    grants = GRANTED,
  } = scene;
  const handler = createHandler({ skillId: SKILL_ID, keepRatings }, store, keeping(logged));
  const skill: Skill = (envelope) => handler(envelope, { awsRequestId: AWS_REQUEST_ID });
  const seed = `${at} ${locale} ${person ?? ''}`;
  const household = {
    ...({ applicationId: SKILL_ID, user, person, locale, device, seed, withoutTimedAudio, grants } as const),
    ...(services === undefined ? {} : { services }),
  };
  return new Echo(between(skill), understood, household);
}

/** The skill's other entry, with the same table and log. */
function eventsOf({ store = memoryStore(), logged }: Scene): Skill {
  const handler = createEventsHandler({ skillId: SKILL_ID }, store, keeping(logged));
  return (envelope) => handler(envelope, { awsRequestId: AWS_REQUEST_ID });
}

/** A turn, once nothing about it breaks a limit of platform.md. */
function sound({ turn, problems }: Outcome): Turn {
  expect({ said: turn.said, n: turn.n, problems }).toEqual({ said: turn.said, n: turn.n, problems: [] });
  return turn;
}

/**
 * Holds a conversation with the skill through an Echo and the real interaction model, as `npm run say` does.
 * Every turn of it must keep the limits of platform.md.
 */
export async function talk(utterances: readonly string[], scene: Scene = {}): Promise<Turn[]> {
  const outcomes: Outcome[] = [];
  await converse(
    {
      echo: echoOf(scene),
      events: utterances.map(parseEvent),
      atMs: Date.parse(scene.at ?? MONDAY),
      opening: 'open foam roll coach',
      skillEvents: eventsOf(scene),
    },
    (outcome) => outcomes.push(outcome),
  );
  return outcomes.map(sound);
}

/** Holds a conversation as written: each answer has the words told, and what else is told of its turn. */
export async function transcript(exchanges: readonly Exchange[], scene: Scene = {}): Promise<Turn[]> {
  const turns = await talk(
    exchanges.map(([said]) => said),
    scene,
  );
  exchanges.forEach(([said, answer, more = {}], at) => {
    const turn = turns[at];
    expect(turn?.said).toBe(said.replace(/^@\S+ /, ''));
    const words = turn?.heard ?? '';
    if (typeof answer === 'string') expect(words.toLowerCase(), said).toContain(answer.toLowerCase());
    else expect(words, said).toMatch(answer);
    expect(turn, said).toMatchObject(more);
  });
  return turns;
}

/** A line to the coach, for conversations that aren't known beforehand. */
export function line(scene: Scene = {}): Line {
  const echo = echoOf(scene);
  let nowMs = Date.parse(scene.at ?? MONDAY) - SPEAKING_MS;
  return {
    say: async (said, atSeconds) => {
      const { playing } = echo;
      if (playing !== null) {
        nowMs = atSeconds === undefined ? silencesOf(playing).endsMs : playing.startMs + atSeconds * 1_000;
      }
      nowMs += SPEAKING_MS;
      return sound(await echo.hear(said, nowMs));
    },
    silence: async () => {
      const { playing } = echo;
      if (playing !== null) nowMs = silencesOf(playing).overMs ?? silencesOf(playing).endsMs;
      return sound(await echo.endSession('(silence)', nowMs, 'EXCEEDED_MAX_REPROMPTS'));
    },
  };
}

/**
 * A scene that goes on after a turn of another one, as often as one likes: whatever is said first is answered as
 * that turn was; the skill has the session and the item as they were then.
 * @param store the table of that other conversation, as it was left
 */
export function after({ at, response }: Turn, store: MemoryStore): Scene {
  const copy = memoryStore();
  const item = store.item(USER);
  if (item !== undefined) copy.put(USER, item);
  let begun = false;
  const between = (skill: Skill): Skill => {
    return (envelope) => {
      if (begun) return skill(envelope);
      begun = true;
      return Promise.resolve(response);
    };
  };
  return { at, store: copy, between };
}

const openSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ asked: z.looseObject({ id: z.enum(ASKED_IDS) }) }),
    }),
  }),
});

/** The question that is open after a turn; null when the session is over. */
export function askedIn({ microphone, response }: Turn): AskedId | null {
  if (microphone === 'closed') return null;
  return openSchema.parse(response).sessionAttributes.session.conversation.asked.id;
}

/** The seconds of each hold that a turn plays. */
export function holdsIn({ steps }: Turn): number[] {
  return steps.map(({ holdStartMs, endMs }) => (endMs - holdStartMs) / 1_000);
}
