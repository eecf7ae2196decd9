import type { Posture, PostureOf, RegionId, Side } from '../coach/body/regions.ts';
import type { TouchId } from '../coach/conversation/touches.ts';

/** How to lie, sit or stand for a region, in three words. A new region or posture doesn't compile without its own. */
export type InThreeWords = { readonly [R in RegionId]: Readonly<Record<PostureOf<R>, string>> };

/** The words on screens, and the labels of drawings. They are short, because people read them from across the room. */
export interface ScreenWords {
  /** The name of the skill. */
  readonly title: string;
  readonly touches: Readonly<Record<TouchId, string>>;
  /** "Right glute". */
  readonly place: (region: RegionId, side: Side) => string;
  readonly threeWords: (region: RegionId, posture: Posture) => string;
  /** The label of the figure, for people who can't see it. */
  readonly describeFigure: (place: string, from: 'front' | 'back', on: 'roller' | 'ball') => string;
  readonly from: Readonly<Record<'front' | 'back', string>>;
  readonly getInPlace: string;
  readonly hold: string;
  readonly close: string;
  readonly next: string;
  /** Names what follows a segment's last hold. */
  readonly question: string;
  /** "Hold 2 of 5"; "Question 3 of 15". */
  readonly holdOf: (n: number, of: number) => string;
  readonly questionOf: (n: number, of: number) => string;
  /** The label of the ring. */
  readonly ring: string;
  /** The label of the figure beside the ring, whose mark moves while it is shown. */
  readonly figure: string;
  /** The label of the row of fields. */
  readonly progress: string;
  readonly paused: string;
  readonly left: (seconds: number) => string;
  readonly welcome: (emergency: string) => string;
  readonly help: string;
  readonly callNow: string;
  readonly orLocal: string;
  readonly holdsDone: (done: number, planned: number) => string;
  readonly heldFor: (ms: number) => string;
  /** The chart: its title, the labels of its axes, and its content in a sentence. */
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
  /** For a card: what people can say while they roll. */
  readonly canSay: string;
}
