import { never } from '../shared/assert-never.ts';
import type { RegionId } from '../body/regions.ts';
import type { Reminder } from '../reminders/schedule.ts';
import type { Raised } from '../routine/dose.ts';
import type { ProgrammeId } from '../routine/programmes.ts';
import type { Run } from '../routine/run.ts';
import type { Screened } from '../screening/outcome.ts';
import type { ScreeningId } from '../screening/questionnaire.ts';
import type { Instant } from '../shared/time.ts';
import type { Landmark } from './fingertip-to-floor.ts';
import type { PainRating } from './pain-ratings.ts';
import type { PersonRecord } from './progress.ts';

/**
 * What happened and has to be kept. Recording a fact twice gives the same record as recording it once, so a repeat,
 * a conflict and a late try are the same operation.
 */
export type Fact =
  | { readonly fact: 'visited'; readonly at: Instant }
  | { readonly fact: 'disclaimer_heard'; readonly at: Instant }
  /** The time zone of the device, which days and weeks are counted in. */
  | { readonly fact: 'located'; readonly at: Instant; readonly timeZone: string }
  | {
      readonly fact: 'screening_concluded';
      readonly at: Instant;
      readonly screened: Screened;
      /** Both clearance questions were answered with yes: nothing else lifts a block. */
      readonly lifts: boolean;
    }
  /** An emergency withdraws whatever allowed rolling. */
  | { readonly fact: 'permission_withdrawn'; readonly at: Instant }
  /** Something came up, of whatever kind: for a while nothing goes on unasked. */
  | { readonly fact: 'disturbed'; readonly at: Instant }
  /** A screening was left at a question, all answers safe so far; null: that isn't so any more. */
  | { readonly fact: 'screening_left'; readonly at: Instant; readonly question: ScreeningId | null }
  | {
      readonly fact: 'preferred';
      readonly at: Instant;
      readonly preferences: Partial<PersonRecord['preferences']>;
    }
  | {
      readonly fact: 'flare_answered';
      readonly at: Instant;
      readonly worse: boolean;
      readonly routine: string;
    }
  /** The step of the dose that a routine began with for the first time. */
  | { readonly fact: 'dose_raised'; readonly at: Instant; readonly dose: Raised }
  | { readonly fact: 'pain_rated'; readonly at: Instant; readonly rating: PainRating }
  /** How far the fingertips reach. */
  | { readonly fact: 'reached'; readonly at: Instant; readonly landmark: Landmark }
  /** The reach was asked for. Answered or not, it isn't asked again within a week. */
  | { readonly fact: 'reach_asked'; readonly at: Instant }
  /** Regions that are never to be rolled, or may be again. */
  | {
      readonly fact: 'never_rolled';
      readonly at: Instant;
      readonly regions: readonly RegionId[];
      readonly never: boolean;
    }
  /** A programme begins; null: it is left. */
  | { readonly fact: 'programme_set'; readonly at: Instant; readonly programme: ProgrammeId | null }
  /** The coach refused to roll, for this day at least. */
  | { readonly fact: 'rested'; readonly at: Instant }
  /** The one reminder; null once there is none. */
  | { readonly fact: 'reminder_set'; readonly at: Instant; readonly reminder: Reminder | null }
  /** A device refused an answer with timed audio. `device`: a hash of Alexa's id for it. */
  | { readonly fact: 'timed_audio_refused'; readonly at: Instant; readonly device: string }
  /** The run as it is, except for what was held. */
  | { readonly fact: 'run_kept'; readonly at: Instant; readonly run: Run }
  /** Held so far in a step of a run: a total, not an addition. */
  | {
      readonly fact: 'hold_credited';
      readonly at: Instant;
      readonly run: string;
      readonly step: number;
      readonly heldMs: number;
    }
  /** What was sent at this time is credited as far as it was heard: no more of it is, whatever comes later. */
  | {
      readonly fact: 'segment_settled';
      readonly at: Instant;
      readonly run: string;
      readonly sentAt: Instant;
    }
  | {
      readonly fact: 'run_ended';
      readonly at: Instant;
      readonly run: string;
      readonly ended: 'finished' | 'broken_off';
    };

/** The routine that a fact is about, by its id; null if it is about none that was rolled. */
export function runOf(fact: Fact): string | null {
  switch (fact.fact) {
    case 'run_kept':
      return fact.run.id;
    case 'hold_credited':
    case 'segment_settled':
    case 'run_ended':
      return fact.run;
    case 'permission_withdrawn':
    case 'disturbed':
    case 'screening_concluded':
    case 'screening_left':
    case 'visited':
    case 'disclaimer_heard':
    case 'located':
    case 'preferred':
    case 'flare_answered':
    case 'dose_raised':
    case 'pain_rated':
    case 'reached':
    case 'reach_asked':
    case 'rested':
    case 'programme_set':
    case 'never_rolled':
    case 'reminder_set':
    case 'timed_audio_refused':
      return null;
  }
  return never(fact);
}

/**
 * What a fact concerns. `safety`: it only ever forbids rolling. `caution`: it only ever makes the coach ask. `routine`: what
 * was rolled. `device`: what a device can't do. These may be kept whoever speaks. `person`: anything else, which only the
 * person of the record may change.
 */
export function concernOf(fact: Fact): 'safety' | 'caution' | 'routine' | 'device' | 'person' {
  const forbids =
    fact.fact === 'permission_withdrawn' ||
    (fact.fact === 'screening_concluded' && fact.screened.outcome === 'blocked');
  if (forbids) return 'safety';
  if (fact.fact === 'disturbed') return 'caution';
  if (fact.fact === 'timed_audio_refused') return 'device';
  return runOf(fact) === null ? 'person' : 'routine';
}
