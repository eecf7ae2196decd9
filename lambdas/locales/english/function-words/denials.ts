/** What an answer denies and excepts, where a clause of its own begins, and what adds nothing. */
import { listPhrases } from './list-phrases.ts';

/** A "no" to the question. It denies what is named right after it, and no clause of its own. */
export const ANSWERS_NO = listPhrases('no, nope, nah, naw, nay');

export const ANSWERS_YES = listPhrases('yes, yeah, yep, yup, aye');

/** What denies the rest of its clause. */
export const NEGATIONS = listPhrases(
  'not, never, nothing, nothings, none, neither, nor, without, nobody, zero, not that i, not that its',
  'not that im, nor do i, nor have i, free of, free from',
);

/** What denies a verb. Followed by a lack ("I don't … can't feel"), it makes a double negative. */
export const VERB_NEGATIONS = listPhrases(
  'dont, doesnt, didnt, havent, hasnt, hadnt, isnt, arent, aint, wasnt, werent, wont, cant feel any',
  'dont feel any, dont have any, cant say i, cant say ive, cant say im, wouldnt call, dont think i',
  'dont think ive, dont think im, dont think its, dont think theres, dont think my, i dont think i',
  'i dont think ive, i dont think im, i dont think its, i dont think theres, i dont think my',
  'dont believe i, dont believe ive, wouldnt say i, wouldnt say im, wouldnt say ive, wouldnt say its',
);

/** What ends a denial: what comes after it is meant. */
export const EXCEPTIONS = listPhrases(
  'but, just, only, except, except for, except that, excepting, apart from, aside from, other than',
  'besides, although, though, unless, however, save for, barring, bar, more like, rather, mind you',
  'until, till, yet, still, because, cause, cos, so long as, as long as, outside of, beyond',
);

/** Denies that it is all: "not just my left leg" is more than that leg. */
export const BEYOND = listPhrases('not just, not only, not merely, not simply, isnt just, isnt only');

/** After a "not" these say the same. */
export const BEYOND_AFTER_NOT = listPhrases('just, only, merely, simply');

/** At the end it says when, anywhere else it begins afresh. */
export const TIME_OR_AFRESH = 'now';

/** What begins a clause of its own. */
export const SUBJECTS = listPhrases(
  'i, im, ive, id, ill, my, it, its, thats, that, theres, there, he, hes, she, shes, we, weve, they',
  'theyre, theyve, everything, everythings',
);

/** What else a clause begins with, if it has a verb: "both legs are numb". No "no" before it denies it. */
export const CLAUSE_STARTS = listPhrases(
  'both, one, something, someone, somebody, the, legs, chest, feet, head',
);

export const CLAUSE_VERBS = listPhrases(
  'is, are, was, were, has, have, had, feel, feels, felt, went, gave, give, gives, hurt, hurts, ache',
  'aches, tingle, tingles, popped, snapped, cracked, tore, hit, keep, keeps, came',
);

/** The subjects that stand for what the question asks about. */
export const STANDS_FOR_THE_QUESTION = listPhrases('it, its');

/** After a "no" to the question these begin something else than what it denies. */
export const STARTS_AFRESH = listPhrases(
  'the, this, these, both, one, when, sometimes, now, always, often, a, an, some, occasionally, wait',
  'actually, sorry, maybe, i mean',
);

/** Of two things joined by these, the second may be denied, or not. */
export const JOINS = listPhrases('and, plus, also, with');

/** What says how much, when or how surely: behind an exception, it excepts the very thing that was denied. */
export const DEGREES = listPhrases(
  'when, whenever, if, while, sometimes, occasionally, a bit, a little, a little bit, slightly, a touch',
  'a tad, kind of, sort of, now and then, now and again, at night, at times, in the morning',
  'in the mornings, in the evening, on and off, might, might be, may, may be, maybe, could be, possibly',
  'once, mildly, in places, after, first thing, i might, i might be, i may be, i could be',
  'a couple of times',
  // What is so now wasn't always.
  'right now, just now, at the moment, at present, currently, any more, anymore, any longer, no longer',
);

/** What adds nothing: politeness, fillers, and the questions' own words. */
export const EMPTY_WORDS = listPhrases(
  'a, an, the, any, some, of, in, on, at, to, for, from, with, about, around, into, by, is, are, am',
  'was, were, be, been, being, do, does, did, has, have, had, having, got, get, gets, getting, go, goes',
  'going, gone, went, feel, feels, felt, can, could, would, will, me, mine, anywhere, anyway, you, your',
  'this, these, those, them, him, her, which, so, please, thanks, thankfully, luckily, fortunately, sir',
  'maam, mate, alexa, dear, love, honestly, really, actually, definitely, absolutely, certainly, sorry',
  'um, uh, er, erm, hmm, oh, ah, right, now, then, today, here, there, either, ever, all, whatsoever',
  'both, each, trouble, troubles, problem, problems, issue, issues, anything, something, thing, things',
  'else, other, others, condition, conditions, symptom, symptoms, sign, signs, real, noticeable, such',
  'happened, happens, happening, noticed, notice, experienced, one, ones, i, im, ive, id, my, it, its',
  'that, thats, theres, he, hes, she, shes, we, they, theyre, everything, everythings, just, down, up',
  'very, quite, pretty, perfectly, totally, completely, yet, still, as, same, took, take, taken, taking',
  'history, trace, hint, side, myself, whole, area, bit, way, more, much, many, and, or, nor, even',
  'wait, like, lets, keep, keeps, say, said, think, know, no, use, yes, year, years, because, since',
  'always, often, when, started, start, starts, began, come, comes, came, im feeling, i am feeling',
  'as well, so far, any sort, thank you, thank god, thank goodness, touch wood, knock on wood, okay so',
  'at all, like that, like this, of the sort, of the kind, of those, of these, of that, of them',
  'of the above, to those, to that, to all, to both, anything else, i mean, say so, is it',
);
