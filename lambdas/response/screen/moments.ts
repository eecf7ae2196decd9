/** What the screen shows while a segment plays, moment after moment: read off the one list that the audio is made of. */
import type { RegionId, Side } from '../../coach/body/regions.ts';
import type { Run, StepSpan } from '../../coach/routine/run.ts';
import { lengthOf, type Segment } from '../../coach/timeline/segment.ts';
import type { ScreenWords } from '../../locales/screen.ts';
import { COLORS, type Color, type Properties } from './apl.ts';
import { figureOf } from './figure.ts';

/** A stretch of a segment, in ms from its beginning, that looks one way: the way there, a hold, or the close. */
export interface Moment {
  readonly kind: 'position' | 'hold' | 'close';
  readonly fromMs: number;
  readonly toMs: number;
  /** How much of the ring is left at its beginning and its end, 0 to 1: a hold resumed begins where it stopped. */
  readonly full: number;
  readonly empty: number;
  /** Index into the plan's steps; of the close, how many there are. */
  readonly step: number;
  readonly region: RegionId;
  readonly side: Side;
}

/** The moments of a segment, one after the other, without a gap: the first from 0, the last to its end. */
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
      // The bell that ends the last hold.
      ...(isLast && endMs > span.endMs
        ? [{ kind: 'hold' as const, fromMs: span.endMs, toMs: endMs, full: 0, empty: 0, ...at }]
        : []),
    ];
  });
  const moments = holds.filter(({ fromMs, toMs }) => toMs > fromMs);
  const closeAt = last?.endMs ?? 0;
  if (segment.closeMs === 0) return moments;
  const { region = 'glutes', side = 'left' } = plan.steps.at(-1) ?? {};
  const close = { kind: 'close', full: 1, empty: 0, step: plan.steps.length, region, side } as const;
  return [...moments, { ...close, fromMs: closeAt, toMs: endMs }];
}

function placeOf({ step, region, side }: StepSpan): Pick<Moment, 'step' | 'region' | 'side'> {
  return { step, region, side };
}

const RING: Readonly<Record<Moment['kind'], Color>> = {
  position: COLORS.mark,
  hold: COLORS.hold,
  close: COLORS.muted,
};

/** A moment as the document has it: words, colour, and what the drawing marks. */
export function showMoment(
  moment: Moment,
  { plan }: Pick<Run, 'plan'>,
  isLastHold: boolean,
  words: ScreenWords,
): Properties {
  const { kind, fromMs, toMs, full, empty, step, region, side } = moment;
  const place = words.place(region, side);
  const next = plan.steps[step + 1];
  const comes =
    kind === 'position'
      ? words.hold
      : next === undefined
        ? words.close
        : isLastHold
          ? words.question
          : words.place(next.region, next.side);
  return {
    step,
    from: fromMs,
    to: toMs,
    full,
    empty,
    color: RING[kind],
    place: kind === 'close' ? words.close : place,
    phase: { position: words.getInPlace, hold: words.hold, close: words.done }[kind],
    next: kind === 'close' ? words.question : comes,
    of: kind === 'close' ? '' : words.holdOf(step + 1, plan.steps.length),
    ...figureOf(region, side),
    ...(kind === 'close' ? { mark: '' } : {}),
  };
}
