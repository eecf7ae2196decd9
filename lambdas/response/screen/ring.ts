/** The ring that empties with a hold, with the seconds in it. */
import { COLORS, dp, drawGraphic, stack, text, type Component, type Properties, type Size } from './apl.ts';

const RADIUS = 46;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

/** A ring of which `part` is left, from 1 to 0. At 0, only its track is drawn. */
export const RING: Properties = {
  type: 'AVG',
  version: '1.1',
  width: 100,
  height: 100,
  parameters: [
    { name: 'part', type: 'number', default: 1 },
    { name: 'color', type: 'color', default: COLORS.hold },
    { name: 'line', type: 'number', default: 7 },
  ],
  items: [
    drawCircle({ stroke: COLORS.track }),
    drawCircle({
      stroke: '${color}',
      strokeDashArray: [CIRCUMFERENCE, CIRCUMFERENCE],
      // The offset moves the dash out at the path's beginning, so the ring empties from the top, clockwise.
      strokeDashOffset: `\${${CIRCUMFERENCE}*(part-1)}`,
    }),
  ],
};

function drawCircle(properties: Properties): Properties {
  const pathData = `M50,${50 - RADIUS} A${RADIUS},${RADIUS} 0 1 1 49.99,${50 - RADIUS} Z`;
  return { type: 'path', pathData, fill: 'transparent', strokeWidth: '${line}', ...properties };
}

/** What a ring shows: values, or APL expressions. */
export interface RingState {
  readonly part: number | string;
  readonly color: string;
  /** How thick it is. A ring that isn't a hold's is thin, so that it differs in other ways than by its colour. */
  readonly line?: number | string;
}

/** Over all of what it stands in. */
export const OVER = { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%' };

/** Draws the ring alone. The document defines `RING` as its graphic `ring`. */
export function drawRingAlone({ part, color, line = 7 }: RingState, label: string): Component {
  return drawGraphic('ring', label, { width: '100%', height: '100%' }, { part, color, line });
}

/** Draws the ring with the seconds in it. Sizes are hundredths of the screen's shorter side. */
export function drawRing(
  size: Size,
  letters: Size,
  state: RingState & { readonly seconds: string },
  label: string,
): Component {
  const seconds = text(state.seconds, letters, { width: '100%', textAlign: 'center', fontWeight: '700' });
  return stack([drawRingAlone(state, label), stack([seconds], { ...OVER, justifyContent: 'center' })], {
    width: dp(size),
    height: dp(size),
    shrink: 0,
  });
}
