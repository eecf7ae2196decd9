/** Since when, and how long: what is old, and what is new. */
import { listPhrases } from './list-phrases.ts';

/** How long ago: what is said with a number before "ago", or after "for". */
export const LONG_UNITS = listPhrases('month, months, year, years, decade, decades, age, ages');

export const WEEK_UNITS = listPhrases('week, weeks');

export const SHORT_UNITS = listPhrases('day, days, hour, hours, minute, minutes, night, nights');

export const AGO = 'ago';

export const FOR = listPhrases('for, over, about, around, nearly, almost, these, past, last');

export const SINCE = 'since';

/** "Since the spring": a time of two words. */
export const BEFORE_A_TIME = listPhrases('the, last, about, i, my');

/** What "since" may be followed by that is recent. */
export const RECENT_TIMES = listPhrases(
  'yesterday, today, this morning, this week, last night, last week, the weekend, monday, tuesday',
  'wednesday, thursday, friday, saturday, sunday, then, last time, earlier, the other day, we started',
  'i started',
);

/** A day before today, as "yesterday" is. */
export const EARLIER_DAYS = listPhrases(
  'yesterday, last week, the other day, a few days ago, last month, days ago, last night',
  'at the weekend, earlier this week, a week ago',
);

/** The time that questions about what is new ask about, and the word for it. Denied, they say that it is old. */
export const NEW = listPhrases(
  'new, recent, recently, lately, in the last two weeks, in the last couple of weeks',
  'the last two weeks',
);

export const OLD = listPhrases(
  'old, old news, ages ago, a long time, a long time ago, long ago, a while, a long while, for ages',
  'all my life, forever, years ago, months ago, always been like that, always been that way',
  'always had it, last year, since forever',
);

/** Small numbers, for weeks. */
export const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  couple: 2,
  three: 3,
  few: 3,
  several: 4,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  many: 10,
};

/** Words in the middle of a length of time. */
export const WITHIN_TIMES = listPhrases(
  'of, whole, good, long, or, so, about, than, more, nearly, last, past, the, least, at',
);
