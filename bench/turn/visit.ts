/** A visit of somebody who has been here before, told turn by turn: what was sent, and what the table held. */
import { join } from 'node:path';
import { z } from 'zod';
import { ASKED_IDS, type AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Item } from '../../lambdas/store/item.ts';
import type { Operations } from '../../lambdas/operations/watch.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { Echo } from '../../simulator/echo/echo.ts';
import { type Skill, SKILL_ID } from '../../simulator/cloud/skill.ts';
import { silencesOf } from '../../simulator/echo/answer-timing.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { makeUnderstanding, type Understanding, type Understood } from '../../simulator/nlu/understand.ts';
import { USER } from './history.ts';
import { memoryTable, nameOf, type Seen } from './table.ts';

/** A Monday evening. */
export const NOW = Date.UTC(2026, 10, 16, 18);
/** What the handler is told of its deployment. */
export const ALLOWED = { skillId: SKILL_ID, keepRatings: true };
/** Nothing is logged: the lines would be most of what is measured. */
export const QUIET: Operations = { write: () => undefined, clock: () => performance.now() };

/** Answers that aren't no. */
const ANSWERS: Partial<Record<AskedId, string>> = {
  age: 'forty',
  same_person: 'yes',
  floor: 'yes',
  carry_on: 'yes',
  pain_now: 'two',
  ready: 'ready',
  hardest: 'three',
  back_now: 'two',
  reach: 'skip',
};

/** One turn, as it can be sent again. */
export interface Recorded {
  readonly kind: string;
  /** The envelope, as JSON. */
  readonly sent: string;
  /** The answer's JSON, in bytes. */
  readonly answerBytes: number;
  /** What the table held before: the person's item and their history, as far as there are any. */
  readonly items: readonly Item[];
  readonly calls: readonly Seen[];
}

/** What is said on the way: until a question is open, its answers; then these words, so far into the answer. */
interface Moment {
  readonly kind: string;
  readonly said: string;
  readonly until?: AskedId;
  readonly atSeconds?: number;
}

/** From the first hold to the check-in. */
const ROUTINE: readonly Moment[] = [
  { kind: 'start the holds', said: 'ready', until: 'ready' },
  { kind: 'how long left', said: 'how long left', atSeconds: 20 },
  { kind: 'pause', said: 'pause', atSeconds: 12 },
  { kind: 'carry on', said: 'carry on' },
  { kind: 'easier', said: 'easier', atSeconds: 10 },
  { kind: 'check-in', said: 'three', until: 'hardest' },
];
const AFTER: readonly Moment[] = [
  { kind: 'a question', said: 'what is fascia' },
  { kind: 'how am I doing', said: 'how am i doing' },
];

/** Ways that a visit may go, to its goodbye. */
const WAYS = {
  /** Stopped after the routine, once somebody has heard how they are doing. */
  stopped: [...ROUTINE, ...AFTER, { kind: 'stop', said: 'stop' }],
  /** To the end, where the routine and its week are told. */
  ended: [...ROUTINE, { kind: 'the end', said: 'two', until: 'back_now' }],
  /** Both: what looks at the history does so twice. */
  both: [...ROUTINE, ...AFTER, { kind: 'the end', said: 'two', until: 'back_now' }],
} as const satisfies Readonly<Record<string, readonly Moment[]>>;

export type Way = keyof typeof WAYS;

const openSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ asked: z.looseObject({ id: z.enum(ASKED_IDS) }) }),
    }),
  }),
});

/** The question that an answer leaves open, or null. */
export function readAsked(response: unknown): AskedId | null {
  const open = openSchema.safeParse(response);
  return open.success ? open.data.sessionAttributes.session.conversation.asked.id : null;
}

/** US English. */
export const MODEL = loadModel(join(import.meta.dirname, '../../interaction-models'), 'en-US');
const UNDERSTOOD = makeUnderstanding(MODEL);

/** The same words are understood alike: looked up once, so that understanding, which is Alexa's part, takes no time. */
const once = new Map<string, Understood>();
export const UNDERSTANDING: Understanding = {
  ...UNDERSTOOD,
  inSession: (said) => {
    const known = once.get(said) ?? UNDERSTOOD.inSession(said);
    once.set(said, known);
    return known;
  },
};

/** Who is here, when, and what is told as each turn begins. */
export interface Guest {
  readonly user: string;
  readonly fromMs: number;
  readonly began?: (kind: string) => void;
}

/**
 * Holds the whole visit with a skill.
 * @throws Error where it doesn't come to its goodbye, or an answer breaks one of Alexa's limits
 */
export async function hold(
  skill: Skill,
  { user, fromMs, began = () => undefined }: Guest,
  way: Way = 'stopped',
): Promise<void> {
  const home = { applicationId: SKILL_ID, user, person: null, locale: 'en-US', device: 'dot' } as const;
  const echo = new Echo(skill, UNDERSTANDING, { ...home, seed: `bench ${fromMs}` });
  let nowMs = fromMs;
  const say = async (kind: string, said: string, atSeconds?: number): Promise<AskedId | null> => {
    began(kind);
    const { playing } = echo;
    if (playing !== null)
      nowMs = atSeconds === undefined ? silencesOf(playing).endsMs : playing.startMs + atSeconds * 1_000;
    const { turn, problems } = await echo.hear(said, (nowMs += 1_000));
    if (problems.length > 0) throw new Error(`${said}: ${problems.join('; ')}`);
    return readAsked(turn.response);
  };
  let asked = await say('launch', `open ${MODEL.invocationName}`);
  const moments: readonly Moment[] = WAYS[way];
  for (const { kind, said, until, atSeconds } of moments) {
    for (let tries = 0; until !== undefined && asked !== until; tries += 1) {
      if (asked === null || tries > MOST_TRIES)
        throw new Error(`${until} isn't asked, but ${asked ?? 'nothing'}`);
      asked = await say('an answer', ANSWERS[asked] ?? 'no');
    }
    asked = await say(kind, said, atSeconds);
  }
}

/** More questions than any visit asks. */
const MOST_TRIES = 30;

/** The visit of somebody of whom the table holds these items, turn by turn. */
export async function visit(before: readonly Item[], way: Way = 'stopped'): Promise<Recorded[]> {
  const table = memoryTable();
  for (const item of before) table.items.set(nameOf(item), item);
  const handler = createHandler(ALLOWED, dynamoStore(table.dynamo, 'progress'), QUIET);
  const turns: Recorded[] = [];
  let kind = '';
  const skill: Skill = async (envelope) => {
    const items = [...table.items.values()];
    table.calls.length = 0;
    const sent = JSON.stringify(envelope);
    const answer = await handler(envelope);
    const answerBytes = Buffer.byteLength(JSON.stringify(answer));
    turns.push({ kind, sent, items, answerBytes, calls: [...table.calls] });
    return answer;
  };
  const began = (next: string): void => {
    kind = next;
  };
  await hold(skill, { user: USER, fromMs: NOW, began }, way);
  return turns;
}
