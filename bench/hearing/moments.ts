/** Brings the real skill to a question, or into a hold, and says one sentence there. */
import type { Request as AlexaRequest } from 'ask-sdk-model';
import { z } from 'zod';
import { readEnvelope } from '../../lambdas/alexa/envelope.ts';
import { eventOf } from '../../lambdas/alexa/events.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import { ASKED_IDS, type AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { type Answers, ANSWERS } from '../../lambdas/coach/screening/questionnaire.ts';
import { TRIAGE_LEVELS, type TriageLevel } from '../../lambdas/coach/screening/triage-level.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import {
  type Household,
  makeIntentRequest,
  makeSessionEnvelope,
  type RequestCommon,
} from '../../simulator/echo/envelope.ts';
import type { Understanding, Understood } from '../../simulator/nlu/understand.ts';
import { memoryTable } from '../turn/table.ts';
import { ALLOWED, NOW, QUIET } from '../turn/visit.ts';

/** Where something is said: a question; or twenty seconds into the first hold. */
export type MomentId = AskedId | 'hold';

/** The conversation after an answer, as far as it tells what was made of the words. */
export interface Standing {
  readonly asked: AskedId;
  readonly closed: boolean;
  readonly level: TriageLevel | null;
  readonly answers: Answers;
  readonly plays: boolean;
}

/** What a sentence came to. */
export interface Heard {
  readonly event: CoachEvent | 'unasked';
  readonly before: Standing;
  readonly after: Standing;
}

/** Says a sentence at a moment; each time as if nothing else had been said there. */
export type SayAt = (moment: MomentId, sentence: string) => Promise<Heard>;

const HOUSEHOLD: Household = {
  ...{ applicationId: ALLOWED.skillId, user: 'somebody', person: null },
  ...{ locale: 'en-US', device: 'dot', seed: 'hearing' },
};

const TURN_MS = 10_000;
const DAY_MS = 24 * 60 * 60 * 1_000;
/** More than any way to a moment takes. */
const MOST_TURNS = 120;
/** From the start of the first segment: its first hold has begun by then. */
const INTO_A_HOLD_MS = 50_000;

const answersSchema = z.partialRecord(z.string(), z.enum(ANSWERS));

const keptSchema = z.object({ sessionAttributes: z.record(z.string(), z.unknown()) });

const answeredSchema = z.object({
  sessionAttributes: z.object({
    phase: z.string(),
    level: z.enum(TRIAGE_LEVELS).nullable(),
    steps: z.array(z.unknown()),
    session: z.object({
      conversation: z.object({
        asked: z.object({ id: z.enum(ASKED_IDS) }),
        checks: z.object({ answers: answersSchema }),
      }),
    }),
  }),
});

interface Reached {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly standing: Standing;
  readonly items: ReadonlyMap<string, Item>;
  readonly atMs: number;
}

/** What leads to a hold. A number answers `age` and every rating. */
const USUAL: Readonly<Partial<Record<AskedId, string>>> = {
  age: 'forty two',
  floor: 'yes',
  pain_now: 'two',
  ready: 'ready',
  same_person: 'yes',
  hardest: 'three',
  back_now: 'two',
  carry_on: 'yes',
  other_side: 'yes',
  reach: 'skip',
  examined: 'yes',
};

/** What has to be answered otherwise to come to a question. */
const LEADS_TO: Readonly<Partial<Record<AskedId, Readonly<Partial<Record<AskedId, string>>>>>> = {
  saddle_recent: { saddle: 'yes' },
  bladder_bowel_recent: { bladder_bowel: 'yes' },
  both_legs_recent: { both_legs: 'yes' },
  red_now_today: { red_now: 'yes' },
  leg_worse: { leg: 'yes' },
  leg_nerve: { leg: 'yes' },
  clot_now: { clot: 'yes' },
  pregnant: { other: 'yes' },
  other_condition: { other: 'yes' },
  trauma_examined: { trauma: 'yes', recent_trauma: 'yes' },
  trauma_hard: { trauma: 'yes', recent_trauma: 'yes' },
  sweats_explained: { unwell: 'yes', sweats: 'yes' },
  ill: { unwell: 'yes' },
  constant_pain: { constant: 'yes' },
  // The day after is asked about alone where the pain is more than it was, if that was remembered.
  flare: { pain_now: 'four' },
};

const RETURNING: readonly AskedId[] = ['red_flags_since', 'anything_new', 'flare'];

/** Prepares a skill with a table of its own. */
export function openSkill(understanding: Understanding): SayAt {
  const table = memoryTable();
  const skill = createHandler(ALLOWED, dynamoStore(table.dynamo, 'progress'), QUIET);
  const reached = new Map<MomentId, Promise<Reached>>();
  return async (moment, sentence) => {
    const before = await (reached.get(moment) ?? reach(moment));
    reached.set(moment, Promise.resolve(before));
    restore(table.items, before.items);
    const atMs = before.atMs + (moment === 'hold' ? INTO_A_HOLD_MS : TURN_MS);
    const request = requestOf(understanding, sentence, atMs);
    const envelope = makeSessionEnvelope(
      HOUSEHOLD,
      { id: 'session', isNew: false, attributes: before.attributes },
      request,
    );
    const event = eventOf(readEnvelope(envelope));
    const { standing } = await send(skill, before, request, table.items);
    return { event, before: before.standing, after: standing };
  };

  async function reach(moment: MomentId): Promise<Reached> {
    table.items.clear();
    if (moment === 'carry_on') {
      const hold = await reach('hold');
      return send(skill, hold, requestOf(understanding, 'pause', hold.atMs + INTO_A_HOLD_MS), table.items);
    }
    if (!RETURNING.some((id) => id === moment))
      return visit(moment, NOW, LEADS_TO[moment === 'hold' ? 'ready' : moment] ?? {});
    await visit('goodbye', NOW, {});
    await visit('goodbye', NOW + 2 * DAY_MS, { keep_ratings: 'yes' });
    return visit(moment, NOW + 4 * DAY_MS, moment === 'hold' ? {} : (LEADS_TO[moment] ?? {}));
  }

  /** Goes on from a launch until a moment is reached. */
  async function visit(
    moment: MomentId | 'goodbye',
    startMs: number,
    otherwise: Readonly<Partial<Record<AskedId, string>>>,
  ): Promise<Reached> {
    let at = await launch(startMs);
    for (let turn = 1; turn < MOST_TURNS; turn += 1) {
      const { asked, closed, plays } = at.standing;
      if (moment === 'hold' ? plays && asked !== 'ready' : asked === moment) return at;
      if (closed && moment === 'goodbye') return at;
      if (closed) break;
      const said = otherwise[asked] ?? USUAL[asked] ?? 'no';
      // A segment is heard to its end first.
      const atMs = at.atMs + (plays ? 300_000 : TURN_MS);
      at = await send(skill, at, requestOf(understanding, said, atMs), table.items);
    }
    throw new Error(`Expected to come to ${moment}, not to end at ${at.standing.asked}`);
  }

  function launch(startMs: number): Promise<Reached> {
    const nothing: Standing = { asked: 'age', closed: false, level: null, answers: {}, plays: false };
    const before: Reached = { attributes: {}, standing: nothing, items: new Map(), atMs: startMs };
    return send(skill, before, { type: 'LaunchRequest', ...commonAt(startMs) }, table.items, true);
  }
}

function restore(items: Map<string, Item>, kept: ReadonlyMap<string, Item>): void {
  items.clear();
  for (const [name, item] of kept) items.set(name, item);
}

async function send(
  skill: Skill,
  { attributes }: Reached,
  request: AlexaRequest,
  items: ReadonlyMap<string, Item>,
  isNew = false,
): Promise<Reached> {
  const envelope = makeSessionEnvelope(HOUSEHOLD, { id: 'session', isNew, attributes }, request);
  // The answer crosses as JSON, as it does in the cloud.
  const answer: unknown = JSON.parse(JSON.stringify(await skill(envelope)));
  return {
    attributes: keptSchema.parse(answer).sessionAttributes,
    standing: readStanding(answer),
    items: new Map(items),
    atMs: Date.parse(request.timestamp),
  };
}

function readStanding(answer: unknown): Standing {
  const { phase, level, steps, session } = answeredSchema.parse(answer).sessionAttributes;
  const { asked, checks } = session.conversation;
  return {
    asked: asked.id,
    closed: phase === 'blocked' || phase === 'goodbye',
    level,
    answers: checks.answers,
    plays: steps.length > 0,
  };
}

function commonAt(atMs: number): RequestCommon {
  return {
    requestId: `amzn1.echo-api.request.${atMs}`,
    timestamp: new Date(atMs).toISOString(),
    locale: HOUSEHOLD.locale,
  };
}

/** The request for a sentence. The device takes "exit" for itself, which ends the session. */
function requestOf(understanding: Understanding, sentence: string, atMs: number): AlexaRequest {
  const meant: Understood = understanding.inSession(sentence);
  const common = commonAt(atMs);
  if (meant.kind !== 'intent')
    return makeIntentRequest(common, HOUSEHOLD, 'AMAZON.StopIntent', new Map(), new Map());
  return makeIntentRequest(common, HOUSEHOLD, meant.intent, understanding.slotsOf(meant.intent), meant.slots);
}
