/** The screen of someone's progress: today's routine, and the routines of the last weeks. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import type { TouchId } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  dp,
  drawGraphic,
  followClock,
  row,
  stack,
  text,
  type Color,
  type Component,
  type Properties,
  type Shown,
  type Size,
} from './apl.ts';
import { defineRolled, drawBody } from './body.ts';
import { BUTTON_LAYOUT, drawButtons } from './buttons.ts';
import { writeHeading, IN_CIRCLE, labelOf } from './page.ts';
import { drawRingAlone, OVER, RING } from './ring.ts';

/** Routines in each of the last weeks, the current one last; and the goal for a week. */
export interface Weeks {
  readonly routines: readonly number[];
  readonly goal: number;
}

/** This week: how many routines of how many, as dots, and in words. */
export interface WeekDots {
  readonly done: number;
  readonly goal: number;
  readonly line: string;
}

/** What was rolled in a routine, and the part of it that was done, 0 to 1. */
export interface Rolled {
  readonly places: readonly { readonly region: RegionId; readonly side: Side }[];
  readonly share: number;
}

/** The content of the screen. It has pain only if it is kept, and only for its owner. */
export interface ProgressContent {
  readonly top: string;
  readonly lines: readonly string[];
  readonly week: WeekDots | null;
  readonly chart: Weeks | null;
  readonly rolled: Rolled | null;
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

/** A week's routines as dots: as many as the goal, those done filled. They are seen at one glance. */
function drawDots({ done, goal, line }: WeekDots, size: number): Component {
  const dot = (index: number): Component => ({
    type: 'Frame',
    ...{ width: dp(size), height: dp(size), borderRadius: dp(size / 2) },
    ...{ borderWidth: dp(size / 8), borderColor: COLORS.hold, spacing: dp(size / 3) },
    backgroundColor: index < done ? COLORS.hold : 'transparent',
  });
  const dots = Array.from({ length: Math.max(goal, Math.min(done, MOST_DOTS)) }, (_, index) => dot(index));
  return row(dots, { accessibilityLabel: line, paddingTop: dp(2.5), paddingBottom: dp(1), shrink: 0 });
}

/** A goal is at most daily. */
const MOST_DOTS = 7;

/** The time in which the ring closes after a routine, in ms, and the least time between two updates. */
const CLOSES_MS = 1_500;
const TICK_MS = 40;

/** Names that let the ring close, up to the part of the routine that was done, and the body light up. */
function closeRing(share: number): Properties[] {
  const part = `Math.min(1,t/${CLOSES_MS})`;
  return [
    { name: 't', type: 'number', value: 0 },
    { name: 'lit', type: 'number', value: `\${environment.animation=='normal'?${part}:1}` },
    { name: 'part', type: 'number', value: `\${lit*${share.toFixed(3)}}` },
  ];
}

/** The ring that closes, with the body in it. */
function drawDone(size: Size, words: ScreenWords): Component {
  const ring = drawRingAlone({ part: '${part}', color: COLORS.hold, line: 5 }, words.ringDone);
  const body = drawBody(`(${size})*0.68`, words.bodyDone, '${lit}');
  return stack([ring, stack([body], { ...OVER, alignItems: 'center', justifyContent: 'center' })], {
    ...{ width: dp(size), height: dp(size), shrink: 0 },
  });
}

/** The document of someone's progress: after a routine, what was rolled; when it is asked about, the last weeks. */
export function pageOfDone(content: ProgressContent, words: ScreenWords): Shown {
  const { top, lines, week, chart, rolled, touches, question } = content;
  const layouts = layOutDone(content, words);
  return documentOf([writeHeading(top), ...layouts, ...drawButtons(touches, words)], {
    label: labelOf([top, ...lines, week?.line ?? '', question]),
    layouts: BUTTON_LAYOUT,
    graphics: {
      ...(rolled === null ? {} : { ring: RING, body: defineRolled(rolled.places) }),
      ...(rolled !== null || chart === null ? {} : { chart: defineChart(chart) }),
    },
    ...(rolled === null ? {} : { bind: closeRing(rolled.share) }),
    properties: { alignItems: 'center', ...(rolled === null ? {} : { handleTick: [followClock(TICK_MS)] }) },
  });
}

/** Keeps a short last word with the one before it. */
const keepLastWord = (words: string): string => words.replace(/ (\S{1,5})$/, '\u00a0$1');

/** The content for each shape of screen. */
function layOutDone(
  { lines, week, chart, rolled, question }: ProgressContent,
  words: ScreenWords,
): Component[] {
  const asks = question !== '';
  // Beside a question there is room for the first line alone. What was told has been heard.
  const shown = asks ? lines.slice(0, 1) : lines;
  const writeLines = (size: number, textAlign: string): Component[] =>
    shown.map((line, index) =>
      text(line, index === 0 && !asks ? size * 1.4 : size, {
        ...{ fontWeight: index === 0 ? '700' : '400', color: asks ? COLORS.hold : COLORS.text },
        ...{ textAlign, maxLines: 2 },
      }),
    );
  const ask = (size: number): Component[] =>
    asks
      ? [text(keepLastWord(question), size, { width: '100%', textAlign: 'center', fontWeight: '500' })]
      : [];
  const dots = (size: number): Component[] =>
    week === null || rolled === null
      ? []
      : [drawDots(week, size), text(week.line, size === 6 ? 5 : 6, { color: COLORS.muted, maxLines: 1 })];
  const picture = (ring: Size, width: number): Component[] => {
    if (rolled !== null) return [drawDone(ring, words)];
    return chart === null ? [] : [drawChart(chart, words, width)];
  };
  const middle = { grow: 1, shrink: 1, alignItems: 'center', justifyContent: 'center' };
  return [
    row(
      [
        ...picture(asks ? 62 : 74, 74),
        stack([...writeLines(7, 'center'), ...dots(8), ...ask(7)], {
          ...{ ...middle, width: dp(1), paddingLeft: dp(4) },
        }),
      ],
      { when: '${!round && !tall}', width: '100%', grow: 1, shrink: 1, alignItems: 'center' },
    ),
    stack(
      [
        stack(picture(asks ? 'Math.min(60,h-100)' : 'Math.min(80,h-76)', asks ? 74 : 84), {
          ...(asks ? { when: '${h>150}' } : {}),
        }),
        ...writeLines(7.5, 'center'),
        ...dots(8),
        ...ask(7.5),
      ],
      { ...middle, when: '${!round && tall}', width: '100%', justifyContent: 'spaceAround' },
    ),
    ...(rolled === null ? [] : [drawEdge(words)]),
    stack(
      [
        ...(rolled === null || asks ? [] : [drawBody(24, words.bodyDone, '${lit}')]),
        ...writeLines(5.6, 'center'),
        ...dots(6).slice(0, asks ? 1 : 2),
        ...ask(5.4),
      ],
      {
        ...{ ...middle, ...IN_CIRCLE, width: '100%', when: '${round}' },
      },
    ),
  ];
}

/** On a round screen the ring runs along the edge. */
function drawEdge(words: ScreenWords): Component {
  const ring = drawRingAlone({ part: '${part}', color: COLORS.hold, line: 4 }, words.ringDone);
  return stack([ring], { ...OVER, width: '100vw', height: '100vh', when: '${round}' });
}
