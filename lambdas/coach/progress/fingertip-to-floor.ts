/** Measures how far the fingertips reach when someone bends forward. The unit is a landmark, never an inch. */
import type { HeardPlace, Place } from '../body/places.ts';
import { dayOf, type Instant } from '../shared/time.ts';

/** Landmarks from the least to the furthest. Each is a full step from the one before. */
export const LANDMARKS = ['knees', 'mid_shin', 'ankles', 'toes', 'floor'] as const;

export type Landmark = (typeof LANDMARKS)[number];

/** How far someone reached one day. */
export interface Reached {
  readonly at: Instant;
  readonly landmark: Landmark;
}

/** The number of tests that are kept: the first, with which all others are compared, and the latest ones. */
export const REACHES_KEPT = 30;

/**
 * Adds a test, in the order of time. On one day the last answer counts. Never keeps more than `REACHES_KEPT` allows.
 * @param timeZone the person's; days are counted in it.
 */
export function withReach(
  reaches: readonly Reached[],
  reached: Reached,
  timeZone: string | null,
): readonly Reached[] {
  const day = dayOf(reached.at, timeZone);
  const sameDay = reaches.filter(({ at }) => dayOf(at, timeZone) === day);
  const latest = [...sameDay, reached].reduce((one, other) => (other.at >= one.at ? other : one));
  const others = reaches.filter((one) => !sameDay.includes(one));
  const all = [...others, latest].toSorted((a, b) => a.at - b.at);
  return all.length > REACHES_KEPT ? [...all.slice(0, 1), ...all.slice(1 - REACHES_KEPT)] : all;
}

/** A step counts if it holds on this many of the latest tests. */
export const LATEST = 3;

export const HELD_ON = 2;

/** How far someone reached at first, and holds now. */
export interface ReachChange {
  readonly from: Landmark;
  readonly to: Landmark;
  readonly change: 'further' | 'less';
}

/** The change since the first test, if two of the last three tests hold it; null if they don't or are too few. */
export function reachChange(reaches: readonly Reached[]): ReachChange | null {
  const [first, ...later] = reaches.map(({ landmark }) => LANDMARKS.indexOf(landmark));
  const latest = later.slice(-LATEST).toSorted((a, b) => a - b);
  if (first === undefined || latest.length < HELD_ON) return null;
  return (
    between(first, latest.at(-HELD_ON) ?? first, 'further') ??
    between(first, latest.at(HELD_ON - 1) ?? first, 'less')
  );
}

function between(first: number, held: number, change: ReachChange['change']): ReachChange | null {
  const from = LANDMARKS[first];
  const to = LANDMARKS[held];
  const is = change === 'further' ? held > first : held < first;
  return is && from !== undefined && to !== undefined ? { from, to, change } : null;
}

/** Landmarks by the places of the body that people name for them. */
const AT: Readonly<Partial<Record<Place, Landmark>>> = {
  knee: 'knees',
  knee_pit: 'knees',
  shin: 'mid_shin',
  calves: 'mid_shin',
  ankle: 'ankles',
  foot: 'toes',
  feet: 'toes',
};

/** The landmark at a place of the body; `unknown` if the place is none, null if nobody named a place. */
export function landmarkAt(place: HeardPlace): Landmark | 'unknown' | null {
  if (place === null || place === 'unknown') return place;
  return AT[place] ?? 'unknown';
}
