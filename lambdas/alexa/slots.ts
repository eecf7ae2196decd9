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

/** What Alexa gives for a slot it could not understand. */
const NOT_UNDERSTOOD = '?';

/** The words of a slot, or null where it wasn't said. */
export function words(slots: Slots, name: string): string | null {
  const value = slots[name]?.value;
  return value === undefined || value === null || value === '' ? null : value;
}

/** The id a slot resolved to: null where nothing was said, `unknown` where no value matches. */
export function idOf(slots: Slots, name: string): string | null {
  if (words(slots, name) === null) return null;
  const matches = (slots[name]?.resolutions?.resolutionsPerAuthority ?? []).filter(
    ({ status }) => status.code === 'ER_SUCCESS_MATCH',
  );
  return matches[0]?.values?.[0]?.value.id ?? 'unknown';
}

/** The value of each id a slot type may have; the parity test holds them against the model's. */
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

/** What a `Thing` slot names; null where it wasn't said. */
export function hadIn(slots: Slots, name: string): Had | null {
  const id = idOf(slots, name);
  return id === null ? null : (THINGS.get(id) ?? { kind: 'unknown' });
}

/** The place a `Place` slot names. */
export function placeIn(slots: Slots, name: string): HeardPlace {
  const id = idOf(slots, name);
  return id === null ? null : (PLACES.get(id) ?? 'unknown');
}

/** The topic a `Topic` slot names; null where none was. */
export function topicIn(slots: Slots, name: string): TopicId | 'unknown' | null {
  const id = idOf(slots, name);
  return id === null ? null : (TOPIC_IDS.get(id) ?? 'unknown');
}

/** The side a `Side` slot names, or null. */
export function sideIn(slots: Slots, name: string): Side | null {
  const id = idOf(slots, name);
  return id === null ? null : (SIDES.get(id) ?? null);
}

/** A whole or decimal number of an AMAZON.NUMBER slot; null where none could be read. */
export function numberIn(slots: Slots, name: string): number | null {
  const said = words(slots, name);
  if (said === null || said === NOT_UNDERSTOOD) return null;
  const value = Number(said);
  return Number.isFinite(value) ? value : null;
}

/** An AMAZON.DURATION (ISO 8601: PT5M, PT1M30S) in minutes; null where none could be read. Days and above aren't one. */
export function minutesIn(slots: Slots, name: string): number | null {
  const said = words(slots, name);
  const parts = said === null ? null : /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(said);
  if (parts === null || said === 'PT') return null;
  const [, hours = '0', minutes = '0', seconds = '0'] = parts;
  return Number(hours) * 60 + Number(minutes) + Number(seconds) / 60;
}
