import type { Language, Locality, Said } from '../locale.ts';
import { clinician } from './questions/question.ts';
import { minutesLong, say, sentence, spellOut } from './sentences.ts';

type Told = Extract<Said, { act: 'progress' }>['told'];
type Week = Extract<Said, { act: 'this_week' }>['week'];
type Landmark = Exclude<Extract<Said, { act: 'reached' }>['landmark'], null>;
type Pain = Omit<Extract<Said, { act: 'pain_trend' }>, 'act'>;
type Further = Exclude<Extract<Told, { about: 'overall' }>['further'], null>;
type Last = Extract<Told, { about: 'last' }>;

const LANDMARK: Readonly<Record<Landmark, string>> = {
  knees: 'your knees',
  mid_shin: 'mid-shin',
  ankles: 'your ankles',
  toes: 'your toes',
  floor: 'the floor',
};

/** So many weeks are as many as the record counts. */
const A_YEAR = 52;

const countThings = (count: number, thing: string): string =>
  `${spellOut(count)} ${thing}${count === 1 ? '' : 's'}`;
const weeks = (count: number): string => (count >= A_YEAR ? 'a year of weeks' : countThings(count, 'week'));
const inARow = (streak: number): string => `${weeks(streak)} in a row`;

/** "Three times a week", "every day". */
function often(perWeek: number): string {
  if (perWeek === 1) return 'once a week';
  if (perWeek === 2) return 'twice a week';
  return perWeek === 7 ? 'every day' : `${spellOut(perWeek)} times a week`;
}

const goalOf = ({ goal, own }: Week): string =>
  own ? `your goal of ${spellOut(goal)}` : `the ${spellOut(goal)} I'd suggest`;

const isMet = ({ routines, goal }: Week): boolean => routines >= goal;

/** From two on, weeks in a row are worth a word. */
const streakIn = (week: Week): string => {
  if (week.streak < 2) return '';
  return isMet(week) ? `, and ${inARow(week.streak)}` : `, after ${inARow(week.streak)} that went well`;
};

function thisWeek(week: Week): string {
  const done = countThings(week.routines, 'routine');
  if (isMet(week)) return `${sentence(done)} this week: that meets ${goalOf(week)}${streakIn(week)}.`;
  return week.routines === 0
    ? `This week is still open, with ${goalOf(week)} to come${streakIn(week)}.`
    : `${sentence(done)} this week, toward ${goalOf(week)}${streakIn(week)}.`;
}

/** A trend never stands alone: backs often settle by themselves, and a sorer one is for a clinician. */
function trend({ from, to, change }: Pain, locality: Locality): string {
  const went = `Before routines, your back pain went from ${spellOut(from)} to ${spellOut(to)}`;
  switch (change) {
    case 'less':
      return `${went} over the weeks, and backs often settle on their own.`;
    case 'same':
      return 'Before routines, your back pain is about the same as at first; backs often settle on their own, in their own time.';
    case 'more':
      return `${went} over the weeks: backs often settle on their own, but see ${clinician(locality)} about yours.`;
  }
}

function furtherOf(further: Further, locality: Locality): string {
  switch (further.of) {
    case 'pain':
      return trend(further, locality);
    case 'reach': {
      const fromTo = `from ${LANDMARK[further.from]} to ${LANDMARK[further.to]}`;
      return further.change === 'further'
        ? `Your fingertips reach further than at first: ${fromTo}.`
        : `Your fingertips reach less far than at first: ${fromTo}.`;
    }
    case 'holds': {
      const { routines, done, planned } = further;
      const of = routines === 1 ? 'your last routine' : `your last ${spellOut(routines)} routines`;
      return `In ${of}, you held ${spellOut(done)} of ${spellOut(planned)}.`;
    }
  }
}

function streak(week: Week): string {
  const soFar = `${spellOut(week.routines)} of ${spellOut(week.goal)}`;
  if (week.streak === 0) {
    return `Your streak begins with the first week that meets ${goalOf(week)}. This week, it's ${soFar} so far.`;
  }
  const is = `Your streak is ${weeks(week.streak)} that met ${week.streak === 1 ? 'its' : 'their'} goal`;
  return isMet(week) ? `${is}, this one counted.` : `${is}. This one can still join: ${soFar} so far.`;
}

function when(daysAgo: number): string {
  if (daysAgo === 0) return 'Earlier today';
  if (daysAgo === 1) return 'Yesterday';
  return daysAgo < 14
    ? `${sentence(spellOut(daysAgo))} days ago`
    : `${sentence(weeks(Math.floor(daysAgo / 7)))} ago`;
}

function last({ daysAgo, minutes, done, planned, ended, pain }: Last, locality: Locality): string {
  const of = `in a routine of ${minutesLong(minutes)}`;
  const held =
    done === 0
      ? `${when(daysAgo)}, you began a routine of ${minutesLong(minutes)}, and stopping early is fine`
      : `${when(daysAgo)}, you held ${spellOut(done)} of ${spellOut(planned)} ${of}`;
  const early = done > 0 && done < planned && ended === 'broken_off';
  return say(
    early ? `${held}: stopping when it's enough is good sense.` : `${held}.`,
    pain !== null && rightAfter(pain, locality),
  );
}

function rightAfter({ from, to, change }: Pain, locality: Locality): string {
  switch (change) {
    case 'less':
      return `Right after, your back pain was ${spellOut(to)}, down from ${spellOut(from)}.`;
    case 'same':
      return 'Right after, your back pain was about the same as before.';
    case 'more':
      return `Right after, your back pain was ${spellOut(to)}, up from ${spellOut(from)}: see ${clinician(locality)} if that stays.`;
  }
}

function progress(told: Told, locality: Locality): string {
  switch (told.about) {
    case 'nothing':
      return "There's nothing to tell yet: ask me again after your first routine.";
    case 'overall':
      return say(thisWeek(told.week), told.further !== null && furtherOf(told.further, locality));
    case 'streak':
      return streak(told.week);
    case 'last':
      return last(told, locality);
  }
}

const NOT_TOLD: Readonly<Record<Extract<Said, { act: 'no_progress' }>['because'], string>> = {
  unconfirmed: "I'll tell you once I know it's you.",
  ask_again: "Ask me again once I know it's you.",
  guest: "I keep no record of you here, so there's no progress to tell, and no goal to keep.",
  unreachable: "I can't reach my notes just now, so I can't tell.",
};

const GOAL: Readonly<Record<Extract<Said, { act: 'goal' }>['is'], (goal: number) => string>> = {
  set: (goal) => `${sentence(often(goal))}: that's your goal.`,
  kept: (goal) => `Your goal is to roll ${often(goal)}.`,
  suggested: (goal) => `You haven't set a goal; I'd suggest ${often(goal)}.`,
  out_of_range: (goal) => `A goal is one to seven routines a week. I'd suggest ${spellOut(goal)}.`,
};

const CHANGE = {
  further: ' Further than at first, and it has held.',
  less: ' Less far than at first, and that may just be the day.',
} as const;

/** What is said of how someone is doing: honest, and two sentences at most. */
export const toldOfProgress: Pick<
  Language['acts'],
  'pain_change' | 'pain_trend' | 'this_week' | 'progress' | 'no_progress' | 'goal' | 'reached'
> = {
  pain_change: ({ from, to, change }, locality) => {
    const fromTo = `from ${spellOut(from)} to ${spellOut(to)}, right after`;
    if (change === 'same') return 'Your back pain is about the same, right after.';
    return change === 'less'
      ? `Your back pain went ${fromTo}: a clear change.`
      : `Your back pain went ${fromTo}: clearly more. Rest now, and see ${clinician(locality)} if it stays.`;
  },
  pain_trend: (pain, locality) => trend(pain, locality),
  this_week: ({ week }) => {
    const { routines, goal, own } = week;
    if (routines === goal)
      return own
        ? `That's your goal of ${spellOut(goal)} this week${streakIn(week)}.`
        : `That's ${spellOut(goal)} this week, as many as I'd suggest${streakIn(week)}.`;
    if (own && routines < goal)
      return `That's ${spellOut(routines)} of ${spellOut(goal)} this week${streakIn(week)}.`;
    const nth = routines === 1 ? 'your first' : spellOut(routines);
    return `That's ${nth} this week${streakIn(week)}.`;
  },
  progress: ({ told }, locality) => progress(told, locality),
  no_progress: ({ because }) => NOT_TOLD[because],
  goal: ({ goal, is }) => GOAL[is](goal),
  reached: ({ landmark, kept, change }) => {
    if (landmark === null) return 'I go by knees, shins, ankles, toes, and floor.';
    const said = sentence(LANDMARK[landmark]);
    if (!kept) return `${said}, okay.`;
    return `${said}: I'll remember that.${change === null ? '' : CHANGE[change]}`;
  },
};
