/** A first visit with the real skill: its questions answered as a person would, until the first hold or the end. */
import { z } from 'zod';
import type { INTENTS as ALL_INTENTS } from '../../lambdas/alexa/events.ts';
import { PHASES } from '../../lambdas/coach/conversation/phase.ts';
import { ASKED_IDS, type AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { ANSWERS, SCREENING_IDS, YES_NO_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { levelOf } from '../../lambdas/coach/screening/triage.ts';
import { forbids, TRIAGE_LEVELS, type TriageLevel } from '../../lambdas/coach/screening/triage-level.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Request as AlexaRequest } from 'ask-sdk-model';
import type { Skill } from '../../simulator/cloud/skill.ts';
import {
  type Household,
  makeIntentRequest,
  type RequestCommon,
  makeSessionEnvelope,
} from '../../simulator/echo/envelope.ts';
import { memoryTable } from '../turn/table.ts';
import { ALLOWED, NOW, QUIET } from '../turn/visit.ts';
import type { Answer } from './truths.ts';

/** The questions that everybody is asked on the way to a hold, as long as nothing stops them. */
export const MAIN_IDS = [...SCREENING_IDS, 'floor', 'skin_joints', 'pain_now'] as const;

export type MainId = (typeof MAIN_IDS)[number];

export function isMain(id: AskedId): id is MainId {
  return MAIN_IDS.some((main) => main === id);
}

/** How a visit ends. `full` and `gentle` roll; `other` ends for a reason that no level names. */
export const OUTCOMES = ['full', 'gentle', 'refer', 'urgent', 'emergency', 'too_much_pain', 'other'] as const;

export type Outcome = (typeof OUTCOMES)[number];

export interface Visit {
  readonly outcome: Outcome;
  /** The question whose answer, or whose follow-up's, forbade rolling first; null for a visit that rolls. */
  readonly stoppedBy: MainId | null;
}

export function rolls({ outcome }: Pick<Visit, 'outcome'>): boolean {
  return outcome === 'full' || outcome === 'gentle';
}

/** How somebody answers a question. */
export type Answers = (id: AskedId) => Answer;

/** Speaks to one skill for one person after another: each is new to it. */
export type FirstVisit = (answers: Answers) => Promise<Visit>;

const HOUSEHOLD: Household = {
  ...{ applicationId: ALLOWED.skillId, user: 'somebody', person: null },
  ...{ locale: 'en-US', device: 'dot', seed: 'population' },
};

/** What the person takes to hear a question and answer it: nothing here depends on it. */
const TURN_MS = 10_000;

/** More than any visit takes. */
const MOST_TURNS = 100;

/** Loose: all of it goes back with the next request, as it came. */
const answeredSchema = z.object({
  sessionAttributes: z.looseObject({
    phase: z.enum(PHASES),
    level: z.enum(TRIAGE_LEVELS).nullable(),
    /** The steps that the answer plays. */
    steps: z.array(z.unknown()),
    session: z.looseObject({
      conversation: z.looseObject({
        asked: z.looseObject({ id: z.enum(ASKED_IDS) }),
        checks: z.looseObject({ answers: z.partialRecord(z.enum(YES_NO_IDS), z.enum(ANSWERS)) }),
        run: z.looseObject({ plan: z.looseObject({ gentle: z.boolean() }) }).nullable(),
      }),
    }),
  }),
});

type Answered = z.infer<typeof answeredSchema>['sessionAttributes'];

/** Opens the skill with a table of its own, which forgets each person when the next one comes. */
export function openSkill(): FirstVisit {
  const table = memoryTable();
  const skill = createHandler(ALLOWED, dynamoStore(table.dynamo, 'progress'), QUIET);
  return (answers) => {
    table.items.clear();
    table.calls.length = 0;
    return holdVisit(skill, answers);
  };
}

/**
 * Sends intents, not words: whether words are understood is measured elsewhere.
 * @throws Error where the skill reports a fault, or the visit comes to no end
 */
async function holdVisit(skill: Skill, answers: Answers): Promise<Visit> {
  let attributes: Readonly<Record<string, unknown>> = {};
  let last: MainId | null = null;
  let stoppedBy: MainId | null = null;
  let said: Answer | null = null;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const session = { id: 'session', isNew: turn === 0, attributes };
    // The answer crosses as JSON, as it does in the cloud.
    const answer: unknown = JSON.parse(
      JSON.stringify(await skill(makeSessionEnvelope(HOUSEHOLD, session, requestFor(said, turn)))),
    );
    const { sessionAttributes: now } = answeredSchema.parse(answer);
    attributes = now;
    const { id } = now.session.conversation.asked;
    const ended = now.phase === 'blocked' || now.phase === 'goodbye';
    if (now.steps.length > 0) return { outcome: readMode(now), stoppedBy: null };
    if (ended || isForbidden(now)) stoppedBy ??= last;
    if (ended) return endVisit(now.level, last, stoppedBy);
    if (isMain(id)) last = id;
    said = answers(id);
  }
  throw new Error(`Expected an end within ${MOST_TURNS} turns`);
}

/** Whether what was said so far forbids rolling: an answer by itself, or several together. */
function isForbidden({ level, session }: Answered): boolean {
  return forbids(level) || forbids(levelOf(session.conversation.checks.answers));
}

function readMode({ session }: Answered): Outcome {
  const { run } = session.conversation;
  if (run === null) throw new Error('Expected a routine, since a segment plays');
  return run.plan.gentle ? 'gentle' : 'full';
}

/** Somebody who gets as far as the pain was allowed to roll until then, though an earlier answer may have needed a clinician. */
function endVisit(level: TriageLevel | null, last: MainId | null, stoppedBy: MainId | null): Visit {
  if (last === 'pain_now') return { outcome: forbids(level) ? 'too_much_pain' : 'other', stoppedBy: last };
  return { outcome: forbids(level) ? level : 'other', stoppedBy };
}

function requestFor(said: Answer | null, turn: number): AlexaRequest {
  const common: RequestCommon = {
    requestId: `amzn1.echo-api.request.${turn}`,
    timestamp: new Date(NOW + turn * TURN_MS).toISOString(),
    locale: HOUSEHOLD.locale,
  };
  if (said === null) return { type: 'LaunchRequest', ...common };
  if (typeof said !== 'number')
    return makeIntentRequest(common, HOUSEHOLD, INTENTS[said], new Map(), new Map());
  const number = { value: String(said), resolution: null, taken: 1 };
  const types = new Map([['number', 'AMAZON.NUMBER']]);
  return makeIntentRequest(common, HOUSEHOLD, 'NumberIntent', types, new Map([['number', number]]));
}

const INTENTS: Readonly<Record<Exclude<Answer, number>, keyof typeof ALL_INTENTS>> = {
  yes: 'AMAZON.YesIntent',
  no: 'AMAZON.NoIntent',
  none: 'DenyIntent',
  ready: 'ReadyIntent',
};
