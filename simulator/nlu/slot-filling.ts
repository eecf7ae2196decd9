import type { Pattern, Place, Slots } from './grammar.ts';
import type { SlotReading } from './slots.ts';

/** A value found in a sentence, and the slot type that it belongs to. */
export interface FoundValue {
  readonly type: string;
  readonly reading: SlotReading;
}

/** A place of a sample that is a slot. */
export type SlotPlace = Exclude<Place, string>;

/** The slots of a sample, in order. */
export function slotPlacesOf(pattern: Pattern): SlotPlace[] {
  return pattern.places.filter((place) => typeof place !== 'string');
}

/** Writes a place as one word: a slot becomes its type in braces. */
export function tokenOf(place: Place): string {
  return typeof place === 'string' ? place : `{${place.type}}`;
}

/** Replaces the first value of each wanted type in a sentence by the type. Longer values take precedence. */
export function replaceSlotValues(
  words: readonly string[],
  wanted: readonly SlotPlace[],
): { tokens: string[]; found: FoundValue[] } {
  const left = [...wanted];
  const tokens: string[] = [];
  const found: FoundValue[] = [];
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

/** Assigns the values that were found to the slots of a sample. */
export function fillSlots(pattern: Pattern, found: readonly FoundValue[]): Slots {
  const left = [...found];
  const slots = new Map<string, SlotReading>();
  for (const place of slotPlacesOf(pattern)) {
    const at = left.findIndex((candidate) => candidate.type === place.type);
    const [value] = at < 0 ? [] : left.splice(at, 1);
    if (value !== undefined) slots.set(place.slot, value.reading);
  }
  return slots;
}
