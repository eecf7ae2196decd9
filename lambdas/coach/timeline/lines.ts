import type { Posture, RegionId, Side } from '../body/regions.ts';
import type { Guidance } from '../progress/preferences.ts';
import type { Position } from '../routine/position.ts';
import type { Pressure } from '../routine/run.ts';

/** What is told in a hold: about the region on the roller, or about rolling. */
export type KnowledgeTopic = RegionId | 'rolling';

/** Words inside timed audio: each must fit the room of its cue. */
export type Line =
  | { readonly line: 'echo'; readonly number: number; readonly easing: boolean }
  | { readonly line: 'region_stopped'; readonly number: number | null; readonly region: RegionId }
  | { readonly line: 'left_out'; readonly regions: readonly RegionId[] }
  /** `detail`: whole set-up, or a short cue; `change`: whether it is the other side of what was just held. */
  | {
      readonly line: 'position';
      readonly position: Position;
      readonly detail: 'full' | 'short';
      readonly otherSide: boolean;
      /** Whether they know the way: then few words, and not always the same ones, are enough. */
      readonly knowsWay: boolean;
    }
  /** Between two holds, where there is time: off it. */
  | { readonly line: 'rest' }
  /** How to roll before resting: slow passes. */
  | { readonly line: 'passes'; readonly gentle: boolean }
  /** Right before the bell: where to rest. */
  | { readonly line: 'find'; readonly gentle: boolean }
  /** The hold begins: how hard to press. */
  | { readonly line: 'pressure'; readonly gentle: boolean; readonly upTo: Pressure }
  | { readonly line: 'back_to'; readonly region: RegionId; readonly side: Side; readonly leftMs: number }
  /**
   * Said into a hold that goes on meanwhile. `holds`: those left, this one counted; `allMs`: all that is left, with the way
   * from each to the next.
   */
  | {
      readonly line: 'time_left';
      readonly leftMs: number;
      readonly holds: number;
      readonly allMs: number;
    }
  /** No sore spot: that is fine. */
  | { readonly line: 'no_spot' }
  | { readonly line: 'eased' }
  /** `to`: of ten. */
  | { readonly line: 'harder'; readonly to: 4 | 5 }
  | { readonly line: 'no_harder' }
  | { readonly line: 'time_changed'; readonly byMs: number; readonly otherSide: boolean }
  | { readonly line: 'time_kept'; readonly is: 'shortest' | 'longest' }
  | { readonly line: 'switched' }
  /** The check-in as a screen puts it, with what follows if nothing is said. */
  | { readonly line: 'check_in' }
  /** Nothing was said, and it goes on; and, without a screen, no further than that. */
  | { readonly line: 'going_on' }
  | { readonly line: 'stopping_here' }
  | { readonly line: 'detail'; readonly detail: Guidance; readonly soundsBack?: true }
  | { readonly line: 'usual_kept' }
  | { readonly line: 'hold' }
  | { readonly line: 'breathe' }
  /** How to breathe with the swell under a hold. */
  | { readonly line: 'breathe_along' }
  /** In place of the bells at the beginning and at the end of a hold, for whoever wants no sounds. */
  | { readonly line: 'begins' }
  | { readonly line: 'ends' }
  | { readonly line: 'halfway' }
  | { readonly line: 'ten_seconds' }
  | { readonly line: 'three_two_one' }
  | { readonly line: 'close_done'; readonly posture: Posture }
  | { readonly line: 'close_get_up' }
  | { readonly line: 'close_last' }
  /** Something worth knowing, told while somebody holds. */
  | { readonly line: 'knowledge'; readonly about: KnowledgeTopic }
  /** That "ready" is waited for; and, once a visit, how to be heard while something plays. */
  | { readonly line: 'say_ready' }
  | { readonly line: 'say_name_first' }
  | { readonly line: 'say_carry_on' }
  | { readonly line: 'say_reach' };

/** How a hold changes by what is said: its pressure, or its length. */
export type HoldChange = Extract<
  Line,
  { line: 'eased' | 'harder' | 'no_harder' | 'time_changed' | 'time_kept' }
>;
