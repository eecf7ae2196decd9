/** The drawing of the body on what it is rolled on, with the place marked. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import { COLORS, drawGraphic, dp, type Component, type Properties, type Size } from './apl.ts';
import { ARMS, BODY, LINES, MIDDLE, targetOf, viewOf } from './body.ts';

/** The drawing is a window on the body: from the head to the knees, or from the waist to the feet. */
const HIGH = 146;
const WIDE = 96;
/** Where the lower window begins, and what lies so far down that it needs it. */
const LOWER = 64;
const LOWER_FROM = 145;
/** Where the window cuts the body, the body fades over so much. */
const FADE = 22;

/** What the drawing is told, as it may change while it is shown. */
export function figureOf(region: RegionId, side: Side): Readonly<Record<FigureParameter, string | number>> {
  const { mark, x, y } = targetOf(region, side);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { mark, x: round(x), y: round(y), above: y < LOWER_FROM ? 0 : LOWER, view: viewOf(region) };
}

/** `above`: how much of the body lies above the window. The engine takes no name that a component has, such as `top`. */
const FIGURE_PARAMETERS = ['mark', 'x', 'y', 'above', 'view'] as const;
type FigureParameter = (typeof FIGURE_PARAMETERS)[number];

/** What is rolled on, as it is drawn. */
export type Rolled = 'roller' | 'ball';

/** The drawing so high, named `figure` in the document's graphics; `told` where each of its parameters comes from. */
export function drawFigure(
  label: string,
  high: Size,
  told: Readonly<Record<FigureParameter, string | number>>,
): Component {
  const wide = typeof high === 'number' ? (high * WIDE) / HIGH : `(${high})*${WIDE / HIGH}`;
  return drawGraphic('figure', label, { width: dp(wide), height: dp(high) }, told);
}

/** The cover reaches beyond the window, so that no line is left at its edge. */
const BEYOND = 12;
const COVER = `M0,${-BEYOND} L${WIDE},${-BEYOND} L${WIDE},${FADE + BEYOND} L0,${FADE + BEYOND} Z`;

/** The drawing's description. What is rolled on lies over the arms and under the body, the mark on the body. */
export function figure(rolled: Rolled): Properties {
  return {
    type: 'AVG',
    version: '1.1',
    width: WIDE,
    height: HIGH,
    parameters: FIGURE_PARAMETERS.map((name) => ({
      name,
      ...(name === 'mark' || name === 'view'
        ? { type: 'string', default: '' }
        : { type: 'number', default: 0 }),
    })),
    items: [
      at(`${WIDE / 2 - MIDDLE} \${-above}`, [
        fillPath(ARMS, COLORS.body),
        rolled === 'roller' ? at(`\${(x+${MIDDLE})/2} \${y}`, ROLLER) : at('${x} ${y}', BALL),
        fillPath(BODY, COLORS.body),
        lines('front'),
        lines('back'),
        { ...fillPath('${mark}', COLORS.mark), stroke: COLORS.text, strokeWidth: 0.8 },
      ]),
      { ...at(`0 ${HIGH - FADE}`, [fillPath(COVER, fadeOut(0, 1))]), opacity: '${above==0?1:0}' },
      { ...at('0 0', [fillPath(COVER, fadeOut(1, 0))]), opacity: '${above==0?0:1}' },
    ],
  };
}

function lines(view: keyof typeof LINES): Properties {
  return {
    ...strokePath(LINES[view], COLORS.line, 1),
    strokeLineCap: 'round',
    strokeOpacity: `\${view=='${view}'?1:0}`,
  };
}

/** A cylinder from its side, hollow, with its end to the left. */
const ROLLER: readonly Properties[] = [
  fillPath('M-30,-8.5 L30,-8.5 A3.6,8.5 0 0 1 30,8.5 L-30,8.5 Z', COLORS.roller),
  strokePath(
    [-15, 0, 15, 30].map((x) => `M${x},-8.5 A3.6,8.5 0 0 1 ${x},8.5`).join(' '),
    COLORS.rollerLine,
    1,
  ),
  fillPath('M-30,-8.5 A3.6,8.5 0 1 1 -30.01,-8.5 Z', COLORS.rollerEnd),
  fillPath('M-30,-4 A1.7,4 0 1 1 -30.01,-4 Z', COLORS.background),
];

const BALL: readonly Properties[] = [
  fillPath('M-13,0 A13,13 0 1 1 13,0 A13,13 0 1 1 -13,0 Z', COLORS.roller),
  { ...strokePath('M-10,-2 A10,10 0 0 1 -6,-8', COLORS.rollerEnd, 1.6), strokeLineCap: 'round' },
];

function fillPath(pathData: string, fill: Properties[string]): Properties {
  return { type: 'path', pathData, fill };
}

function strokePath(pathData: string, stroke: string, strokeWidth: number): Properties {
  return { type: 'path', pathData, fill: 'transparent', stroke, strokeWidth };
}

function at(where: string, items: readonly Properties[]): Properties {
  return { type: 'group', transform: `translate(${where})`, items };
}

/** The ground, from so much of it above to so much of it below. */
function fadeOut(above: number, below: number): Properties {
  const colorRange = [above, below].map((much) => (much === 0 ? CLEAR : COLORS.background));
  const from = BEYOND / (FADE + 2 * BEYOND);
  return { type: 'linear', colorRange, inputRange: [from, 1 - from], x1: 0, y1: 0, x2: 0, y2: 1 };
}

/** The ground, but seen through: a gradient to black's transparency would darken half way. */
const CLEAR = `${COLORS.background}00`;
