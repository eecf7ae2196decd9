/** The words about what is chosen: the usual and the last routine, what is never rolled, the day somebody had, programmes. */
import type { RegionId } from '../../coach/body/regions.ts';
import type { Activity } from '../../coach/routine/activities.ts';
import type { ProgrammeId } from '../../coach/routine/programmes.ts';
import type { Choice } from '../../coach/routine/wish.ts';
import type { Language } from '../locale.ts';
import { nameHeldSide, nameRegions } from './names.ts';
import { joinWords, say, sayMinutes, spellOut } from './sentences.ts';

type Choices = Pick<
  Language['acts'],
  | 'stays_out'
  | 'back_in'
  | 'as_before'
  | 'first_today'
  | 'usual_kept'
  | 'programmes'
  | 'programme_set'
  | 'programme_day'
  | 'programme_over'
>;

/** A day, as the reason for what comes first. */
const AFTER: Readonly<Record<Activity, string>> = {
  sitting: 'After all that sitting',
  standing: 'After all that standing',
  running: 'After a run',
  cycling: 'After a ride',
};

const PROGRAMME: Readonly<Record<ProgrammeId, string>> = {
  hips_and_thighs: 'hips and thighs',
  sitting: 'rolling after sitting',
  running: 'rolling after running',
};

/** The time in a week, from the first. */
const NTH: Readonly<Record<number, string>> = { 1: 'first time', 2: 'second time', 3: 'third time' };

/** What a routine that is chosen in a word will be, before it is planned. */
export function nameChoice(choice: Choice | undefined): string {
  if (choice === undefined) return 'roll';
  if (choice === 'last') return 'do the same as last time';
  return choice === 'usual' ? 'do your usual' : 'roll for that';
}

/** The first of some regions, as its owner names it. */
const nameMine = (regions: readonly RegionId[]): string =>
  nameRegions(regions.slice(0, 1)).replaceAll('your', 'my');

export const choices: Choices = {
  stays_out: ({ regions, is }) =>
    say(
      is === 'new'
        ? `From now on, I leave out ${nameRegions(regions)}.`
        : `You asked me never to roll ${nameRegions(regions)}.`,
      `To take that back, say: you can use ${nameMine(regions)} again.`,
    ),
  back_in: ({ regions }) =>
    regions.length === 0
      ? "I wasn't leaving that out for good."
      : `From the next routine on, I use ${nameRegions(regions)} again.`,
  as_before: ({ which, minutes, without }, _, vary) => {
    const is =
      which === 'usual'
        ? vary('Your usual', 'The usual', 'Your usual one')
        : vary('The same as last time', 'Same as last time', 'As last time');
    const but = without.length === 0 ? '' : `, without ${nameRegions(without)}`;
    return `${is}${but}: ${sayMinutes(minutes)}.`;
  },
  first_today: ({ activity, region }) => `${AFTER[activity]}: ${nameHeldSide(region, 'centre')} first.`,
  programmes: (_act, { programme }) => {
    const names = Object.values(PROGRAMME);
    return say(
      `There are ${spellOut(names.length)}, of four weeks each: ${joinWords(names)}.`,
      `Say, for example: start the sitting ${programme}.`,
    );
  },
  programme_set: ({ programme: id }, { programme }) =>
    id === null
      ? `Okay, no ${programme} from now on.`
      : say(
          `Four weeks of ${PROGRAMME[id]}, three times a week; missed days don't matter.`,
          `To stop it, say: leave the ${programme}.`,
        ),
  programme_day: ({ programme, week, time }) =>
    `Week ${spellOut(week)} of four: ${PROGRAMME[programme]}, ${NTH[time] ?? 'again'}.`,
  programme_over: ({ programme: id }) => `That completes your four weeks of ${PROGRAMME[id]}.`,
  usual_kept: ({ usual }) =>
    usual === null
      ? 'Roll once first; then say: make this my usual.'
      : say(
          `Kept as your usual: ${sayMinutes(usual.minutes)}, ${nameRegions(usual.regions)}.`,
          'Next time, say: my usual.',
        ),
};
