import type { Posture, PostureOf, RegionId, Side } from '../coach/body/regions.ts';
import type { TouchId } from '../coach/conversation/touches.ts';

/** Three words each: how to lie, sit or stand for a region. A region or a way of doing it that is added owes its own. */
export type InThreeWords = { readonly [R in RegionId]: Readonly<Record<PostureOf<R>, string>> };

/** What a screen writes and draws, in words: short ones, read from across the room. */
export interface ScreenWords {
  /** The name of the skill. */
  readonly title: string;
  readonly touches: Readonly<Record<TouchId, string>>;
  /** "Right glute". */
  readonly place: (region: RegionId, side: Side) => string;
  readonly threeWords: (region: RegionId, posture: Posture) => string;
  /** What the drawing shows, for who can't see it. */
  readonly drawn: (place: string, from: 'front' | 'back', on: 'roller' | 'ball') => string;
  readonly from: Readonly<Record<'front' | 'back', string>>;
  readonly getInPlace: string;
  readonly hold: string;
  readonly close: string;
  readonly next: string;
  /** What comes after a segment's last hold. */
  readonly question: string;
  /** "Hold 2 of 5"; "Question 3 of 15". */
  readonly holdOf: (n: number, of: number) => string;
  readonly questionOf: (n: number, of: number) => string;
  /** What the ring means. */
  readonly ring: string;
  /** What is drawn beside it, whatever is marked, and what the row of fields means. */
  readonly figure: string;
  readonly progress: string;
  readonly paused: string;
  readonly left: (seconds: number) => string;
  readonly welcome: (emergency: string) => string;
  readonly help: string;
  readonly callNow: string;
  readonly orLocal: string;
  readonly holdsDone: (done: number, planned: number) => string;
  readonly heldFor: (ms: number) => string;
  /** The chart: its title, its axes, and what it says in one sentence. */
  readonly chart: {
    readonly title: string;
    readonly ago: (weeks: number) => string;
    readonly now: string;
    readonly goal: (goal: number) => string;
    readonly writeLines: (routines: readonly number[], goal: number) => string;
  };
  readonly thisWeek: (routines: number, goal: number) => string;
  readonly streak: (weeks: number) => string;
  readonly pain: (before: number, after: number) => string;
  readonly done: string;
  /** On a card: what can be said while rolling. */
  readonly canSay: string;
}
