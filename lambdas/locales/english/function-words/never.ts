/** "Never": what is never to be rolled, and what denies as a "never" does. */
import { listPhrases } from './list-phrases.ts';

/** What is never to be done to a place, after "never"; what comes before its name; and what adds nothing behind it. */
export const ROLLS = listPhrases('do, roll, use, touch, ever, never, again');

export const NAMES_NEXT = listPhrases('my, the');

export const SAYS_NO_MORE = listPhrases('ever, again, please, thanks, never, now');

/** What joins the next of several places to it; and what comes before a wish that is added to an answer. */
export const LISTS = listPhrases('or, and, nor, also');

export const ADDS = listPhrases('but, and, so, please, only, just');

/** "Never, ever, thanks": the same once more, and politeness. */
export const SAYS_NEVER_AGAIN = listPhrases('never, ever, no, please, thanks, thankfully');

/** What "never" is followed by where it denies: "never had that", "never in my life". */
export const NEVER_DENIES = listPhrases(
  'had, have, happened, happens, been, felt, feel, noticed, experienced, got, get, any, anything, at',
  'in, once, before, yet',
);

/** What may follow such a word, and denies no more than what was asked. */
export const NEVER_GOES_ON = listPhrases(
  'a, an, the, of, that, those, these, this, it, them, one, like, to, me, my, life, all, thing, things',
  'i, so, far, thank, god, goodness, with, such, problem, problems, trouble, symptom, symptoms, kind',
  'sort',
);
