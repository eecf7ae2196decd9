/** Every wish, at every moment, in every voice, against the general laws of wishes. */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import { REGION_IDS } from '../../../../lambdas/coach/body/regions.ts';
import type { Act } from '../../../../lambdas/coach/conversation/acts.ts';
import type { Context } from '../../../../lambdas/coach/conversation/context.ts';
import type { Conversation } from '../../../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent, KeptWish } from '../../../../lambdas/coach/conversation/events.ts';
import type { AskedId } from '../../../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import {
  knowsSomeone,
  NO_HISTORY,
  NO_PROGRESS,
  type PersonRecord,
} from '../../../../lambdas/coach/progress/progress.ts';
import { foldFacts } from '../../../../lambdas/coach/progress/record-fact.ts';
import { keysOf } from '../../../../lambdas/coach/shared/keys-of.ts';
import { DAY, SECOND } from '../../../../lambdas/coach/shared/time.ts';
import { whole } from '../../support/history.ts';
import { PRACTISED } from '../../support/planning.ts';
import { around, concluded, NO, NOW, number, playedIn, YES } from '../../support/talking.ts';

/** Somebody practised, with something on record that each wish can change. */
const RECORD: PersonRecord = {
  ...PRACTISED,
  history: NO_HISTORY,
  screened: concluded({ at: NOW - DAY }),
  lastAt: NOW - DAY,
  preferences: {
    ...PRACTISED.preferences,
    ...{ floor: true, minutes: 8, tool: 'soft_roller', disclaimerHeard: true, leavesOut: ['calves'] },
  },
  practice: { ...PRACTISED.practice, lastChosen: { minutes: 5, regions: ['glutes', 'hip_tfl'] } },
};

/** Who speaks: with which voice the session begins, on which record, and what they answer to whether they are its owner. */
interface Who {
  readonly record: PersonRecord;
  readonly voice: Context['voice'];
  readonly is: CoachEvent;
  /** The voice that the wish is in. */
  readonly wishes: Context['voice'];
}

const recognised: Who = { record: RECORD, voice: 'recognised', is: YES, wishes: 'recognised' };
const unrecognised: Who = { record: RECORD, voice: 'unrecognised', is: YES, wishes: 'unrecognised' };
const WHO = {
  'the owner': recognised,
  'who said so': unrecognised,
  'a newcomer': { ...unrecognised, record: NO_PROGRESS },
  'a guest': { ...unrecognised, is: NO },
  'a missed voice': { ...recognised, wishes: 'missed' },
} as const satisfies Readonly<Record<string, Who>>;

const KEPT = {
  'never my hips': { type: 'never', place: 'hip_tfl' },
  'never my hips or my quads': { type: 'never', place: 'hip_tfl', also: ['quads'] },
  'never my left knee': { type: 'never', place: 'knee', side: 'left' },
  'never my lower back': { type: 'never', place: 'low_back' },
  'use my calves again': { type: 'use_again', place: 'calves' },
  'use everything again': { type: 'use_again', place: 'all' },
  'make this my usual': { type: 'keep_usual' },
  'start the sitting program': { type: 'programme', change: 'start', programme: 'sitting' },
  'start a program': { type: 'programme', change: 'start', programme: null },
  'leave the program': { type: 'programme', change: 'leave' },
  'keep going without asking': { type: 'keep_going', on: true },
  'my goal is four': { type: 'goal', perWeek: 4 },
} as const satisfies Readonly<Record<string, KeptWish>>;

const start = { type: 'start', minutes: null, place: null, side: null } as const;

/** Wishes for today that answer nothing, wherever they are said. */
const TODAY = {
  'my usual': { ...start, choice: 'usual' },
  'same as last time': { ...start, choice: 'last' },
  'i sat all day': { ...start, choice: 'sitting' },
  'an eight minute routine': { ...start, minutes: 8 },
  'talk less': { type: 'detail', detail: 'brief' },
  'no sounds': { type: 'detail', detail: 'no_sounds' },
  easier: { type: 'pressure', change: 'less' },
  'ten more seconds': { type: 'time', change: 'more', seconds: 10 },
} as const satisfies Readonly<Record<string, CoachEvent>>;

const WISHES: Readonly<Record<string, CoachEvent>> = { ...KEPT, ...TODAY };

/** A conversation at a moment, with what is on record by then. */
interface Standing {
  readonly conversation: Conversation | null;
  readonly record: PersonRecord;
  readonly now: number;
}

function say(who: Who, at: Standing, event: CoachEvent, voice = who.voice, afterMs = 5 * SECOND) {
  const now = at.now + afterMs;
  const recordStatus = at.record === NO_PROGRESS ? 'none' : 'exists';
  const context = around({ now, turnId: `turn-${now}`, progress: at.record, recordStatus, voice });
  const turn = whole(advance(at.conversation, event, context));
  const { speaker } = turn.conversation;
  const waits = speaker === 'guest' || (speaker === 'unconfirmed' && knowsSomeone(at.record));
  const record = waits ? at.record : foldFacts(at.record, turn.facts);
  const conversation = turn.then === 'close' ? null : turn.conversation;
  return { turn, then: { conversation, record, now } };
}

const AGREED: readonly AskedId[] = ['adult', 'floor', 'skin_joints', 'other_side', 'take_up', 'roll_now'];

/** What leads on, by what is asked. */
function willing(id: AskedId, is: CoachEvent): CoachEvent {
  if (id === 'same_person') return is;
  if (id === 'skin_where') return { type: 'avoid', place: 'knee' };
  if (id === 'leave_out_near') return NO;
  if (id === 'age') return number(40);
  if (id === 'ready') return { type: 'ready' };
  if (['pain_now', 'hardest', 'back_now', 'how_strong'].includes(id)) return number(3);
  return AGREED.includes(id) ? YES : NO;
}

/** Answers until a question is asked; null where it never is. */
function until(who: Who, id: AskedId, answers: Readonly<Partial<Record<AskedId, CoachEvent>>> = {}) {
  let { then } = say(who, { conversation: null, record: who.record, now: NOW }, { type: 'launched' });
  for (let turns = 0; turns < 40; turns += 1) {
    const { conversation } = then;
    if (conversation === null) return null;
    if (conversation.asked.id === id) return then;
    const event = answers[conversation.asked.id] ?? willing(conversation.asked.id, who.is);
    const plays = conversation.run?.playing ?? null;
    ({ then } = say(who, then, event, who.voice, (plays?.endMs ?? 0) + 5 * SECOND));
  }
  return null;
}

/** A moment: where the conversation stands, how long after the last answer the wish is said, and whether that plays then. */
interface Moment {
  readonly reach: (who: Who) => Standing | null;
  readonly afterMs?: number;
  readonly plays?: true;
}

const asked = (id: AskedId, answers: Parameters<typeof until>[2] = {}): Moment => ({
  reach: (who) => until(who, id, answers),
  // What plays before the question is over by then.
  afterMs: 300 * SECOND,
});

function inHold(who: Who): Standing | null {
  const ready = until(who, 'ready');
  return ready === null ? null : say(who, ready, { type: 'ready' }).then;
}

const MOMENTS: Readonly<Record<string, Moment>> = {
  'the opening sentence': { reach: (who) => ({ conversation: null, record: who.record, now: NOW }) },
  ...Object.fromEntries(
    (
      [
        ...(['same_person', 'red_flags_since', 'anything_new', 'age', 'saddle', 'unwell', 'leg'] as const),
        ...(['other', 'floor', 'skin_joints', 'skin_where', 'leave_out_near', 'pain_now'] as const),
        ...(['ready', 'hardest', 'back_now'] as const),
      ] as const
    ).map((id) => [id, asked(id)]),
  ),
  'what is new': asked('what_new', { anything_new: YES }),
  'a hold': { reach: inHold, afterMs: 40 * SECOND, plays: true },
  'the close': {
    reach: (who) => until(who, 'back_now'),
    // Somewhere in what plays before that question.
    afterMs: 20 * SECOND,
    plays: true,
  },
  'the other side': {
    reach: (who) => {
      const ready = until(who, 'ready');
      if (ready === null) return null;
      const named = say(who, ready, { ...start, place: 'hip_tfl', side: 'right' }).then;
      return say(who, named, { type: 'ready' }).then;
    },
    afterMs: 300 * SECOND,
  },
  'whether to roll': {
    reach: (who) => say(who, { conversation: null, record: who.record, now: NOW }, { type: 'help' }).then,
  },
  'whether to use all again': {
    reach: (who) => {
      const preferences = { ...who.record.preferences, leavesOut: REGION_IDS };
      return until({ ...who, record: { ...who.record, preferences } }, 'use_all_again');
    },
  },
  'a pause': {
    reach: (who) => {
      const hold = inHold(who);
      return hold === null ? null : say(who, hold, { type: 'pause' }, who.voice, 40 * SECOND).then;
    },
    afterMs: 300 * SECOND,
  },
  'how strong it is': {
    reach: (who) => {
      const hold = inHold(who);
      return hold === null ? null : say(who, hold, { type: 'hurts' }, who.voice, 40 * SECOND).then;
    },
  },
  'a place kept': {
    reach: (who) => {
      const hold = inHold(who);
      if (hold === null) return null;
      const left = say(who, hold, { type: 'stop' }, who.voice, 40 * SECOND).then;
      return say(who, left, { type: 'launched' }, who.voice, 600 * SECOND).then;
    },
  },
};

/** What each act that confirms a wish says of the record. */
const HOLDS: {
  readonly [A in Act['act']]?: (act: Extract<Act, { act: A }>, record: PersonRecord) => boolean;
} = {
  stays_out: ({ regions, is }, { preferences }) =>
    is === 'known' || regions.every((region) => preferences.leavesOut.includes(region)),
  back_in: ({ regions }, { preferences }) =>
    regions.every((region) => !preferences.leavesOut.includes(region)),
  usual_kept: ({ usual }, { preferences }) => usual === null || preferences.usual === usual,
  programme_set: ({ programme }, { practice }) => (practice.programme?.id ?? null) === programme,
  keep_going: ({ is }, { preferences }) => preferences.keepsGoing === (is !== 'off'),
  goal: ({ goal, is }, { preferences }) => is !== 'set' || preferences.goal === goal,
};

function isTrueOf<A extends Act['act']>(
  act: Extract<Act, { act: A }> & { readonly act: A },
  record: PersonRecord,
): boolean {
  const holds: ((act: Extract<Act, { act: A }>, record: PersonRecord) => boolean) | undefined =
    HOLDS[act.act];
  return holds === undefined || holds(act, record);
}

/** Said before an answer, or in place of one: by themselves they answer nothing. */
const NO_ANSWER: readonly Act['act'][] = ['ease_off', 'roll_off', 'get_into_position', 'carrying_on'];

/** Questions that a session may begin with, after which whatever was asked to begin with is moved on from. */
const FIRST: readonly AskedId[] = ['same_person', 'red_flags_since', 'age', 'roll_now', 'take_up'];

const BEFORE_THE_QUESTIONS: readonly AskedId[] = ['take_up', 'roll_now', 'use_all_again'];

/** What is said into a hold that goes on. */
const SAID_MEANWHILE = ['detail', 'usual_kept', 'eased', 'time_changed', 'time_kept'];

const saysSomething = (turn: Turn): boolean =>
  turn.said.some(({ act }) => !NO_ANSWER.includes(act)) ||
  (playedIn(turn)?.parts ?? []).some(({ cues }) =>
    cues.some(({ play }) => typeof play === 'object' && SAID_MEANWHILE.includes(play.line)),
  );

/** Whether the question that follows is the open one, or one that is moved on to legitimately. */
function asksOn(before: Conversation | null, turn: Turn, plays: boolean): boolean {
  const { id } = turn.conversation.asked;
  if (before === null) return FIRST.includes(id);
  if (id === before.asked.id) return true;
  // What plays stops for an answer; a routine wished for where it isn't decided whether to roll begins with the questions.
  return plays ? id === 'carry_on' : BEFORE_THE_QUESTIONS.includes(before.asked.id) && FIRST.includes(id);
}

/** Questions at which nothing could be chosen. */
const NOTHING_TO_CHOOSE: readonly AskedId[] = ['use_all_again', 'back_now'];

const isChoice = (event: CoachEvent): boolean => event.type === 'start' && event.choice !== undefined;

/** Which laws an answer to a wish breaks. */
function broken(who: Who, moment: Moment, at: Standing, event: CoachEvent, isKept: boolean): string[] {
  const { turn, then } = say(who, at, event, who.wishes, moment.afterMs);
  const { conversation: before } = at;
  const { plays = false } = moment;
  const isOwner = turn.conversation.speaker === 'owner' && who.wishes !== 'missed';
  const { answers, pain } = turn.conversation.checks;
  const laws = {
    'the session goes on': turn.then === 'ask',
    'the open question follows': asksOn(before, turn, plays),
    'nothing counts as answered':
      before === null ||
      (answers === before.checks.answers && pain === before.checks.pain) ||
      before.asked.id === 'take_up',
    'no miss is counted where it has no place':
      turn.conversation.asked.id !== before?.asked.id ||
      turn.conversation.asked.misses === before.asked.misses ||
      !(isKept || (isChoice(event) && NOTHING_TO_CHOOSE.includes(before.asked.id))),
    'nothing begins': before?.stage === 'rolling' || turn.conversation.stage === 'before',
    'what is said is on record': turn.said.every((act) => isTrueOf(act, then.record)),
    'it is answered': saysSomething(turn),
    'only its owner changes the record':
      isOwner ||
      (then.record.preferences === at.record.preferences &&
        then.record.practice.programme === at.record.practice.programme),
    'nobody hears of progress who asked for none': turn.said.every(
      ({ act }) => !isKept || act !== 'no_progress',
    ),
  };
  return keysOf(laws).filter((law) => !laws[law]);
}

it('is said at every moment by somebody', () => {
  const never = keysOf(MOMENTS).filter((moment) =>
    keysOf(WHO).every((name) => (MOMENTS[moment]?.reach(WHO[name]) ?? null) === null),
  );
  expect(never).toEqual([]);
});

describe.each(keysOf(WHO))('a wish of %s', (name) => {
  const who: Who = WHO[name];
  it.each(keysOf(MOMENTS))('keeps the laws at: %s', (moment) => {
    const what = MOMENTS[moment];
    const at = what?.reach(who) ?? null;
    // Who is known isn't asked whether it is them, and somebody new isn't asked what is new.
    if (what === undefined || at === null) return;
    const found = keysOf(WISHES).flatMap((wish) => {
      const event = WISHES[wish];
      const laws = event === undefined ? ['no wish'] : broken(who, what, at, event, wish in KEPT);
      return laws.map((law) => `${wish}: ${law}`);
    });
    expect(found).toEqual([]);
  });
});

describe('a wish before it is known whose record it is', () => {
  const at = until(unrecognised, 'same_person');
  const said = keysOf(KEPT).filter((wish) => wish !== 'never my lower back' && wish !== 'start a program');

  it.each(said)('is held, then done and confirmed, or said not to be kept: "%s"', (wish) => {
    if (at === null) throw new Error('expected the question whose record it is');
    const held = say(unrecognised, at, KEPT[wish]);
    expect(held.turn.said).toEqual([{ act: 'held' }]);
    expect(held.then.record).toBe(at.record);
    const once = say(recognised, { ...at, conversation: null }, { type: 'launched' });
    const alone = say(recognised, once.then, KEPT[wish]);
    const yes = say(unrecognised, held.then, YES);
    expect(yes.turn.said.slice(0, 1)).toEqual(alone.turn.said.slice(0, 1));
    expect(yes.then.record.preferences).toEqual(alone.then.record.preferences);
    expect(yes.then.record.practice.programme?.id).toBe(alone.then.record.practice.programme?.id);
    expect(yes.turn.conversation).toMatchObject({ held: null, asked: { id: 'red_flags_since' } });
    const no = say(unrecognised, held.then, NO);
    expect(no.turn.said.map(({ act }) => act)).toContain('guest');
    expect(no.then.record).toEqual(at.record);
    expect(no.turn.conversation.held).toBeNull();
  });

  it.each(said)('said to open the skill, begins no questions by itself: "%s"', (wish) => {
    const opened = say(unrecognised, { conversation: null, record: RECORD, now: NOW }, KEPT[wish]);
    expect(opened.turn.conversation.asked.id).toBe('same_person');
    const yes = say(unrecognised, opened.then, YES);
    expect(yes.turn.conversation.asked.id).toBe('roll_now');
    expect(yes.turn.said.every((act) => isTrueOf(act, yes.then.record))).toBe(true);
    expect(saysSomething(yes.turn)).toBe(true);
  });

  it('is done before a place is taken up, which it changes', () => {
    const hold = inHold(unrecognised);
    if (hold === null) throw new Error('expected a hold');
    const left = say(unrecognised, hold, { type: 'stop' }, 'unrecognised', 20 * SECOND).then;
    const back = say(unrecognised, left, { type: 'launched' }, 'unrecognised', 600 * SECOND).then;
    const wished = say(unrecognised, back, { type: 'never', place: 'hip_tfl' });
    expect(wished.turn.said).toEqual([{ act: 'held' }]);
    const { turn, then } = say(unrecognised, wished.then, YES);
    expect(turn.said.map(({ act }) => act)).toEqual(['stays_out', 'carrying_on', 'get_into_position']);
    expect(then.record.preferences.leavesOut).toContain('hip_tfl');
    expect(turn.conversation.run?.plan.steps.map(({ region }) => region)).not.toContain('hip_tfl');
  });
});

describe('what is wished for while the record is out of reach', () => {
  const away = around({ recordStatus: 'unreachable', voice: 'recognised', now: NOW });
  const { conversation } = whole(advance(null, { type: 'launched' }, away));
  if (conversation.closed !== null) throw new Error('expected a session that goes on');

  it.each(keysOf(KEPT))('is never confirmed: "%s"', (wish) => {
    const turn = whole(advance(conversation, KEPT[wish], away));
    expect(turn.facts).toEqual([]);
    expect(turn.said.map(({ act }) => act)).not.toContain('stays_out');
    expect(turn.said.every((act) => isTrueOf(act, NO_PROGRESS))).toBe(true);
  });
});
