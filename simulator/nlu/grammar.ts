import { BUILT_IN_PHRASES } from './builtins.ts';
import { type LanguageModel, ModelError } from './schema.ts';
import { type SlotReader, makeSlotReaders, type SlotReading } from './slots.ts';
import { wordsOf } from './words.ts';

/** One place in a sample: a word, or a slot with the reader of its type. */
export type Place = string | { readonly slot: string; readonly type: string; readonly read: SlotReader };

/** A sample ready to be matched. `weight` is the length of its literal text: the more literal, the surer. */
export interface Pattern {
  readonly intent: string;
  readonly sample: string;
  readonly places: readonly Place[];
  readonly weight: number;
}

/** Slot name → what it holds. Slots that the sentence doesn't fill are missing. */
export type Slots = ReadonlyMap<string, SlotReading>;

/** An intent with the slots a sentence filled. */
export interface Meaning {
  readonly intent: string;
  readonly slots: Slots;
}

/**
 * All samples of a model, in its order, then the built-in phrases of the built-in intents it has.
 * @throws ModelError for a sample with a slot that its intent doesn't have
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
      throw new ModelError(`${intent}: "${sample}" has no slot {${slot}}`);
    return { slot, type, read };
  });
  const weight = places.reduce((sum, place) => sum + (typeof place === 'string' ? place.length : 0), 0);
  return { intent, sample, places, weight };
}
