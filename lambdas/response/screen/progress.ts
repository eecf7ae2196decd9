/** The screens of what was done: of today, and week by week. */
import type { TouchId } from '../../coach/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { COLORS, documentOf, dp, drawing, row, stack, text, type Component, type Properties } from './apl.ts';
import { buttons } from './buttons.ts';
import { heading } from './page.ts';

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

const WIDTH = 120;
const HEIGHT = 70;
const [LEFT, BASE, TOP] = [12, 60, 6];
const LETTERS = 8;

/** A chart of bars: routines up, weeks across, the goal as a line. */
function chart({ routines, goal }: Weeks): Properties {
  const most = Math.max(goal, ...routines, 1);
  const up = (count: number): number => Math.round((BASE - ((BASE - TOP) * count) / most) * 10) / 10;
  const wide = (WIDTH - LEFT - 4) / routines.length;
  const bars = routines.flatMap((count, index) => {
    const x = Math.round((LEFT + wide * (index + 0.2)) * 10) / 10;
    const to = Math.round((x + wide * 0.6) * 10) / 10;
    if (count === 0) return [];
    const fill = count >= goal ? COLORS.hold : COLORS.muted;
    return [
      {
        type: 'path',
        pathData: `M${x},${BASE} L${x},${up(count)} L${to},${up(count)} L${to},${BASE} Z`,
        fill,
      },
    ];
  });
  const number = (count: number): Properties => ({
    type: 'text',
    text: String(count),
    x: LEFT - 3,
    y: up(count) + LETTERS / 3,
    textAnchor: 'end',
    fontSize: LETTERS,
    fill: COLORS.text,
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
      line(`M${LEFT},${TOP - 4} L${LEFT},${BASE} L${WIDTH - 2},${BASE}`, COLORS.muted),
      ...bars,
      line(`M${LEFT},${up(goal)} L${WIDTH - 2},${up(goal)}`, COLORS.mark),
      number(0),
      number(goal),
      ...(most > goal + 1 ? [number(most)] : []),
    ],
  };
}

/** The chart with what its axes are. */
function charted(weeks: Weeks, words: ScreenWords, width: number): Component {
  const { title, weeks: axis, goal, told } = words.chart;
  return stack(
    [
      row(
        [
          text(title, 5, { color: COLORS.muted }),
          text(goal(weeks.goal), 5, { color: COLORS.mark, paddingLeft: dp(3) }),
        ],
        { justifyContent: 'center' },
      ),
      drawing('chart', told(weeks.routines, weeks.goal), {
        width: dp(width),
        height: dp(Math.round((width * HEIGHT) / WIDTH)),
      }),
      text(axis, 5, { color: COLORS.muted }),
    ],
    { alignItems: 'center' },
  );
}

/** The document of what was done. */
export function donePage({ top, lines, weeks, touches, question }: Done, words: ScreenWords): Properties {
  const told = (size: number): Component[] =>
    lines.map((line, index) =>
      text(line, index === 0 ? size * 1.35 : size, {
        textAlign: 'center',
        fontWeight: index === 0 ? '700' : '400',
        maxLines: 2,
      }),
    );
  const asked = (size: number): Component[] =>
    question === ''
      ? []
      : [text(question, size, { textAlign: 'center', color: COLORS.hold, paddingTop: dp(1.5) })];
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  const [atWide, atTall] =
    weeks === null ? [[], []] : [[charted(weeks, words, 72)], [charted(weeks, words, 84)]];
  return documentOf(
    [
      heading(top),
      row([stack([...told(6), ...asked(5.2)], { ...middle, width: '50%' }), ...atWide], {
        when: '${!round && !tall}',
        width: '100%',
        grow: 1,
        shrink: 1,
        alignItems: 'center',
      }),
      stack([...told(7), ...atTall, ...asked(5.5)], { ...middle, when: '${!round && tall}' }),
      stack([...told(5.4), ...asked(5)], { ...middle, when: '${round}' }),
      ...buttons(touches, words),
    ],
    {
      label: [top, ...lines, question].filter((part) => part !== '').join('. '),
      ...(weeks === null ? {} : { graphics: { chart: chart(weeks) } }),
      properties: { alignItems: 'center' },
    },
  );
}
