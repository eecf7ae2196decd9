/** The screen for getting into position: the body with its target, what lies under it, and three words. */
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
import { buttons } from './buttons.ts';
import { figureOf, figure, drawFigure } from './figure.ts';
import { shapeOfTool } from './hold.ts';

/** The document for a position to get into. */
export function setUpPage(position: Position, words: ScreenWords, sound: Page['sound']): Properties {
  const { region, side, posture, tool } = position;
  const [place, from, rolled] = [words.place(region, side), viewOf(region), shapeOfTool(tool)];
  const figureAt = (high: number): Component =>
    drawFigure(words.drawn(place, from, rolled), high, figureOf(region, side));
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
      ...buttons(touchesOfferedAt('ready'), words),
    ],
    {
      label: `${place}. ${three}.`,
      graphics: { figure: figure(rolled) },
      properties: { alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
