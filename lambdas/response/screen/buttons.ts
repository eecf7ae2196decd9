/** Large buttons in rows. Each sends the name of its touch. A document defines once, as a layout, what a button looks like. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  BUTTON_STYLE,
  COLORS,
  dp,
  LABEL_STYLE,
  PRESS_ONCE,
  row,
  SMALLEST_LETTERS,
  stack,
  text,
  type Component,
  type Properties,
} from './apl.ts';
import type { ByRoom, RoomName } from './fit-words.ts';

/**
 * Buttons that lead on are coloured, and "it hurts" stands out. All others have the colour of the surface: above all the
 * answers to a question, so that none of them invites a finger.
 */
const GROUNDS: Readonly<Partial<Record<TouchId, string>>> = {
  ready: COLORS.action,
  resume: COLORS.action,
  go_on: COLORS.action,
  hurts: COLORS.warning,
};

/** The numbers from zero to ten, which grow lighter: a scale that is seen in any colours. */
const SCALE = [
  ...(['zero', 'one', 'two', 'three', 'four', 'five'] as const),
  ...(['six', 'seven', 'eight', 'nine', 'ten'] as const),
];
/** The darkest and the lightest key, as red, green and blue. White figures keep 4.5 to 1 on each. */
const [DARKEST, LIGHTEST] = [
  [0x1b, 0x28, 0x35],
  [0x52, 0x6c, 0x86],
] as const;

/** The ground of a button. */
export function groundOf(id: TouchId): string {
  const at = SCALE.findIndex((one) => one === id) / (SCALE.length - 1);
  if (at < 0) return GROUNDS[id] ?? COLORS.surface;
  const parts = DARKEST.map((from, index) => Math.round(from + ((LIGHTEST[index] ?? from) - from) * at));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const isScale = (touches: readonly TouchId[]): boolean => touches.includes('ten');

const SHAPES = ['wide', 'tall', 'round'] as const;
type Shape = (typeof SHAPES)[number];

const WHEN: Readonly<Record<Shape, string>> = {
  wide: '${!round && !tall}',
  tall: '${!round && tall}',
  round: '${round}',
};

/** The least width for buttons, in hundredths of the shorter side: on a screen of 16 to 10, of 3 to 4, and a circle. */
const WIDTH: Readonly<Record<Shape, number>> = { wide: 148, tall: 88, round: 80 };
/** The width of the lowest row in percent: a circle is narrower there. */
const LOWEST: Readonly<Record<Shape, number>> = { wide: 100, tall: 100, round: 80 };
const GAP = 1.6;
const HEIGHT: ByRoom<number> = { wide: 15, short: 14, tall: 18, round: 12 };

const TALL = `\${h>150?${HEIGHT.tall}:${HEIGHT.short}}`;
/** What a group beside a drawing has of the width; and the height of its buttons on an upright screen. */
const NARROW: Readonly<Record<Shape, number>> = { wide: 0.66, tall: 0.42, round: 0.8 };
const TALL_NARROW = '${h>150?15:10.2}';

/** The shape of a room: buttons are laid out alike on all upright screens, but are higher on a high one. */
export function shapeOf(room: RoomName): Shape {
  return room === 'short' ? 'tall' : room;
}

/** The number of buttons in a row. Eleven are the numbers from zero to ten. */
function countPerRow(count: number, shape: Shape): number {
  if (shape === 'wide') return count === 11 ? 11 : count === 6 ? 6 : Math.min(count, 4);
  if (count === 11) return 4;
  if (count === 3 || count === 6) return 3;
  return count > 4 && shape === 'round' ? 3 : Math.min(count, 2);
}

/** The rows of buttons. "None of these" has a row for itself, as wide as the list above it. */
function rowsOf(touches: readonly TouchId[], shape: Shape, narrow = false): readonly (readonly TouchId[])[] {
  const none = touches.filter((id) => id === 'none');
  const others = touches.filter((id) => id !== 'none');
  const most = narrow && shape !== 'round' ? (shape === 'wide' ? 3 : 1) : countPerRow(others.length, shape);
  const split = none.length > 0 ? (shape === 'tall' ? 1 : 2) : most;
  const starts = Array.from({ length: Math.ceil(others.length / split) }, (_, index) => index * split);
  return [...starts.map((start) => others.slice(start, start + split)), ...none.map((id) => [id])];
}

/** The height of all rows together, with the ends of a scale, in hundredths of the shorter side. */
export function heightOf(touches: readonly TouchId[], room: RoomName): number {
  const shape = shapeOf(room);
  const ends = isScale(touches) ? ENDS[shape] * 1.3 : 0;
  return touches.length === 0 ? 0 : rowsOf(touches, shape).length * (HEIGHT[room] + GAP) + ends;
}

const LARGEST = 7;
/** The greatest width of a bold letter in parts of its height, whatever the font. */
const LETTER = 0.68;
/** The letters of the words at the ends of a scale. */
const ENDS: Readonly<Record<Shape, number>> = { wide: 6, tall: 6, round: 5 };

/** The type of a button's component, which `BUTTON_LAYOUT` defines. */
const BUTTON = 'Button';

/** What the type needs in a document's `layouts`. The one place for a button's look, its focus and its press. */
export const BUTTON_LAYOUT: Properties = {
  [BUTTON]: {
    parameters: ['touch', 'label', 'ground', 'part', 'high', 'letters', 'group'],
    item: {
      type: 'TouchWrapper',
      id: '${touch}',
      width: '${part}%',
      accessibilityLabel: '${label}',
      onPress: PRESS_ONCE,
      paddingLeft: dp(GAP / 2),
      paddingRight: dp(GAP / 2),
      paddingTop: dp(GAP / 2),
      paddingBottom: dp(GAP / 2),
      item: {
        type: 'Frame',
        width: '100%',
        height: dp('high'),
        backgroundColor: '${ground}',
        borderRadius: dp(3),
        inheritParentState: true,
        item: {
          type: 'Frame',
          width: '100%',
          height: '100%',
          borderRadius: dp(3),
          style: BUTTON_STYLE,
          inheritParentState: true,
          item: {
            type: 'Text',
            width: '100%',
            height: '100%',
            text: '${label}',
            fontSize: dp('letters'),
            fontWeight: '700',
            style: LABEL_STYLE,
            inheritParentState: true,
            textAlign: 'center',
            textAlignVertical: 'center',
            maxLines: 1,
          },
        },
      },
    },
  },
};

/** How a group of buttons differs from the one group of a page. */
export interface Group {
  /** Its id, if a document has several groups. */
  readonly id?: string;
  /** The shapes of screen on which it appears. */
  readonly shapes?: readonly Shape[];
  /** Whether it has less width: two thirds beside a drawing, a column on an upright screen, or the inside of a round ring. */
  readonly narrow?: boolean;
  readonly properties?: Properties;
}

/** The height of a row of buttons on an upright screen: buttons are higher where there is more room. */
export const TALL_ROW = `(h>150?${HEIGHT.tall + GAP}:${HEIGHT.short + GAP})`;

/** Draws the buttons for some touches; no component if there are none. */
export function drawButtons(
  touches: readonly TouchId[],
  words: ScreenWords,
  { id = 'buttons', shapes = SHAPES, narrow = false, properties = {} }: Group = {},
): Component[] {
  if (touches.length === 0) return [];
  const versions = shapes.map((shape) => layOutRows(touches, words, shape, id, narrow));
  const when = `\${${shapes.map((shape) => WHEN[shape].slice(2, -1)).join('||')}}`;
  const only = shapes === SHAPES ? {} : { when };
  return [stack(versions, { id, width: '100%', shrink: 0, ...only, ...properties })];
}

function layOutRows(
  touches: readonly TouchId[],
  words: ScreenWords,
  shape: Shape,
  group: string,
  narrow: boolean,
): Component {
  const rows = rowsOf(touches, shape, narrow);
  const room = WIDTH[shape] * (narrow ? NARROW[shape] : 1);
  const split = Math.max(...rows.map((ids) => ids.length));
  const longest = Math.max(...touches.map((id) => words.touches[id].length));
  const shareOf = (ids: readonly TouchId[]): number => {
    if (ids[0] === 'none') return LOWEST[shape];
    return Math.min(100 / split, ids === rows.at(-1) ? LOWEST[shape] / ids.length : 100);
  };
  const narrowest = Math.min(...rows.map(shareOf));
  const lengthOf = (id: TouchId): number => words.touches[id].length + 3;
  /** Six in a row, or two in a ring, are so narrow that long labels need more of it than short ones. */
  const isTight = (ids: readonly TouchId[]): boolean => ids.length === 6 || (narrow && shape === 'round');
  const widthOf = (id: TouchId, ids: readonly TouchId[]): number =>
    isTight(ids)
      ? (shareOf(ids) * ids.length * lengthOf(id)) / ids.reduce((sum, one) => sum + lengthOf(one), 0)
      : shareOf(ids);
  const fits = Math.min(LARGEST, ((room * narrowest) / 100 - 3 * GAP) / (LETTER * longest));
  const letters = Math.max(SMALLEST_LETTERS[shape], Math.floor(fits * 10) / 10);
  const drawButton = (id: TouchId, ids: readonly TouchId[]): Component => ({
    type: BUTTON,
    touch: id,
    label: words.touches[id],
    ground: groundOf(id),
    // A little less than its share, because the engine rounds each width up.
    part: Math.floor(widthOf(id, ids) * 10 - 1) / 10,
    high: shape !== 'tall' ? HEIGHT[shape] : narrow ? TALL_NARROW : TALL,
    letters,
    group,
  });
  return stack(
    [
      ...(isScale(touches) ? [writeEnds(words, shape)] : []),
      ...rows.map((ids) =>
        row(
          ids.map((id) => drawButton(id, ids)),
          { width: '100%', justifyContent: 'center' },
        ),
      ),
    ],
    { when: WHEN[shape], width: '100%' },
  );
}

/** Writes what the ends of a scale mean: over them, or in a line over its rows. */
function writeEnds({ none, worst }: ScreenWords, shape: Shape): Component {
  const write = (said: string): Component => text(said, ENDS[shape], { color: COLORS.muted, maxLines: 1 });
  const ends = shape === 'wide' ? [write(none), write(worst)] : [write(`0 ${none} · 10 ${worst}`)];
  return row(ends, {
    width: '100%',
    justifyContent: shape === 'wide' ? 'spaceBetween' : 'center',
    ...(shape === 'wide' ? { paddingLeft: dp(1.5), paddingRight: dp(1.5) } : {}),
  });
}
