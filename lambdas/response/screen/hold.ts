/** The screen of a segment: a ring that empties with the hold, the seconds, where, what comes next. */
import type { Run } from '../../coach/routine/run.ts';
import type { Segment } from '../../coach/timeline/segment.ts';
import { WHILE_ROLLING } from '../../coach/conversation/touches.ts';
import type { ToolId } from '../../coach/body/equipment.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  dp,
  drawGraphic,
  ROOT,
  row,
  stack,
  text,
  type Component,
  type Page,
  type Properties,
} from './apl.ts';
import { buttons } from './buttons.ts';
import { figure, drawFigure, type Rolled } from './figure.ts';
import { momentsOf, showMoment } from './moments.ts';

/**
 * How often at most the picture follows the clock, in ms: at every second frame of a screen with 60 a second, so that it
 * is never 50 ms behind the sound.
 */
export const TICK_MS = 20;

const RADIUS = 46;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring of which a part is left; at nothing left, nothing is drawn. */
const RING: Properties = {
  type: 'AVG',
  version: '1.1',
  width: 100,
  height: 100,
  parameters: [
    { name: 'part', type: 'number', default: 1 },
    { name: 'color', type: 'color', default: COLORS.hold },
  ],
  items: [
    circle({ stroke: COLORS.track }),
    circle({
      stroke: '${color}',
      strokeDashArray: [ROUND, ROUND],
      // What is gone is pushed out of the path at its beginning: the ring empties from the top, clockwise.
      strokeDashOffset: `\${${ROUND}*(part-1)}`,
    }),
  ],
};

function circle(properties: Properties): Properties {
  const pathData = `M50,${50 - RADIUS} A${RADIUS},${RADIUS} 0 1 1 49.99,${50 - RADIUS} Z`;
  return { type: 'path', pathData, fill: 'transparent', strokeWidth: 7, ...properties };
}

/** Balls are drawn round, whatever their size. */
export function shapeOfTool(tool: ToolId): Rolled {
  return tool === 'ball' || tool === 'golf_ball' || tool === 'medicine_ball' ? 'ball' : 'roller';
}

/** The names that the document reckons with, each from those before it; `t` is moved by the clock alone. */
function bindNames(moments: readonly Properties[], starts: readonly number[]): Properties[] {
  const index = starts
    .slice(1)
    .reduceRight((rest, from, at) => `t<${from}?${at}:${rest}`, String(moments.length - 1));
  return [
    { name: 't', type: 'number', value: 0 },
    { name: 'moments', value: moments },
    // Rebuilt from the last to the first: t < the beginning of the second ? the first : …
    { name: 'm', value: `\${moments[${index}]}` },
    { name: 'done', type: 'number', value: '${Math.min(1,Math.max(0,(t-m.from)/(m.to-m.from)))}' },
    { name: 'part', type: 'number', value: '${m.full+(m.empty-m.full)*done}' },
    { name: 'left', type: 'number', value: '${Math.ceil(Math.max(0,m.to-t)/1000)}' },
  ];
}

/** The document of a segment: one for all its steps. With `sound` it says it itself; else it starts when it is shown. */
export function holdPage(segment: Segment, run: Run, words: ScreenWords, sound: Page['sound']): Properties {
  const moments = momentsOf(segment, run);
  const lastHold = moments.findLast(({ kind, toMs, fromMs }) => kind === 'hold' && toMs > fromMs)?.step;
  const data = moments.map((moment) =>
    showMoment(moment, run, segment.closeMs === 0 && moment.step === lastHold, words),
  );
  const rolled = shapeOfTool(run.plan.tool);
  const steps = run.plan.steps.length;
  return documentOf(
    [
      wide(words, steps),
      tall(words, steps),
      ...round(words, steps),
      ...buttons(WHILE_ROLLING, words, ['wide', 'tall']),
      // Inside the ring there is room for the two that matter most.
      stack(buttons(WHILE_ROLLING.slice(0, 2), words, ['round']), {
        ...{ when: '${round}', width: dp(66), paddingBottom: dp(5), shrink: 0 },
      }),
    ],
    {
      label: words.ring,
      graphics: { ring: RING, figure: figure(rolled) },
      bind: bindNames(
        data,
        moments.map(({ fromMs }) => fromMs),
      ),
      properties: { handleTick: [followClock(sound !== undefined)], alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** Until what it says has begun, the picture stands at its beginning. */
function followClock(waits: boolean): Properties {
  const value = waits ? '${start<0?0:elapsedTime-start}' : '${elapsedTime}';
  return {
    minimumDelay: TICK_MS,
    commands: [{ type: 'SetValue', componentId: ROOT, property: 't', value }],
  };
}

const FOLLOWS = { mark: '${m.mark}', x: '${m.x}', y: '${m.y}', above: '${m.above}', view: '${m.view}' };

const RING_NOW = { part: '${part}', color: '${m.color}' };

function ring(size: string, letters: number, words: ScreenWords): Component {
  const seconds = text('${left}', letters, {
    width: '100%',
    textAlign: 'center',
    fontWeight: '700',
  });
  return stack(
    [
      drawGraphic('ring', words.ring, { width: '100%', height: '100%' }, RING_NOW),
      stack([seconds], { ...OVER, justifyContent: 'center' }),
    ],
    { width: dp(size), height: dp(size) },
  );
}

const OVER = { position: 'absolute', left: 0, top: 0, width: '100%', height: '100%' };

const place = (size: number, textAlign: string): Component =>
  text('${m.place}', size, { fontWeight: '700', textAlign, maxLines: 2 });
const phase = (size: number): Component =>
  text('${m.phase}', size, { color: '${m.color}', fontWeight: '700', maxLines: 1 });

/** The routine, a field for each hold: those done, the one under way, and those to come. */
function progress(words: ScreenWords, steps: number, width: string): Component {
  const field = (step: number): Component => ({
    type: 'Frame',
    grow: 1,
    height: dp(2),
    borderRadius: dp(1),
    backgroundColor: `\${m.step>${step}?'${COLORS.hold}':m.step==${step}?'${COLORS.text}':'${COLORS.track}'}`,
    ...(step === 0 ? {} : { spacing: dp(1) }),
  });
  return row(
    Array.from({ length: steps }, (_, step) => field(step)),
    { width, shrink: 0, accessibilityLabel: words.progress },
  );
}

/** What comes next, beside the drawing, and which hold of the routine it is. */
function beside(high: number, words: ScreenWords): Component {
  const told = [
    text('${m.of}', 6, { color: COLORS.muted, maxLines: 1 }),
    text(words.next, 6, { color: COLORS.muted, paddingTop: dp(1) }),
    text('${m.next}', 6.5, { maxLines: 2 }),
  ];
  return row([drawFigure(words.figure, high, FOLLOWS), stack(told, { shrink: 1, paddingLeft: dp(5) })], {
    alignItems: 'center',
    shrink: 0,
  });
}

function wide(words: ScreenWords, steps: number): Component {
  const told = [progress(words, steps, '100%'), stack([place(9, 'left'), phase(7.5)]), beside(34, words)];
  return row(
    [
      ring('69', 31, words),
      stack(told, {
        grow: 1,
        shrink: 1,
        width: dp(1),
        height: dp(69),
        paddingLeft: dp(8),
        justifyContent: 'spaceBetween',
      }),
    ],
    { when: '${!round && !tall}', grow: 1, width: '100%', alignItems: 'center' },
  );
}

function tall(words: ScreenWords, steps: number): Component {
  const told = [
    progress(words, steps, '100%'),
    ring('57', 26, words),
    place(9, 'center'),
    phase(8),
    beside(34, words),
  ];
  return stack(told, {
    ...{ when: '${!round && tall}', grow: 1, width: '100%', alignItems: 'center', paddingBottom: dp(3) },
    justifyContent: 'spaceBetween',
  });
}

/** On a round screen the ring runs along its edge: short words on top, where there is least room between its sides. */
function round(words: ScreenWords, steps: number): Component[] {
  const edge = stack([drawGraphic('ring', words.ring, { width: '100%', height: '100%' }, RING_NOW)], {
    ...{ ...OVER, width: '100vw', height: '100vh' },
    when: '${round}',
  });
  const seconds = text('${left}', 22, { fontWeight: '700' });
  const next = text(`${words.next}: \${m.next}`, 5, {
    color: COLORS.muted,
    textAlign: 'center',
    maxLines: 1,
  });
  const told = stack([progress(words, steps, dp(36)), phase(5.5), place(6.2, 'center'), seconds, next], {
    when: '${round}',
    grow: 1,
    alignItems: 'center',
    justifyContent: 'center',
  });
  return [edge, told];
}
