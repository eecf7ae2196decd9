/** The screens of what was done: of today, and week by week. */
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
import { buttons } from './buttons.ts';
import { headingOf, IN_CIRCLE, labelOf, withoutWidow } from './page.ts';

/** Routines of the last weeks, the one under way last, and the goal of so many a week. */
export interface Weeks {
  readonly routines: readonly number[];
  readonly goal: number;
}

/** What is told of what was done. Pain only where it is kept, and to its owner. */
export interface Done {
  readonly top: string;
  readonly lines: readonly string[];
  readonly weeks: Weeks | null;
  readonly touches: readonly TouchId[];
  /** What is asked besides; empty where nothing is. */
  readonly question: string;
}

/** The drawing's size, and where its axes are in it. */
const WIDTH = 120;
const HEIGHT = 62;
const [LEFT, BASE, TOP] = [13, 60, 8];
const LETTERS = 10;
/** How much of its week a bar takes, and how high a week without a routine is. */
const BAR = 0.64;
const NONE = 1.4;

/** A chart of bars: routines up, weeks across, the goal as a line. */
function chart({ routines, goal }: Weeks): Properties {
  const most = Math.max(goal, ...routines, 1);
  const up = (count: number): number => near(BASE - ((BASE - TOP) * count) / most);
  const wide = (WIDTH - LEFT - 2) / routines.length;
  const bars = routines.map((count, index): Properties => {
    const x = near(LEFT + wide * (index + (1 - BAR) / 2) + 1);
    const to = near(x + wide * BAR);
    const top = count === 0 ? BASE - NONE : up(count);
    const fill = count === 0 ? COLORS.line : count >= goal ? COLORS.hold : COLORS.muted;
    return { type: 'path', pathData: `M${x},${BASE} L${x},${top} L${to},${top} L${to},${BASE} Z`, fill };
  });
  const number = (count: number): Properties => ({
    type: 'text',
    text: String(count),
    x: LEFT - 3,
    y: near(up(count) + LETTERS * (count === 0 ? 0 : 0.36)),
    textAnchor: 'end',
    fontSize: LETTERS,
    fill: count === goal ? COLORS.mark : COLORS.text,
  });
  const line = (pathData: string, stroke: string): Properties => ({
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
      line(`M${LEFT},${TOP - 4} L${LEFT},${BASE} L${WIDTH},${BASE}`, COLORS.muted),
      line(`M${LEFT},${up(goal)} L${WIDTH},${up(goal)}`, COLORS.mark),
      number(0),
      number(goal),
      ...(most > goal + 1 ? [number(most)] : []),
    ],
  };
}

function near(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The chart with what its axes are: the upper one's name and the goal above it, the weeks below it. */
function drawChart(weeks: Weeks, words: ScreenWords, width: number): Component {
  const { title, ago, now, goal, writeLines } = words.chart;
  const ends = { justifyContent: 'spaceBetween', width: dp(width) };
  const small = (said: string, color: Color): Component => text(said, 6, { color, maxLines: 1 });
  return stack(
    [
      row([small(title, COLORS.muted), small(goal(weeks.goal), COLORS.mark)], ends),
      drawGraphic('chart', writeLines(weeks.routines, weeks.goal), {
        width: dp(width),
        height: dp(Math.round((width * HEIGHT) / WIDTH)),
      }),
      row([small(ago(weeks.routines.length - 1), COLORS.muted), small(now, COLORS.muted)], {
        ...ends,
        paddingLeft: dp((width * LEFT) / WIDTH),
        paddingTop: dp(1),
      }),
    ],
    { shrink: 0 },
  );
}

/** The document of what was done. */
export function pageOfDone({ top, lines, weeks, touches, question }: Done, words: ScreenWords): Properties {
  const told = (size: number): Component[] =>
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
      headingOf(top),
      row(
        [
          stack([...told(7), ...writeQuestion(6.5)], { ...middle, width: dp(1), paddingRight: dp(4) }),
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
      stack([...told(7.5), ...placeChart(84), ...writeQuestion(7)], {
        ...{ ...middle, when: '${!round && tall}', width: '100%', justifyContent: 'spaceAround' },
      }),
      stack([...told(6), ...writeQuestion(5)], { ...middle, ...IN_CIRCLE, width: '100%', when: '${round}' }),
      ...buttons(touches, words),
    ],
    {
      label: labelOf([top, ...lines, question]),
      ...(weeks === null ? {} : { graphics: { chart: chart(weeks) } }),
      properties: { alignItems: 'center' },
    },
  );
}
