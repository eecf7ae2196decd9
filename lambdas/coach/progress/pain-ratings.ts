/** What people say of themselves in numbers, kept only where the deployment and the person allow it. */
import { DAY, type Instant } from '../shared/time.ts';

/** Back pain around a routine, 0 to 10; null where it wasn't told. */
export interface PainRating {
  /** The routine's id. */
  readonly run: string;
  readonly at: Instant;
  readonly before: number | null;
  readonly after: number | null;
}

/** How many pain ratings are kept: those of the first three days, which a trend compares with, and the latest. */
export const RATINGS_KEPT = 30;

export const FIRST_RATINGS = 3;

/** Pain ratings with one more, or with what is new of it; in the order of time, and never more than are kept. */
export function withRating(ratings: readonly PainRating[], rating: PainRating): readonly PainRating[] {
  const known = ratings.find(({ run }) => run === rating.run);
  const merged = {
    ...rating,
    at: Math.min(known?.at ?? rating.at, rating.at),
    before: rating.before ?? known?.before ?? null,
    after: rating.after ?? known?.after ?? null,
  };
  const all = [...ratings.filter(({ run }) => run !== rating.run), merged].toSorted((a, b) => a.at - b.at);
  const first = firstOfDays(all);
  const latest = all.filter((one) => !first.includes(one)).slice(first.length - RATINGS_KEPT);
  return all.filter((one) => first.includes(one) || latest.includes(one));
}

/** The ratings a trend begins with: from before a routine, of three days. In UTC, for a day's place never changes. */
function firstOfDays(ratings: readonly PainRating[]): readonly PainRating[] {
  const days = new Map<number, PainRating>();
  for (const rating of ratings) {
    const day = Math.floor(rating.at / DAY);
    if (rating.before !== null && days.size < FIRST_RATINGS && !days.has(day)) days.set(day, rating);
  }
  return [...days.values()];
}
