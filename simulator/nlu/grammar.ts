import { BUILT_IN_PHRASES } from './builtins.ts';
import { type LanguageModel, ModelError } from './schema.ts';
import { makeSlotReaders, type SlotReader, type SlotReading } from './slots.ts';
import { wordsOf } from './words.ts';

/** One place of a sample: a word, or a slot with the reader of its type. */
export type Place = string | { readonly slot: string; readonly type: string; readonly read: SlotReader };

/**
 * A sample that is ready for matching. `weight` is the length of its literal text: more literal text makes a
 * match more certain.
 */
export interface Pattern {
  readonly intent: string;
  readonly sample: string;
  readonly places: readonly Place[];
  readonly weight: number;
}

/** Maps slot names to their values. Slots that the sentence does not fill are missing. */
export type Slots = ReadonlyMap<string, SlotReading>;

/** An intent and the slots that a sentence filled. */
export interface Meaning {
  readonly intent: string;
  readonly slots: Slots;
}

/**
 * Returns all samples of a model in order, followed by the phrases of the built-in intents that it declares.
 * @throws ModelError if a sample uses a slot that its intent does not have
 */
export function patternsOf(model: LanguageModel): Pattern[] {
  const readers = makeSlotReaders(model);
  const own = model.intents.flatMap((intent) => {
    const types = new Map(intent.slots.map((slot) => [slot.name, slot.type]));
    return intent.samples.map((sample) => patternOf(intent.name, sample, types, readers));
  });
  const builtIn = model.intents.flatMap((intent) =>
    (BUILT_IN_PHRASES.get(intent.name) ?? []).map((phrase) =>
      patternOf(intent.name, phrase, new Map(), readers),
    ),
  );
  return [...own, ...builtIn];
}

/**
 * Whether a sample has a slot that takes any words. Alexa hears the words before it ("no …") only as they are, and prefers
 * every sample that fits with listed values.
 */
export function isOpenEnded({ places }: Pattern): boolean {
  return places.some((place) => typeof place !== 'string' && place.type === 'AMAZON.SearchQuery');
}

function patternOf(
  intent: string,
  sample: string,
  types: ReadonlyMap<string, string>,
  readers: ReadonlyMap<string, SlotReader>,
): Pattern {
  const places = wordsOf(sample).map((word): Place => {
    const slot = /^\{(\w+)\}$/.exec(word)?.[1];
    if (slot === undefined) return word;
    const type = types.get(slot);
    const read = type === undefined ? undefined : readers.get(type);
    if (type === undefined || read === undefined)
      throw new ModelError(`${intent}: "${sample}" uses the slot {${slot}}, which the intent does not have`);
    return { slot, type, read };
  });
  const weight = places.reduce((sum, place) => sum + (typeof place === 'string' ? place.length : 0), 0);
  return { intent, sample, places, weight };
}
