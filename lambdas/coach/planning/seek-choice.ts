/** What a routine that is chosen in a word asks of the plan: "same again", "my usual", "after a run". */
import type { RegionId } from '../body/regions.ts';
import type { PersonRecord } from '../progress/progress.ts';
import type { Chosen } from '../routine/chosen.ts';
import { FEELINGS } from '../routine/feelings.ts';
import type { Choice, Wish } from '../routine/wish.ts';

/** What a choice asks for. Null: the choice leaves it open. */
export interface Sought {
  readonly minutes: number | null;
  /** The one region of it, where it has no other: it is rolled like a region that was named. */
  readonly only: RegionId | null;
  readonly among: readonly RegionId[] | null;
  /** Taken before all others, and rolled in this order. */
  readonly first: readonly RegionId[];
}

const OPEN: Sought = { minutes: null, only: null, among: null, first: [] };

/** Looks up what a wish for a choice asks for. One that nothing is on record of asks for nothing. */
export function seekChoice({ choice }: Wish, known: PersonRecord): Sought {
  if (choice === undefined) return OPEN;
  const kept = findKept(choice, known);
  if (kept === null) return { ...OPEN, first: regionsAfter(choice) };
  const { minutes, regions } = kept;
  const [only = null, ...others] = regions;
  return { minutes, only: others.length === 0 ? only : null, among: regions, first: regions };
}

/** The routine on record that a choice means. Without a usual one it is the last; null for a feeling. */
export function findKept(choice: Choice, { preferences, practice }: PersonRecord): Chosen | null {
  if (choice === 'last') return practice.lastChosen;
  return choice === 'usual' ? (preferences.usual ?? practice.lastChosen) : null;
}

/** The regions that come first after a day of that kind; none for a routine on record. */
export function regionsAfter(choice: Choice): readonly RegionId[] {
  return choice === 'last' || choice === 'usual' ? [] : FEELINGS[choice];
}
