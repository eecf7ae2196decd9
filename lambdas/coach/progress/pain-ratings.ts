/** Pain ratings. They are kept only if both the deployment and the person allow it. */
import { DAY, type Instant } from '../shared/time.ts';

/** Back pain before and after a routine, 0 to 10; null if the person gave no number. */
export interface PainRating {
  /** The routine's id. */
  readonly run: string;
  readonly at: Instant;
  readonly before: number | null;
  readonly after: number | null;
}

/** The number of ratings that are kept: those of the first three days, as the baseline of a trend, and the latest. */
export const RATINGS_KEPT = 30;

export const FIRST_RATINGS = 3;

/** Adds a rating, or what is new about one, in the order of time. Never keeps more than the limit. */
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

/** The baseline of a trend: ratings before a routine on three days. Days are in UTC, so that none ever moves. */
function firstOfDays(ratings: readonly PainRating[]): readonly PainRating[] {
  const days = new Map<number, PainRating>();
  for (const rating of ratings) {
    const day = Math.floor(rating.at / DAY);
    if (rating.before !== null && days.size < FIRST_RATINGS && !days.has(day)) days.set(day, rating);
  }
  return [...days.values()];
}
