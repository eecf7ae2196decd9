import { type SlotPlace, slotPlacesOf, tokenOf } from './slot-filling.ts';
import { type Pattern, patternsOf } from './grammar.ts';
import type { LanguageModel } from './schema.ts';
import { phrasesOf, type SlotReading } from './slots.ts';

/** Something a sentence can be near: a sample, or one phrase of the slot that is all there is to a sample. */
export interface ComparedText {
  readonly pattern: Pattern;
  /** Its words; a slot is its type in braces. */
  readonly tokens: readonly string[];
  /** What the slot holds when the text is a phrase of it. */
  readonly phrase: SlotReading | null;
}

/** Documents with slots of the same types: a sentence is put in the same words for all of them. */
export interface Shape {
  readonly places: readonly SlotPlace[];
  readonly texts: readonly ComparedText[];
}

/** Words that only join what stands in slots. */
const JOINING_WORDS = new Set(['at', 'on', 'for', 'the', 'my', 'around']);

/**
 * All that sentences are compared with. Where a sample is but slots, nothing is left that a sentence could be near:
 * any that names a day would be as near to "{days} at {time}". A sample that is nothing but a slot says as little as "{topic}": its phrases
 * ("is there any evidence") are what people are near.
 * @throws ModelError when a sample or a slot type can't be used
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
