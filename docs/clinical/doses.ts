/** How long, how hard and how often, with routines as they are planned by the code itself. */
import {
  type Dosed,
  BEGINNER_ROUTINES,
  EASY_PRESSURE,
  EASY_ROUTINES,
  RAISED,
} from '../../lambdas/coach/routine/dose.ts';
import { LONGEST_HOLD_MS } from '../../lambdas/coach/planning/edit-run.ts';
import { FULL_HOLD_MS, LONGER_HOLD_MS, PRIORITIES } from '../../lambdas/coach/planning/fill-time.ts';
import {
  CAPPED_HOLD_MS,
  DAILY_SIDE_MS,
  MAX_MINUTES,
  MIN_MINUTES,
  NAMED_REGION_HOLD_MS,
  planRoutine,
  SHORTEST_HOLD_MS,
} from '../../lambdas/coach/planning/plan-routine.ts';
import { SUGGESTED_GOAL, GOALS } from '../../lambdas/coach/progress/preferences.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { lengthOfPlan, PRESSURES, type Step } from '../../lambdas/coach/routine/run.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { MINUTE } from '../../lambdas/coach/shared/time.ts';
import { DOSE_SOURCES } from '../../lambdas/coach/sources/limit-sources.ts';
import { type Locale, wordsOf, wordsOfLine } from '../../lambdas/locales/locale.ts';
import { bulletList, citeGrounds, joinBlocks, quote, spaceOut, table, writeDuration } from './markdown.ts';
import { describeChoices } from './choices.ts';
import { REGION_NAMES } from './names.ts';

const [LIGHT, USUAL, MOST] = PRESSURES;

const HOLDS_MS = PRIORITIES.flatMap((item) => (item.buy === 'add' ? [item.holdS * 1000] : []));

interface Dose {
  readonly what: string;
  readonly is: string;
}

const DOSES: Readonly<Record<keyof typeof DOSE_SOURCES, Dose>> = {
  hold: {
    what: 'One hold, as planned',
    is: `${writeDuration(Math.min(...HOLDS_MS))} to ${writeDuration(FULL_HOLD_MS)}; ${writeDuration(NAMED_REGION_HOLD_MS)} for a region asked for by name; none under ${writeDuration(SHORTEST_HOLD_MS)}`,
  },
  first_holds: {
    what: `One hold in the first ${BEGINNER_ROUTINES} routines, and in a gentle session, at most`,
    is: `${writeDuration(CAPPED_HOLD_MS)}, to get used to it: in the trial, 30 s gained nothing that could be measured`,
  },
  longest_hold: { what: 'One hold without a break, at most', is: writeDuration(LONGEST_HOLD_MS) },
  side_in_a_day: { what: 'One side of a region in a day, at most', is: writeDuration(DAILY_SIDE_MS) },
  passes: {
    what: 'Before the hold',
    is: 'two or three passes over the length of the muscle, about three seconds each',
  },
  tender_spot: { what: 'In the hold', is: 'rest on the tender spot' },
  pressure: {
    what: 'Pressure asked for, of 10',
    is: `${LIGHT} in the first ${BEGINNER_ROUTINES} routines and in a gentle session; then ${LIGHT} to ${USUAL}`,
  },
  more_pressure: { what: 'Pressure at most, of 10', is: `${MOST}, not in a gentle session` },
  routines_a_week: {
    what: 'Routines a week',
    is: `${SUGGESTED_GOAL} suggested; ${Math.max(...GOALS)} at most as a goal`,
  },
  weeks: { what: 'Weeks', is: 'no end is set; more than four are named for flexibility that stays' },
  raising: {
    what: `The dose grows by one step after ${EASY_ROUTINES} routines in a row at ${EASY_PRESSURE} of 10 or less, with no flare`,
    is: `${RAISED.map(spaceOut).join(', then ')}; holds by ${writeDuration(LONGER_HOLD_MS)}; never in a gentle session`,
  },
  after_a_flare: {
    what: 'Back worse the day after',
    is: `half the minutes, not under ${MIN_MINUTES}`,
  },
  routine_length: { what: 'A routine', is: `${MIN_MINUTES} to ${MAX_MINUTES} minutes` },
  order: { what: 'Which regions first', is: 'see the table of routines; no trial ranks them' },
};

const USUAL_DOSE: Dosed = { dose: 'usual', raises: null };
const PAST_THE_FIRST: PersonRecord = {
  ...NO_PROGRESS,
  practice: { ...NO_PROGRESS.practice, finished: BEGINNER_ROUTINES },
};
const EXAMPLES = [3, 5, 8, 12, 15] as const;

/** "glutes 60, 60; hamstrings both 45": the holds of a plan, in seconds. */
function writeHolds(steps: readonly Step[]): string {
  const regions = [...new Set(steps.map(({ region }) => region))];
  return regions
    .map((region) => {
      const holds = steps
        .filter((step) => step.region === region)
        .map(({ side, holdMs }) => `${side === 'both' ? 'both ' : ''}${holdMs / 1000}`);
      return `${REGION_NAMES[region].short} ${holds.join(', ')}`;
    })
    .join('; ');
}

function planExample(minutes: number, gentle: boolean): readonly string[] {
  const order = {
    minutes,
    dose: USUAL_DOSE,
    tool: 'soft_roller',
    floor: true,
    gentle,
    avoid: [],
    only: null,
    among: null,
  } as const;
  const plan = planRoutine(order, PAST_THE_FIRST, 0);
  if (plan === null) return [`${minutes}`, '0', 'nothing', '0 s'];
  const heldS = plan.steps.reduce((sum, { holdMs }) => sum + holdMs / 1000, 0);
  return [`${minutes}`, `${lengthOfPlan(plan) / MINUTE}`, writeHolds(plan.steps), `${heldS} s`];
}

export function describeDoses(locale: Locale): string {
  const head = ['Minutes asked for', 'Minutes it lasts', 'Holds in seconds, in order', 'Held in all'];
  return joinBlocks(
    'The figures are cautious choices of this project within the ranges that the sources give.',
    table(
      ['Dose', 'Figure', 'Source'],
      keysOf(DOSE_SOURCES).map((id) => [DOSES[id].what, DOSES[id].is, citeGrounds(DOSE_SOURCES[id])]),
    ),
    '### Said about speed and pressure',
    bulletList([
      `Usually: ${quote(wordsOfLine(locale, { line: 'passes', gentle: false }))}`,
      `In a gentle session: ${quote(wordsOfLine(locale, { line: 'passes', gentle: true }))} ${quote(wordsOfLine(locale, { line: 'pressure', gentle: true, upTo: LIGHT }))}`,
      ...PRESSURES.map(
        (upTo) =>
          `Pressure up to ${upTo}: ${quote(wordsOfLine(locale, { line: 'pressure', gentle: false, upTo }))}`,
      ),
    ]),
    '### Said when the dose grows',
    bulletList(
      (['full_holds', ...RAISED] as const).map((to) => quote(wordsOf(locale, { act: 'progressed', to }))),
    ),
    `### Routines after the first ${BEGINNER_ROUTINES}, on the floor with a soft roller`,
    table(
      head,
      EXAMPLES.map((minutes) => planExample(minutes, false)),
    ),
    `In the first ${BEGINNER_ROUTINES} routines the same, with no hold over ${writeDuration(CAPPED_HOLD_MS)}: the rest of the time is rest between the holds.`,
    '### Gentle routines with a soft roller',
    `With strong back pain today: ${MIN_MINUTES} minutes, glutes only.`,
    table(
      head,
      EXAMPLES.map((minutes) => planExample(minutes, true)),
    ),
    '### What comes first after such a day, and in a programme',
    describeChoices(locale),
  );
}
