import { FALLBACK, isBuiltIn } from './builtins.ts';
import type { Meaning, Pattern, Place, Slots } from './grammar.ts';
import type { SlotReading } from './slots.ts';
import { agrees, denies, questions, writtenOut } from './words.ts';

/** How near a sentence must be to a sample (cosine, 0 to 1) to be taken for it. */
const NEAR_ENOUGH = 0.68;
/** Words tell more than letters; letters forgive endings ("rolling", "roll"). */
const WORD_SHARE = 0.65;
/** A slot that no listed value fits takes at most this many words. */
const LONGEST_UNKNOWN_VALUE = 4;

/** Words that turn a sentence round: a sentence with the one is never taken for a sample with the other. */
const OPPOSITES: readonly (readonly [string, string])[] = (
  'more/less left/right up/down longer/shorter harder/easier harder/softer start/finish on/off before/after ' +
  'next/previous next/last first/last forward/back better/worse can/cant always/never'
)
  .split(' ')
  .map((pair) => pair.split('/'))
  .map(([one = '', other = '']) => [one, other]);

type Vector = ReadonlyMap<string, number>;

interface Known {
  readonly pattern: Pattern;
  readonly vector: Vector;
}

/** Finds the sample nearest to a sentence, or null when none is near enough. */
export type Finder = (words: readonly string[]) => Meaning | null;

/**
 * Prepares the search for sentences near a sample: TF-IDF over words and over groups of three letters, slots counting
 * as one word. Built-in intents are never found (Alexa matches those to the letter), yet the nearest sample of one
 * keeps a sentence from being taken for another intent.
 */
export function nearestSample(patterns: readonly Pattern[]): Finder {
  const documents = patterns.map((pattern) => termsOf(pattern.places.map(tokenOf)));
  const weigh = weights(documents);
  const known = patterns.map((pattern, at): Known => ({ pattern, vector: weigh(documents[at] ?? []) }));
  return (words) => {
    const variants = new Map<string, { vector: Vector; slots: readonly Found[] }>();
    let best: { pattern: Pattern; slots: readonly Found[]; score: number } | null = null;
    for (const { pattern, vector } of known) {
      const types = slotPlaces(pattern);
      const key = types.map((place) => place.type).join(' ');
      let variant = variants.get(key);
      if (variant === undefined) {
        const { tokens, found } = withSlots(words, types);
        variant = { vector: weigh(termsOf(tokens)), slots: found };
        variants.set(key, variant);
      }
      if (contradicts(words, pattern)) continue;
      const score = cosine(variant.vector, vector);
      if (score >= NEAR_ENOUGH && (best === null || score > best.score)) {
        best = { pattern, slots: variant.slots, score };
      }
    }
    if (best === null || isBuiltIn(best.pattern.intent)) return null;
    return { intent: best.pattern.intent, slots: slotsOf(best.pattern, best.slots) };
  };
}

interface Found {
  readonly type: string;
  readonly reading: SlotReading;
}

type SlotPlace = Exclude<Place, string>;

function slotPlaces(pattern: Pattern): SlotPlace[] {
  return pattern.places.filter((place) => typeof place !== 'string');
}

function tokenOf(place: Place): string {
  return typeof place === 'string' ? place : `{${place.type}}`;
}

/** The sentence with the first value of each wanted type replaced by the type, longest values first. */
function withSlots(
  words: readonly string[],
  wanted: readonly SlotPlace[],
): { tokens: string[]; found: Found[] } {
  const left = [...wanted];
  const tokens: string[] = [];
  const found: Found[] = [];
  for (let at = 0; at < words.length;) {
    const readings = left.flatMap((place) => place.read(words, at).map((reading) => ({ place, reading })));
    const longest = readings.sort((a, b) => b.reading.taken - a.reading.taken)[0];
    if (longest === undefined) {
      tokens.push(words[at] ?? '');
      at += 1;
    } else {
      left.splice(left.indexOf(longest.place), 1);
      tokens.push(`{${longest.place.type}}`);
      found.push({ type: longest.place.type, reading: longest.reading });
      at += longest.reading.taken;
    }
  }
  return { tokens, found };
}

function slotsOf(pattern: Pattern, found: readonly Found[]): Slots {
  const left = [...found];
  const slots = new Map<string, SlotReading>();
  for (const place of slotPlaces(pattern)) {
    const at = left.findIndex((candidate) => candidate.type === place.type);
    const [value] = at < 0 ? [] : left.splice(at, 1);
    if (value !== undefined) slots.set(place.slot, value.reading);
  }
  return slots;
}

function contradicts(words: readonly string[], pattern: Pattern): boolean {
  const literals = pattern.places.filter((place) => typeof place === 'string');
  if (denies(words) !== denies(literals)) return true;
  if (agrees(literals) && !agrees(words)) return true;
  if (questions(words) !== questions(pattern.places.map(tokenOf))) return true;
  const said = new Set(words);
  const sample = new Set(literals);
  const turned = (one: string, other: string): boolean =>
    said.has(one) && !said.has(other) && sample.has(other) && !sample.has(one);
  return OPPOSITES.some(([one, other]) => turned(one, other) || turned(other, one));
}

/**
 * A sentence that has all literal words of a sample, in order, and something unlisted where the sample has a slot:
 * Alexa then gives the words with the status ER_SUCCESS_NO_MATCH. The sample must have two words of its own at least.
 */
export function matchWithUnknownValue(
  patterns: readonly Pattern[],
  words: readonly string[],
): Meaning | null {
  let best: { pattern: Pattern; slots: Slots } | null = null;
  for (const pattern of patterns) {
    if (isBuiltIn(pattern.intent) || pattern.intent === FALLBACK) continue;
    if (best !== null && pattern.weight <= best.pattern.weight) continue;
    if (pattern.places.filter((place) => typeof place === 'string').length < 2) continue;
    const slots = fillLoosely(pattern.places, words, 0);
    if (slots !== null) best = { pattern, slots };
  }
  return best === null ? null : { intent: best.pattern.intent, slots: best.slots };
}

function fillLoosely(places: readonly Place[], words: readonly string[], start: number): Slots | null {
  const [place, ...rest] = places;
  if (place === undefined) return start === words.length ? new Map() : null;
  if (typeof place === 'string') return words[start] === place ? fillLoosely(rest, words, start + 1) : null;
  for (const reading of place.read(words, start)) {
    const slots = fillLoosely(rest, words, start + reading.taken);
    if (slots !== null) return new Map([[place.slot, reading], ...slots]);
  }
  if (place.type.startsWith('AMAZON.')) return null;
  for (let taken = Math.min(LONGEST_UNKNOWN_VALUE, words.length - start); taken > 0; taken -= 1) {
    const raw = words.slice(start, start + taken);
    const slots = denies(raw) ? null : fillLoosely(rest, words, start + taken);
    if (slots === null) continue;
    const unknown = { value: raw.join(' '), resolution: { code: 'ER_SUCCESS_NO_MATCH' as const }, taken };
    return new Map([[place.slot, unknown], ...slots]);
  }
  return null;
}

/** Words, and groups of three letters, as terms: `w:roll`, `l:rol`. */
function termsOf(tokens: readonly string[]): string[] {
  const words = writtenOut(tokens);
  const letters = ` ${words.join(' ')} `;
  return [
    ...words.map((word) => `w:${word}`),
    ...Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => `l:${letters.slice(at, at + 3)}`),
  ];
}

/** Makes weighted vectors of unit length, in which a term counts the more the fewer documents have it. */
function weights(documents: readonly (readonly string[])[]): (terms: readonly string[]) => Vector {
  const counts = new Map<string, number>();
  for (const terms of documents)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const rarity = (term: string): number => Math.log(1 + documents.length / (counts.get(term) ?? 1));
  return (terms) => {
    const raw = new Map<string, number>();
    for (const term of terms) raw.set(term, (raw.get(term) ?? 0) + rarity(term));
    const lengthOf = (kind: string): number =>
      Math.hypot(...[...raw].filter(([term]) => term.startsWith(kind)).map(([, weight]) => weight)) || 1;
    const lengths = { w: lengthOf('w:'), l: lengthOf('l:') };
    return new Map(
      [...raw].map(([term, weight]) => {
        const isWord = term.startsWith('w:');
        const share = Math.sqrt(isWord ? WORD_SHARE : 1 - WORD_SHARE);
        return [term, (share * weight) / (isWord ? lengths.w : lengths.l)];
      }),
    );
  };
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}
