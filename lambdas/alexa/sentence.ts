/**
 * What a sentence says, by its words: what is denied, what is meant, and what is left. A denial denies what it names,
 * and nothing that follows it; what no list knows is never taken for nothing.
 */
import type { HeardPlace } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { Had } from '../coach/conversation/events.ts';
import type { FindingId } from '../coach/screening/findings.ts';
import type { HealthyId } from '../coach/screening/healthy.ts';
import { splitWords } from './phrases.ts';
import { BEYOND_AFTER_NOT } from '../locales/english/function-words/denials.ts';
import { readTokens, type Token } from './tokens.ts';

/** How surely a no is meant that isn't a plain one. */
export type Doubt = 'believed' | 'slight';

/** What a sentence comes to. */
export interface Sentence {
  /** What they say they have, in the order of the words. */
  readonly had: readonly Had[];
  readonly denied: readonly FindingId[];
  readonly place: HeardPlace;
  readonly side: Side | null;
  /** It began more than two weeks ago. */
  readonly old: boolean;
  /** It was on a day before today. */
  readonly earlier: boolean;
  /** It began within the last two weeks. */
  readonly recent: boolean;
  /** The subject is what the question asks about: "it started a month ago". */
  readonly ofTheQuestion: boolean;
  /** What is said to be in order; null if nothing is. */
  readonly healthy: HealthyId | null;
  readonly doubt: Doubt | null;
  readonly answer: 'yes' | 'no' | null;
  /** Whether anything is denied, or was by the words before the slot. */
  readonly denies: boolean;
  /** It is only thought: "I don't think I'm pregnant". */
  readonly thinks: boolean;
  /** What was denied was said to be somewhere: no more than there is denied. */
  readonly deniedThere: boolean;
  /** Whether anything is left that no list knows. */
  readonly rest: boolean;
}

/** What stands before the words: a "no" to the question, a "not", "I don't think", a "none", a "yes", or nothing. */
export type Opening = 'no' | 'not' | 'think_not' | 'not_sure' | 'none' | 'yes' | 'it' | null;

/** How the words at hand are denied: by a "no" to the question, by "not", by a verb, or it isn't clear whether. */
type Denial = 'answer' | 'plain' | 'verb' | 'perhaps' | null;

interface Reading extends Sentence {
  readonly denial: Denial;
  readonly excepts: boolean;
  readonly degree: boolean;
  readonly part: HealthyId | null;
  readonly wellSaid: boolean;
  readonly beyond: boolean;
}

const START: Reading = {
  had: [],
  denied: [],
  place: null,
  side: null,
  old: false,
  earlier: false,
  recent: false,
  thinks: false,
  ofTheQuestion: false,
  healthy: null,
  doubt: null,
  answer: null,
  denies: false,
  rest: false,
  denial: null,
  excepts: false,
  degree: false,
  part: null,
  wellSaid: false,
  beyond: false,
  deniedThere: false,
};

const OPENINGS: Readonly<Record<Exclude<Opening, null>, Partial<Reading>>> = {
  no: { denial: 'answer', answer: 'no', denies: true },
  not: { denial: 'verb', denies: true },
  think_not: { denial: 'verb', denies: true, thinks: true },
  not_sure: { denial: 'verb', denies: true, rest: true },
  none: { denial: 'answer', denies: true },
  yes: { answer: 'yes' },
  it: { ofTheQuestion: true },
};

/** Reads the words of a sentence, or of a slot. `opening`: what stands before them. */
export function readSentence(text: string, opening: Opening = null): Sentence {
  const start = opening === null ? START : { ...START, ...OPENINGS[opening] };
  const words = splitWords(text);
  const isMore = opening === 'not' && BEYOND_AFTER_NOT.includes(words[0] ?? '');
  const tokens = readTokens(isMore ? ['not', ...words] : words);
  return conclude(tokens.reduce(readToken, start));
}

/**
 * What was denied is meant after all if what follows the exception says only when, where, or how much. "No feeling" names a
 * lack, unless it is said to be normal.
 */
function conclude(read: Reading): Sentence {
  const had = [...read.had, ...listExcepted(read), ...listLacking(read)];
  const isMore = read.beyond && (read.side !== null || read.place !== null);
  const rest = read.rest || (had.length === 0 && saysMore(read, isMore));
  const side = isMore ? 'both' : read.side;
  const place = had.length > 0 ? placeOf(read) : read.place;
  return { ...read, had, place, side, healthy: healthyIn({ ...read, rest }), rest };
}

function listExcepted(read: Reading): Had[] {
  const qualified = read.degree || read.place !== null || read.side !== null;
  const isExcepted = read.excepts && read.had.length === 0 && qualified && !read.wellSaid;
  return isExcepted ? read.denied.map((id) => ({ kind: 'finding', id })) : [];
}

function listLacking({ denies, part, wellSaid, healthy }: Reading): Had[] {
  const isLacking = denies && part === 'feeling' && !wellSaid && healthy === null;
  return isLacking ? [{ kind: 'finding', id: 'numbness' }] : [];
}

/** "Not since last week" was so before; "not just the left" is not the left alone. */
function saysMore({ degree, denies, recent, earlier, beyond }: Reading, isMore: boolean): boolean {
  return degree || (denies && (recent || earlier)) || (beyond && !isMore);
}

/** What is felt "down there" is felt between the legs. */
function placeOf({ place, part, wellSaid }: Reading): HeardPlace {
  return part === 'down_there' && !wellSaid ? (place ?? 'groin') : place;
}

function healthyIn({ healthy, wellSaid, part, place, denies, rest }: Reading): HealthyId | null {
  if (healthy !== null) return healthy;
  if (wellSaid) {
    if (part === null && place === null) return 'all';
    return part;
  }
  // "Nothing in my legs" says that they are in order.
  return denies && !rest ? part : null;
}

/** What each kind of phrase changes. */
const READERS: {
  readonly [K in Token['kind']]: (read: Reading, token: Extract<Token, { kind: K }>) => Reading;
} = {
  answer_no: (read) => ({ ...read, denial: 'answer', answer: 'no', denies: true }),
  answer_yes: (read) => ({ ...read, denial: null, answer: 'yes' }),
  negation: (read) => ({ ...read, denial: 'plain', denies: true }),
  verb_negation: (read) => ({ ...read, denial: 'verb', denies: true }),
  exception: (read) => ({ ...read, denial: null, excepts: true }),
  subject: (read, { standsForTheQuestion }) => ({
    ...read,
    denial: null,
    ofTheQuestion: read.ofTheQuestion || standsForTheQuestion,
  }),
  afresh: (read) => (read.denial === 'answer' ? { ...read, denial: null } : read),
  join: (read) => (read.denial !== null && read.denied.length > 0 ? { ...read, denial: 'perhaps' } : read),
  thing: readThing,
  place: readPlace,
  side: (read, { side }) =>
    read.denial === null || read.denial === 'answer'
      ? { ...read, denial: null, side: read.side === null || read.side === side ? side : 'both' }
      : read,
  part: (read, { part }) => ({ ...read, part }),
  fine: (read, { healthy }) => (isDenied(read) ? { ...read, rest: true } : { ...read, healthy }),
  well: (read) => (isDenied(read) ? { ...read, rest: true } : { ...read, wellSaid: true }),
  doubt: (read, { doubt }) => ({ ...read, doubt }),
  old: (read, { ofTheQuestion }) => ({
    ...read,
    old: true,
    ofTheQuestion: read.ofTheQuestion || ofTheQuestion,
  }),
  // "No new trouble" may leave an old one.
  new: (read) => (isDenied(read) ? { ...read, old: true } : { ...read, rest: read.rest || read.denies }),
  recent: (read) => ({ ...read, recent: true }),
  beyond: (read) => ({ ...read, denial: null, beyond: true }),
  earlier: (read) => ({ ...read, earlier: !isDenied(read) }),
  degree: (read) => ({ ...read, degree: true }),
  unknown: (read) => ({ ...read, rest: true }),
  empty: (read) => read,
};

function readToken<K extends Token['kind']>(
  read: Reading,
  token: Extract<Token, { kind: K }> & { readonly kind: K },
): Reading {
  const reader: (read: Reading, token: Extract<Token, { kind: K }>) => Reading = READERS[token.kind];
  return reader(read, token);
}

/** A "no" to the question denies only what is named right after it. */
function isDenied({ denial }: Reading): boolean {
  return denial !== null && denial !== 'answer';
}

function readPlace(read: Reading, { place }: Extract<Token, { kind: 'place' }>): Reading {
  if (read.denial === null || read.denial === 'perhaps') return { ...read, place };
  // "Not my quads" is no answer; of "no numbness in my leg" the place is denied with it.
  const rest = read.rest || (read.denied.length === 0 && read.denial !== 'answer');
  return { ...read, rest, deniedThere: true };
}

function readThing(read: Reading, { had, isLack, isClause }: Extract<Token, { kind: 'thing' }>): Reading {
  if (had.kind !== 'finding') return read.denial === null ? { ...read, had: [...read.had, had] } : read;
  // "I don't … can't feel" denies twice, and of "no fever and chills" nobody knows: both are asked about.
  if (read.denial === 'perhaps' || (isLack && read.denial === 'verb')) return { ...read, rest: true };
  const isMeant = read.denial === null || isLack || (isClause && read.denial !== 'verb');
  return isMeant ? { ...read, had: [...read.had, had] } : { ...read, denied: [...read.denied, had.id] };
}
