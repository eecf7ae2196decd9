/** The figure: a body on its roller or ball, with the place to roll marked. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import { COLORS, drawGraphic, dp, type Component, type Properties, type Size } from './apl.ts';
import { ARMS, BODY, LINES, MIDDLE, targetOf, viewOf } from './body.ts';

/** The figure is a window on the body: from the head to the knees, or from the waist to the feet. */
const HIGH = 146;
const WIDE = 96;
/** The lower window begins at `LOWER`. Targets below `LOWER_FROM` need it. */
const LOWER = 64;
const LOWER_FROM = 145;
/** The height over which the body fades out at the edge that cuts it. */
const FADE = 22;

/** The figure's parameters for a region and side. The document may change them while the figure is shown. */
export function figureParametersOf(
  region: RegionId,
  side: Side,
): Readonly<Record<FigureParameter, string | number>> {
  const { mark, x, y } = targetOf(region, side);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { mark, x: round(x), y: round(y), above: y < LOWER_FROM ? 0 : LOWER, view: viewOf(region) };
}

/** `above` is the part of the body above the window. It can't be called `top`, which is a property of components. */
const FIGURE_PARAMETERS = ['mark', 'x', 'y', 'above', 'view'] as const;
type FigureParameter = (typeof FIGURE_PARAMETERS)[number];

/** The two shapes of tools that the figure can draw. */
export type Rolled = 'roller' | 'ball';

/** Shows the graphic `figure` of the document at a height; `parameters` are values or APL expressions. */
export function drawFigure(
  label: string,
  high: Size,
  parameters: Readonly<Record<FigureParameter, string | number>>,
): Component {
  const wide = typeof high === 'number' ? (high * WIDE) / HIGH : `(${high})*${WIDE / HIGH}`;
  return drawGraphic('figure', label, { width: dp(wide), height: dp(high) }, parameters);
}

/** The cover that fades the body out reaches beyond the window, so that no line is left at its edge. */
const BEYOND = 12;
const COVER = `M0,${-BEYOND} L${WIDE},${-BEYOND} L${WIDE},${FADE + BEYOND} L0,${FADE + BEYOND} Z`;

/** Defines the graphic `figure`. From the bottom up: the arms, the tool, the body, the mark. */
export function defineFigure(rolled: Rolled): Properties {
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
      moveTo(`${WIDE / 2 - MIDDLE} \${-above}`, [
        fillPath(ARMS, COLORS.body),
        rolled === 'roller' ? moveTo(`\${(x+${MIDDLE})/2} \${y}`, ROLLER) : moveTo('${x} ${y}', BALL),
        fillPath(BODY, COLORS.body),
        drawLines('front'),
        drawLines('back'),
        { ...fillPath('${mark}', COLORS.mark), stroke: COLORS.text, strokeWidth: 0.8 },
      ]),
      { ...moveTo(`0 ${HIGH - FADE}`, [fillPath(COVER, fadeOut(0, 1))]), opacity: '${above==0?1:0}' },
      { ...moveTo('0 0', [fillPath(COVER, fadeOut(1, 0))]), opacity: '${above==0?0:1}' },
    ],
  };
}

function drawLines(view: keyof typeof LINES): Properties {
  return {
    ...strokePath(LINES[view], COLORS.line, 1),
    strokeLineCap: 'round',
    strokeOpacity: `\${view=='${view}'?1:0}`,
  };
}

/** A hollow cylinder, seen from the side with one end to the left. */
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

function moveTo(where: string, items: readonly Properties[]): Properties {
  return { type: 'group', transform: `translate(${where})`, items };
}

/** A gradient of the background colour, from an opacity at the top to one at the bottom (0 or 1). */
function fadeOut(above: number, below: number): Properties {
  const colorRange = [above, below].map((much) => (much === 0 ? CLEAR : COLORS.background));
  const from = BEYOND / (FADE + 2 * BEYOND);
  return { type: 'linear', colorRange, inputRange: [from, 1 - from], x1: 0, y1: 0, x2: 0, y2: 1 };
}

/** The background colour, transparent. A gradient to transparent black would darken half-way. */
const CLEAR = `${COLORS.background}00`;
