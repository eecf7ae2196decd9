/** The screen of a pause: the hold as it was, but still and dim. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { Position } from '../../coach/routine/position.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { drawnOf, drawPosition } from '../posture/drawing.ts';
import {
  COLORS,
  documentOf,
  dp,
  row,
  stack,
  text,
  writeHint,
  type Component,
  type Page,
  type Shown,
  type Size,
} from './apl.ts';
import { BUTTON_LAYOUT, drawButtons } from './buttons.ts';
import { defineFigure, drawFigure, flipOf } from './figure.ts';
import { labelOf } from './page.ts';
import { drawRing, RING } from './ring.ts';

/** A hold that stands still. */
export interface PausedHold {
  readonly position: Position;
  readonly holdMs: number;
  /** What is left of it; 0 if it hadn't begun. */
  readonly leftMs: number;
  readonly touches: readonly TouchId[];
}

/** The document of a pause. */
export function pausedPage(
  { position, holdMs, leftMs, touches }: PausedHold,
  words: ScreenWords,
  sound: Page['sound'],
): Shown {
  const { region, side, posture, tool } = position;
  const place = words.place(region, side);
  const left = Math.round((leftMs > 0 ? leftMs : holdMs) / 1000);
  const part = leftMs > 0 ? Math.min(1, leftMs / holdMs) : 1;
  const picture = drawPosition(drawnOf(position), false);
  const label = words.describeFigure(place, posture, tool);
  const figureIn = (wide: Size, high: Size): Component[] =>
    picture === null ? [] : [drawFigure('figure', picture, label, [wide, high], { flip: flipOf(side) })];
  const ring = (size: Size, letters: Size): Component =>
    drawRing(size, letters, { part, color: COLORS.muted, seconds: String(left) }, words.left(left));
  const write = (size: number): Component[] => [
    text(words.paused, size, { color: COLORS.hold, fontWeight: '700', textAlign: 'center' }),
    text(place, size, { fontWeight: '700', textAlign: 'center', maxLines: 2 }),
  ];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center', width: '100%' };
  const dim = { opacity: 0.7, alignItems: 'center' };
  const tallRing = 'Math.min(64,h-88)';
  return documentOf(
    [
      row(
        [
          stack([ring(69, 31)], dim),
          stack([...write(8), stack(figureIn(64, 36), dim), writeHint(6, { paddingTop: dp(2) })], {
            ...{ grow: 1, shrink: 1, alignItems: 'center' },
          }),
        ],
        { ...middle, when: '${!round && !tall}' },
      ),
      stack(
        [
          stack([ring(tallRing, `${tallRing}*0.46`)], dim),
          stack(write(8), { paddingTop: dp(2), paddingBottom: dp(2), alignItems: 'center' }),
          stack(figureIn(86, `Math.min(52,h-60-${tallRing})`), dim),
        ],
        { ...middle, when: '${!round && tall}' },
      ),
      stack([...write(6), row([...figureIn(40, 28), ring(30, 13)], dim)], { ...middle, when: '${round}' }),
      ...drawButtons(touches, words),
    ],
    {
      label: labelOf([words.paused, place, words.left(left)]),
      hint: words.hints.resume,
      layouts: BUTTON_LAYOUT,
      graphics: { ring: RING, ...(picture === null ? {} : { figure: defineFigure(picture) }) },
      properties: { alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
