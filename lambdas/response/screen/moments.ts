/** What the screen shows while a segment plays. It is read from the segment that the audio is made of, so both agree. */
import type { ToolId } from '../../coach/body/equipment.ts';
import type { RegionId, Side } from '../../coach/body/regions.ts';
import type { Run, Step, StepSpan } from '../../coach/routine/run.ts';
import { lengthOf, type Segment } from '../../coach/timeline/segment.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { drawnOf, nameDrawing } from '../posture/drawing.ts';
import { COLORS, type Color, type Properties } from './apl.ts';
import { flipOf } from './figure.ts';

/** A stretch of a segment with one look: getting into position, a hold, or the close. Times are ms from its beginning. */
export interface Moment {
  readonly kind: 'position' | 'hold' | 'close';
  readonly fromMs: number;
  readonly toMs: number;
  /** The part of the ring that is left at the beginning and at the end, 0 to 1. A resumed hold begins where it stopped. */
  readonly full: number;
  readonly empty: number;
  /** Index into the plan's steps; for the close, the number of steps. */
  readonly step: number;
  readonly region: RegionId;
  readonly side: Side;
  /** When the coach first says to breathe in, in the close: the breathing circle begins to grow then. */
  readonly inhaleMs: number;
}

/** The moments of a segment in order. They cover it from 0 to its end without a gap. */
export function momentsOf(segment: Segment, { plan }: Pick<Run, 'plan'>): Moment[] {
  const endMs = lengthOf(segment);
  const last = segment.spans.at(-1);
  const holds = segment.spans.flatMap((span, index): Moment[] => {
    const wholeMs = plan.steps[span.step]?.holdMs ?? 1;
    const full = Math.min(1, (span.endMs - span.holdStartMs) / wholeMs);
    const [fromMs, at] = [index === 0 ? 0 : span.startMs, placeOf(span)];
    const isLast = span === last && segment.closeMs === 0;
    return [
      { kind: 'position', fromMs, toMs: span.holdStartMs, full, empty: full, ...at },
      { kind: 'hold', fromMs: span.holdStartMs, toMs: span.endMs, full, empty: 0, ...at },
      // The bell that ends the last hold rings after it, over an empty ring.
      ...(isLast && endMs > span.endMs
        ? [{ kind: 'hold' as const, fromMs: span.endMs, toMs: endMs, full: 0, empty: 0, ...at }]
        : []),
    ];
  });
  const moments = holds.filter(({ fromMs, toMs }) => toMs > fromMs);
  const closeAt = last?.endMs ?? 0;
  if (segment.closeMs === 0) return moments;
  const { region = 'glutes', side = 'left' } = plan.steps.at(-1) ?? {};
  const inhaleMs =
    segment.parts
      .flatMap(({ cues }) => cues)
      .find(({ atMs, play }) => atMs >= closeAt && typeof play !== 'string' && play.line === 'breathe')
      ?.atMs ?? closeAt;
  const close = {
    kind: 'close',
    full: 1,
    empty: 0,
    step: plan.steps.length,
    region,
    side,
    inhaleMs,
  } as const;
  return [...moments, { ...close, fromMs: closeAt, toMs: endMs }];
}

function placeOf({ step, region, side }: StepSpan): Pick<Moment, 'step' | 'region' | 'side' | 'inhaleMs'> {
  return { step, region, side, inhaleMs: 0 };
}

const RING: Readonly<Record<Moment['kind'], Color>> = {
  position: COLORS.mark,
  hold: COLORS.hold,
  close: COLORS.muted,
};

const GROUND: Readonly<Record<Moment['kind'], Color>> = {
  position: COLORS.positionGround,
  hold: COLORS.holdGround,
  close: COLORS.closeGround,
};

/** Prepares a moment for the document: its words, its colour, and the figure's parameters. */
export function showMoment(
  moment: Moment,
  { plan }: Pick<Run, 'plan'>,
  isLastHold: boolean,
  words: ScreenWords,
): Properties {
  const { kind, fromMs, toMs, full, empty, step, region, side } = moment;
  const isClose = kind === 'close';
  const now = plan.steps[step];
  const then = kind === 'position' || isLastHold ? undefined : plan.steps[step + 1];
  return {
    kind,
    step,
    from: fromMs,
    to: toMs,
    full,
    empty,
    color: RING[kind],
    ground: GROUND[kind],
    line: isClose ? 1.6 : 7,
    inhale: moment.inhaleMs,
    place: isClose ? words.close : words.place(region, side),
    phase: { position: words.getInPlace, hold: words.hold, close: words.done }[kind],
    next: nameNext(moment, plan.steps[step + 1], isLastHold, words),
    ...(isClose || now === undefined ? NO_FIGURE : figureOf(now, plan.tool)),
    nextFigure: then === undefined ? '' : figureOf(then, plan.tool).figure,
    nextFlip: then === undefined ? 0 : flipOf(then.side),
  };
}

const NO_FIGURE = { figure: '', flip: 0 };

/** The drawing of a step, and whether it is the mirror image. */
function figureOf({ region, side, posture }: Step, tool: ToolId): { figure: string; flip: 0 | 1 } {
  return { figure: nameDrawing(drawnOf({ region, side, posture, tool })), flip: flipOf(side) };
}

/** Names what follows a moment: a hold, the next place, the close, or a question. */
function nameNext(
  { kind, region, side }: Moment,
  next: Step | undefined,
  isLastHold: boolean,
  words: ScreenWords,
): string {
  if (kind === 'close') return words.question;
  if (kind === 'position') return words.hold;
  if (isLastHold) return words.question;
  if (next === undefined) return words.close;
  const isOtherSide = next.region === region && next.side !== side;
  return isOtherSide ? words.side(next.side) : words.place(next.region, next.side);
}
