import type { RefusedPlace } from '../../coach/body/places.ts';
import type { RefusedToolId } from '../../coach/body/equipment.ts';
import type { Language } from '../locale.ts';

type Refusals = Pick<Language['acts'], 'refused_place' | 'refused_tool'>;

/** Places that the coach doesn't roll, with the reason. */
const PLACES: Readonly<Record<RefusedPlace, string>> = {
  low_back:
    "I don't guide low-back rolling: it's hard to control, the muscles brace, and your kidneys have little protection.",
  spine: "I don't guide rolling on the spine: bone and nerves lie close under the skin.",
  neck: "I don't guide neck rolling: nerves and blood vessels there have little protection.",
  kidneys: "I don't guide rolling there: your kidneys have little protection from behind.",
  knee_pit: "I don't guide rolling behind the knee: nerves and blood vessels lie close under the skin.",
  belly: "I don't guide rolling there: your organs have no bone in front of them.",
  shoulder: "I don't guide shoulder rolling: the joint is loose, and easy to pinch.",
};

/** Tools that the coach doesn't roll with, with the reason. */
const TOOLS: Readonly<Record<RefusedToolId, string>> = {
  massage_gun: "I don't guide massage guns: leaning off doesn't make them gentler.",
  vibrating: "I don't guide tools that vibrate: leaning off doesn't make them gentler.",
  knobbed: "I don't guide rollers with knobs: they press too hard on one spot.",
  pipe: "I don't guide rolling on a pipe: it's too hard.",
  bottle: "I don't guide rolling on a bottle: it can break or slip.",
};

/** Each refusal ends in an offer. It is a statement, because the open question follows. */
export const refusals: Refusals = {
  refused_place: ({ place }) => `${PLACES[place]} I can guide your glutes instead.`,
  refused_tool: ({ tool }) => `${TOOLS[tool]} A soft roller works, or a ball at a wall.`,
};
