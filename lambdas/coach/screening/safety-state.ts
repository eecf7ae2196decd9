import type { ToolId } from '../body/equipment.ts';
import type { Place } from '../body/places.ts';
import type { RegionId } from '../body/regions.ts';
import type { Instant } from '../shared/time.ts';
import type { Screened, ScreeningReason } from './outcome.ts';
import type { Answers, RollCallId, YesNoId } from './questionnaire.ts';
import type { TriageLevel } from './triage-level.ts';

/**
 * Whose record this is. `owner`: theirs, by voice, by their word (same_person), or because there is none yet.
 * `unconfirmed`: not known yet. `guest`: somebody else's, so nothing of it is said and nothing is kept.
 */
export type RecordRelation = 'owner' | 'unconfirmed' | 'guest';

/** What has been answered since the launch, and what it came to. */
export interface SafetyCheck {
  /** Which questions: all fourteen; the returning ones; or a place taken up within the hour. */
  readonly questionSet: 'full' | 'returning' | 'resume';
  readonly screeningReason: ScreeningReason | null;
  /** Never stored. */
  readonly answers: Answers;
  /** The question that can still be gone back to. */
  readonly lastAnswered: YesNoId | null;
  /** The screening in force: concluded today, or the one on record once the speaker is known. */
  readonly screened: Screened | null;
  /** What was in force until something new was said: what that comes to is added to it, and it grows no younger. */
  readonly amends: Screened | null;
  /** When what was in force was last withdrawn for that. */
  readonly suspendedAt: Instant | null;
  /** The roll call that was read out, of which something was named or denied: the rest is asked for, not all of it. */
  readonly readOut: RollCallId | null;
  /**
   * The one correction of an emergency by a bare "yes": `offered`: "if I misheard, say ask again"; `asked`: the question
   * is put once more; `used`: there is no other.
   */
  readonly correction: 'offered' | 'asked' | 'used' | null;
  /** It goes on with a screening that was left a few minutes ago, once nothing is said to have changed since. */
  readonly continued: boolean;
  /** The day after the last routine is asked about in one breath with what is new. */
  readonly asksFlare: boolean;
  /** The record says blocked: only the two clearance questions lift that. */
  readonly wasBlocked: boolean;
  readonly tookUp: boolean;
  readonly floor: boolean | null;
  readonly soreAreas: readonly Place[];
  readonly avoid: readonly RegionId[];
  /** Near a sore place, but not named: to be asked about before it is left out. */
  readonly near: readonly RegionId[];
  readonly pain: number | 'unsure' | null;
  readonly tool: ToolId | null;
}

/** The part of a conversation that decides whether someone may roll. */
export interface SafetyState {
  readonly speaker: RecordRelation;
  /** The gravest level reached in this session; null until one is. */
  readonly level: TriageLevel | null;
  readonly checks: SafetyCheck;
}

/** Whether what is on record may be someone else's: then only a screening of today's allows rolling. */
export function recordIsOthers({ speaker, checks }: SafetyState): boolean {
  return speaker !== 'owner' && checks.questionSet !== 'full';
}
