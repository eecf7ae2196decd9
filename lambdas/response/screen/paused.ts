/** The screen of a pause: the hold as it was, with everything in its place, but still and dim. */
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
} from './apl.ts';
import { BUTTON_LAYOUT } from './buttons.ts';
import { defineFigure, drawFigure, flipOf } from './figure.ts';
import {
  drawHoldButtons,
  drawProgress,
  type HoldParts,
  isLongName,
  layOutInRing,
  layOutRoundHold,
  layOutTallHold,
  layOutWideHold,
} from './hold-layout.ts';
import { labelOf } from './page.ts';
import { drawRing, RING } from './ring.ts';

/** A hold that stands still. */
export interface PausedHold {
  readonly position: Position;
  readonly holdMs: number;
  /** What is left of it; 0 if it hadn't begun. */
  readonly leftMs: number;
  /** Which of how many it is, counted from 0. */
  readonly step: number;
  readonly steps: number;
  readonly touches: readonly TouchId[];
}

const DIM = { opacity: 0.7 };

/** Two bars, the sign of a pause, over the word. */
function drawPause(high: number, words: ScreenWords, letters: number): Component {
  const bar = { type: 'Frame', width: dp(high * 0.3), height: dp(high), backgroundColor: COLORS.hold };
  return stack(
    [
      row([bar, { ...bar, spacing: dp(high * 0.24) }], { shrink: 0 }),
      text(words.paused, letters, { color: COLORS.hold, fontWeight: '700', maxLines: 1 }),
    ],
    { grow: 1, alignItems: 'center' },
  );
}

/** The document of a pause. */
export function pausedPage(paused: PausedHold, words: ScreenWords, sound: Page['sound']): Shown {
  const { position, holdMs, leftMs, step, steps, touches } = paused;
  const { region, side, posture, tool } = position;
  const place = words.place(region, side);
  const left = Math.round((leftMs > 0 ? leftMs : holdMs) / 1000);
  const ring = { part: leftMs > 0 ? Math.min(1, leftMs / holdMs) : 1, color: COLORS.muted };
  const picture = drawPosition(drawnOf(position), false);
  const label = words.describeFigure(place, posture, tool);
  const parts: HoldParts = {
    progress: (width) => drawProgress(steps, step, words, width),
    place: (size, textAlign, maxLines) => text(place, size, { fontWeight: '700', textAlign, maxLines }),
    hasLongName: isLongName(place),
    hint: [writeHint(6)],
    ring: (size, letters) =>
      stack([drawRing(size, letters, { ...ring, seconds: String(left) }, words.left(left))], DIM),
    seconds: (size) => text(String(left), size, { fontWeight: '700', color: COLORS.muted }),
    figure: (box) =>
      stack(picture === null ? [] : [drawFigure('figure', picture, label, box, { flip: flipOf(side) })], DIM),
    aside: () => drawPause(12, words, 6),
    asideInRing: drawPause(8, words, 5),
  };
  return documentOf(
    [
      layOutWideHold(parts),
      layOutTallHold(parts),
      ...layOutInRing(ring, words.left(left), [
        parts.progress(dp(36)),
        parts.place(5.6, 'center', 1),
        layOutRoundHold(parts),
      ]),
      ...drawHoldButtons(touches, words, 'paused'),
    ],
    {
      ground: COLORS.holdGround,
      label: labelOf([words.paused, place, words.left(left)]),
      hint: words.hints.resume,
      layouts: BUTTON_LAYOUT,
      graphics: { ring: RING, ...(picture === null ? {} : { figure: defineFigure(picture) }) },
      properties: { alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
