import { FALLBACK, isBuiltIn } from './builtins.ts';
import type { Meaning, Pattern, Place, Slots } from './grammar.ts';
import { denies } from './words.ts';

/** An unlisted slot value has at most this many words. */
const LONGEST_UNKNOWN_VALUE = 4;

/**
 * Matches a sentence that has all literal words of a sample, in order, and unlisted words in its slot. Alexa
 * passes such words on with the status ER_SUCCESS_NO_MATCH. The sample must have at least two words of its own.
 * Only one slot may have an unlisted value, unless people speak about themselves ("my bits feel funny").
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
    if (slots === null || (countUnknown(slots) > 1 && !isAboutOneself(pattern))) continue;
    best = { pattern, slots };
  }
  return best === null ? null : { intent: best.pattern.intent, slots: best.slots };
}

function countUnknown(slots: Slots): number {
  return [...slots.values()].filter(({ resolution }) => resolution?.code === 'ER_SUCCESS_NO_MATCH').length;
}

const ONESELF = new Set(['i', 'im', 'ive', 'my']);

function isAboutOneself({ places: [first] }: Pattern): boolean {
  return typeof first === 'string' && ONESELF.has(first);
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
