import type { Posture, PostureOf, RegionId, Side } from '../../coach/body/regions.ts';
import type { ToolId } from '../../coach/body/equipment.ts';
import { TOOL, nameHeldSide } from './names.ts';

/**
 * How to get into a position. `whole` (at most 35 words) comes before the first hold, with all the time that it takes.
 * `full` (at most 23) is for timed audio. `short` (at most 8) is for practised people, and for the other side.
 */
export interface SetUp {
  readonly whole: (side: Side, tool: ToolId) => string;
  readonly full: (side: Side, tool: ToolId) => string;
  readonly short: (side: Side, tool: ToolId) => string;
}

const YOUR: Readonly<Record<Side, string>> = {
  left: 'your left',
  right: 'your right',
  both: 'your',
  centre: 'your',
};

/** Names what is rolled: "your left thigh", or "both thighs" if both are rolled at once. */
const nameThigh = (side: Side): string => (side === 'both' ? 'both thighs' : `${YOUR[side]} thigh`);

/** Names the thigh to begin with: a hand roller or a ball rolls both thighs one after the other. */
const nameOneThigh = (side: Side): string => (side === 'both' ? 'one thigh' : nameThigh(side));
const sayChangeSides = (side: Side): string => (side === 'both' ? ' Change thighs halfway.' : '');

/** Says where the tool goes for the inner thigh: a roller lies along the leg, a ball has no direction. */
const layAlongside = (tool: ToolId): string =>
  tool === 'soft_roller' || tool === 'firm_roller' ? 'the roller alongside you,' : `the ${TOOL[tool]}`;

/** Says where the tool goes at the shoulder blades: a roller lies across the back, a small ball beside the spine. */
const layAtBlades = (tool: ToolId): string =>
  tool === 'ball' ? 'the ball beside your spine, level with' : `the ${TOOL[tool]} across`;

/** A new region or posture doesn't compile without its words here. */
const SET_UPS: { readonly [R in RegionId]: Readonly<Record<PostureOf<R>, SetUp>> } = {
  glutes: {
    floor: {
      whole: (side, tool) =>
        `Sit on the ${TOOL[tool]}, hands on the floor behind you, feet flat. Lean onto ${YOUR[side]} upper outer buttock, off the tailbone. Keep some weight on your hands.`,
      full: (side, tool) =>
        `Sit on the ${TOOL[tool]}, hands behind you. Lean onto ${YOUR[side]} upper outer buttock, off the tailbone.`,
      short: (side) => `Lean onto ${YOUR[side]} upper outer buttock.`,
    },
    wall: {
      whole: (side, tool) =>
        `Stand with your back to the wall, the ${TOOL[tool]} behind ${YOUR[side]} upper outer buttock. Feet a step forward, knees soft. Lean back lightly. Keep off your tailbone.`,
      full: (side, tool) =>
        `Back to the wall, the ${TOOL[tool]} behind ${YOUR[side]} upper outer buttock. Lean back lightly. Keep off your tailbone.`,
      short: (side) => `Lean back onto ${YOUR[side]} upper outer buttock.`,
    },
  },
  hip_tfl: {
    floor: {
      whole: (side, tool) =>
        `Lie half on ${YOUR[side]} side, half on your front, on your forearms. The ${TOOL[tool]} goes at your front pocket, clear of belly and groin. Let the other leg carry some weight.`,
      full: (side, tool) =>
        `Lie half on ${YOUR[side]} side, half on your front, on your forearms. The ${TOOL[tool]} goes at your front pocket, off the groin.`,
      short: (side) => `Half face down, on ${YOUR[side]} front pocket.`,
    },
    wall: {
      whole: (side, tool) =>
        `Stand facing the wall at an angle, the ${TOOL[tool]} at ${YOUR[side]} front pocket. Both hands on the wall. Lean in lightly, clear of belly and groin.`,
      full: (side, tool) =>
        `Face the wall at an angle, the ${TOOL[tool]} at ${YOUR[side]} front pocket. Hands on the wall. Lean in lightly.`,
      short: (side) => `Lean in with ${YOUR[side]} front pocket.`,
    },
  },
  quads: {
    floor: {
      whole: (side, tool) =>
        `Lie face down on your forearms, the ${TOOL[tool]} under the middle of ${nameThigh(side)}. Keep above the knee, and don't let your back sag. If lying face down hurts your back, say skip.`,
      full: (side, tool) =>
        `Face down on your forearms, the ${TOOL[tool]} under ${nameThigh(side)}, above the knee. Keep your back straight; if it hurts, say skip.`,
      short: (side) => `Face down, on ${nameThigh(side)}.`,
    },
    chair: {
      whole: (side, tool) =>
        `Sit on a chair, feet flat. Lay the ${TOOL[tool]} across ${nameOneThigh(side)}, and hold both ends. Roll the middle only, well off the knee and the groin.${sayChangeSides(side)}`,
      full: (side, tool) =>
        `Sit on a chair, the ${TOOL[tool]} across ${nameOneThigh(side)}. Roll the middle, off knee and groin.${sayChangeSides(side)}`,
      short: (side) => `Roll the front of ${nameThigh(side)}.`,
    },
  },
  hamstrings: {
    floor: {
      whole: (side, tool) =>
        `Sit with the ${TOOL[tool]} under the middle of ${nameThigh(side)}, hands on the floor behind you.${side === 'both' ? '' : ' Other foot flat.'} Lift your hips. Stay a hand's width above the back of the knee.`,
      full: (side, tool) =>
        `Sit, hands behind you, the ${TOOL[tool]} under the middle of ${nameThigh(side)}. Hips up${side === 'both' ? '' : ', other foot flat'}. Clear of the knee.`,
      short: (side) => `Sit, on the back of ${nameThigh(side)}.`,
    },
    chair: {
      whole: (side, tool) =>
        `Sit on a firm chair. Slide the ${TOOL[tool]} under the middle of ${nameOneThigh(side)}, and let the leg rest on it; that foot may lift. Stay clear of the knee.${sayChangeSides(side)}`,
      full: (side, tool) =>
        `Sit on a firm chair, the ${TOOL[tool]} under the middle of ${nameOneThigh(side)}. Stay clear of the knee.${sayChangeSides(side)}`,
      short: (side) => `Ball under the middle of ${nameOneThigh(side)}.`,
    },
  },
  adductors: {
    floor: {
      whole: (side, tool) =>
        `Lie face down on your forearms, ${YOUR[side]} knee out. Put ${layAlongside(tool)} under the middle of that inner thigh, off the groin. If lying so hurts your back, say skip.`,
      full: (side, tool) =>
        `Face down, ${YOUR[side]} knee out, ${layAlongside(tool)} mid inner thigh, off the groin. If your back hurts, say skip.`,
      short: (side) => `Face down, on ${YOUR[side]} inner thigh.`,
    },
    chair: {
      whole: (side, tool) =>
        `Sit on a chair, ${YOUR[side]} knee out to the side. Hold the ${TOOL[tool]} against the middle of that inner thigh. Keep well away from your groin, and off the knee.`,
      full: (side, tool) =>
        `Sit on a chair, ${YOUR[side]} knee out. The ${TOOL[tool]} on that inner thigh, away from your groin.`,
      short: (side) => `Roll ${YOUR[side]} inner thigh.`,
    },
  },
  lateral_thigh: {
    floor: {
      whole: (side, tool) =>
        `Lie on ${YOUR[side]} side, on your forearm, turned slightly forward. Put the ${TOOL[tool]} under the middle of that thigh, off the hip bone and the knee. Top foot in front.`,
      full: (side, tool) =>
        `Lie on ${YOUR[side]} side, turned slightly forward. The ${TOOL[tool]} under the middle of your outer thigh. Top foot in front.`,
      short: (side) => `Lie on ${YOUR[side]} outer thigh.`,
    },
    wall: {
      whole: (side, tool) =>
        `Stand with ${YOUR[side]} side to the wall, the ${TOOL[tool]} at the middle of your outer thigh. One hand on the wall. Lean in lightly, off the hip bone and the knee.`,
      full: (side, tool) =>
        `Stand with ${YOUR[side]} side to the wall, the ${TOOL[tool]} at the middle of your outer thigh. Lean in lightly.`,
      short: (side) => `Lean in with ${YOUR[side]} outer thigh.`,
    },
  },
  calves: {
    floor: {
      whole: (side, tool) =>
        `Sit with the ${TOOL[tool]} under ${YOUR[side]} mid-calf, hands on the floor behind you, other foot flat. Stay off the knee and the heel cord. If it's swollen, hot, or throbbing, skip it.`,
      full: (side, tool) =>
        `Sit, hands behind you, the ${TOOL[tool]} under ${YOUR[side]} mid-calf. Other foot flat. Skip it if swollen, hot, or throbbing.`,
      short: (side) => `Sit, on the middle of ${YOUR[side]} calf.`,
    },
    chair: {
      whole: (side, tool) =>
        `Sit on a chair, ${YOUR[side]} foot up on a stool. Hold the ${TOOL[tool]} to the middle of the calf, off knee and heel cord. If it's swollen, hot, or throbbing, skip it.`,
      full: (side, tool) =>
        `Sit, ${YOUR[side]} foot up on a stool, the ${TOOL[tool]} on mid-calf. Skip it if swollen, hot, or throbbing.`,
      short: (side) => `Roll the middle of ${YOUR[side]} calf.`,
    },
  },
  lats: {
    floor: {
      whole: (side, tool) =>
        `Lie on ${YOUR[side]} side, that arm long above your head. Put the ${TOOL[tool]} below the armpit, on the fleshy edge of your back. Keep off the armpit and the lowest ribs.`,
      full: (side, tool) =>
        `Lie on ${YOUR[side]} side, that arm long. The ${TOOL[tool]} on the fleshy edge below the armpit, above the lowest ribs.`,
      short: (side) => `Lie on ${YOUR[side]} side, below the armpit.`,
    },
    wall: {
      whole: (side, tool) =>
        `Stand with ${YOUR[side]} side to the wall, that arm raised. Put the ${TOOL[tool]} below the armpit, on the fleshy edge of your back. Lean in lightly, off the lowest ribs.`,
      full: (side, tool) =>
        `Stand with ${YOUR[side]} side to the wall, arm raised. The ${TOOL[tool]} on the fleshy edge below the armpit. Lean in.`,
      short: (side) => `Lean in with ${YOUR[side]} side, arm raised.`,
    },
  },
  upper_back: {
    floor: {
      whole: (_, tool) =>
        `Sit, knees bent, then lean back so the ${TOOL[tool]} is under your shoulder blades. Hold your head in your hands, hips down. Don't arch, and don't go below the ribs.`,
      full: (_, tool) =>
        `Lean back, the ${TOOL[tool]} under your shoulder blades. Hold your head, hips down. Don't arch, or go below the ribs.`,
      short: () => 'Lean back onto your shoulder blades.',
    },
    wall: {
      whole: (_, tool) =>
        `Stand with your back to the wall, ${layAtBlades(tool)} your shoulder blades. Feet a step forward. Lean back lightly. Don't arch, and don't go below the ribs.`,
      full: (_, tool) =>
        `Back to the wall, ${layAtBlades(tool)} your shoulder blades. Lean back lightly. Don't go below the ribs.`,
      short: () => 'Lean back on your shoulder blades.',
    },
  },
  feet: {
    chair: {
      whole: (side, tool) =>
        `Sit on a chair, the ${TOOL[tool]} under ${YOUR[side]} sole. Press down lightly, and roll between heel and toes. Skip any numb or sore spot.`,
      full: (side, tool) =>
        `Sit on a chair, the ${TOOL[tool]} under ${YOUR[side]} sole. Press lightly. Skip any numb or sore spot.`,
      short: (side) => `Ball under ${YOUR[side]} sole.`,
    },
  },
};

/** The words for a region in a posture. If the region has no technique in that posture, they only name the region. */
export function findSetUp(region: RegionId, posture: Posture): SetUp {
  const ways: Readonly<Partial<Record<Posture, SetUp>>> = SET_UPS[region];
  const nameRegion = (side: Side): string => `Now the ${nameHeldSide(region, side)}.`;
  return ways[posture] ?? { whole: nameRegion, full: nameRegion, short: nameRegion };
}
