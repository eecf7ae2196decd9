import type { RegionId, Side } from '../../coach/body/regions.ts';
import type { ToolId } from '../../coach/body/equipment.ts';
import type { BodyPart, Place } from '../../coach/body/places.ts';
import { joinWords } from './sentences.ts';

type Names = Readonly<Record<Side, string>>;

/** Names a region that people have two of. */
const namePair = (one: string, both: string): Names => ({
  left: `left ${one}`,
  right: `right ${one}`,
  both: `both ${both}`,
  centre: both,
});

/** Names a region that people have one of. */
const nameSingle = (name: string): Names => ({ left: name, right: name, both: name, centre: name });

const REGIONS: Readonly<Record<RegionId, Names>> = {
  glutes: namePair('glute', 'glutes'),
  hip_tfl: namePair('hip', 'hips'),
  quads: namePair('quad', 'quads'),
  hamstrings: namePair('hamstring', 'hamstrings'),
  adductors: namePair('inner thigh', 'inner thighs'),
  lateral_thigh: namePair('outer thigh', 'outer thighs'),
  calves: namePair('calf', 'calves'),
  lats: {
    left: 'left side of your back',
    right: 'right side of your back',
    both: 'both sides of your back',
    centre: 'sides of your back',
  },
  upper_back: nameSingle('upper back'),
  feet: namePair('foot', 'feet'),
};

/** Names what one hold rolls: "left glute", "both hamstrings", "upper back". */
export function nameHeldSide(region: RegionId, side: Side): string {
  return REGIONS[region][side];
}

/** Names a region with all its sides: "your glutes", "the sides of your back". */
export function nameRegion(region: RegionId): string {
  const name = REGIONS[region].centre;
  return region === 'lats' ? `the ${name}` : `your ${name}`;
}

/** Names several regions: "your quads, hamstrings, and calves", "the sides of your back and your upper back". */
export function nameRegions(regions: readonly RegionId[]): string {
  const names = regions.map((region, index) => {
    const sharesYour = index > 0 && region !== 'lats' && regions[index - 1] !== 'lats';
    return sharesYour ? REGIONS[region].centre : nameRegion(region);
  });
  return joinWords(names);
}

/** Parts of the body, in words that are heard as the part, and not as a muscle near it. */
const PARTS: Readonly<Record<BodyPart, string>> = {
  hip: 'hip joints',
  buttock: 'buttock cheeks',
  tailbone: 'tailbone',
  groin: 'groin',
  thigh: 'thigh',
  knee: 'knees',
  shin: 'shins',
  ankle: 'ankles',
  foot: 'foot',
  leg: 'leg',
  arm: 'arms',
  chest: 'chest',
};

/** Names a part of the body as its owner does, "my knees"; null if a place is none. */
export function namePart(place: Place | undefined): string | null {
  const parts: Readonly<Partial<Record<Place, string>>> = PARTS;
  const name = place === undefined ? undefined : parts[place];
  return name === undefined ? null : `my ${name}`;
}

/** A tool at its first mention. */
export const A_TOOL: Readonly<Record<ToolId, string>> = {
  soft_roller: 'a soft roller',
  firm_roller: 'a firm roller',
  ball: 'a ball',
  golf_ball: 'a golf ball',
  medicine_ball: 'a medicine ball',
  hand_roller: 'a hand roller',
};

/** A tool in a set-up, after "the". */
export const TOOL: Readonly<Record<ToolId, string>> = {
  soft_roller: 'roller',
  firm_roller: 'roller',
  ball: 'ball',
  golf_ball: 'golf ball',
  medicine_ball: 'ball',
  hand_roller: 'hand roller',
};
