/** Finds visible faults of a screen: overlaps, clipped text, lonely words, and what is too small to read or to touch. */
import type { Profile } from './profiles.ts';
import type { DrawnText, Rect, ScreenLayout } from './layout.ts';

/**
 * The smallest letters, in percent of the screen's shorter side. The limit below is for round screens, which
 * are small and viewed from nearby.
 */
const SMALLEST = 5.9;

const SMALLEST_ROUND = 4.9;

/**
 * The smallest button, in dp: what Amazon asks for on Fire tablets. A place on a drawing, which has a button besides, needs
 * what WCAG 2.2 asks for (2.5.8).
 */
const SMALLEST_BUTTON = 48;
const SMALLEST_PLACE = 24;

/** The engine's rounding moves things by up to this much, in px. */
const SLACK = 1.5;

/** A line's box is taller than its letters. These shares of the letters' height are empty above and below. */
const AIR = { above: 0.12, below: 0.03 };

/** Describes each fault of a screen. */
export function findFaults({ words, plates, touches }: ScreenLayout, profile: Profile): string[] {
  return [
    ...touches.flatMap(findSmallTouch),
    ...words.flatMap((one) => findFaultsAlone(one, profile)),
    ...words.flatMap((one, index) =>
      words
        .slice(index + 1)
        .filter((other) => overlaps(one, other.lines.map(letterBoxOf(other))))
        .map((other) => `"${one.words}" and "${other.words}" overlap`),
    ),
    ...words
      .filter((one) =>
        overlaps(
          one,
          plates.filter((_, index) => index !== one.on),
        ),
      )
      .map((one) => `"${one.words}" and a drawing or a button overlap`),
    ...plates
      .filter((plate) => plate.round > 0 && leaves(plate, profile, plate.round))
      .map(({ left, top }) => `the button at ${Math.round(left)}, ${Math.round(top)} leaves the screen`),
  ];
}

function findSmallTouch({ left, top, right, bottom, named }: ScreenLayout['touches'][number]): string[] {
  const side = Math.min(right - left, bottom - top);
  const least = named ? SMALLEST_BUTTON : SMALLEST_PLACE;
  return side >= least - SLACK
    ? []
    : [
        `${Math.round(left)}, ${Math.round(top)} is ${side.toFixed(0)} dp small to touch, at least ${least} are required`,
      ];
}

function findFaultsAlone(one: DrawnText, profile: Profile): string[] {
  const { words, letters, within, isBroken, isLonely, lines } = one;
  const seen = lines.map(letterBoxOf(one));
  const unit = Math.min(profile.width, profile.height) / 100;
  const smallest = profile.round ? SMALLEST_ROUND : SMALLEST;
  return [
    ...(letters < smallest * unit - 0.1
      ? [`"${words}" is too small: ${(letters / unit).toFixed(1)}, at least ${smallest} is required`]
      : []),
    ...(words.trimEnd().endsWith('…') || seen.some((line) => !isInside(line, within))
      ? [`"${words}" is cut`]
      : []),
    ...(isBroken ? [`"${words}" breaks within a word`] : []),
    ...(isLonely ? [`"${words}" ends with a short word alone on a line`] : []),
    ...(seen.some((line) => leaves(line, profile, 0)) ? [`"${words}" leaves the screen`] : []),
  ];
}

/** Shrinks the box of a line to its letters. */
function letterBoxOf({ letters }: DrawnText): (line: Rect) => Rect {
  const [above, below] = [letters * AIR.above, letters * AIR.below];
  return ({ left, top, right, bottom }) => ({ left, right, top: top + above, bottom: bottom - below });
}

function isInside(inner: Rect, outer: Rect): boolean {
  return (
    inner.left >= outer.left - SLACK &&
    inner.top >= outer.top - SLACK &&
    inner.right <= outer.right + SLACK &&
    inner.bottom <= outer.bottom + SLACK
  );
}

function overlaps(one: DrawnText, others: readonly Rect[]): boolean {
  return one.lines
    .map(letterBoxOf(one))
    .some((a) =>
      others.some(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > SLACK,
      ),
    );
}

/**
 * Whether something extends beyond the screen, or beyond the circle of a round one. `round` is the radius of
 * its corners.
 */
function leaves(rect: Rect, { width, height, round: isRound }: Profile, round: number): boolean {
  if (!isRound) return !isInside(rect, { left: 0, top: 0, right: width, bottom: height });
  const radius = width / 2;
  // The outermost point of a rounded corner lies on the line from the screen's centre through the centre of the
  // corner's arc.
  return [rect.left + round, rect.right - round].some((x) =>
    [rect.top + round, rect.bottom - round].some(
      (y) => Math.hypot(x - radius, y - radius) + round > radius + SLACK,
    ),
  );
}
