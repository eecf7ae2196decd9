/** The screen of a segment: a ring that empties with the hold, the seconds left, the place, and what comes next. */
import type { Run } from '../../coach/routine/run.ts';
import type { Segment } from '../../coach/timeline/segment.ts';
import { WHILE_ROLLING } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  dp,
  ROOT,
  row,
  stack,
  text,
  type Component,
  type Page,
  type Properties,
} from './apl.ts';
import { drawButtons } from './buttons.ts';
import { drawnOf, drawPosition, nameDrawing } from '../posture/drawing.ts';
import { defineFigure, drawFigure } from './figure.ts';
import { drawRing, drawRingAlone, OVER, RING, type RingState } from './ring.ts';
import { momentsOf, showMoment, type Moment } from './moments.ts';

/**
 * The least time between two updates of the picture, in ms. That is every second frame at 60 frames a second, so the
 * picture is never 50 ms behind the sound.
 */
export const TICK_MS = 20;

/** Binds the document's names, each computed from those before it. Only the clock sets `t`. */
function bindNames(moments: readonly Properties[], starts: readonly number[]): Properties[] {
  const index = starts
    .slice(1)
    .reduceRight((rest, from, at) => `t<${from}?${at}:${rest}`, String(moments.length - 1));
  return [
    { name: 't', type: 'number', value: 0 },
    { name: 'moments', value: moments },
    // The moment at t: "t < beginning of the second ? the first : t < beginning of the third ? …"
    { name: 'm', value: `\${moments[${index}]}` },
    { name: 'done', type: 'number', value: '${Math.min(1,Math.max(0,(t-m.from)/(m.to-m.from)))}' },
    { name: 'part', type: 'number', value: '${m.full+(m.empty-m.full)*done}' },
    { name: 'left', type: 'number', value: '${Math.ceil(Math.max(0,m.to-t)/1000)}' },
  ];
}

/**
 * The document of a segment, for all its steps. With `sound`, it plays the segment and its clock starts with the audio;
 * without, its clock starts when it is shown.
 */
export function holdPage(segment: Segment, run: Run, words: ScreenWords, sound: Page['sound']): Properties {
  const moments = momentsOf(segment, run);
  const lastHold = moments.findLast(({ kind, toMs, fromMs }) => kind === 'hold' && toMs > fromMs)?.step;
  const data = moments.map((moment) =>
    showMoment(moment, run, segment.closeMs === 0 && moment.step === lastHold, words),
  );
  const figures = drawFigures(moments, run);
  const look: Look = { words, steps: run.plan.steps.length, figures: Object.keys(figures) };
  return documentOf(
    [
      layOutWide(look),
      layOutTall(look),
      ...layOutRound(look),
      ...drawButtons(WHILE_ROLLING, words, ['wide', 'tall']),
      // Inside the ring of a round screen there is room for the two buttons that matter most.
      stack(drawButtons(WHILE_ROLLING.slice(0, 2), words, ['round']), {
        ...{ when: '${round}', width: dp(66), paddingBottom: dp(5), shrink: 0 },
      }),
    ],
    {
      label: words.ring,
      graphics: { ring: RING, ...figures },
      bind: bindNames(
        data,
        moments.map(({ fromMs }) => fromMs),
      ),
      properties: { handleTick: [followClock(sound !== undefined)], alignItems: 'center' },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** Sets `t` from the document's clock. `waits`: `t` stays at 0 until the audio has begun. */
function followClock(waits: boolean): Properties {
  const value = waits ? '${start<0?0:elapsedTime-start}' : '${elapsedTime}';
  return {
    minimumDelay: TICK_MS,
    commands: [{ type: 'SetValue', componentId: ROOT, property: 't', value }],
  };
}

/** What the layouts show: the words, the number of holds, and the names of the drawings. */
interface Look {
  readonly words: ScreenWords;
  readonly steps: number;
  readonly figures: readonly string[];
}

/** The drawings of the segment's positions and of what comes next, each once, by name. */
function drawFigures(moments: readonly Moment[], { plan }: Pick<Run, 'plan'>): Record<string, Properties> {
  const first = moments[0]?.step ?? 0;
  const last = moments.at(-1)?.step ?? first;
  const figures: Record<string, Properties> = {};
  for (const { region, side, posture } of plan.steps.slice(first, last + 2)) {
    const drawn = drawnOf({ region, side, posture, tool: plan.tool });
    const name = nameDrawing(drawn);
    const picture = name in figures ? null : drawPosition(drawn, false);
    if (picture !== null) figures[name] = defineFigure(picture);
  }
  return figures;
}

/** Which moment's drawing is meant: its own, or that of the next step. */
const NOW = { figure: 'm.figure', flip: 'm.flip' };
const NEXT = { figure: 'm.nextFigure', flip: 'm.nextFlip' };

/** A box in which the drawing of the moment is seen. */
function showFigure(
  { figures, words }: Look,
  which: typeof NOW,
  [wide, high]: readonly [number, number],
): Component {
  const drawings = figures.map((name) =>
    drawFigure(
      name,
      words.figure,
      [wide, high],
      { flip: `\${${which.flip}}` },
      {
        display: `\${${which.figure}=='${name}'?'normal':'none'}`,
      },
    ),
  );
  return stack(drawings, {
    ...{ width: dp(wide), height: dp(high), shrink: 0 },
    display: `\${${which.figure}==''?'none':'normal'}`,
  });
}

/** Shows something only while somebody gets in place, or only after that. */
const BEFORE_BELL = { display: "${m.kind=='position'?'normal':'none'}" };
const FROM_BELL = { display: "${m.kind=='position'?'none':'normal'}" };

const RING_NOW: RingState = { part: '${part}', color: '${m.color}', seconds: '${left}' };

const writePlace = (size: number, textAlign: string): Component =>
  text('${m.place}', size, { fontWeight: '700', textAlign, maxLines: 2 });
const writePhase = (size: number): Component =>
  text('${m.phase}', size, { color: '${m.color}', fontWeight: '700', maxLines: 1 });

/** Draws the routine as a field for each hold: those done, the one under way, and those to come. */
function drawProgress({ words, steps }: Look, width: string): Component {
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

/** What comes next: its drawing, small, and its name. */
function drawNext(look: Look, size: readonly [number, number]): Component {
  return stack(
    [
      text(look.words.next, 6, { color: COLORS.muted, maxLines: 1, textAlign: 'center' }),
      showFigure(look, NEXT, size),
      text('${m.next}', 6, { textAlign: 'center', maxLines: 2, fontWeight: '700' }),
    ],
    { alignItems: 'center', shrink: 1, grow: 1 },
  );
}

function layOutWide(look: Look): Component {
  const [large, ring] = [showFigure(look, NOW, [78, 69]), drawRing(69, 31, RING_NOW, look.words.ring)];
  const column = {
    grow: 1,
    shrink: 1,
    width: dp(1),
    height: dp(69),
    paddingLeft: dp(5),
    justifyContent: 'spaceBetween',
  };
  const before = [
    drawProgress(look, '100%'),
    stack([writePlace(9, 'left'), writePhase(7.5)]),
    drawRing(32, 15, RING_NOW, look.words.ring),
  ];
  const from = [
    drawProgress(look, '100%'),
    stack([writePlace(8, 'left'), writePhase(7)]),
    row([showFigure(look, NOW, [48, 42]), drawNext(look, [27, 20])], { alignItems: 'center', shrink: 0 }),
  ];
  const whole = { grow: 1, width: '100%', alignItems: 'center' };
  return stack(
    [
      row([large, stack(before, column)], { ...whole, ...BEFORE_BELL }),
      row([ring, stack(from, column)], { ...whole, ...FROM_BELL }),
    ],
    { when: '${!round && !tall}', grow: 1, width: '100%' },
  );
}

function layOutTall(look: Look): Component {
  const lines = [
    drawProgress(look, '100%'),
    showFigure(look, NOW, [86, 50]),
    writePlace(9, 'center'),
    writePhase(8),
    row([drawRing(48, 22, RING_NOW, look.words.ring), drawNext(look, [34, 24])], {
      alignItems: 'center',
      width: '100%',
    }),
  ];
  return stack(lines, {
    ...{ when: '${!round && tall}', grow: 1, width: '100%', alignItems: 'center', paddingBottom: dp(3) },
    justifyContent: 'spaceBetween',
  });
}

/** On a round screen, the ring runs along the edge. Short words are at the top, which has the least room. */
function layOutRound(look: Look): Component[] {
  const { words } = look;
  const edge = stack([drawRingAlone(RING_NOW, words.ring)], {
    ...{ ...OVER, width: '100vw', height: '100vh' },
    when: '${round}',
  });
  const seconds = text('${left}', 17, { fontWeight: '700' });
  const next = text(`${words.next}: \${m.next}`, 5, {
    color: COLORS.muted,
    textAlign: 'center',
    maxLines: 1,
  });
  const lines = stack(
    [
      drawProgress(look, dp(36)),
      writePlace(5.6, 'center'),
      row([showFigure(look, NOW, [46, 27]), seconds], { alignItems: 'center' }),
      next,
    ],
    {
      when: '${round}',
      grow: 1,
      alignItems: 'center',
      justifyContent: 'center',
    },
  );
  return [edge, lines];
}
