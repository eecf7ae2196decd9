import { SCREENING_REASONS } from '../../lambdas/coach/screening/outcome.ts';
import {
  isRollCall,
  type ItemId,
  ROLL_CALLS,
  YES_NO_IDS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { ACTIVITY_IDS, ACTIVITIES } from '../../lambdas/coach/routine/activities.ts';
import { listRegionsOf, placeIn, PROGRAMME_IDS } from '../../lambdas/coach/routine/programmes.ts';
import { CHOICES, KEPT_CHOICES } from '../../lambdas/coach/routine/wish.ts';
import { RAISED } from '../../lambdas/coach/routine/dose.ts';
import { PRESSURES } from '../../lambdas/coach/routine/run.ts';
import { GOALS, GUIDANCE } from '../../lambdas/coach/progress/preferences.ts';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { SCOPES } from '../../lambdas/coach/progress/kept-data.ts';
import { ASKED_IDS, type AskedId, FORMS } from '../../lambdas/coach/conversation/questions.ts';
import { PHASES } from '../../lambdas/coach/conversation/phase.ts';
import { REMINDER_DAYS } from '../../lambdas/coach/reminders/schedule.ts';
import { REMINDER_NEWS } from '../../lambdas/coach/reminders/service.ts';
import { BODY_PARTS, REFUSED_PLACES } from '../../lambdas/coach/body/places.ts';
import { LANDMARKS } from '../../lambdas/coach/progress/fingertip-to-floor.ts';
import { REGION_IDS } from '../../lambdas/coach/body/regions.ts';
import { REFUSED_TOOLS, TOOLS } from '../../lambdas/coach/body/equipment.ts';
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import { painChange } from '../../lambdas/coach/progress/pain-trend.ts';
import type { Said } from '../../lambdas/locales/locale.ts';
import { POSITIONS } from './spoken.ts';

const NUMBERS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const HOURS = [0, 7, 12, 17, 21, 23];
const BOTH = [true, false];
const SIDES = ['left', 'right', 'both', 'centre'] as const;
const STOPS = ['sensation', 'dizzy', 'back_worse', 'intoxicated', 'violence', 'sore_skin'] as const;
const POSTURES = ['floor', 'wall', 'chair'] as const;
const LEFT_MS = [0, 1_000, 22_400, 45_000, 60_000, 90_000];

const PAINS = NUMBERS.flatMap((before) => NUMBERS.map((after) => painChange(before, after)));
const WEEKS = GOALS.flatMap((goal) =>
  BOTH.flatMap((own) =>
    [0, 1, 2, 3, 5, 14].flatMap((routines) =>
      [0, 1, 2, 20, 53].map((streak) => ({ routines, goal, own, streak })),
    ),
  ),
);
const WEEK = { routines: 2, goal: 3, own: true, streak: 1 } as const;
const SUMMARIES: readonly Extract<Said, { act: 'progress' }>['told'][] = [
  { about: 'nothing' },
  ...WEEKS.flatMap((week) => [
    { about: 'overall' as const, week, further: null },
    { about: 'streak' as const, week },
    { about: 'streak' as const, week: { ...week, rested: true as const } },
    { about: 'overall' as const, week: { ...week, rested: true as const }, further: null },
  ]),
  ...[
    ...PAINS.map((pain) => ({ of: 'pain' as const, ...pain })),
    ...LANDMARKS.flatMap((from) =>
      LANDMARKS.flatMap((to) =>
        (['further', 'less'] as const).map((change) => ({ of: 'reach' as const, from, to, change })),
      ),
    ),
    ...[1, 5].map((routines) => ({ of: 'holds' as const, done: 9, planned: 25, routines })),
  ].map((further) => ({ about: 'overall' as const, week: WEEK, further })),
  ...[0, 1, 2, 13, 14, 70].flatMap((daysAgo) =>
    [0, 3, 5].flatMap((done) =>
      (['finished', 'broken_off'] as const).flatMap((ended) =>
        [null, ...PAINS].map((pain) => ({
          about: 'last' as const,
          daysAgo,
          minutes: 4.5,
          done,
          planned: 5,
          ended,
          pain,
        })),
      ),
    ),
  ),
];

/** What a roll call may still have to ask: all of it, or any one thing. No other question has a rest. */
function restsOf(question: AskedId): readonly (readonly ItemId[])[] {
  if (!isRollCall(question)) return [[]];
  const items = ROLL_CALLS[question];
  return [items, ...items.map((item) => [item])];
}

/** What an alarm may be about. */
const ABOUT = [null, ...YES_NO_IDS];

/** Every act in each variant that changes its words. A new act doesn't compile without a sample. */
const ACTS: { readonly [A in Said['act']]: readonly Extract<Said, { act: A }>[] } = {
  welcome: [{ act: 'welcome' }],
  welcome_back: [0, 1, 2, 6].map((routines) => ({ act: 'welcome_back', routines })),
  screening_intro: SCREENING_REASONS.map((why) => ({ act: 'screening_intro', why })),
  routine_ahead: [null, 3, 8, 15].flatMap((minutes) =>
    BOTH.flatMap((screens) => [
      ...[null, ...REGION_IDS].map((region) => ({
        act: 'routine_ahead' as const,
        minutes,
        region,
        screens,
      })),
      ...CHOICES.map((choice) => ({
        act: 'routine_ahead' as const,
        minutes,
        region: null,
        choice,
        screens,
      })),
    ]),
  ),
  rest_first: [{ act: 'rest_first' }],
  nothing_runs: [{ act: 'nothing_runs' }],
  ask: ASKED_IDS.flatMap((question) =>
    FORMS.flatMap((form) =>
      ([5, 1, null] as const).flatMap((left) =>
        restsOf(question).map((rest) => ({
          act: 'ask' as const,
          asksFlare: question === 'anything_new' && left === 1,
          question,
          form,
          left,
          rest,
          about: null,
          regions: BODY_PARTS.knee,
          schedule: { days: 'weekdays' as const, hour: 18, minute: 30 },
        })),
      ),
    ),
  ),
  reminder_set: REMINDER_DAYS.flatMap((days) =>
    HOURS.flatMap((hour) =>
      [0, 5, 15, 30, 45].map((minute) => ({
        act: 'reminder_set' as const,
        schedule: { days, hour, minute },
      })),
    ),
  ),
  reminder: REMINDER_NEWS.map((news) => ({ act: 'reminder', news })),
  keeps_ratings: BOTH.map((keeps) => ({ act: 'keeps_ratings', keeps })),
  progressed: (['full_holds', ...RAISED] as const).map((to) => ({ act: 'progressed', to })),
  heard_yes: YES_NO_IDS.map((to) => ({ act: 'heard_yes', to })),
  noted: [
    { act: 'noted' },
    ...(['floor', 'easier', 'choice'] as const).map((wish) => ({ act: 'noted' as const, wish })),
    ...[null, 8].flatMap((minutes) =>
      (['hip_tfl', 'lats'] as const).flatMap((region) =>
        (['left', null] as const).map((side) => ({
          act: 'noted' as const,
          wish: { minutes, region, side },
        })),
      ),
    ),
    { act: 'noted', wish: { minutes: 8, region: null, side: null } },
  ],
  echo: NUMBERS.map((number) => ({ act: 'echo', number })),
  why: ASKED_IDS.map((question) => ({ act: 'why', question })),
  ease_off: [{ act: 'ease_off' }],
  cramp: [{ act: 'cramp' }],
  why_what: [{ act: 'why_what' }],
  topic: [...TOPICS, 'unknown' as const].map((topic) => ({ act: 'topic', topic })),
  no_skipping: [{ act: 'no_skipping' }],
  unclear: [{ act: 'unclear' }],
  not_now: [{ act: 'not_now' }],
  guest: [{ act: 'guest' }],
  other_voice: [{ act: 'other_voice' }],
  late_voice: [{ act: 'late_voice' }],
  missed_voice: [{ act: 'missed_voice' }],
  fault: [{ act: 'fault' }],
  emergency: (['answer', 'bare_yes', 'confirmed', 'unsure', 'said', 'called'] as const).flatMap((cause) =>
    ABOUT.flatMap((about) => BOTH.map((onRoller) => ({ act: 'emergency' as const, cause, about, onRoller }))),
  ),
  urgent: ABOUT.flatMap((about) => BOTH.map((onRoller) => ({ act: 'urgent' as const, about, onRoller }))),
  refer: ABOUT.flatMap((about) => BOTH.map((onRoller) => ({ act: 'refer' as const, about, onRoller }))),
  unheard: BOTH.map((red) => ({ act: 'unheard', red })),
  gentle: (['cleared', 'caution', 'pain', 'kept'] as const).map((because) => ({ act: 'gentle', because })),
  ok: [{ act: 'ok' }],
  left_out: [[], ...REGION_IDS.map((id) => [id]), REGION_IDS].map((regions) => ({
    act: 'left_out',
    regions,
    ...(regions.length === 1 ? { onlyToday: true as const, bothSides: true as const } : {}),
  })),
  stays_out: (['new', 'known'] as const).flatMap((is) =>
    [...REGION_IDS.map((id) => [id]), BODY_PARTS.leg].map((regions) => ({
      act: 'stays_out' as const,
      is,
      regions,
      ...(regions.length > 1 ? { place: 'knee' as const, bothSides: true as const } : {}),
    })),
  ),
  never_anyway: REFUSED_PLACES.map((place) => ({ act: 'never_anyway', place })),
  all_left_out: [{ act: 'all_left_out', regions: REGION_IDS }],
  back_in: (['now', 'next', 'once_possible'] as const).flatMap((from) =>
    [[], ...REGION_IDS.map((id) => [id]), BODY_PARTS.leg].map((regions) => ({
      act: 'back_in' as const,
      regions,
      from,
    })),
  ),
  held: [{ act: 'held' }],
  not_kept: (['guest', 'unreachable'] as const).map((because) => ({ act: 'not_kept', because })),
  none_before: KEPT_CHOICES.map((which) => ({ act: 'none_before', which })),
  as_before: KEPT_CHOICES.flatMap((which) =>
    [[], ['quads'] as const, BODY_PARTS.leg].map((without) => ({
      act: 'as_before' as const,
      which,
      minutes: 4.5,
      without,
    })),
  ),
  first_today: ACTIVITY_IDS.flatMap((activity) =>
    ACTIVITIES[activity].map((region) => ({ act: 'first_today' as const, activity, region })),
  ),
  usual_kept: [null, { minutes: 4.5, regions: BODY_PARTS.leg }].map((usual) => ({
    act: 'usual_kept',
    usual,
  })),
  programmes: [{ act: 'programmes' }],
  programme_set: [null, ...PROGRAMME_IDS].flatMap((programme) =>
    (['now', 'next'] as const).map((begins) => ({ act: 'programme_set' as const, programme, begins })),
  ),
  programme_going: [{ act: 'programme_going', programme: 'sitting', week: 2 }],
  programme_empty: PROGRAMME_IDS.map((programme) => ({
    act: 'programme_empty',
    programme,
    regions: listRegionsOf(programme),
  })),
  no_programme: [{ act: 'no_programme' }],
  programme_waits: (['chosen', 'today', 'never'] as const).map((because) => ({
    act: 'programme_waits',
    because,
  })),
  programme_day: PROGRAMME_IDS.flatMap((programme) =>
    [1, 12].map((routine) => ({
      act: 'programme_day' as const,
      programme,
      ...placeIn({ id: programme, routine }),
    })),
  ),
  programme_over: PROGRAMME_IDS.map((programme) => ({ act: 'programme_over', programme })),
  not_for_you: [{ act: 'not_for_you' }],
  no_routine: (['skin', 'pain', 'nothing_fits', 'tool', 'day_done'] as const).map((because) => ({
    act: 'no_routine',
    because,
  })),
  first_length: [3, 4.5, 15].flatMap((minutes) =>
    TOOLS.map((tool) => ({ act: 'first_length' as const, minutes, tool })),
  ),
  length: (['asked', 'too_short', 'too_long', 'shortened', 'flare'] as const).flatMap((because) =>
    [3, 4.5, 15].map((minutes) => ({ act: 'length' as const, because, minutes })),
  ),
  get_into_position: POSITIONS.flatMap((position) =>
    BOTH.flatMap((firstEver) =>
      (['whole', 'full', 'short'] as const).map((detail) => ({
        act: 'get_into_position' as const,
        position,
        firstEver,
        detail,
      })),
    ),
  ),
  place_kept: BOTH.map((sameVoice) => ({ act: 'place_kept', sameVoice })),
  place_gone: [{ act: 'place_gone' }],
  place_unfit: [{ act: 'place_unfit' }],
  paused: REGION_IDS.flatMap((region) =>
    SIDES.flatMap((side) => LEFT_MS.map((leftMs) => ({ act: 'paused' as const, region, side, leftMs }))),
  ),
  roll_off: [{ act: 'roll_off' }],
  clearance_noted: [{ act: 'clearance_noted' }],
  okay_too_general: [{ act: 'okay_too_general' }],
  not_guided: [{ act: 'not_guided' }],
  carrying_on: [{ act: 'carrying_on' }],
  region_stopped: REGION_IDS.map((region) => ({ act: 'region_stopped', region })),
  stopped_twice: [{ act: 'stopped_twice' }],
  stop_for: STOPS.flatMap((stop) => BOTH.map((onRoller) => ({ act: 'stop_for' as const, stop, onRoller }))),
  stuck: [{ act: 'stuck' }],
  crisis: BOTH.map((onRoller) => ({ act: 'crisis', onRoller })),
  refused_place: REFUSED_PLACES.map((place) => ({ act: 'refused_place', place })),
  refused_tool: REFUSED_TOOLS.map((tool) => ({ act: 'refused_tool', tool })),
  tool: TOOLS.map((tool) => ({ act: 'tool', tool })),
  standing: [{ act: 'standing' }],
  lying: [{ act: 'lying' }],
  not_lying: (['floor', 'cant_say', 'gentle', 'tool'] as const).map((because) => ({
    act: 'not_lying',
    because,
  })),
  help: PHASES.flatMap((phase) => ASKED_IDS.map((question) => ({ act: 'help' as const, phase, question }))),
  time_left: [0, 1, 5].map((holds) => ({ act: 'time_left', holds, leftMs: holds * 30_000 })),
  questions_left: [1, 9].map((questions) => ({ act: 'questions_left', questions })),
  detail: [
    ...GUIDANCE.map((detail) => ({ act: 'detail', detail }) as const),
    { act: 'detail', detail: 'chimes', soundsBack: true },
  ],
  hold_changed: [
    { line: 'eased' as const },
    { line: 'harder' as const, to: 4 as const },
    { line: 'no_harder' as const },
    { line: 'time_changed' as const, byMs: 10_000, otherSide: true },
    { line: 'time_kept' as const, is: 'longest' as const },
  ].map((line) => ({ act: 'hold_changed', line })),
  keep_going: (['on', 'on_later', 'off', 'not_here'] as const).flatMap((is) =>
    (['played', 'reprompt', 'never'] as const).map((on) => ({ act: 'keep_going', is, on }) as const),
  ),
  summary: [
    { act: 'summary', done: 0, planned: 5, heldMs: 0, inARow: 0 },
    { act: 'summary', done: 3, planned: 5, heldMs: 90_000, inARow: 0 },
    ...[0, 1, 2, 30].map((inARow) => ({
      act: 'summary' as const,
      done: 5,
      planned: 5,
      heldMs: 150_000,
      inARow,
    })),
  ],
  pain_change: PAINS.map((pain) => ({ act: 'pain_change', ...pain })),
  pain_trend: PAINS.map((pain) => ({ act: 'pain_trend', ...pain })),
  this_week: WEEKS.filter(({ routines }) => routines > 0).map((week) => ({ act: 'this_week', week })),
  progress: SUMMARIES.map((told) => ({ act: 'progress', told })),
  no_progress: (['unconfirmed', 'ask_again', 'guest', 'unreachable'] as const).map((because) => ({
    act: 'no_progress',
    because,
  })),
  goal: GOALS.flatMap((goal) =>
    (['set', 'kept', 'suggested', 'out_of_range'] as const).map((is) => ({ act: 'goal' as const, goal, is })),
  ),
  reached: [null, ...LANDMARKS].flatMap((landmark) =>
    (['further', 'less', null] as const).flatMap((change) =>
      BOTH.map((kept) => ({ act: 'reached' as const, landmark, kept, change })),
    ),
  ),
  my_data: [
    ...(['general', 'guest'] as const).map((record) => ({ act: 'my_data' as const, record })),
    ...BOTH.flatMap((screened) =>
      [0, 1, 2, 31].flatMap((routines) =>
        [0, 1, 30].flatMap((rated) =>
          [0, 1, 2].map((reached) => ({
            act: 'my_data' as const,
            record: {
              ...{ screened, routines, rated, reached, reminder: reached === 2 },
              ...{
                usual: reached === 1,
                goal: reached === 2 ? (4 as const) : null,
                programme: reached === 2,
                leavesOut: reached === 0 ? [] : ['quads' as const],
              },
            },
          })),
        ),
      ),
    ),
  ],
  cant_delete: (['speaker', 'no_record'] as const).map((because) => ({ act: 'cant_delete', because })),
  deleted: SCOPES.map((scope) => ({ act: 'deleted', scope })),
  not_deleted: SCOPES.map((scope) => ({ act: 'not_deleted', scope })),
  nothing_deleted: [{ act: 'nothing_deleted' }],
  get_up: [{ act: 'get_up' }],
  goodbye: [{ act: 'goodbye' }],
  stopped: BOTH.flatMap((kept) =>
    BOTH.flatMap((onFloor) =>
      [0, 6].map((held) => ({ act: 'stopped' as const, held, planned: 6, kept, onFloor })),
    ),
  ),
  no_answer: (['number', 'word'] as const).map((of) => ({ act: 'no_answer', of })),
  if_unwell: BOTH.map((asks) => ({ act: 'if_unwell', asks })),
  not_saved: [
    ...BOTH.flatMap((closing) => BOTH.map((stop) => ({ act: 'not_saved', closing, stop }) as const)),
    { act: 'not_saved', closing: true, stop: false, unknown: true },
  ],
};

/** Every cue in each variant that changes its words. */
const LINES: { readonly [L in Line['line']]: readonly Extract<Line, { line: L }>[] } = {
  echo: NUMBERS.flatMap((number) => BOTH.map((easing) => ({ line: 'echo' as const, number, easing }))),
  region_stopped: REGION_IDS.map((region) => ({ line: 'region_stopped', number: 7, region })),
  time_left: [1, 2, 13].flatMap((holds) =>
    [1000, 45_000, 90_000].map((leftMs) => ({
      line: 'time_left' as const,
      leftMs,
      holds,
      allMs: holds * leftMs,
    })),
  ),
  find: BOTH.map((gentle) => ({ line: 'find', gentle })),
  no_spot: [{ line: 'no_spot' }],
  eased: [{ line: 'eased' }],
  harder: [
    { line: 'harder', to: 4 },
    { line: 'harder', to: 5 },
  ],
  no_harder: [{ line: 'no_harder' }],
  time_changed: BOTH.flatMap((otherSide) =>
    [-15_000, 10_000].map((byMs) => ({ line: 'time_changed' as const, byMs, otherSide })),
  ),
  time_kept: (['shortest', 'longest'] as const).map((is) => ({ line: 'time_kept' as const, is })),
  switched: [{ line: 'switched' }],
  check_in: [{ line: 'check_in' }],
  going_on: [{ line: 'going_on' }],
  stopping_here: [{ line: 'stopping_here' }],
  detail: GUIDANCE.map((detail) => ({ line: 'detail', detail })),
  left_out: [
    { line: 'left_out', regions: ['quads'] },
    { line: 'left_out', regions: BODY_PARTS.leg },
  ],
  position: POSITIONS.flatMap((position) =>
    (['full', 'short'] as const).flatMap((detail) =>
      // The other side is led to in short.
      BOTH.filter((otherSide) => !otherSide || detail === 'short').flatMap((otherSide) =>
        BOTH.filter((knowsWay) => !knowsWay || detail === 'short').map((knowsWay) => ({
          line: 'position' as const,
          position,
          detail,
          otherSide,
          knowsWay,
        })),
      ),
    ),
  ),
  rest: [{ line: 'rest' }],
  passes: BOTH.map((gentle) => ({ line: 'passes', gentle })),
  pressure: BOTH.flatMap((gentle) => PRESSURES.map((upTo) => ({ line: 'pressure' as const, gentle, upTo }))),
  back_to: REGION_IDS.flatMap((region) =>
    SIDES.flatMap((side) => LEFT_MS.map((leftMs) => ({ line: 'back_to' as const, region, side, leftMs }))),
  ),
  usual_kept: [{ line: 'usual_kept' }],
  hold: [{ line: 'hold' }],
  breathe: [{ line: 'breathe' }],
  breathe_along: [{ line: 'breathe_along' }],
  begins: [{ line: 'begins' }],
  ends: [{ line: 'ends' }],
  halfway: [{ line: 'halfway' }],
  ten_seconds: [{ line: 'ten_seconds' }],
  three_two_one: [{ line: 'three_two_one' }],
  close_done: POSTURES.map((posture) => ({ line: 'close_done', posture })),
  close_get_up: [{ line: 'close_get_up' }],
  close_last: [{ line: 'close_last' }],
  knowledge: ([...REGION_IDS, 'rolling'] as const).map((about) => ({ line: 'knowledge', about })),
  say_ready: [{ line: 'say_ready' }],
  say_name_first: [{ line: 'say_name_first' }],
  say_carry_on: [{ line: 'say_carry_on' }],
  say_reach: [{ line: 'say_reach' }],
};

export const EVERY_ACT: readonly Said[] = Object.values(ACTS).flat();
export const EVERY_LINE: readonly Line[] = Object.values(LINES).flat();

/** All variants of one act. */
export function variantsOf<A extends Said['act']>(act: A): (typeof ACTS)[A] {
  return ACTS[act];
}
