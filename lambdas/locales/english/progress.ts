import type { Language, Locality, Said } from '../locale.ts';
import { nameClinician } from './questions/question.ts';
import { capitalize, countThings, say, sayMinutes, spellOut } from './sentences.ts';

type Summary = Extract<Said, { act: 'progress' }>['told'];
type Week = Extract<Said, { act: 'this_week' }>['week'];
type Landmark = Exclude<Extract<Said, { act: 'reached' }>['landmark'], null>;
type Pain = Omit<Extract<Said, { act: 'pain_trend' }>, 'act'>;
type Insight = Exclude<Extract<Summary, { about: 'overall' }>['further'], null>;
type Last = Extract<Summary, { about: 'last' }>;

const LANDMARK: Readonly<Record<Landmark, string>> = {
  knees: 'your knees',
  mid_shin: 'mid-shin',
  ankles: 'your ankles',
  toes: 'your toes',
  floor: 'the floor',
};

/** The most weeks that the record keeps: a longer streak can't be counted. */
const A_YEAR = 52;

const sayWeeks = (count: number): string =>
  count >= A_YEAR ? 'a year of weeks' : countThings(count, 'week');
const sayInARow = (streak: number): string => `${sayWeeks(streak)} in a row`;

const sayGoodWeeks = (count: number): string =>
  count >= A_YEAR ? 'a year of good weeks' : countThings(count, 'good week');

/** Says a number of times a week: "three times a week", "every day". */
export function sayOften(perWeek: number): string {
  if (perWeek === 1) return 'once a week';
  if (perWeek === 2) return 'twice a week';
  return perWeek === 7 ? 'every day' : `${spellOut(perWeek)} times a week`;
}

const nameGoal = ({ goal, own }: Week): string =>
  own ? `your goal of ${spellOut(goal)}` : `the ${spellOut(goal)} I'd suggest`;

const isMet = ({ routines, goal }: Week): boolean => routines >= goal;

/** The end of a sentence on this week: the streak, if it is two weeks or more. */
const addStreak = (week: Week): string => {
  if (week.streak < 2) return '';
  if (isMet(week)) return `, and ${sayInARow(week.streak)}`;
  return week.rested === true
    ? `, after ${sayInARow(week.streak)} that a week off doesn't end`
    : `, with ${sayGoodWeeks(week.streak)} behind you`;
};

function sayThisWeek(week: Week): string {
  const done = countThings(week.routines, 'routine');
  if (isMet(week)) return `${capitalize(done)} this week: that meets ${nameGoal(week)}${addStreak(week)}.`;
  return week.routines === 0
    ? `This week is still open, with ${nameGoal(week)} to come${addStreak(week)}.`
    : `${capitalize(done)} this week, toward ${nameGoal(week)}${addStreak(week)}.`;
}

/**
 * Says a trend, but never alone: backs often settle on their own, so rolling gets no credit; and someone whose back got
 * worse should see a clinician.
 */
function sayTrend({ from, to, change }: Pain, locality: Locality): string {
  const went = `Before routines, your back pain went from ${spellOut(from)} to ${spellOut(to)}`;
  switch (change) {
    case 'less':
      return `${went} over the weeks, and backs often settle on their own.`;
    case 'same':
      return 'Before routines, your back pain is about the same as at first; backs often settle on their own, in their own time.';
    case 'more':
      return `${went} over the weeks: backs often settle on their own, but see ${nameClinician(locality)} about yours.`;
  }
}

function sayInsight(insight: Insight, locality: Locality): string {
  switch (insight.of) {
    case 'pain':
      return sayTrend(insight, locality);
    case 'reach': {
      const fromTo = `from ${LANDMARK[insight.from]} to ${LANDMARK[insight.to]}`;
      return insight.change === 'further'
        ? `Your fingertips reach further than at first: ${fromTo}.`
        : `Your fingertips reach less far than at first: ${fromTo}.`;
    }
    case 'holds': {
      const { routines, done, planned } = insight;
      const of = routines === 1 ? 'your last routine' : `your last ${spellOut(routines)} routines`;
      return `In ${of}, you held ${spellOut(done)} of ${spellOut(planned)}.`;
    }
  }
}

function sayStreak(week: Week): string {
  const soFar = `${spellOut(week.routines)} of ${spellOut(week.goal)}`;
  if (week.streak === 0) {
    return `Your streak begins with the first week that meets ${nameGoal(week)}. This week, it's ${soFar} so far.`;
  }
  const is = `Your streak is ${sayWeeks(week.streak)} that met ${week.streak === 1 ? 'its' : 'their'} goal`;
  if (isMet(week)) return `${is}, this one counted.`;
  const open = `This one can still join: ${soFar} so far.`;
  return week.rested === true ? `${is}; a week off doesn't end it. ${open}` : `${is}. ${open}`;
}

function sayWhen(daysAgo: number): string {
  if (daysAgo === 0) return 'Earlier today';
  if (daysAgo === 1) return 'Yesterday';
  return daysAgo < 14
    ? `${capitalize(spellOut(daysAgo))} days ago`
    : `${capitalize(sayWeeks(Math.floor(daysAgo / 7)))} ago`;
}

function sayLast({ daysAgo, minutes, done, planned, ended, pain }: Last, locality: Locality): string {
  const of = `in a routine of ${sayMinutes(minutes)}`;
  const held =
    done === 0
      ? `${sayWhen(daysAgo)}, you began a routine of ${sayMinutes(minutes)}, and stopping early is fine`
      : `${sayWhen(daysAgo)}, you held ${spellOut(done)} of ${spellOut(planned)} ${of}`;
  const early = done > 0 && done < planned && ended === 'broken_off';
  return say(
    early ? `${held}: stopping when it's enough is good sense.` : `${held}.`,
    pain !== null && sayRightAfter(pain, locality),
  );
}

function sayRightAfter({ from, to, change }: Pain, locality: Locality): string {
  switch (change) {
    case 'less':
      return `Right after, your back pain was ${spellOut(to)}, down from ${spellOut(from)}.`;
    case 'same':
      return 'Right after, your back pain was about the same as before.';
    case 'more':
      return `Right after, your back pain was ${spellOut(to)}, up from ${spellOut(from)}: see ${nameClinician(locality)} if that stays.`;
  }
}

function saySummary(told: Summary, locality: Locality): string {
  switch (told.about) {
    case 'nothing':
      return "There's nothing to tell yet: ask me again after your first routine.";
    case 'overall':
      return say(sayThisWeek(told.week), told.further !== null && sayInsight(told.further, locality));
    case 'streak':
      return sayStreak(told.week);
    case 'last':
      return sayLast(told, locality);
  }
}

const NO_PROGRESS: Readonly<Record<Extract<Said, { act: 'no_progress' }>['because'], string>> = {
  unconfirmed: "I'll tell you once I know it's you.",
  ask_again: "Ask me again once I know it's you.",
  guest: "I keep no record of you here, so there's no progress to tell, and no goal to keep.",
  unreachable: "I can't reach my notes just now, so I can't tell.",
};

const GOAL: Readonly<Record<Extract<Said, { act: 'goal' }>['is'], (goal: number) => string>> = {
  set: (goal) => `${capitalize(sayOften(goal))}: that's your goal.`,
  kept: (goal) => `Your goal is to roll ${sayOften(goal)}.`,
  suggested: (goal) => `You haven't set a goal; I'd suggest ${sayOften(goal)}.`,
  out_of_range: (goal) => `A goal is one to seven routines a week. I'd suggest ${spellOut(goal)}.`,
};

const CHANGE = {
  further: ' Further than at first, and it has held.',
  less: ' Less far than at first, and that may just be the day.',
} as const;

/** The words about someone's progress: at most two sentences, which claim nothing for rolling. */
export const progress: Pick<
  Language['acts'],
  'pain_change' | 'pain_trend' | 'this_week' | 'progress' | 'no_progress' | 'goal' | 'reached'
> = {
  pain_change: ({ from, to, change }, locality, vary) => {
    const fromTo = `from ${spellOut(from)} to ${spellOut(to)}, right after`;
    if (change === 'same')
      return vary(
        "Your back pain is about the same: that's usual on the day.",
        "About the same, as on most days. It's the weeks that count.",
        'About the same as before. A single day says little.',
      );
    return change === 'less'
      ? `Your back pain went ${fromTo}: a clear change.`
      : `Your back pain went ${fromTo}: clearly more. Rest now, and see ${nameClinician(locality)} if it stays.`;
  },
  pain_trend: (pain, locality) => sayTrend(pain, locality),
  this_week: ({ week }) => {
    const { routines, goal, own } = week;
    if (routines === goal)
      return own
        ? `That's your goal of ${spellOut(goal)} this week${addStreak(week)}.`
        : `That's ${spellOut(goal)} this week, as many as I'd suggest${addStreak(week)}.`;
    if (own && routines < goal)
      return `That's ${spellOut(routines)} of ${spellOut(goal)} this week${addStreak(week)}.`;
    const nth = routines === 1 ? 'your first' : spellOut(routines);
    return `That's ${nth} this week${addStreak(week)}.`;
  },
  progress: ({ told }, locality) => saySummary(told, locality),
  no_progress: ({ because }) => NO_PROGRESS[because],
  goal: ({ goal, is }) => GOAL[is](goal),
  reached: ({ landmark, kept, change }) => {
    if (landmark === null) return 'I go by knees, shins, ankles, toes, and floor.';
    const said = capitalize(LANDMARK[landmark]);
    if (!kept) return `${said}, okay.`;
    return `${said}: I'll remember that.${change === null ? '' : CHANGE[change]}`;
  },
};
