import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, hearReminderOutcome } from '../../lambdas/coach/advance.ts';
import type { Act } from '../../lambdas/coach/conversation/acts.ts';
import { type Context, withFacts } from '../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import { revokeStalePermission } from '../../lambdas/coach/conversation/overrule.ts';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../lambdas/coach/conversation/turn.ts';
import { knowsSomeone, NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { foldFacts } from '../../lambdas/coach/progress/record-fact.ts';
import { DAY, SECOND } from '../../lambdas/coach/shared/time.ts';
import { voiceOf } from '../../lambdas/session/speaker.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';
import { readEnvelope } from '../../lambdas/alexa/envelope.ts';
import { SAME_EXAMPLES } from './support/arbitraries.ts';
import { whole } from './support/history.ts';
import { around, concluded, have, NO, NOW, number, YES } from './support/talking.ts';

/** How many sessions are tried. */
const SESSIONS = 2_000;

const VOICES = ['ada', 'ben', null] as const;

type Speaks = (typeof VOICES)[number];

/** Somebody with everything on record that can be told, changed or deleted. */
function recordOf(goal: 2 | 3 | 4): PersonRecord {
  return {
    ...NO_PROGRESS,
    screened: concluded({ at: NOW - DAY }),
    preferences: {
      ...NO_PROGRESS.preferences,
      ...{ goal, floor: true, minutes: 5, tool: 'soft_roller', disclaimerHeard: true },
      ...{ timeZone: 'Europe/Berlin', keepsRatings: true, keepsGoing: true },
      ...{ leavesOut: ['feet'], usual: { minutes: 3, regions: ['glutes'] } },
    },
    practice: {
      ...NO_PROGRESS.practice,
      ...{ finished: 12, calm: 5, lastChosen: { minutes: 3, regions: ['glutes'] } },
      programme: { id: 'sitting', startedAt: NOW - DAY, done: goal },
    },
    reminder: {
      days: 'every_day',
      hour: 19,
      minute: 0,
      token: `of ${goal}`,
      timeZone: 'Europe/Berlin',
      offeredIn: null,
    },
    lastAt: NOW - DAY,
  };
}

const AGREED: readonly AskedId[] = [
  ...(['adult', 'same_person', 'examined', 'allowed', 'floor', 'take_up'] as const),
  ...(['delete_person', 'delete_household', 'remind_confirm', 'keep_ratings'] as const),
];
const READY: readonly AskedId[] = ['ready', 'carry_on', 'other_side'];
const NUMBERS: readonly AskedId[] = ['pain_now', 'hardest', 'how_strong', 'back_now'];

/** What leads on from a question. */
function willing(asked: AskedId): CoachEvent {
  if (AGREED.includes(asked)) return YES;
  if (READY.includes(asked)) return { type: 'ready' };
  if (asked === 'age') return number(40);
  return NUMBERS.includes(asked) ? number(3) : NO;
}

const ASKS: readonly CoachEvent[] = [
  { type: 'progress', about: 'overall' },
  { type: 'goal', perWeek: null },
  { type: 'goal', perWeek: 6 },
  { type: 'my_data' },
  { type: 'delete_data', scope: 'person' },
  { type: 'delete_data', scope: 'household' },
  { type: 'remind', change: 'stop', days: null, time: null, half: null },
  { type: 'remind', change: 'set', days: 'weekdays', time: { hour: 7, minute: 0 }, half: null },
  { type: 'detail', detail: 'brief' },
  { type: 'detail', detail: 'chimes' },
  { type: 'keep_going', on: true },
  { type: 'keep_going', on: false },
  { type: 'never', place: 'quads' },
  { type: 'use_again', place: 'quads' },
  { type: 'keep_usual' },
  { type: 'programme', change: 'start', programme: 'running' },
  { type: 'programme', change: 'leave' },
  { type: 'reached', landmark: 'toes' },
  { type: 'start', minutes: 8, place: null, side: null },
  { type: 'start', minutes: null, place: null, side: null, choice: 'usual' },
  { type: 'start', minutes: null, place: 'feet', side: null },
  { type: 'avoid', place: 'knee' },
  { type: 'stop' },
  { type: 'pause' },
  { type: 'hurts' },
  { type: 'launched' },
  { type: 'played' },
  { type: 'unclear' },
  { type: 'previous' },
  { type: 'not_sure' },
  YES,
  NO,
  number(2),
  have('chest_pain'),
  have('fever'),
  have('leg_pain'),
  have('sore_skin', 'hip'),
];

const sessions = fc.record({
  first: fc.constantFrom(...VOICES),
  turns: fc.array(
    fc.record({
      /** Mostly the voice of the turn before. */
      voice: fc.oneof(
        { weight: 3, arbitrary: fc.constant('same' as const) },
        { weight: 1, arbitrary: fc.constantFrom(...VOICES) },
      ),
      /** Mostly what leads on. */
      event: fc.oneof(
        { weight: 3, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.constantFrom(...ASKS) },
      ),
      afterMs: fc.oneof(fc.nat({ max: 5 * SECOND }), fc.nat({ max: 120 * SECOND })),
    }),
    { minLength: 10, maxLength: 28, size: 'max' },
  ),
});

type Session = typeof sessions extends fc.Arbitrary<infer T> ? T : never;

/** Who speaks, as Alexa says it, against whose session it is. */
function compare(speaks: Speaks, began: string | null): ReturnType<typeof voiceOf> {
  const envelope = readEnvelope({
    version: '1.0',
    session: { new: true },
    context: {
      System: {
        application: { applicationId: 'skill' },
        user: { userId: 'house' },
        ...(speaks === null ? {} : { person: { personId: speaks } }),
      },
    },
    request: { type: 'LaunchRequest', requestId: 'r', timestamp: '2026-11-16T09:00:00Z' },
  });
  return voiceOf(envelope, began === null ? null : { person: began });
}

/** One turn, with who spoke in it, and the session's record before and after. */
interface Step {
  readonly speaks: Speaks;
  readonly whose: string;
  readonly context: Context;
  readonly event: CoachEvent;
  readonly conversation: Conversation | null;
  readonly turn: Turn;
  readonly after: PersonRecord;
}

/** Plays a random session: whose record it is about is settled by the voice that begins it. */
function play({ first, turns }: Session): Step[] {
  const records = new Map<string, PersonRecord>();
  const played: Step[] = [];
  let speaks: Speaks = first;
  let conversation: Conversation | null = null;
  let began: string | null = null;
  let now = NOW;
  for (const { voice: next, event: wanted, afterMs } of turns) {
    if (next !== 'same') speaks = next;
    now += afterMs;
    const { person, voice } = compare(speaks, conversation === null ? null : began);
    const whose = person.person;
    began = whose;
    const progress = records.get(whose) ?? recordOf(whose === UNRECOGNISED ? 2 : speaks === 'ada' ? 3 : 4);
    const context = around({
      now,
      turnId: `turn-${now}`,
      progress,
      voice,
      ratingsAllowed: true,
      canRemind: true,
    });
    const before: Conversation | null =
      conversation === null ? null : revokeStalePermission(conversation, context);
    const event: CoachEvent = before === null ? { type: 'launched' } : (wanted ?? willing(before.asked.id));
    const turn = answered(whole(advance(before, event, context)), context);
    const deleted = turn.then === 'close' && turn.deletes !== undefined;
    const speaker = turn.conversation.speaker;
    const waits = speaker === 'guest' || (speaker === 'unconfirmed' && knowsSomeone(progress));
    const after = deleted ? NO_PROGRESS : waits ? progress : foldFacts(progress, turn.facts);
    records.set(whose, after);
    played.push({ speaks, whose, context, event, conversation: before, turn, after });
    conversation = turn.then === 'close' ? null : turn.conversation;
  }
  return played;
}

/** A turn with what it asks of Alexa's service carried out. */
function answered(turn: Turn, context: Context): Turn {
  if (turn.then !== 'request') return turn;
  const counted = withFacts(context, turn.facts);
  const next = hearReminderOutcome(
    turn.conversation,
    turn.request,
    { outcome: 'done', token: 'new' },
    counted,
  );
  return answered({ ...next, facts: [...turn.facts, ...next.facts] }, counted);
}

const isOwners = ({ context: { voice } }: Step): boolean =>
  voice === 'recognised' || voice === 'unrecognised';

/** What only a record can tell. */
const TELLS = [
  ...['progress', 'pain_trend', 'pain_change', 'this_week', 'progressed', 'reminder_set', 'goal'],
  ...['as_before', 'stays_out', 'back_in', 'usual_kept', 'programme_day', 'programme_set', 'programme_over'],
  'keep_going',
];

/** Whether the words of an act tell what only the record can. */
function tellsOfRecord(act: Act): boolean {
  return (
    TELLS.includes(act.act) ||
    (act.act === 'my_data' && typeof act.record === 'object') ||
    (act.act === 'gentle' && act.because === 'kept') ||
    (act.act === 'length' && act.because === 'flare') ||
    (act.act === 'summary' && act.inARow > 0)
  );
}

const allows = ({ turn }: Step): boolean =>
  turn.facts.some((fact) => fact.fact === 'screening_concluded' && fact.screened.outcome !== 'blocked');

const isDeleted = ({ turn }: Step): boolean => turn.then === 'close' && turn.deletes !== undefined;

/** No voice but the owner's hears anything of a record. */
function requireSilence({ turn }: Step): void {
  expect(turn.said.filter(tellsOfRecord)).toEqual([]);
}

/** The programme that somebody began; null if there is none, or its last routine ended it. */
function startOf({ practice: { programme } }: PersonRecord): unknown {
  return programme === null ? null : [programme.id, programme.startedAt];
}

/** No voice but the owner's changes goal, preferences, reminder, ratings, or what allows rolling. */
function requireUnchanged(step: Step): void {
  const { context, after } = step;
  const { preferences, reminder, recent, screened } = context.progress;
  expect([after.preferences, after.reminder]).toEqual([preferences, reminder]);
  // What was rolled counts, whoever went on with it; which programme it is in is the owner's.
  expect(startOf(after)).toEqual(startOf(context.progress));
  expect([after.recent.pain, after.recent.reach]).toEqual([recent.pain, recent.reach]);
  // What forbids may be written; what allows may not.
  expect(allows(step)).toBe(false);
  if (context.voice === 'another') expect(after.screened).toEqual(screened);
}

/** A record is deleted only by the voice that it belongs to, with a yes; a household only by one that is on record. */
function requireOwnersYes({ speaks, whose, context, event, conversation }: Step): void {
  expect(compare(speaks, null).person.person).toBe(whose);
  expect([event.type, conversation?.speaker]).toEqual(['yes', 'owner']);
  if (conversation?.asked.id !== 'delete_household') return;
  const saidSo = conversation.checks.answers.same_person === 'yes' || conversation.checks.tookUp;
  expect(knowsSomeone(context.progress) && (context.voice === 'recognised' || saidSo)).toBe(true);
}

/** What a missed voice helped to answer is kept neither as a screening that allows rolling nor as a pain. */
function requireUnkept(step: Step): void {
  expect(allows(step) || step.turn.facts.some(({ fact }) => fact === 'pain_rated')).toBe(false);
}

describe('the coach, in sessions with random voices in random turns,', () => {
  it('lets nobody but its owner hear, change or delete a record', { timeout: 120_000 }, () => {
    const seen = { foreign: 0, deleted: 0, missed: 0 };
    fc.assert(
      fc.property(sessions, (session) => {
        for (const step of play(session)) {
          if (!isOwners(step)) {
            seen.foreign += 1;
            requireSilence(step);
            requireUnchanged(step);
          }
          if (isDeleted(step)) {
            seen.deleted += 1;
            requireOwnersYes(step);
          }
          if (step.conversation?.missedVoice === true && step.turn.conversation.missedVoice) {
            seen.missed += 1;
            requireUnkept(step);
          }
        }
      }),
      { ...SAME_EXAMPLES, numRuns: SESSIONS },
    );
    expect(seen.foreign).toBeGreaterThan(SESSIONS);
    expect(seen.missed).toBeGreaterThan(SESSIONS / 10);
    expect(seen.deleted).toBeGreaterThan(SESSIONS / 100);
  });
});
