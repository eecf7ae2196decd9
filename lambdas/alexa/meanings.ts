/** A meaning that slots alone don't carry: what a symptom is at a given place. */
import { type HeardPlace, isBetweenTheLegs, isThigh } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { FindingId } from '../coach/screening/findings.ts';

const NUMB: readonly FindingId[] = ['numbness', 'tingling', 'leg_numbness'];
const WEAK: readonly FindingId[] = ['leg_weakness'];
const SHARP: readonly FindingId[] = ['sharp_pain', 'shooting_pain'];
const LEG_PARTS: readonly HeardPlace[] = [
  'leg',
  'thigh',
  'knee',
  'shin',
  'ankle',
  'foot',
  'calves',
  'quads',
  'hamstrings',
  'feet',
];

/**
 * Reads a feeling together with its place: "numb" with "my groin" is what the saddle question asks about. If two
 * readings are possible, the more serious one counts.
 */
export function refineByPlace(id: FindingId, place: HeardPlace, side: Side | null): FindingId {
  const numb = NUMB.includes(id);
  if (numb && isBetweenTheLegs(place)) return 'saddle_numbness';
  const inLegs = numb || WEAK.includes(id) || (id === 'leg_pain' && !isThigh(place));
  if (inLegs && (place === 'feet' || (side === 'both' && LEG_PARTS.includes(place)))) return 'both_legs';
  if ((numb || WEAK.includes(id)) && place === 'arm') return 'stroke';
  if (numb && LEG_PARTS.includes(place)) return 'leg_numbness';
  if (SHARP.includes(id) && place === 'chest') return 'chest_pain';
  if (SHARP.includes(id) && place === 'belly') return 'belly_pain';
  return id;
}
