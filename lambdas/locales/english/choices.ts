/** The words about what is chosen: the usual and the last routine, what is never rolled, the day somebody had, programmes. */
import type { RegionId } from '../../coach/body/regions.ts';
import type { Activity } from '../../coach/routine/activities.ts';
import type { ProgrammeId } from '../../coach/routine/programmes.ts';
import type { Choice } from '../../coach/routine/wish.ts';
import type { Language, Said } from '../locale.ts';
import { nameHeldSide, namePart, nameRegions } from './names.ts';
import { joinWords, say, sayMinutes, sayNth, spellOut } from './sentences.ts';

type Choices = Pick<
  Language['acts'],
  | 'stays_out'
  | 'never_anyway'
  | 'all_left_out'
  | 'back_in'
  | 'held'
  | 'not_kept'
  | 'none_before'
  | 'as_before'
  | 'first_today'
  | 'usual_kept'
  | 'programmes'
  | 'programme_set'
  | 'programme_going'
  | 'programme_empty'
  | 'no_programme'
  | 'programme_waits'
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

/** What a routine that is chosen in a word will be, before it is planned. */
export function nameChoice(choice: Choice | undefined): string {
  if (choice === undefined) return 'roll';
  if (choice === 'last') return 'do the same as last time';
  return choice === 'usual' ? 'do your usual' : 'roll for that';
}

/** The first of some regions, as its owner names it. */
const nameMine = (regions: readonly RegionId[]): string =>
  nameRegions(regions.slice(0, 1)).replaceAll('your', 'my');

/** After a region: that one side was named, and both are meant. */
export const sayBothSides = (bothSides: true | undefined): string =>
  bothSides === true ? ', on both sides' : '';

const BACK_IN: Readonly<Record<Extract<Said, { act: 'back_in' }>['from'], (names: string) => string>> = {
  now: (names) => `Okay, I use ${names} again.`,
  next: (names) => `From the next routine on, I use ${names} again.`,
  once_possible: (names) => `I use ${names} again, once nothing else speaks against it.`,
};

const WAITS: Readonly<
  Record<Extract<Said, { act: 'programme_waits' }>['because'], (programme: string) => string>
> = {
  chosen: (programme) => `That doesn't count in your ${programme}.`,
  today: (programme) => `Your ${programme} waits: today allows nothing of it.`,
  never: (programme) => `Your ${programme} waits: you leave out all of it.`,
};

export const choices: Choices = {
  stays_out: ({ regions, is, place, bothSides }) =>
    say(
      is === 'new'
        ? `From now on, I leave out ${nameRegions(regions)}${sayBothSides(bothSides)}.`
        : `You asked me never to roll ${nameRegions(regions)}.`,
      `To take that back, say: you can use ${namePart(place) ?? nameMine(regions)} again.`,
    ),
  never_anyway: () => 'Good news: I never roll there anyway.',
  all_left_out: ({ regions }) =>
    say(
      `You asked me never to roll ${nameRegions(regions)}, so nothing is left.`,
      `To use one of them, say: you can use ${nameMine(regions)} again.`,
    ),
  back_in: ({ regions, from }) =>
    regions.length === 0
      ? "You hadn't asked me to leave that out for good, so nothing changes."
      : BACK_IN[from](nameRegions(regions)),
  held: () => "Once I know it's you, I'll do that.",
  not_kept: ({ because }) =>
    because === 'guest'
      ? "I keep nothing of yours here, so I can't do that."
      : "I can't reach my notes just now, so I can't keep that.",
  none_before: ({ which }) =>
    which === 'usual' ? "I don't know your usual yet." : "I don't know of a last time yet.",
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
  programme_set: ({ programme: id, begins }, { programme }) =>
    id === null
      ? `Okay, no ${programme} from now on.`
      : say(
          `Four weeks of ${PROGRAMME[id]}, three times a week; missed days don't matter.`,
          begins === 'next' && "It begins with your next routine: today's isn't part of it.",
          `To stop it, say: leave the ${programme}.`,
        ),
  programme_going: ({ week }, { programme }) =>
    `You're in that ${programme} already: week ${spellOut(week)} of four.`,
  programme_empty: ({ regions }, { programme }) =>
    `Nothing of that ${programme} is left: you asked me never to roll ${nameRegions(regions)}.`,
  no_programme: (_act, { programme }) => `You aren't in a ${programme} just now.`,
  programme_waits: ({ because }, { programme }) => WAITS[because](programme),
  programme_day: ({ programme, week, time }) => {
    const nth = sayNth(time);
    const which = nth === null ? 'again' : `${nth} time`;
    return `Week ${spellOut(week)} of four: ${PROGRAMME[programme]}, ${which}.`;
  },
  programme_over: ({ programme: id }) => `That completes your four weeks of ${PROGRAMME[id]}.`,
  usual_kept: ({ usual }) =>
    usual === null
      ? 'Roll once first; then say: make this my usual.'
      : say(
          `Kept as your usual: ${sayMinutes(usual.minutes)}, ${nameRegions(usual.regions)}.`,
          'Next time, say: my usual.',
        ),
};
