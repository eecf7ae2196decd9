import { lengthOfStep, type Step } from '../routine/run.ts';
import { SECOND } from '../shared/time.ts';

/** How much of the steps and the close one response may play: Alexa's 240 s, less the lead and the question. */
export const SEGMENT_MS = 210 * SECOND;

/** The indexes at which a new region begins, the first 0. */
function regionStarts(steps: readonly Step[]): number[] {
  return steps.flatMap((step, index) =>
    index === 0 || steps[index - 1]?.region !== step.region ? [index] : [],
  );
}

/** The lengths in ms of the segments between cuts. The close belongs to the last one. */
export function segmentLengths(steps: readonly Step[], closeMs: number, cuts: readonly number[]): number[] {
  return cuts.map((from, index) => {
    const to = cuts[index + 1] ?? steps.length;
    const close = to === steps.length ? closeMs : 0;
    return steps.slice(from, to).reduce((sum, step) => sum + lengthOfStep(step), close);
  });
}

/**
 * Where a routine's segments begin, as indexes into its steps. It cuts only between regions if it can. It prefers the fewest
 * segments of at most 210 s, then the shortest longest segment, then the earliest cuts. `every_region` cuts after each region.
 * There are a dozen regions at most, so it tries every choice.
 */
export function cutsOf(
  steps: readonly Step[],
  closeMs: number,
  want: 'every_region' | 'fewest',
): readonly number[] {
  const starts = regionStarts(steps);
  if (want === 'every_region') return starts;
  const [first = 0, ...later] = starts;
  const choices = later.reduce<number[][]>(
    (sets, start) => sets.flatMap((set) => [[...set, start], set]),
    [[first]],
  );
  const longest = (cuts: readonly number[]): number => Math.max(...segmentLengths(steps, closeMs, cuts));
  const fitting = choices.filter((cuts) => longest(cuts) <= SEGMENT_MS);
  const byMerit = (one: readonly number[], other: readonly number[]): number =>
    one.length - other.length || longest(one) - longest(other) || earlier(one, other);
  return fitting.sort(byMerit)[0] ?? asNeeded(steps, closeMs);
}

/** Cuts within a region as well, for a repeated region that is too long for one segment. */
function asNeeded(steps: readonly Step[], closeMs: number): readonly number[] {
  let lengthMs = 0;
  return steps.flatMap((step, index) => {
    const ownMs = lengthOfStep(step) + (index === steps.length - 1 ? closeMs : 0);
    const cut = index === 0 || lengthMs + ownMs > SEGMENT_MS;
    lengthMs = cut ? ownMs : lengthMs + ownMs;
    return cut ? [index] : [];
  });
}

function earlier(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((cut, index) => cut !== other[index]);
  return (one[at] ?? 0) - (other[at] ?? 0);
}
