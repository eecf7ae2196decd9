import type { Had } from '../coach/conversation/events.ts';
import type { HeardPlace } from '../coach/body/places.ts';
import { BODY_PARTS, REFUSED_PLACES, type Place } from '../coach/body/places.ts';
import { REGION_IDS, type Side } from '../coach/body/regions.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { CONDITIONS, SYMPTOMS } from '../coach/screening/findings.ts';
import { REFUSED_TOOLS, TOOLS } from '../coach/body/equipment.ts';
import { TOPICS, type TopicId } from '../coach/conversation/topics.ts';
import type { Slot } from './envelope.ts';

/** The slots of an intent, by name. */
export type Slots = Readonly<Record<string, Slot>>;

/** Alexa's value for a slot that it did not understand. */
const NOT_UNDERSTOOD = '?';

/** The words of a slot; null if it wasn't said. */
export function readWords(slots: Slots, name: string): string | null {
  const value = slots[name]?.value;
  return value === undefined || value === null || value === '' ? null : value;
}

/** The id that a slot resolved to: null if nothing was said, `unknown` if no value matches. */
export function readId(slots: Slots, name: string): string | null {
  if (readWords(slots, name) === null) return null;
  const matches = (slots[name]?.resolutions?.resolutionsPerAuthority ?? []).filter(
    ({ status }) => status.code === 'ER_SUCCESS_MATCH',
  );
  return matches[0]?.values?.[0]?.value.id ?? 'unknown';
}

/** The value for each id of a slot type. A parity test compares the ids with the interaction model's. */
export const THINGS = new Map<string, Had>([
  ...keysOf(SYMPTOMS).map((id): [string, Had] => [`symptom.${id}`, { kind: 'finding', id }]),
  ...keysOf(CONDITIONS).map((id): [string, Had] => [`condition.${id}`, { kind: 'finding', id }]),
  ...TOOLS.map((id): [string, Had] => [`tool.${id}`, { kind: 'tool', id }]),
  ...REFUSED_TOOLS.map((id): [string, Had] => [`refused_tool.${id}`, { kind: 'refused_tool', id }]),
]);
export const PLACES = new Map<string, Place>(
  [...REGION_IDS, ...keysOf(BODY_PARTS), ...REFUSED_PLACES].map((id) => [id, id]),
);
export const SIDES = new Map<string, Side>([
  ['left', 'left'],
  ['right', 'right'],
  ['both', 'both'],
]);
export const TOPIC_IDS = new Map<string, TopicId>(TOPICS.map((id) => [id, id]));

/** The finding or tool that a `Thing` slot names; null if it wasn't said. */
export function readThing(slots: Slots, name: string): Had | null {
  const id = readId(slots, name);
  return id === null ? null : (THINGS.get(id) ?? { kind: 'unknown' });
}

/** The place on the body that a `Place` slot names; null if it wasn't said. */
export function readPlace(slots: Slots, name: string): HeardPlace {
  const id = readId(slots, name);
  return id === null ? null : (PLACES.get(id) ?? 'unknown');
}

/** The topic that a `Topic` slot names; null if it wasn't said. */
export function readTopic(slots: Slots, name: string): TopicId | 'unknown' | null {
  const id = readId(slots, name);
  return id === null ? null : (TOPIC_IDS.get(id) ?? 'unknown');
}

/** The side that a `Side` slot names; null if it wasn't said or isn't one. */
export function readSide(slots: Slots, name: string): Side | null {
  const id = readId(slots, name);
  return id === null ? null : (SIDES.get(id) ?? null);
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
