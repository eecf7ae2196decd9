/** The screen of someone's progress: today's routine, and the routines of the last weeks. */
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  dp,
  drawGraphic,
  row,
  stack,
  text,
  type Color,
  type Component,
  type Properties,
} from './apl.ts';
import { drawButtons } from './buttons.ts';
import { writeHeading, IN_CIRCLE, labelOf, withoutWidow } from './page.ts';

/** Routines in each of the last weeks, the current one last; and the goal for a week. */
export interface Weeks {
  readonly routines: readonly number[];
  readonly goal: number;
}

/** The content of the screen. It has pain only if it is kept, and only for its owner. */
export interface ProgressContent {
  readonly top: string;
  readonly lines: readonly string[];
  readonly weeks: Weeks | null;
  readonly touches: readonly TouchId[];
  /** The open question; empty if there is none. */
  readonly question: string;
}

/** The chart's size, and the position of its axes. */
const WIDTH = 120;
const HEIGHT = 62;
const [LEFT, BASE, TOP] = [13, 60, 8];
const LETTERS = 10;
/** The part of a week's width that its bar takes, and the height of a bar without a routine, so that it can be seen. */
const BAR = 0.64;
const NONE = 1.4;

/** Defines the bar chart: routines up, weeks across, the goal as a line. */
function defineChart({ routines, goal }: Weeks): Properties {
  const most = Math.max(goal, ...routines, 1);
  const heightOf = (count: number): number => roundToTenth(BASE - ((BASE - TOP) * count) / most);
  const wide = (WIDTH - LEFT - 2) / routines.length;
  const bars = routines.map((count, index): Properties => {
    const x = roundToTenth(LEFT + wide * (index + (1 - BAR) / 2) + 1);
    const to = roundToTenth(x + wide * BAR);
    const top = count === 0 ? BASE - NONE : heightOf(count);
    const fill = count === 0 ? COLORS.line : count >= goal ? COLORS.hold : COLORS.muted;
    return { type: 'path', pathData: `M${x},${BASE} L${x},${top} L${to},${top} L${to},${BASE} Z`, fill };
  });
  const drawNumber = (count: number): Properties => ({
    type: 'text',
    text: String(count),
    x: LEFT - 3,
    y: roundToTenth(heightOf(count) + LETTERS * (count === 0 ? 0 : 0.36)),
    textAnchor: 'end',
    fontSize: LETTERS,
    fill: count === goal ? COLORS.mark : COLORS.text,
  });
  const drawLine = (pathData: string, stroke: string): Properties => ({
    type: 'path',
    pathData,
    stroke,
    strokeWidth: 0.8,
    fill: 'transparent',
  });
  return {
    type: 'AVG',
    version: '1.1',
    width: WIDTH,
    height: HEIGHT,
    items: [
      ...bars,
      drawLine(`M${LEFT},${TOP - 4} L${LEFT},${BASE} L${WIDTH},${BASE}`, COLORS.muted),
      drawLine(`M${LEFT},${heightOf(goal)} L${WIDTH},${heightOf(goal)}`, COLORS.mark),
      drawNumber(0),
      drawNumber(goal),
      ...(most > goal + 1 ? [drawNumber(most)] : []),
    ],
  };
}

function roundToTenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Draws the chart with its labels: the title and the goal above, the weeks below. */
function drawChart(weeks: Weeks, words: ScreenWords, width: number): Component {
  const { title, ago, now, goal, writeLines } = words.chart;
  const ends = { justifyContent: 'spaceBetween', width: dp(width) };
  const writeSmall = (said: string, color: Color): Component => text(said, 6, { color, maxLines: 1 });
  return stack(
    [
      row([writeSmall(title, COLORS.muted), writeSmall(goal(weeks.goal), COLORS.mark)], ends),
      drawGraphic('chart', writeLines(weeks.routines, weeks.goal), {
        width: dp(width),
        height: dp(Math.round((width * HEIGHT) / WIDTH)),
      }),
      row([writeSmall(ago(weeks.routines.length - 1), COLORS.muted), writeSmall(now, COLORS.muted)], {
        ...ends,
        paddingLeft: dp((width * LEFT) / WIDTH),
        paddingTop: dp(1),
      }),
    ],
    { shrink: 0 },
  );
}

/** The document of someone's progress. */
export function pageOfDone(
  { top, lines, weeks, touches, question }: ProgressContent,
  words: ScreenWords,
): Properties {
  const writeLines = (size: number): Component[] =>
    lines.map((line, index) => {
      const isFirst = index === 0 && question === '';
      const weight = {
        fontWeight: isFirst ? '700' : '400',
        color: question === '' ? COLORS.text : COLORS.hold,
      };
      return text(line, isFirst ? size * 1.35 : size, { ...weight, textAlign: 'center', maxLines: 2 });
    });
  const writeQuestion = (size: number): Component[] =>
    question === ''
      ? []
      : [
          text(withoutWidow(question), size, {
            width: '100%',
            textAlign: 'center',
            fontWeight: '500',
            paddingTop: dp(1.5),
          }),
        ];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  const placeChart = (width: number): Component[] => (weeks === null ? [] : [drawChart(weeks, words, width)]);
  return documentOf(
    [
      writeHeading(top),
      row(
        [
          stack([...writeLines(7), ...writeQuestion(6.5)], { ...middle, width: dp(1), paddingRight: dp(4) }),
          ...placeChart(74),
        ],
        {
          when: '${!round && !tall}',
          width: '100%',
          grow: 1,
          shrink: 1,
          alignItems: 'center',
        },
      ),
      stack([...writeLines(7.5), ...placeChart(84), ...writeQuestion(7)], {
        ...{ ...middle, when: '${!round && tall}', width: '100%', justifyContent: 'spaceAround' },
      }),
      stack([...writeLines(6), ...writeQuestion(5)], {
        ...middle,
        ...IN_CIRCLE,
        width: '100%',
        when: '${round}',
      }),
      ...drawButtons(touches, words),
    ],
    {
      label: labelOf([top, ...lines, question]),
      ...(weeks === null ? {} : { graphics: { chart: defineChart(weeks) } }),
      properties: { alignItems: 'center' },
    },
  );
}
