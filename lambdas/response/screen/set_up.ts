/** The screen for getting into position: the body with its target, what lies under it, and three words. */
import type { Position } from '../../coach/line.ts';
import { offeredBy } from '../../coach/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  drawing,
  row,
  stack,
  text,
  type Component,
  type Page,
  type Properties,
} from './apl.ts';
import { buttons } from './buttons.ts';
import { figure, targetOf, viewOf, windowAt } from './figure.ts';
import { rolledOn } from './hold.ts';

/** The document for a position to get into. */
export function setUpPage(position: Position, words: ScreenWords, sound: Page['sound']): Properties {
  const { region, side, posture, tool } = position;
  const [place, from, rolled] = [words.place(region, side), viewOf(region), rolledOn(tool)];
  const { mark, x, y } = targetOf(region, side);
  const figureAt = { mark, x, y, above: windowAt(y) };
  const picture = (size: string): Component =>
    drawing('figure', words.drawn(place, from, rolled), { width: size, height: size }, figureAt);
  const three = words.threeWords(region, posture);
  const told = (sizes: readonly [string, string, string]): Component[] => [
    text(place, sizes[0], { fontWeight: '700', textAlign: 'center', color: COLORS.mark, maxLines: 2 }),
    text(three, sizes[1], { textAlign: 'center', maxLines: 2 }),
    text(words.from[from], sizes[2], { textAlign: 'center', color: COLORS.muted, maxLines: 1 }),
  ];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  return documentOf(
    [
      row([picture('${u*68}'), stack(told(['11', '9', '5.5']), middle)], {
        when: '${!round && !tall}',
        width: '100%',
        grow: 1,
        alignItems: 'center',
      }),
      stack([picture('${u*84}'), ...told(['12', '9', '6'])], { ...middle, when: '${!round && tall}' }),
      stack([picture('${u*38}'), ...told(['7', '6', '5'])], { ...middle, when: '${round}' }),
      ...buttons(offeredBy('ready'), words),
    ],
    {
      label: `${place}. ${three}.`,
      graphics: { figure: figure(rolled) },
      properties: { alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
