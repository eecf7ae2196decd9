import type { Had } from '../coach/conversation/events.ts';
import type { HeardPlace } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { TopicId } from '../coach/conversation/topics.ts';
import type { Choice } from '../coach/routine/wish.ts';
import type { HealthyId } from '../coach/screening/healthy.ts';
import type { Slot } from './envelope.ts';
import { findSpoken, type SpokenType } from './spoken-words.ts';
import { CHOICE_IDS, DOUBTS, HEALTHY_IDS, PLACES, SIDES, THINGS, TOPIC_IDS } from './vocabulary.ts';

/** The slots of an intent, by name. */
export type Slots = Readonly<Record<string, Slot>>;

/** Alexa's value for a slot that it did not understand. */
const NOT_UNDERSTOOD = '?';

/** The words of a slot; null if it wasn't said. */
export function readWords(slots: Slots, name: string): string | null {
  const value = slots[name]?.value;
  return value === undefined || value === '' ? null : value;
}

/**
 * The ids that a slot may mean, those of all authorities, the likeliest first: none if nothing was said, `unknown` alone
 * if no value matches. Words that Alexa resolved to nothing, or didn't resolve at all because its service was away, are
 * looked up among the model's own.
 */
export function readIds(slots: Slots, name: string, type: SpokenType): readonly string[] {
  const words = readWords(slots, name);
  if (words === null) return [];
  const resolved = (slots[name]?.resolutions?.resolutionsPerAuthority ?? [])
    .filter(({ status }) => status?.code === 'ER_SUCCESS_MATCH')
    .flatMap(({ values = [] }) => values.flatMap(({ value }) => value?.id ?? []));
  return resolved.length > 0 ? [...new Set(resolved)] : [findSpoken(type, words) ?? 'unknown'];
}

/** Whether the words of a slot are those of a value, and no more: Alexa also resolves words that merely hold one. */
export function isListed(slots: Slots, name: string, type: SpokenType): boolean {
  return findSpoken(type, readWords(slots, name) ?? '') !== null;
}

/** The likeliest id of a slot: null if nothing was said, `unknown` if no value matches. */
export function readId(slots: Slots, name: string, type: SpokenType): string | null {
  return readIds(slots, name, type)[0] ?? null;
}

/** The findings and tools that the words of a `Thing` slot may mean; none if it wasn't said. */
export function readThings(slots: Slots, name: string): readonly Had[] {
  return readIds(slots, name, 'Thing').map((id) => THINGS.get(id) ?? { kind: 'unknown' });
}

/** The place on the body that a `Place` slot names; null if it wasn't said. */
export function readPlace(slots: Slots, name: string): HeardPlace {
  const id = readId(slots, name, 'Place');
  return id === null ? null : (PLACES.get(id) ?? 'unknown');
}

/**
 * The place that a `Muscle` slot names, of those that people call tight; null if it wasn't said. The type lists only
 * what may be rolled or is declined. Words beyond it may name any place.
 */
export function readTightPlace(slots: Slots, name: string): HeardPlace {
  const id = readId(slots, name, 'Muscle');
  return id === null ? null : (PLACES.get(id) ?? readPlace(slots, name));
}

/** The routine that a `Choice` slot chooses; null if it wasn't said, or chooses none. */
export function readChoice(slots: Slots, name: string): Choice | null {
  return CHOICE_IDS.get(readId(slots, name, 'Choice') ?? '') ?? null;
}

/** The topic that a `Topic` slot names; null if it wasn't said. */
export function readTopic(slots: Slots, name: string): TopicId | 'unknown' | null {
  const id = readId(slots, name, 'Topic');
  return id === null ? null : (TOPIC_IDS.get(id) ?? 'unknown');
}

/** The side that a `Side` slot names; null if it wasn't said or isn't one. */
export function readSide(slots: Slots, name: string): Side | null {
  const id = readId(slots, name, 'Side');
  return id === null ? null : (SIDES.get(id) ?? null);
}

/** What a `Healthy` slot says to be in order; null if it wasn't said. */
export function readHealthy(slots: Slots, name: string): HealthyId | 'unknown' | null {
  const words = readWords(slots, name);
  if (words === null) return null;
  // Only what was said in full counts: "my legs" is near to "my legs are fine", and says nothing of the kind.
  return HEALTHY_IDS.get(findSpoken('Healthy', words) ?? '') ?? 'unknown';
}

/** How surely a `Doubt` slot denies; null if it wasn't said. */
export function readDoubt(slots: Slots, name: string): 'believed' | 'slight' | null {
  const id = readId(slots, name, 'Doubt');
  return id === null ? null : (DOUBTS.get(id) ?? null);
}

/** The whole or decimal number of an AMAZON.NUMBER slot; null if it holds none. */
export function readNumber(slots: Slots, name: string): number | null {
  const said = readWords(slots, name);
  if (said === null || said === NOT_UNDERSTOOD) return null;
  const value = Number(said);
  return Number.isFinite(value) ? value : null;
}

/**
 * The minutes of an AMAZON.DURATION slot (ISO 8601: PT5M, PT1M30S); null if it holds none. A duration in days or
 * longer is not a length for a routine, so it counts as none.
 */
export function readMinutes(slots: Slots, name: string): number | null {
  const said = readWords(slots, name);
  const parts = said === null ? null : /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(said);
  if (parts === null || said === 'PT') return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}
