/** The screen that asks where something is: a body to touch, and the same places as words. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { documentOf, dp, row, stack, text, type Page, type Shown, type Size } from './apl.ts';
import { defineSpots, drawSpots, SPOT_LAYOUT } from './body.ts';
import { BUTTON_LAYOUT, drawButtons } from './buttons.ts';
import { IN_CIRCLE, labelOf, writeHeading } from './page.ts';

/** The component that a first touch disables, with all that can be touched. */
const GROUP = 'where';

/** The document of the question. On a round screen, which has no room for a body, there are the words alone. */
export function wherePage(
  top: string,
  question: string,
  touches: readonly TouchId[],
  words: ScreenWords,
  sound: Page['sound'],
): Shown {
  const ask = (size: Size): ReturnType<typeof text> =>
    text(question, size, { width: '100%', textAlign: 'center', fontWeight: '500' });
  const middle = { alignItems: 'center', justifyContent: 'center', width: '100%' };
  const wide = row(
    [
      drawSpots(80, words, GROUP),
      stack(
        [
          stack([ask(10)], { ...middle, grow: 1 }),
          ...drawButtons(touches, words, { id: GROUP, shapes: ['wide'], narrow: true }),
        ],
        { grow: 1, shrink: 1, width: dp(1), height: dp(80), paddingLeft: dp(4) },
      ),
    ],
    { ...middle, grow: 1, when: '${!round && !tall}' },
  );
  const upright = stack(
    [
      ask(10),
      row(
        [
          drawSpots('h>150?76:74', words, GROUP),
          stack(drawButtons(touches, words, { id: GROUP, shapes: ['tall'], narrow: true }), {
            width: dp(35),
          }),
        ],
        { alignItems: 'center' },
      ),
    ],
    { ...middle, ...{ grow: 1, justifyContent: 'spaceAround', when: '${!round && tall}' } },
  );
  const round = stack([ask(9)], { ...middle, ...IN_CIRCLE, grow: 1, when: '${round}' });
  const below = drawButtons(touches, words, { id: GROUP, shapes: ['round'] });
  return documentOf(
    [
      stack([writeHeading(top), wide, upright, round, ...below], {
        ...{ id: GROUP, width: '100%', grow: 1 },
      }),
    ],
    {
      label: labelOf([question]),
      layouts: { ...BUTTON_LAYOUT, ...SPOT_LAYOUT },
      graphics: { body: defineSpots() },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
