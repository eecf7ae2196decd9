/** How far the fingertips reach, standing and bending forward: by landmark, never in inches. */
import type { HeardPlace, Place } from '../body/places.ts';
import { dayOf, type Instant } from '../shared/time.ts';

/** From the least to the furthest; from one to the next is a full step. */
export const LANDMARKS = ['knees', 'mid_shin', 'ankles', 'toes', 'floor'] as const;

export type Landmark = (typeof LANDMARKS)[number];

/** How far someone reached one day. */
export interface Reached {
  readonly at: Instant;
  readonly landmark: Landmark;
}

/** How many are kept: the first, which all others are compared with, and the latest. */
export const REACHES_KEPT = 30;

/**
 * Reaches with one more; of one day the last that was said. In the order of time, and never more than are kept.
 * @param timeZone that of the person, which days are counted in.
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

/** How many of the latest tests are looked at, and on how many of them a step has to hold. */
export const LATEST = 3;

export const HELD_ON = 2;

/** How far someone reached at first, and holds now. */
export interface ReachChange {
  readonly from: Landmark;
  readonly to: Landmark;
  readonly change: 'further' | 'less';
}

/** A full step from the first test, held on two of the last three; null where there is none, or too few tests. */
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

/** The landmark at a place of the body; `unknown` where it is none, null where none was named. */
export function landmarkAt(place: HeardPlace): Landmark | 'unknown' | null {
  if (place === null || place === 'unknown') return place;
  return AT[place] ?? 'unknown';
}
