/** What a pose is made of: what each hand and foot touches, where the trunk points, and where the tool is. */
import type { RegionId } from '../../coach/body/regions.ts';
import type { Flat } from './outline.ts';
import type { Vector } from './vector.ts';

/** A point of the floor: to the right, and towards whoever looks. */
export type OnFloor = readonly [x: number, z: number];

/** What an arm touches. `elbow`: where the elbow points. */
export type ArmContact =
  | { readonly palm: OnFloor; readonly elbow: Vector; readonly fingers: Vector }
  /** The whole forearm lies on the floor; `elbow` is the way from below the shoulder to the elbow. */
  | { readonly forearm: Vector; readonly elbow: Vector }
  | {
      readonly wrist: Vector;
      readonly elbow: Vector;
      readonly fingers: Vector;
      /** What the hand stays on. Without it, the hand goes where the body goes. */
      readonly on?: 'wall' | 'floor';
    }
  /** On the thigh, this part of the way to the knee. */
  | { readonly thigh: number; readonly elbow: Vector }
  | { readonly on: 'tool' | 'head'; readonly elbow: Vector };

/** What a leg touches. `knee`: where the knee points; `toes`: where the foot points. */
export type LegContact =
  | { readonly sole: OnFloor; readonly knee: Vector; readonly toes: Vector }
  | { readonly ankle: Vector; readonly knee: Vector; readonly toes: Vector; readonly on?: 'floor' };

/** The place on the body that is on the tool. The right side's. */
export interface Spot {
  readonly bone: 'thigh' | 'shin' | 'foot' | 'buttock' | 'pocket' | 'back' | 'flank';
  /** How far along the bone, 0 to 1. */
  readonly at: number;
  /** The way from the bone to the tool. */
  readonly towards: Vector;
  /** The way to a ball, where that isn't put in the middle: beside the spine. */
  readonly ball?: Vector;
}

/** The orange patch: a stretch of a bone, and the way from the bone to where it is seen. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly seen: Vector;
  readonly wide: number;
}

/** What carries the tool. */
export type Surface = 'floor' | 'wall' | 'hands';

/** A pose for the right side; the left is the mirror image. */
export interface Pose {
  readonly pelvis: Vector;
  /** Where the spine points, and the belly. */
  readonly up: Vector;
  readonly front: Vector;
  /** Where the chest's part of them points, if it differs. */
  readonly chest?: { readonly up: Vector; readonly front: Vector };
  readonly neck: Vector;
  readonly face: Vector;
  readonly right: { readonly arm: ArmContact; readonly leg: LegContact };
  readonly left: { readonly arm: ArmContact; readonly leg: LegContact };
  readonly spot: Spot;
  readonly mark: Mark;
  /** The direction of a roller. */
  readonly axis: Vector;
  /** What carries the tool, and how high that is, or how far from the wall. */
  readonly carried: { readonly on: Surface; readonly at?: number };
  /** What is moved until the tool touches both. */
  readonly settles: 'body' | 'foot';
  /** What moves while it is rolled, and how far. */
  readonly moves: 'body' | 'foot' | 'tool';
  readonly slide: Vector;
  /** Turned to the left and looking down by so many degrees. */
  readonly camera: readonly [turned: number, down: number];
  readonly scene: Scene;
  /**
   * Whether the view can't show the place, so that it is shown once more, on a body that stands upright: beside the
   * drawing, or around a point of it, in cm from where x, y and z are 0.
   */
  readonly inset?: { readonly of: RegionId; readonly at: 'beside' | Flat };
  /** Whether both sides are rolled at once, or the middle. */
  readonly rollsBoth?: boolean;
  /** Whether the tool is drawn over the limb that it touches. */
  readonly toolInFront?: boolean;
}

/** What the person is on or at: a mat from `from` to `to`, and a wall at its left edge, a chair or a stool on it. */
export interface Scene {
  readonly from: OnFloor;
  readonly to: OnFloor;
  readonly wall?: number;
  readonly chair?: boolean;
  readonly stool?: readonly [x: number, z: number, height: number];
}
