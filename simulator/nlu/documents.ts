import { type SlotPlace, slotPlacesOf, tokenOf } from './slot-filling.ts';
import { isOpenEnded, type Pattern, patternsOf } from './grammar.ts';
import type { LanguageModel } from './schema.ts';
import { phrasesOf, type SlotReading } from './slots.ts';

/**
 * A text that sentences are compared with: a sample, or one phrase of a slot if the sample consists of that
 * slot alone.
 */
export interface ComparedText {
  readonly pattern: Pattern;
  /** Its words. A slot is represented by its type in braces. */
  readonly tokens: readonly string[];
  /** The slot's value if this text is a phrase of the slot. */
  readonly phrase: SlotReading | null;
}

/** Texts whose slots have the same types. A sentence is converted once for all of them. */
export interface Shape {
  readonly places: readonly SlotPlace[];
  readonly texts: readonly ComparedText[];
}

/** Words that only connect slots. */
const JOINING_WORDS = new Set(['at', 'on', 'for', 'the', 'my', 'around']);

/**
 * Collects all texts that sentences are compared with, grouped by the types of their slots. A sample that
 * consists of slots and connecting words alone is left out: any sentence with a day would match "{days} at
 * {time}". A sample that is a single slot is represented by the slot's phrases ("is there any evidence"),
 * because "{topic}" has no words to compare.
 * @throws ModelError if a sample or a slot type is invalid
 */
export function groupByShape(model: LanguageModel): Shape[] {
  const listed = new Map(model.types.map((type) => [type.name, phrasesOf(type)]));
  const shapes = new Map<string, { places: readonly SlotPlace[]; texts: ComparedText[] }>();
  const add = (places: readonly SlotPlace[], text: ComparedText): void => {
    const key = places.map(({ type }) => type).join(' ');
    const shape = shapes.get(key) ?? { places, texts: [] };
    shape.texts.push(text);
    shapes.set(key, shape);
  };
  for (const pattern of patternsOf(model)) {
    // Any sentence would be near to a slot that takes any words.
    if (isOpenEnded(pattern)) continue;
    const places = slotPlacesOf(pattern);
    const hasWords = pattern.places.some((place) => typeof place === 'string' && !JOINING_WORDS.has(place));
    if (hasWords) add(places, { pattern, tokens: pattern.places.map(tokenOf), phrase: null });
    const [place] = places;
    if (place === undefined || pattern.places.length > 1) continue;
    for (const phrase of listed.get(place.type) ?? [])
      add([], { pattern, tokens: phrase.value.split(' '), phrase });
  }
  return [...shapes.values()];
}
