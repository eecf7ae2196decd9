import type { Meaning, Pattern } from './grammar.ts';
import type { SlotReader, SlotReading } from './slots.ts';

/**
 * Finds the intent whose sample equals these words, with listed values in its slots. Returns null if no sample
 * fits.
 */
export type ExactMatcher = (words: readonly string[]) => Meaning | null;

/** A node of the sample tree: the possible next words and slots, and the sample that ends here. */
interface Branch {
  readonly words: Map<string, Branch>;
  readonly slots: Map<string, { readonly read: SlotReader; readonly next: Branch }>;
  end: Pattern | null;
}

interface Match {
  readonly pattern: Pattern;
  readonly readings: readonly SlotReading[];
}

/**
 * Builds the exact matcher. If several samples match, the one with the most literal text wins, then the
 * earlier one. The samples form a tree by their beginnings, because there are thousands and most differ from a
 * sentence in the first word.
 */
export function makeExactMatcher(patterns: readonly Pattern[]): ExactMatcher {
  const root = makeBranch();
  const order = new Map(patterns.map((pattern, at) => [pattern, at]));
  for (const pattern of patterns) addPattern(root, pattern);
  const isBetter = (one: Match, other: Match): boolean =>
    one.pattern.weight > other.pattern.weight ||
    (one.pattern.weight === other.pattern.weight &&
      (order.get(one.pattern) ?? 0) < (order.get(other.pattern) ?? 0));
  return (words) => {
    let best: Match | null = null;
    for (const match of findMatches(root, words, 0, []))
      if (best === null || isBetter(match, best)) best = match;
    return best === null ? null : meaningOf(best);
  };
}

function makeBranch(): Branch {
  return { words: new Map(), slots: new Map(), end: null };
}

function addPattern(root: Branch, pattern: Pattern): void {
  let at = root;
  for (const place of pattern.places) {
    if (typeof place === 'string') {
      const next = at.words.get(place) ?? makeBranch();
      at.words.set(place, next);
      at = next;
    } else {
      const slot = at.slots.get(place.type) ?? { read: place.read, next: makeBranch() };
      at.slots.set(place.type, slot);
      at = slot.next;
    }
  }
  at.end ??= pattern;
}

/**
 * Yields every sample that the words from `start` complete, trying longer readings of a slot before shorter
 * ones.
 */
function* findMatches(
  at: Branch,
  words: readonly string[],
  start: number,
  readings: readonly SlotReading[],
): Generator<Match> {
  const word = words[start];
  if (word === undefined) {
    if (at.end !== null) yield { pattern: at.end, readings };
    return;
  }
  const literal = at.words.get(word);
  if (literal !== undefined) yield* findMatches(literal, words, start + 1, readings);
  for (const { read, next } of at.slots.values())
    for (const reading of read(words, start))
      yield* findMatches(next, words, start + reading.taken, [...readings, reading]);
}

function meaningOf({ pattern, readings }: Match): Meaning {
  const left = [...readings];
  const slots = new Map<string, SlotReading>();
  for (const place of pattern.places) {
    const reading = typeof place === 'string' ? undefined : left.shift();
    if (typeof place !== 'string' && reading !== undefined) slots.set(place.slot, reading);
  }
  return { intent: pattern.intent, slots };
}
