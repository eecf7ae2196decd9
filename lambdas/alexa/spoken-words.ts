/** Looks words up among the values of the interaction model, for when Alexa resolved them to none. */
import { splitWords } from './phrases.ts';
import { readSlotTypes, type SlotValues } from './slot-types.ts';

/** The slot types that the coach reads ids of. */
export const SPOKEN_TYPES = [
  'Thing',
  'Place',
  'Muscle',
  'Side',
  'PressureChange',
  'TimeChange',
  'Detail',
  'Asking',
  'Topic',
  'ProgressTopic',
  'Often',
  'Scope',
  'ReminderDays',
  'ReminderChange',
  'Healthy',
  'Doubt',
  'Choice',
  'Usual',
  'Programme',
  'Same',
] as const;
export type SpokenType = (typeof SPOKEN_TYPES)[number];

/** All values, by type. Unpacked when the first words need them, which most sessions never do. */
let types: ReadonlyMap<string, SlotValues> | null = null;

/** The values of a slot type, each with its words. */
export function valuesOf(type: SpokenType): SlotValues {
  types ??= new Map(readSlotTypes());
  return types.get(type) ?? [];
}

/** Ids by words, for each type that was asked for. */
const idsByType = new Map<SpokenType, ReadonlyMap<string, string>>();

/** The id of the value that is said with these words; null if none is. Case, apostrophes and white space don't matter. */
export function findSpoken(type: SpokenType, words: string): string | null {
  const ids = idsByType.get(type) ?? indexWords(valuesOf(type));
  idsByType.set(type, ids);
  return ids.get(normalize(words)) ?? null;
}

function indexWords(values: SlotValues): Map<string, string> {
  return new Map(values.flatMap(([id, words]) => words.map((one) => [normalize(one), id])));
}

function normalize(words: string): string {
  return splitWords(words).join(' ');
}
