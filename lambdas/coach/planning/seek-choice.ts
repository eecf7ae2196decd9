/** What a routine that is chosen in a word asks of the plan: "same again", "my usual", "after a run". */
import type { RegionId } from '../body/regions.ts';
import type { PersonRecord } from '../progress/progress.ts';
import type { Chosen } from '../routine/chosen.ts';
import { listRegionsOf, type ProgrammeRoutine, regionsIn } from '../routine/programmes.ts';
import { ACTIVITIES } from '../routine/activities.ts';
import type { Choice, Wish } from '../routine/wish.ts';

/** What a choice asks for. Null: the choice leaves it open. */
export interface Sought {
  readonly minutes: number | null;
  /** The one region of it, where it has no other: it is rolled like a region that was named. */
  readonly only: RegionId | null;
  readonly among: readonly RegionId[] | null;
  /** Taken before all others, and rolled in this order. */
  readonly first: readonly RegionId[];
  /** The routine of the programme that comes next. */
  readonly programme: ProgrammeRoutine | null;
}

const OPEN: Sought = { minutes: null, only: null, among: null, first: [], programme: null };

/**
 * Looks up what a wish asks for. A choice that nothing is on record of asks for nothing. Who wishes for nothing goes on with
 * their programme.
 */
export function seekChoice({ choice, region }: Wish, known: PersonRecord): Sought {
  if (choice === undefined) return region === null ? seekProgramme(known) : OPEN;
  const kept = findKept(choice, known);
  if (kept === null) return { ...OPEN, first: regionsAfter(choice) };
  const { minutes, regions } = kept;
  const [only = null, ...others] = regions;
  return { ...OPEN, minutes, only: others.length === 0 ? only : null, among: regions, first: regions };
}

function seekProgramme({ practice: { programme }, preferences }: PersonRecord): Sought {
  if (programme === null) return OPEN;
  const next = { id: programme.id, routine: programme.done + 1 };
  const isUsed = (region: RegionId): boolean => !preferences.leavesOut.includes(region);
  // If all of a day is left out for good, the other days stand in for it. Otherwise the programme would never end.
  const ofToday = regionsIn(next).filter(isUsed);
  const first = ofToday.length > 0 ? ofToday : listRegionsOf(next.id).filter(isUsed);
  return { ...OPEN, first, programme: next };
}

/** The routine on record that a choice means. Without a usual one it is the last; null for an activity. */
export function findKept(choice: Choice, { preferences, practice }: PersonRecord): Chosen | null {
  if (choice === 'last') return practice.lastChosen;
  return choice === 'usual' ? (preferences.usual ?? practice.lastChosen) : null;
}

/** The regions that come first after a day of that kind; none for a routine on record. */
export function regionsAfter(choice: Choice): readonly RegionId[] {
  return choice === 'last' || choice === 'usual' ? [] : ACTIVITIES[choice];
}
