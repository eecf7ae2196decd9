/** The screen for a set-up: a drawing of the position, three steps into it, and what to keep off. */
import { touchesOfferedAt } from '../../coach/conversation/touches.ts';
import type { Position } from '../../coach/routine/position.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { drawnOf, drawPosition } from '../posture/drawing.ts';
import {
  COLORS,
  type Component,
  documentOf,
  dp,
  followClock,
  type Page,
  type Properties,
  row,
  type Shown,
  type Size,
  stack,
  text,
  writeHint,
} from './apl.ts';
import { BUTTON_LAYOUT, drawButtons } from './buttons.ts';
import { defineFigure, drawFigure, flipOf } from './figure.ts';
import { labelOf } from './page.ts';

/** The time in which the drawing rolls up, and again in which it rolls down, in ms. */
const PASS_MS = 3_000;
/** The least time between two updates of the drawing, in ms. */
const TICK_MS = 40;

/**
 * Names that let the drawing go to and fro: `w` from 0 to 1 and back, and `k` the same, slower at the ends. Where a device
 * doesn't animate, by its own setting or because it is slow, the drawing stands still half-way.
 */
const MOVEMENT: readonly Properties[] = [
  { name: 't', type: 'number', value: 0 },
  {
    name: 'w',
    type: 'number',
    value: `\${environment.animation=='normal'?Math.abs(t/${PASS_MS}%2-1):0.5}`,
  },
  { name: 'k', type: 'number', value: '${w*w*(3-2*w)}' },
];

const CROSS: Properties = {
  type: 'AVG',
  version: '1.1',
  width: 10,
  height: 10,
  items: [
    {
      type: 'path',
      pathData: 'M2,2L8,8M8,2L2,8',
      fill: 'transparent',
      stroke: COLORS.off,
      strokeWidth: 2,
      strokeLineCap: 'round',
    },
  ],
};

/** A step with its number. */
function writeStep(number: number, words: string, size: Size): Component {
  const badge: Component = {
    type: 'Frame',
    width: dp(`(${size})*1.45`),
    height: dp(`(${size})*1.45`),
    borderRadius: dp(`(${size})*0.72`),
    backgroundColor: COLORS.action,
    shrink: 0,
    item: text(String(number), size, {
      width: '100%',
      height: '100%',
      fontWeight: '700',
      textAlign: 'center',
      textAlignVertical: 'center',
    }),
  };
  return row([badge, text(words, size, { shrink: 1, paddingLeft: dp(2.4), maxLines: 2 })], {
    alignItems: 'center',
    paddingTop: dp(1.2),
  });
}

function writeOff(words: string, size: Size): Component {
  const cross: Component = {
    type: 'VectorGraphic',
    source: 'cross',
    scale: 'best-fit',
    accessibilityLabel: words,
    width: dp(`(${size})*1.45`),
    height: dp(`(${size})*1.45`),
    shrink: 0,
  };
  return row(
    [cross, text(words, size, { shrink: 1, paddingLeft: dp(2.4), color: COLORS.muted, maxLines: 2 })],
    {
      alignItems: 'center',
      paddingTop: dp(1.6),
    },
  );
}

/** The document for getting into a position. */
export function setUpPage(position: Position, words: ScreenWords, sound: Page['sound']): Shown {
  const { region, side, posture, tool } = position;
  const place = words.place(region, side);
  const { steps, off } = words.stepsInto(region, posture) ?? { steps: [], off: '' };
  const picture = drawPosition(drawnOf(position), true);
  const label = words.describeFigure(place, posture, tool);
  const state = { flip: flipOf(side), k: '${k}' };
  const figureIn = (wide: Size, high: Size): Component[] =>
    picture === null ? [] : [drawFigure('figure', picture, label, [wide, high], state)];
  const title = (size: Size, textAlign: string): Component =>
    text(place, size, { fontWeight: '700', textAlign, color: COLORS.mark, maxLines: 2 });
  const write = (size: Size): Component[] => [
    ...steps.map((step, index) => writeStep(index + 1, step, size)),
    ...(off === '' ? [] : [writeOff(words.keepOff(off), size)]),
  ];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  const hint = writeHint(6, { paddingTop: dp(2) });
  const touches = touchesOfferedAt('ready');
  return documentOf(
    [
      row(
        [
          ...figureIn('Math.min(74,viewport.width/u-98)', 71),
          stack([title(9.6, 'left'), ...write(6.5), hint], { shrink: 1, paddingLeft: dp(4) }),
        ],
        { ...middle, when: '${!round && !tall}', width: '100%' },
      ),
      stack([...figureIn(86, 'h>150?60:34'), title('h>150?9:8', 'center'), stack(write('h>150?7:6'))], {
        ...middle,
        when: '${!round && tall}',
      }),
      stack([...figureIn(62, 44), title(7, 'center'), writeHint(5)], { ...middle, when: '${round}' }),
      ...drawButtons(touches, words, { id: 'large', shapes: ['wide', 'tall'] }),
      // On a round screen there is room for one large button. All others can be said.
      ...drawButtons(['ready'], words, { id: 'round', shapes: ['round'] }),
    ],
    {
      label: labelOf([place, ...steps, words.keepOff(off)]),
      hint: words.hints.ready,
      layouts: BUTTON_LAYOUT,
      graphics: { cross: CROSS, ...(picture === null ? {} : { figure: defineFigure(picture) }) },
      bind: MOVEMENT,
      properties: { alignItems: 'center', handleTick: [followClock(TICK_MS)] },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}
