/** The body that stands upright, from the front and from behind: to show what was rolled, or to touch where it is. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { drawEllipse, drawLine, drawLoop } from '../posture/outline.ts';
import { INK } from '../posture/picture.ts';
import { drawUpright, linesOf, outlinesOf, PATCHES, UPRIGHT, type View } from '../posture/upright.ts';
import {
  dp,
  drawGraphic,
  PRESS_ONCE,
  SPOT_STYLE,
  stack,
  type Component,
  type Properties,
  type Size,
} from './apl.ts';

const BETWEEN = 8;
const WIDE = 4 * UPRIGHT.half + BETWEEN;
/** The middle of each view, from the left. */
const MIDDLE: Readonly<Record<View, number>> = { front: UPRIGHT.half, back: 3 * UPRIGHT.half + BETWEEN };
const VIEWS = ['front', 'back'] as const;

/** The width of the two bodies in parts of their height. */
export const BODY_SHAPE = WIDE / UPRIGHT.height;

/** Defines the graphic: both bodies, and what is marked on each. `lit`, from 0 to 1, is how much the marks show. */
function defineBody(marksOn: (view: View) => readonly string[]): Properties {
  return {
    type: 'AVG',
    version: '1.1',
    width: WIDE,
    height: UPRIGHT.height,
    parameters: [{ name: 'lit', type: 'number', default: 1 }],
    items: VIEWS.map((view) => ({
      type: 'group',
      transform: `translate(${MIDDLE[view]} 0)`,
      items: [
        { type: 'path', pathData: drawUpright(), fill: INK.shirt },
        {
          type: 'path',
          pathData: linesOf(view).map(drawLine).join(''),
          ...{ fill: 'transparent', stroke: INK.shortsBehind, strokeWidth: 1.2 },
        },
        {
          type: 'group',
          opacity: '${lit}',
          items: marksOn(view).map((pathData) => ({
            type: 'path',
            pathData,
            ...{ fill: INK.mark, stroke: INK.white, strokeWidth: 1.2 },
          })),
        },
      ],
    })),
  };
}

/** The graphic of what was rolled. */
export function defineRolled(
  rolled: readonly { readonly region: RegionId; readonly side: Side }[],
): Properties {
  return defineBody((view) =>
    rolled
      .filter(({ region }) => PATCHES[region].view === view)
      .flatMap(({ region, side }) => outlinesOf(PATCHES[region], side).map(drawLoop)),
  );
}

/** Shows the graphic `body`, so many hundredths of the screen's shorter side high. */
export function drawBody(high: Size, label: string, lit: string | number = 1): Component {
  const size = { width: dp(`(${high})*${BODY_SHAPE.toFixed(3)}`), height: dp(high) };
  return drawGraphic('body', label, size, { lit });
}

/** A place to touch: from where to where on the body, and the middles of the dots that show it, beside the body's middle. */
interface Spot {
  readonly view: View;
  readonly id: TouchId;
  readonly from: number;
  readonly to: number;
  readonly dot: readonly [aside: number, y: number];
}

/** All that "Where is it?" offers. The bands of a view touch each other, so that no finger falls between them. */
const SPOTS: readonly Spot[] = [
  { view: 'front', id: 'hip', from: 82, to: 101, dot: [13.5, 93] },
  { view: 'front', id: 'groin', from: 101, to: 115, dot: [4.5, 107] },
  { view: 'front', id: 'thigh', from: 115, to: 143, dot: [9.5, 127] },
  { view: 'front', id: 'knee', from: 143, to: 159, dot: [9, 150] },
  { view: 'front', id: 'shin', from: 159, to: 190, dot: [8.6, 173] },
  { view: 'front', id: 'foot', from: 190, to: 208, dot: [8, 201] },
  { view: 'back', id: 'buttock', from: 84, to: 112, dot: [10, 97] },
  { view: 'back', id: 'thigh', from: 112, to: 143, dot: [9.5, 127] },
  { view: 'back', id: 'knee', from: 143, to: 157, dot: [9, 150] },
  { view: 'back', id: 'calf', from: 157, to: 190, dot: [9, 170] },
  { view: 'back', id: 'foot', from: 190, to: 208, dot: [8, 201] },
];

const DOT = 3.2;

/** The graphic of the places that can be touched. */
export function defineSpots(): Properties {
  return defineBody((view) =>
    SPOTS.filter((spot) => spot.view === view).flatMap(({ dot: [aside, y] }) =>
      [aside, -aside].map((x) => drawEllipse([x, y], DOT, DOT)),
    ),
  );
}

/** The type of a place's component, for a document's `layouts`. Pressed, it lights up. */
export const SPOT_LAYOUT: Properties = {
  Spot: {
    parameters: ['touch', 'label', 'left', 'top', 'wide', 'high', 'group'],
    item: {
      type: 'TouchWrapper',
      id: '${touch}',
      position: 'absolute',
      left: '${left}%',
      top: '${top}%',
      width: '${wide}%',
      height: '${high}%',
      accessibilityLabel: '${label}',
      onPress: PRESS_ONCE,
      item: { type: 'Frame', width: '100%', height: '100%', style: SPOT_STYLE, inheritParentState: true },
    },
  },
};

/**
 * Draws the body that can be touched. The document defines `defineSpots` as its graphic `body`.
 * @param group the id of the component that a first touch disables
 */
export function drawSpots(high: Size, words: ScreenWords, group: string): Component {
  // A little less than its share, because the engine rounds each length up.
  const percent = (part: number): number => Math.floor(part * 1000 - 2) / 10;
  const spots = SPOTS.map(({ view, id, from, to }) => ({
    type: 'Spot',
    touch: id,
    label: words.touches[id],
    left: percent((MIDDLE[view] - UPRIGHT.half) / WIDE),
    top: percent(from / UPRIGHT.height),
    wide: percent((2 * UPRIGHT.half) / WIDE),
    high: percent((to - from) / UPRIGHT.height),
    group,
  }));
  const whole = { width: '100%', height: '100%' };
  return stack([drawGraphic('body', words.body, whole), ...spots], {
    width: dp(`(${high})*${BODY_SHAPE.toFixed(3)}`),
    height: dp(high),
    shrink: 0,
  });
}
