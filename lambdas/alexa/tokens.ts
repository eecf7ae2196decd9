/** The words of a sentence as the phrases that they make up: findings, places, denials, exceptions, times. */
import type { HeardPlace } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { Had } from '../coach/conversation/events.ts';
import type { HealthyId } from '../coach/screening/healthy.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import {
  ANSWERS_NO,
  ANSWERS_YES,
  BEYOND,
  DEGREES,
  EMPTY_WORDS,
  EXCEPTIONS,
  JOINS,
  NEGATIONS,
  STANDS_FOR_THE_QUESTION,
  STARTS_AFRESH,
  SUBJECTS,
  TIME_OR_AFRESH,
  VERB_NEGATIONS,
} from '../locales/english/function-words/denials.ts';
import {
  BEFORE_HEALTH,
  EXCEPTION_OR_HEALTH,
  HEALTHY,
  HEALTHY_PARTS,
} from '../locales/english/function-words/health.ts';
import {
  AGO,
  BEFORE_A_TIME,
  EARLIER_DAYS,
  FOR,
  LONG_UNITS,
  NEW,
  OLD,
  RECENT_TIMES,
  SHORT_UNITS,
  SINCE,
  SMALL_NUMBERS,
  WEEK_UNITS,
  WITHIN_TIMES,
} from '../locales/english/function-words/times.ts';
import { type Found, indexPhrases, type Phrases, splitWords } from './phrases.ts';
import { DOUBTS, HEALTHY_IDS, isClause, isLack, PLACES, SIDES, THINGS } from './vocabulary.ts';
import { valuesOf } from './spoken-words.ts';

export type Token =
  | { readonly kind: 'thing'; readonly had: Had; readonly isLack: boolean; readonly isClause: boolean }
  | { readonly kind: 'place'; readonly place: Exclude<HeardPlace, null> }
  | { readonly kind: 'side'; readonly side: Side }
  /** A whole phrase that says that something is in order; a word that does; and the part that it is said of. */
  | { readonly kind: 'fine'; readonly healthy: HealthyId }
  | { readonly kind: 'part'; readonly part: HealthyId }
  | { readonly kind: 'doubt'; readonly doubt: 'believed' | 'slight' }
  | { readonly kind: 'subject'; readonly standsForTheQuestion: boolean }
  | { readonly kind: 'old'; readonly ofTheQuestion: boolean }
  | Bare<'answer_no' | 'answer_yes' | 'negation' | 'verb_negation' | 'exception' | 'afresh' | 'join'>
  | Bare<'well' | 'new' | 'earlier' | 'recent' | 'beyond' | 'degree' | 'empty' | 'unknown'>;

/** Phrases that only their kind tells apart. */
type Bare<K> = K extends string ? { readonly kind: K } : never;

const UNKNOWN: Token = { kind: 'unknown' };

/** The phrases in a list of words, in order. What no list knows is `unknown`, word by word. */
export function readTokens(words: readonly string[]): readonly Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < words.length;) {
    const found = findToken(words, at);
    tokens.push(found.meaning);
    at += found.length;
  }
  return tokens;
}

function findToken(words: readonly string[], at: number): Found<Token> {
  if (words[at] === EXCEPTION_OR_HEALTH) {
    const isHealth = at === words.length - 1 || BEFORE_HEALTH.includes(words[at - 1] ?? '');
    return { meaning: { kind: isHealth ? 'well' : 'exception' }, length: 1 };
  }
  // "I'm fine now" says when; "now I'm numb" begins afresh.
  if (words[at] === TIME_OR_AFRESH && at > 0 && at === words.length - 1)
    return { meaning: { kind: 'degree' }, length: 1 };
  const found = readPhrases().findAt(words, at);
  const time = findTime(words, at);
  if (time !== null && time.length >= (found?.length ?? 0)) return time;
  return found ?? { meaning: UNKNOWN, length: 1 };
}

/** All phrases. Made when the first words need them; of two alike, the first list counts. */
let phrases: Phrases<Token> | null = null;

function readPhrases(): Phrases<Token> {
  return (phrases ??= indexPhrases(listPhrases()));
}

const list = (words: readonly string[], token: Token): (readonly [string, Token])[] =>
  words.map((word) => [word, token]);

function listPhrases(): (readonly [string, Token])[] {
  return [
    ...listValues(),
    ...list(BEYOND, { kind: 'beyond' }),
    ...list(EXCEPTIONS, { kind: 'exception' }),
    ...list(ANSWERS_NO, { kind: 'answer_no' }),
    ...list(ANSWERS_YES, { kind: 'answer_yes' }),
    ...list(NEGATIONS, { kind: 'negation' }),
    ...list(VERB_NEGATIONS, { kind: 'verb_negation' }),
    ...OLD.map((phrase): readonly [string, Token] => [
      phrase,
      { kind: 'old', ofTheQuestion: phrase.startsWith('always') },
    ]),
    ...list(NEW, { kind: 'new' }),
    ...list(EARLIER_DAYS, { kind: 'earlier' }),
    ...list(DEGREES, { kind: 'degree' }),
    ...SUBJECTS.map((word): readonly [string, Token] => [
      word,
      { kind: 'subject', standsForTheQuestion: STANDS_FOR_THE_QUESTION.includes(word) },
    ]),
    ...list(STARTS_AFRESH, { kind: 'afresh' }),
    ...list(JOINS, { kind: 'join' }),
    ...keysOf(HEALTHY_PARTS).flatMap((part) => list(HEALTHY_PARTS[part], { kind: 'part', part })),
    ...list(HEALTHY, { kind: 'well' }),
    ...list(EMPTY_WORDS, { kind: 'empty' }),
  ];
}

/** What the interaction model names. */
function listValues(): (readonly [string, Token])[] {
  const things = valuesOf('Thing').flatMap(([id, words]) => {
    const had = THINGS.get(id);
    return had === undefined
      ? []
      : words.map((phrase): readonly [string, Token] => [
          phrase,
          { kind: 'thing', had, isLack: isLack(id), isClause: isClause(splitWords(phrase)) },
        ]);
  });
  const fine = valuesOf('Healthy').flatMap(([id, words]) => {
    const healthy = HEALTHY_IDS.get(id);
    return healthy === undefined ? [] : list(words, { kind: 'fine', healthy });
  });
  const doubts = valuesOf('Doubt').flatMap(([id, words]) => {
    const doubt = DOUBTS.get(id);
    return doubt === undefined ? [] : list(words, { kind: 'doubt', doubt });
  });
  const places = valuesOf('Place').flatMap(([id, words]) => {
    const place = PLACES.get(id);
    return place === undefined ? [] : list(words, { kind: 'place', place });
  });
  const sides = valuesOf('Side').flatMap(([id, words]) => {
    const side = SIDES.get(id);
    return side === undefined ? [] : list(words, { kind: 'side', side });
  });
  return [...things, ...fine, ...doubts, ...places, ...sides];
}

/** "For three months", "since October", "a year ago"; null if no time begins here. */
function findTime(words: readonly string[], start: number): Found<Token> | null {
  if (words[start] === SINCE) return findSince(words, start + 1);
  const { count, end, isFor } = readCount(words, start);
  const isAgo = words[end + 1] === AGO;
  if (!isFor && !isAgo) return null;
  const token = tokenOfTime(words[end] ?? '', count, isAgo);
  return token === null ? null : { meaning: token, length: end + 1 - start + (isAgo ? 1 : 0) };
}

/** "For about three …": the number, if one is said, and where the unit stands. */
function readCount(
  words: readonly string[],
  start: number,
): { readonly count: number | null; readonly end: number; readonly isFor: boolean } {
  let end = start;
  while (FOR.includes(words[end] ?? '')) end += 1;
  const isFor = end > start;
  let count: number | null = null;
  for (; end < words.length; end += 1) {
    const word = words[end] ?? '';
    const number = SMALL_NUMBERS[word] ?? (/^\d+$/.test(word) ? Number(word) : undefined);
    if (number !== undefined) count = number;
    else if (!WITHIN_TIMES.includes(word) || end === start) break;
  }
  return { count, end, isFor };
}

function tokenOfTime(unit: string, count: number | null, isAgo: boolean): Token | null {
  if (SHORT_UNITS.includes(unit)) return { kind: isAgo ? 'earlier' : 'recent' };
  const isLong = WEEK_UNITS.includes(unit) && (count === null || count > WEEKS_OF_THE_QUESTION);
  if (isLong || LONG_UNITS.includes(unit)) return { kind: 'old', ofTheQuestion: false };
  return WEEK_UNITS.includes(unit) ? { kind: 'recent' } : null;
}

/** What began within so many weeks is new (docs/clinical.md). */
const WEEKS_OF_THE_QUESTION = 2;

function findSince(words: readonly string[], at: number): Found<Token> {
  const rest = words.slice(at).join(' ');
  const recent = RECENT_TIMES.find((time) => rest === time || rest.startsWith(`${time} `));
  if (recent !== undefined) return { meaning: { kind: 'recent' }, length: 1 + recent.split(' ').length };
  const length = Math.min(words.length - at, BEFORE_A_TIME.includes(words[at] ?? '') ? 2 : 1);
  return length === 0
    ? { meaning: { kind: 'empty' }, length: 1 }
    : { meaning: { kind: 'old', ofTheQuestion: false }, length: 1 + length };
}
