/** Looks words up among the values of the interaction model, for when Alexa resolved them to none. */
import { readSlotTypes } from './slot-types.ts';

/** The slot types that the coach reads ids of. */
export const SPOKEN_TYPES = [
  'Thing',
  'Place',
  'Muscle',
  'Side',
  'PressureChange',
  'TimeChange',
  'Detail',
  'Topic',
  'ProgressTopic',
  'Often',
  'Scope',
  'ReminderDays',
  'ReminderChange',
] as const;
export type SpokenType = (typeof SPOKEN_TYPES)[number];

/** Ids by words. Made when the first words need it, which most sessions never do. */
const idsByType = new Map<string, ReadonlyMap<string, string>>();

/** The id of the value that is said with these words; null if none is. Neither case nor white space matters. */
export function findSpoken(type: SpokenType, words: string): string | null {
  if (idsByType.size === 0) {
    for (const [name, values] of readSlotTypes()) idsByType.set(name, indexWords(values));
  }
  return idsByType.get(type)?.get(normalize(words)) ?? null;
}

function indexWords(
  values: readonly (readonly [id: string, words: readonly string[]])[],
): Map<string, string> {
  return new Map(values.flatMap(([id, words]) => words.map((one) => [normalize(one), id])));
}

function normalize(words: string): string {
  return words.trim().toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ');
}
