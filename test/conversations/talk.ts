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

/** What a person says, the coach's answer, and whatever else is expected of the turn. */
export type Exchange = readonly [said: string, answer: string | RegExp, more?: Partial<Turn>];

/** Who talks, where and when, and with which table. */
export interface Scene {
  readonly person?: string | null;
  readonly user?: string;
  readonly locale?: string;
  /** The time of the first request (ISO 8601). A later scene of the same account has a later time. */
  readonly at?: string;
  readonly store?: Store;
  /** A `show` has a screen to see and touch. */
  readonly device?: 'dot' | 'show';
  /** Whether the deployment may keep pain and reach. */
  readonly keepRatings?: boolean;
  /** Wraps the skill, to lose a request or to send one that no Echo sends. */
  readonly between?: (skill: Skill) => Skill;
  /** Alexa's own services. Without them, there is no time zone and no reminder. */
  readonly services?: Services;
  /** Whether the device fails to play timed audio. */
  readonly withoutTimedAudio?: boolean;
  /** What the skill's package declares, if not this project's. */
  readonly grants?: Grants;
  /** Collects every line of log and metrics. */
  readonly logged?: unknown[];
}

export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001';
export const USER = 'ada';
/** A Monday morning. */
export const MONDAY = '2026-11-16T09:00:00.000Z';

export const MODEL = loadModel(join(import.meta.dirname, '../../interaction-models'), 'en-US');
export const understood = makeUnderstanding(MODEL);

/** A person in front of an Echo, for conversations in which what they say depends on the answers. */
export interface Line {
  /** Says something after the last answer, or a number of seconds into it; returns the coach's answer. */
  readonly say: (said: string, atSeconds?: number) => Promise<Turn>;
  /** Says nothing, so that the reprompt plays and the session ends. */
  readonly silence: () => Promise<Turn>;
}

const keepAsIs = (skill: Skill): Skill => skill;

function echoOf(scene: Scene): Echo {
  const { person = null, user = USER, locale = 'en-US', at = MONDAY, store = memoryStore() } = scene;
  const {
    device = 'dot',
    between = keepAsIs,
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

/** The skill's other entry, for skill events, with the same table and log. */
function eventsOf({ store = memoryStore(), logged }: Scene): Skill {
  const handler = createEventsHandler({ skillId: SKILL_ID }, store, keeping(logged));
  return (envelope) => handler(envelope, { awsRequestId: AWS_REQUEST_ID });
}

/** Requires that a turn breaks none of the limits in `simulator/echo/response-limits.ts`. */
function requireSound({ turn, problems }: Outcome): Turn {
  expect({ said: turn.said, n: turn.n, problems }).toEqual({ said: turn.said, n: turn.n, problems: [] });
  return turn;
}

/**
 * Holds a conversation with the skill through an Echo and the real interaction model, as `npm run say` does. Every turn
 * must keep the limits of Alexa.
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
  return outcomes.map(requireSound);
}

/** Holds a conversation, and requires of each turn the words and whatever else its exchange expects. */
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

/** Begins a conversation in which what the person says depends on the answers. */
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
      return requireSound(await echo.hear(said, nowMs));
    },
    silence: async () => {
      const { playing } = echo;
      if (playing !== null) nowMs = silencesOf(playing).overMs ?? silencesOf(playing).endsMs;
      return requireSound(await echo.endSession('(silence)', nowMs, 'EXCEEDED_MAX_REPROMPTS'));
    },
  };
}

/**
 * A scene that continues after a turn of an earlier one; it can be made any number of times. Whatever is said first
 * gets that turn's answer, and the skill has the session and the item of that moment.
 * @param store the table as the earlier conversation left it
 * @param person the recognised voice it was held with; null for one that isn't recognised
 */
export function after({ at, response }: Turn, store: MemoryStore, person: string | null = null): Scene {
  const copy = memoryStore();
  const item = store.item(USER, person);
  if (item !== undefined) copy.put(USER, item, person);
  let begun = false;
  const between = (skill: Skill): Skill => {
    return (envelope) => {
      if (begun) return skill(envelope);
      begun = true;
      return Promise.resolve(response);
    };
  };
  return { at, store: copy, between, person };
}

const openSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ asked: z.looseObject({ id: z.enum(ASKED_IDS) }) }),
    }),
  }),
});

/** The question that is open after a turn; null if the session is over. */
export function askedIn({ microphone, response }: Turn): AskedId | null {
  if (microphone === 'closed') return null;
  return openSchema.parse(response).sessionAttributes.session.conversation.asked.id;
}

/** The seconds of each hold that a turn plays. */
export function holdsIn({ steps }: Turn): number[] {
  return steps.map(({ holdStartMs, endMs }) => (endMs - holdStartMs) / 1_000);
}
