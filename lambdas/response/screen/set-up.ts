/** The screen for a set-up: the figure with its target and tool, and three words on how to get into position. */
import { touchesOfferedAt } from '../../coach/conversation/touches.ts';
import type { Position } from '../../coach/routine/position.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  type Component,
  documentOf,
  dp,
  type Page,
  type Properties,
  row,
  stack,
  text,
} from './apl.ts';
import { viewOf } from './body.ts';
import { drawButtons } from './buttons.ts';
import { figureParametersOf, defineFigure, drawFigure } from './figure.ts';
import { shapeOfTool } from './hold.ts';

/** The document for getting into a position. */
export function setUpPage(position: Position, words: ScreenWords, sound: Page['sound']): Properties {
  const { region, side, posture, tool } = position;
  const [place, from, rolled] = [words.place(region, side), viewOf(region), shapeOfTool(tool)];
  const figureAt = (high: number): Component =>
    drawFigure(words.describeFigure(place, from, rolled), high, figureParametersOf(region, side));
  const three = words.threeWords(region, posture);
  const writeWords = (sizes: readonly [number, number, number], textAlign: string): Component[] => [
    text(place, sizes[0], { fontWeight: '700', textAlign, color: COLORS.mark, maxLines: 2 }),
    text(three, sizes[1], { textAlign, maxLines: 2 }),
    text(words.from[from], sizes[2], { textAlign, color: COLORS.muted, maxLines: 1 }),
  ];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  return documentOf(
    [
      row([figureAt(71), stack(writeWords([13, 10, 7], 'left'), { shrink: 1, paddingLeft: dp(8) })], {
        ...middle,
        when: '${!round && !tall}',
        width: '100%',
      }),
      stack([figureAt(96), ...writeWords([13, 10, 7], 'center')], { ...middle, when: '${!round && tall}' }),
      stack([figureAt(39), ...writeWords([7.5, 6, 5], 'center')], { ...middle, when: '${round}' }),
      ...drawButtons(touchesOfferedAt('ready'), words),
    ],
    {
      label: `${place}. ${three}.`,
      graphics: { figure: defineFigure(rolled) },
      properties: { alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
