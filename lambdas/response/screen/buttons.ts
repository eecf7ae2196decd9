/** Large buttons in rows. Each sends the name of its touch. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  BUTTON_STYLE,
  COLORS,
  dp,
  row,
  SMALLEST_LETTERS,
  stack,
  TOUCHED,
  type Color,
  type Component,
} from './apl.ts';

/** The id of the component around all buttons. A first touch disables it, so that there is no second. */
const BUTTONS = 'buttons';

/**
 * Buttons that lead on are coloured, and "it hurts" stands out. All others have the colour of the surface: above all the
 * answers to a question, so that none of them invites a finger.
 */
const GROUNDS: Readonly<Partial<Record<TouchId, Color>>> = {
  ready: COLORS.action,
  resume: COLORS.action,
  hurts: COLORS.warning,
};

const SHAPES = ['wide', 'tall', 'round'] as const;
type Shape = (typeof SHAPES)[number];

const WHEN: Readonly<Record<Shape, string>> = {
  wide: '${!round && !tall}',
  tall: '${!round && tall}',
  round: '${round}',
};

/** The least width for buttons, in hundredths of the shorter side: on a screen of 16 to 10, of 9 to 16, and a circle. */
const WIDTH: Readonly<Record<Shape, number>> = { wide: 148, tall: 88, round: 80 };
/** The width of the lowest row in percent: a circle is narrower there. */
const LOWEST: Readonly<Record<Shape, number>> = { wide: 100, tall: 100, round: 80 };
const HEIGHT: Readonly<Record<Shape, number>> = { wide: 15, tall: 13, round: 12 };

/** The number of buttons in a row. Eleven are the numbers from zero to ten. */
function countPerRow(count: number, shape: Shape): number {
  if (shape === 'wide') return count === 11 ? 11 : count === 6 ? 6 : Math.min(count, 4);
  if (count === 11) return shape === 'tall' ? 6 : 4;
  if (count === 3) return 3;
  return count > 4 && shape === 'round' ? 3 : 2;
}

/** The rows of buttons. "None of these" has a row for itself, as wide as the list above it. */
function rowsOf(touches: readonly TouchId[], shape: Shape): readonly (readonly TouchId[])[] {
  const none = touches.filter((id) => id === 'none');
  const others = touches.filter((id) => id !== 'none');
  const split = none.length > 0 ? (shape === 'tall' ? 1 : 2) : countPerRow(others.length, shape);
  const starts = Array.from({ length: Math.ceil(others.length / split) }, (_, index) => index * split);
  return [...starts.map((start) => others.slice(start, start + split)), ...none.map((id) => [id])];
}

/** The height of all rows together, in hundredths of the shorter side. */
export function heightOf(touches: readonly TouchId[], shape: Shape): number {
  return rowsOf(touches, shape).length * (HEIGHT[shape] + GAP);
}

const GAP = 1.6;
const LARGEST = 7;
/** The greatest width of a bold letter in parts of its height, whatever the font. */
const LETTER = 0.68;

/**
 * Draws the buttons for some touches; no component if there are none.
 * @param shapes the shapes of screen on which these buttons appear
 */
export function drawButtons(
  touches: readonly TouchId[],
  words: ScreenWords,
  shapes: readonly Shape[] = SHAPES,
): Component[] {
  if (touches.length === 0) return [];
  const versions = shapes.map((shape) => layOutRows(touches, words, shape));
  const when = `\${${shapes.map((shape) => WHEN[shape].slice(2, -1)).join('||')}}`;
  return [stack(versions, { id: BUTTONS, width: '100%', shrink: 0, ...(shapes === SHAPES ? {} : { when }) })];
}

function layOutRows(touches: readonly TouchId[], words: ScreenWords, shape: Shape): Component {
  const rows = rowsOf(touches, shape);
  const split = Math.max(...rows.map((ids) => ids.length));
  const longest = Math.max(...touches.map((id) => words.touches[id].length));
  const shareOf = (ids: readonly TouchId[]): number => {
    if (ids[0] === 'none') return LOWEST[shape];
    return Math.min(100 / split, ids === rows.at(-1) ? LOWEST[shape] / ids.length : 100);
  };
  const narrowest = Math.min(...rows.map(shareOf));
  const lengthOf = (id: TouchId): number => words.touches[id].length + 3;
  /** Six in a row are so narrow that long labels need more of it than short ones. */
  const widthOf = (id: TouchId, ids: readonly TouchId[]): number =>
    ids.length !== 6 ? shareOf(ids) : (100 * lengthOf(id)) / ids.reduce((sum, one) => sum + lengthOf(one), 0);
  const size = Math.min(LARGEST, ((WIDTH[shape] * narrowest) / 100 - 4 * GAP) / (LETTER * longest));
  return stack(
    rows.map((ids) =>
      row(
        ids.map((id) => drawButton(id, words.touches[id], shape, size, widthOf(id, ids))),
        { width: '100%', justifyContent: 'center' },
      ),
    ),
    { when: WHEN[shape], width: '100%' },
  );
}

function drawButton(id: TouchId, label: string, shape: Shape, size: number, percent: number): Component {
  return {
    type: 'TouchWrapper',
    id,
    // A little less than its share, because the engine rounds each width up.
    width: `${(Math.floor(percent * 10 - 1) / 10).toFixed(1)}%`,
    accessibilityLabel: label,
    onPress: [
      { type: 'SetValue', componentId: BUTTONS, property: 'disabled', value: true },
      { type: 'SendEvent', arguments: [TOUCHED, id] },
    ],
    item: {
      type: 'Frame',
      width: '100%',
      height: dp(HEIGHT[shape]),
      backgroundColor: GROUNDS[id] ?? COLORS.surface,
      borderRadius: dp(3),
      style: BUTTON_STYLE,
      inheritParentState: true,
      item: {
        type: 'Text',
        width: '100%',
        height: '100%',
        text: label,
        fontSize: dp(Math.max(SMALLEST_LETTERS[shape], Math.floor(size * 10) / 10)),
        fontWeight: '700',
        color: COLORS.text,
        textAlign: 'center',
        textAlignVertical: 'center',
        maxLines: 1,
      },
    },
    paddingLeft: dp(GAP / 2),
    paddingRight: dp(GAP / 2),
    paddingTop: dp(GAP / 2),
    paddingBottom: dp(GAP / 2),
  };
}
