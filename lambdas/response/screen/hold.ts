/** The screen of a segment: a ring that empties with the hold, the seconds left, the place, and what comes next. */
import type { Run } from '../../coach/routine/run.ts';
import type { Segment } from '../../coach/timeline/segment.ts';
import { WHILE_RESTING, WHILE_ROLLING } from '../../coach/conversation/touches.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import {
  COLORS,
  documentOf,
  dp,
  followClock,
  row,
  stack,
  text,
  writeHint,
  type Component,
  type Page,
  type Properties,
  type Shown,
  type Size,
} from './apl.ts';
import { BREATHING, drawBreath } from './breath.ts';
import { BUTTON_LAYOUT } from './buttons.ts';
import { drawnOf, drawPosition, drawRest, nameDrawing } from '../posture/drawing.ts';
import type { Picture } from '../posture/picture.ts';
import { defineFigure, drawFigure } from './figure.ts';
import {
  BESIDE,
  type Box,
  COLUMN,
  drawHoldButtons,
  drawProgress,
  type HoldParts,
  IS_TALL,
  IS_WIDE,
  isLongName,
  layOutInRing,
  layOutRoundHold,
  layOutTallHold,
  layOutWideHold,
  TALL_ROOM,
  WHOLE,
} from './hold-layout.ts';
import { drawRing, OVER, RING } from './ring.ts';
import { momentsOf, showMoment, type Moment } from './moments.ts';

/**
 * The least time between two updates of the picture, in ms. That is every second frame at 60 frames a second, so the
 * picture is never 50 ms behind the sound.
 */
export const TICK_MS = 20;

/** The time in a document that speaks: it stays at 0 until the audio has begun. */
const SOUND_TIME = '${start<0?0:elapsedTime-start}';

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
export function holdPage(segment: Segment, run: Run, words: ScreenWords, sound: Page['sound']): Shown {
  const moments = momentsOf(segment, run);
  const lastHold = moments.findLast(({ kind, toMs, fromMs }) => kind === 'hold' && toMs > fromMs)?.step;
  const data = moments.map((moment) =>
    showMoment(moment, run, segment.closeMs === 0 && moment.step === lastHold, words),
  );
  const figures = drawFigures(moments, run);
  const rests = segment.closeMs > 0;
  const rest = rests && run.plan.steps.at(-1)?.posture === 'floor' ? drawRest() : null;
  const hasLongName = moments.some(({ region, side }) => isLongName(words.place(region, side)));
  const look: Look = { words, steps: run.plan.steps.length, hasLongName, figures, rests, rest };
  const parts = partsOfHold(look);
  return documentOf(
    [
      tint,
      ...layOutWide(look, parts),
      ...layOutTall(look, parts),
      ...layOutRound(look, parts),
      ...drawHoldButtons(WHILE_ROLLING, words, 'rolling', { ...(rests ? BEFORE_CLOSE : {}) }),
      ...(rests ? drawHoldButtons(WHILE_RESTING, words, 'resting', IN_CLOSE) : []),
    ],
    {
      label: words.ring,
      hint: words.hints.pause,
      layouts: BUTTON_LAYOUT,
      graphics: {
        ring: RING,
        ...Object.fromEntries(Object.entries(figures).map(([name, one]) => [name, defineFigure(one)])),
        ...(rest === null ? {} : { rest: defineFigure(rest) }),
      },
      bind: [
        ...bindNames(
          data,
          moments.map(({ fromMs }) => fromMs),
        ),
        ...(rests ? BREATHING : []),
      ],
      properties: {
        handleTick: [followClock(TICK_MS, sound === undefined ? undefined : SOUND_TIME)],
        alignItems: 'center',
      },
      ...(sound === undefined ? {} : { sound }),
    },
  );
}

/** What the layouts show: the words, the number of holds, and the names of the drawings. */
interface Look {
  readonly words: ScreenWords;
  readonly steps: number;
  readonly hasLongName: boolean;
  readonly figures: Readonly<Record<string, Picture>>;
  /** Whether the segment ends with the close. */
  readonly rests: boolean;
  /** Somebody who rests on their back, in the close, if the last hold was on the floor. */
  readonly rest: Picture | null;
}

/** The drawings of the segment's positions and of what comes next, each once, by name. */
function drawFigures(moments: readonly Moment[], { plan }: Pick<Run, 'plan'>): Record<string, Picture> {
  const first = moments[0]?.step ?? 0;
  const last = moments.at(-1)?.step ?? first;
  const figures: Record<string, Picture> = {};
  for (const { region, side, posture } of plan.steps.slice(first, last + 2)) {
    const drawn = drawnOf({ region, side, posture, tool: plan.tool });
    const name = nameDrawing(drawn);
    const picture = name in figures ? null : drawPosition(drawn, false);
    if (picture !== null) figures[name] = picture;
  }
  return figures;
}

/** Which moment's drawing is meant: its own, or that of the next step. */
const NOW = { figure: 'm.figure', flip: 'm.flip' };
const NEXT = { figure: 'm.nextFigure', flip: 'm.nextFlip' };

/** A box in which the drawing of the moment is seen. */
function showFigure({ figures, words }: Look, which: typeof NOW, [wide, high]: Box): Component {
  const drawings = Object.entries(figures).map(([name, picture]) =>
    drawFigure(
      name,
      picture,
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

/** Shows something only while somebody gets in place, only in a hold, in both, or only in the close. */
const showIf = (condition: string): Properties => ({ display: `\${${condition}?'normal':'none'}` });
const IN_POSITION = showIf("m.kind=='position'");
const IN_HOLD = showIf("m.kind=='hold'");
const IN_CLOSE = showIf("m.kind=='close'");
const BEFORE_CLOSE = showIf("m.kind!='close'");

/** The ground in the colour of the moment: it is seen without looking. */
const tint: Component = {
  type: 'Frame',
  ...{ ...OVER, width: '100vw', height: '100vh' },
  backgroundColor: '${m.ground}',
};

const RING_NOW = { part: '${part}', color: '${m.color}', seconds: '${left}' };

const writePlace = (size: number, textAlign: string, maxLines: number): Component =>
  text('${m.place}', size, { fontWeight: '700', textAlign, maxLines });
const writePhase = (size: number): Component =>
  text('${m.phase}', size, { color: '${m.color}', fontWeight: '700', maxLines: 1 });

/** What comes next: its drawing, small, and its name. */
function drawNext(look: Look, size: Box): Component {
  return stack(
    [
      text(look.words.next, 6, { color: COLORS.muted, maxLines: 1, textAlign: 'center' }),
      showFigure(look, NEXT, size),
      text('${m.next}', 6, { textAlign: 'center', maxLines: 2, fontWeight: '700' }),
    ],
    { alignItems: 'center', shrink: 1, grow: 1 },
  );
}

function drawResting({ rest, words }: Look, wide: Size, high: Size): Component[] {
  return rest === null ? [] : [drawFigure('rest', rest, words.close, [wide, high], { flip: 0 })];
}

/** What is seen of a hold while it plays. */
function partsOfHold(look: Look): HoldParts {
  const { words } = look;
  return {
    progress: (width) => drawProgress(look.steps, 'm.step', words, width),
    place: writePlace,
    hasLongName: look.hasLongName,
    hint: [],
    ring: (size, letters) => drawRing(size, letters, RING_NOW, words.ring),
    seconds: writeSeconds,
    figure: (box) => showFigure(look, NOW, box),
    aside: (box) => drawNext(look, box),
    asideInRing: writeSmall(`${words.next}: \${m.next}`),
  };
}

function layOutWide(look: Look, parts: HoldParts): Component[] {
  const { words } = look;
  const position = [
    showFigure(look, NOW, [78, 69]),
    stack(
      [
        parts.progress('100%'),
        stack([writePlace(9, 'left', 2), writePhase(7.5)]),
        drawRing(25, 12, RING_NOW, words.ring),
        writeHint(6),
      ],
      BESIDE,
    ),
  ];
  const close = [
    stack([parts.progress('100%'), writePlace(7.6, 'left', 2), ...drawResting(look, 84, 44)], {
      ...COLUMN,
      paddingRight: dp(5),
    }),
    drawBreath(68, words, true),
  ];
  return [
    row(position, { ...WHOLE, ...IS_WIDE, ...IN_POSITION }),
    { ...layOutWideHold(parts), ...IN_HOLD },
    ...(look.rests ? [row(close, { ...WHOLE, ...IS_WIDE, ...IN_CLOSE })] : []),
  ];
}

function layOutTall(look: Look, parts: HoldParts): Component[] {
  const { words } = look;
  const position = [
    parts.progress('100%'),
    showFigure(look, NOW, [86, `${TALL_ROOM}-36`]),
    row(
      [
        drawRing(28, 13, RING_NOW, words.ring),
        stack([writePlace(8, 'left', 2), writePhase(7)], { grow: 1, shrink: 1, paddingLeft: dp(4) }),
      ],
      { alignItems: 'center', width: '100%' },
    ),
  ];
  const close = [
    parts.progress('100%'),
    writePlace(7.4, 'center', 1),
    drawBreath(`Math.min(80,${TALL_ROOM}-34)`, words, true),
    ...drawResting(look, 86, 32),
  ];
  return [
    stack(position, { ...WHOLE, ...IS_TALL, ...IN_POSITION }),
    { ...layOutTallHold(parts), ...IN_HOLD },
    ...(look.rests ? [stack(close, { ...WHOLE, ...IS_TALL, ...IN_CLOSE })] : []),
  ];
}

const writeSmall = (said: string, properties: Properties = {}): Component =>
  text(said, 5, { color: COLORS.muted, maxLines: 1, ...properties });
const writeSeconds = (size: number): Component => text('${left}', size, { fontWeight: '700' });

/** On a round screen, the ring runs along the edge. Short words are at the top, which has the least room. */
function layOutRound(look: Look, parts: HoldParts): Component[] {
  const { words } = look;
  const position = [
    showFigure(look, NOW, [60, 34]),
    row([writeSeconds(10), writeSmall('${m.phase}', { color: '${m.color}', paddingLeft: dp(2) })], {
      alignItems: 'center',
    }),
  ];
  return layOutInRing({ ...RING_NOW, line: '${m.line}' }, words.ring, [
    parts.progress(dp(36)),
    writePlace(5.6, 'center', 1),
    stack(position, { alignItems: 'center', ...IN_POSITION }),
    { ...layOutRoundHold(parts), ...IN_HOLD },
    ...(look.rests
      ? [stack([drawBreath(42, words, false)], { alignItems: 'center', paddingTop: dp(2), ...IN_CLOSE })]
      : []),
  ]);
}
