import { REGION_IDS, type RegionId } from './regions.ts';

/** Places the coach declines to roll, whoever asks: hard to control, or with little over nerve and organ. */
export const REFUSED_PLACES = [
  'low_back',
  'spine',
  'neck',
  'kidneys',
  'knee_pit',
  'belly',
  'shoulder',
] as const;

export type RefusedPlace = (typeof REFUSED_PLACES)[number];

/** Parts of the body that people name when something is sore, and the regions that each one takes out. */
export const BODY_PARTS = {
  hip: ['glutes', 'hip_tfl', 'lateral_thigh'],
  buttock: ['glutes'],
  tailbone: ['glutes'],
  groin: ['adductors', 'hip_tfl'],
  thigh: ['quads', 'hamstrings', 'adductors', 'lateral_thigh'],
  knee: ['quads', 'hamstrings', 'adductors', 'lateral_thigh', 'calves'],
  shin: ['calves'],
  ankle: ['calves', 'feet'],
  foot: ['feet', 'calves'],
  leg: ['quads', 'hamstrings', 'adductors', 'lateral_thigh', 'calves'],
  arm: ['lats', 'upper_back'],
  chest: ['lats', 'upper_back'],
} as const satisfies Readonly<Record<string, readonly RegionId[]>>;

export type BodyPart = keyof typeof BODY_PARTS;

/** What of those regions isn't the part itself, but lies near it: it is asked about before it is left out. */
const NEAR = {
  hip: ['lateral_thigh'],
  tailbone: ['glutes'],
  groin: ['hip_tfl'],
  knee: BODY_PARTS.knee,
  shin: BODY_PARTS.shin,
  ankle: BODY_PARTS.ankle,
  foot: ['calves'],
  arm: BODY_PARTS.arm,
  chest: BODY_PARTS.chest,
} as const satisfies Readonly<Partial<Record<BodyPart, readonly RegionId[]>>>;

/** Anything a person can name as a place. A bare name: regions, parts and refused places share no word. */
export type Place = RegionId | BodyPart | RefusedPlace;

const isBodyPart = (place: Place): place is BodyPart => place in BODY_PARTS;

const isRegion = (place: Place): place is RegionId => REGION_IDS.some((id) => id === place);

/** The region that a place is, or null if it is only a part of the body. */
export function asRegion(place: Place): RegionId | null {
  return isRegion(place) ? place : null;
}

/** Whether a place is one the coach never rolls. */
export function isRefused(place: Place): place is RefusedPlace {
  return REFUSED_PLACES.some((refused) => refused === place);
}

/** Regions whose everyday name means more of the body than they do: "my hip" may be any muscle around it. */
const MEANS_PART: Readonly<Partial<Record<Place, BodyPart>>> = {
  hip_tfl: 'hip',
  quads: 'thigh',
  feet: 'foot',
};

/** The regions to leave out when a place is sore: both sides of each. A refused place is never rolled anyway. */
export function regionsAt(place: Place): readonly RegionId[] {
  const part = MEANS_PART[place] ?? place;
  if (isBodyPart(part)) return BODY_PARTS[part];
  return isRegion(part) ? [part] : [];
}

/** The regions to leave out that are near a sore place, but weren't named with it. */
export function regionsNear(place: Place): readonly RegionId[] {
  const part = MEANS_PART[place] ?? place;
  const near: Readonly<Partial<Record<Place, readonly RegionId[]>>> = NEAR;
  return near[part] ?? [];
}

/** A place as heard: one the lists know, one they don't, or none named. */
export type HeardPlace = Place | 'unknown' | null;

const THIGHS: readonly HeardPlace[] = ['thigh', 'quads', 'hamstrings', 'adductors', 'lateral_thigh'];

const BETWEEN_THE_LEGS: readonly HeardPlace[] = ['groin', 'adductors', 'glutes', 'buttock', 'tailbone'];

/** Whether a place is where the saddle question asks about numbness: groin, inner thighs, bottom. */
export function isBetweenTheLegs(place: HeardPlace): boolean {
  return BETWEEN_THE_LEGS.includes(place);
}

/** Whether a place is a thigh, or a part of one. */
export function isThigh(place: HeardPlace): boolean {
  return THIGHS.includes(place);
}
