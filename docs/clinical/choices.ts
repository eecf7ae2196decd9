/** What comes first in a routine that is chosen by the day somebody had, or by a programme. */
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { type Activity, ACTIVITIES } from '../../lambdas/coach/routine/activities.ts';
import {
  PROGRAMME_IDS,
  PROGRAMME_WEEKS,
  PROGRAMMES,
  ROUTINES_A_WEEK,
} from '../../lambdas/coach/routine/programmes.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import { joinBlocks, OWN_CHOICE, quote, table } from './markdown.ts';
import { listRegions } from './names.ts';

const REASONS: Readonly<Record<Activity, string>> = {
  sitting: 'bent hips keep the fronts of hip and thigh short, and the seat carries the weight',
  standing: 'calves and the backs of the legs hold somebody upright',
  running: 'calves and thighs brake and push at each step',
  cycling: 'thighs push, and the hips never open',
};

/** The tables of what comes first, and how far that goes. */
export function describeChoices(locale: Locale): string {
  return joinBlocks(
    `What comes first is ${OWN_CHOICE}: no trial ranks the regions. It changes which regions come first, and no more. Length, holds, pressure, and what is left out follow the same rules as in any routine, and a symptom in the same sentence counts instead of the wish.`,
    table(
      ['After', 'Regions first, in order', 'Reason', 'Said'],
      keysOf(ACTIVITIES).map((activity) => [
        activity,
        listRegions(ACTIVITIES[activity]),
        REASONS[activity],
        quote(wordsOf(locale, { act: 'first_today', activity, region: ACTIVITIES[activity][0] })),
      ]),
    ),
    `A programme has ${PROGRAMME_WEEKS} weeks of ${ROUTINES_A_WEEK} routines. The place in it follows from the routines that were finished, so that no missed day loses it. With a back pain of 6 or more its routine waits for another day.`,
    table(
      ['Programme', 'Regions first, in each of a week’s routines', 'Said'],
      PROGRAMME_IDS.map((programme) => [
        programme.replaceAll('_', ' '),
        PROGRAMMES[programme].map((regions) => listRegions(regions)).join('; '),
        quote(wordsOf(locale, { act: 'programme_day', programme, week: 2, time: 3 })),
      ]),
    ),
  );
}
