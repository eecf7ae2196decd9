/** Where everything of a hold is on each shape of screen: alike while it plays and while it is paused. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { COLORS, dp, row, stack, type Component, type Properties, type Size } from './apl.ts';
import { drawButtons, TALL_ROW } from './buttons.ts';
import { drawRingAlone, OVER, type RingState } from './ring.ts';

/** The width and the height of a box, in hundredths of the screen's shorter side. */
export type Box = readonly [wide: Size, high: Size];

/** What is seen of a hold. */
export interface HoldParts {
  readonly progress: (width: string) => Component;
  readonly place: (size: number, textAlign: string, maxLines: number) => Component;
  /** Whether the name of a place takes two lines where there is little room. */
  readonly hasLongName: boolean;
  /** Below the place, beside the ring: what can be said. */
  readonly hint: readonly Component[];
  readonly ring: (size: Size, letters: Size) => Component;
  /** The seconds alone, inside the ring of a round screen. */
  readonly seconds: (size: number) => Component;
  readonly figure: (box: Box) => Component;
  /** Beside the figure: what comes next, or that it is paused. */
  readonly aside: (box: Box) => Component;
  readonly asideInRing: Component;
}

/** The letters of the place beside the ring, and the height of a hint. */
const PLACE = 9;
const HINT = 7.5;

/** A name with more letters than this takes two lines where there is little room. */
const SHORT_NAME = 12;
export const isLongName = (place: string): boolean => place.length > SHORT_NAME;

/**
 * Draws the routine as a field for each hold: those done, the one under way, and those to come.
 * @param now the index of the one under way, or an expression for it
 */
export function drawProgress(
  steps: number,
  now: number | string,
  words: ScreenWords,
  width: string,
): Component {
  const field = (step: number): Component => ({
    type: 'Frame',
    grow: 1,
    height: dp(2),
    borderRadius: dp(1),
    backgroundColor: `\${${now}>${step}?'${COLORS.hold}':${now}==${step}?'${COLORS.text}':'${COLORS.track}'}`,
    ...(step === 0 ? {} : { spacing: dp(1) }),
  });
  return row(
    Array.from({ length: steps }, (_, step) => field(step)),
    { width, shrink: 0, accessibilityLabel: words.progress },
  );
}

/** The screen's width in hundredths of its shorter side, less all that is beside the drawing. */
const WIDE_FIGURE = "viewport.width/u-(viewport.mode=='tv'?119:111)";

/** What a layout has of a screen that isn't round. */
export const WHOLE = { grow: 1, width: '100%', alignItems: 'center' };
export const IS_WIDE = { when: '${!round && !tall}' };
export const IS_TALL = { when: '${!round && tall}', justifyContent: 'spaceBetween', paddingBottom: dp(2) };

/** A column beside a ring or a drawing that is 69 high. */
export const COLUMN: Properties = {
  ...{ grow: 1, shrink: 1, width: dp(1), height: dp(69) },
  justifyContent: 'spaceBetween',
};
export const BESIDE: Properties = { ...COLUMN, paddingLeft: dp(5) };

/** On a wide screen, from the left to the right: the ring, and all else in a column. */
export function layOutWideHold(parts: HoldParts): Component {
  const { progress, place, hasLongName, hint, ring, figure, aside } = parts;
  const less = hint.length * HINT;
  const high = hasLongName ? `(viewport.width/u<190?42:53)-${less}` : 53 - less;
  const drawings = [figure([`Math.min(80,${WIDE_FIGURE})`, high]), aside([25, 20])];
  const column = [
    progress('100%'),
    stack([place(PLACE, 'left', 2), ...hint]),
    row(drawings, { alignItems: 'center', shrink: 0 }),
  ];
  return row([ring(69, 31), stack(column, BESIDE)], { ...WHOLE, ...IS_WIDE });
}

/** On an upright screen: the ring in a hold, and the height that is left for the drawings below it. */
export const TALL_ROOM = `(h-20-2*${TALL_ROW})`;
const TALL_RING = `Math.min(66,${TALL_ROOM}-40)`;
const TALL_FIGURES = `Math.min(40,${TALL_ROOM}-16-${TALL_RING})`;

/** On an upright screen, from the top to the bottom: the ring, the place, and the drawings. */
export function layOutTallHold({ progress, place, ring, figure, aside }: HoldParts): Component {
  const drawings = [figure([50, TALL_FIGURES]), aside([30, `${TALL_FIGURES}-14`])];
  return stack(
    [
      progress('100%'),
      ring(TALL_RING, `${TALL_RING}*0.46`),
      place(7.4, 'center', 1),
      row(drawings, { alignItems: 'center', width: '100%' }),
    ],
    { ...WHOLE, ...IS_TALL },
  );
}

/** Inside the ring of a round screen, below the progress and the place. */
export function layOutRoundHold({ seconds, figure, asideInRing }: HoldParts): Component {
  const drawings = row([figure([26, 16]), stack([asideInRing], { paddingLeft: dp(2) })], {
    alignItems: 'center',
  });
  return stack([seconds(25), drawings], { alignItems: 'center' });
}

/** On a round screen: the ring along the edge, and lines inside it. */
export function layOutInRing(ring: RingState, label: string, lines: readonly Component[]): Component[] {
  return [
    stack([drawRingAlone(ring, label)], {
      ...{ ...OVER, width: '100vw', height: '100vh' },
      when: '${round}',
    }),
    stack(lines, {
      ...{ grow: 1, alignItems: 'center', justifyContent: 'center' },
      ...{ when: '${round}', paddingTop: dp(2) },
    }),
  ];
}

/** The buttons of a hold, of a pause or of the close. Inside the ring of a round screen there is room for the first two. */
export function drawHoldButtons(
  touches: readonly TouchId[],
  words: ScreenWords,
  id: string,
  display: Properties = {},
): Component[] {
  return [
    ...drawButtons(touches, words, {
      ...{ id, shapes: ['wide', 'tall'] },
      properties: { when: '${!round}', ...display },
    }),
    stack(drawButtons(touches.slice(0, 2), words, { id: `${id}_round`, shapes: ['round'], narrow: true }), {
      ...{ when: '${round}', width: dp(66), paddingBottom: dp(5), shrink: 0 },
      ...display,
    }),
  ];
}
