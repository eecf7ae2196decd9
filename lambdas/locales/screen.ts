import type { Posture, PostureOf, RegionId, Side } from '../coach/body/regions.ts';
import type { ToolId } from '../coach/body/equipment.ts';
import type { TouchId } from '../coach/conversation/touches.ts';

/** How to get into a position: three steps of a few words, and what to keep off. */
export interface Steps {
  readonly steps: readonly [string, string, string];
  readonly off: string;
}

/** The steps of each region. A new region or posture doesn't compile without its own. */
export type StepsByPosture = { readonly [R in RegionId]: Readonly<Record<PostureOf<R>, Steps>> };

/** The words on screens, and the labels of drawings. They are short, because people read them from across the room. */
export interface ScreenWords {
  /** The name of the skill. */
  readonly title: string;
  readonly touches: Readonly<Record<TouchId, string>>;
  /** "Right glute". */
  readonly place: (region: RegionId, side: Side) => string;
  /** The steps into a position; null if the region isn't rolled in that posture. */
  readonly stepsInto: (region: RegionId, posture: Posture) => Steps | null;
  /** What to keep off. */
  readonly keepOff: (off: string) => string;
  /** The label of a drawing, for people who can't see it. */
  readonly describeFigure: (place: string, posture: Posture, tool: ToolId) => string;
  /** "Right", where the place is the same as before. */
  readonly side: (side: Side) => string;
  readonly getInPlace: string;
  readonly hold: string;
  readonly close: string;
  /** In the breathing circle. No quotes: they stand in a document's expressions. */
  readonly breathe: string;
  readonly breatheIn: string;
  readonly breatheOut: string;
  readonly next: string;
  /** Names what follows a segment's last hold. */
  readonly question: string;
  /** "Question 3 of 14". */
  readonly questionOf: (n: number, of: number) => string;
  /** The label of the ring. */
  readonly ring: string;
  /** The label of the drawing beside the ring, which changes while it is shown. */
  readonly figure: string;
  /** The labels of the body to touch, of the one that shows what was rolled, and of the ring around it. */
  readonly body: string;
  readonly bodyDone: string;
  readonly ringDone: string;
  /** The label of the row of fields. */
  readonly progress: string;
  readonly paused: string;
  readonly left: (seconds: number) => string;
  readonly welcome: (emergency: string) => string;
  readonly help: string;
  /** The headline over the advice to see a doctor. */
  readonly noRolling: string;
  readonly callNow: string;
  readonly orLocal: string;
  readonly holdsDone: (done: number, planned: number) => string;
  readonly heldFor: (ms: number) => string;
  readonly positionsAt: (address: string) => string;
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
  /** The ends of a scale from 0 to 10. */
  readonly none: string;
  readonly worst: string;
  /** What can be said after the wake word, which Alexa's own transformer writes. */
  readonly hints: Readonly<Record<'ready' | 'pause' | 'resume', string>>;
  /** For a card: what people can say while they roll. */
  readonly canSay: string;
}
