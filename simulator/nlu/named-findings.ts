import { slotPlacesOf } from './slot-filling.ts';
import type { Pattern } from './grammar.ts';
import type { Resolution, SlotReader } from './slots.ts';

/** Values of a single word ("high", "back") are too easily part of something else. */
const MIN_WORDS = 2;

/** Symptoms and conditions must never be ignored. */
const FINDING_ID = /^(symptom|condition)\./;

/** Whether an intent has slots for every finding that a sentence names. */
export type HasRoom = (intent: string) => boolean;

/** A range of words that is a value of a slot type. */
interface NamedValue {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns a function that finds out which intents have room for the findings in a sentence. A value counts if
 * some intent consists of it alone, such as "can't feel my legs". So "easier, I can't feel my legs" is not
 * understood as just a wish for less pressure: it matches nothing, and the coach asks.
 */
export function makeRoomCheck(patterns: readonly Pattern[]): (words: readonly string[]) => HasRoom {
  const alone = new Map<string, SlotReader>();
  const within = new Set<string>();
  const typesByIntent = new Map<string, Set<string>>();
  for (const pattern of patterns) {
    const types = typesByIntent.get(pattern.intent) ?? new Set();
    typesByIntent.set(pattern.intent, types);
    for (const { type, read } of slotPlacesOf(pattern)) {
      types.add(type);
      if (pattern.places.length > 1) within.add(type);
      else if (!type.startsWith('AMAZON.')) alone.set(type, read);
    }
  }
  const readers = [...alone].filter(([type]) => within.has(type));
  return (words) => {
    const named = words.flatMap((_, start) =>
      readers.flatMap(([type, read]) =>
        read(words, start)
          .filter(({ taken, resolution }) => taken >= MIN_WORDS && isFinding(resolution))
          .map(({ taken }): NamedValue => ({ type, start, end: start + taken })),
      ),
    );
    const whole = named.filter((one) => !named.some((other) => isPartOf(one, other)));
    return (intent) => whole.every(({ type }) => typesByIntent.get(intent)?.has(type) ?? false);
  };
}

function isFinding(resolution: Resolution): boolean {
  return resolution?.code === 'ER_SUCCESS_MATCH' && FINDING_ID.test(resolution.id ?? '');
}

function isPartOf(one: NamedValue, other: NamedValue): boolean {
  const longer = other.end - other.start > one.end - one.start;
  return longer && other.start <= one.start && one.end <= other.end;
}
