import type { ToolId } from '../body/equipment.ts';
import type { RegionId } from '../body/regions.ts';
import type { Reminder } from '../reminders/schedule.ts';
import type { Chosen } from '../routine/chosen.ts';
import type { Dose } from '../routine/dose.ts';
import type { Programme } from '../routine/programmes.ts';
import type { Run } from '../routine/run.ts';
import type { LeftScreening, Screened } from '../screening/outcome.ts';
import type { Instant } from '../shared/time.ts';
import type { Reached } from './fingertip-to-floor.ts';
import type { PainRating } from './pain-ratings.ts';
import type { Detail, Goal } from './preferences.ts';
import type { RefusedAudio } from './timed-audio.ts';

export interface RoutineRecord {
  readonly id: string;
  readonly at: Instant;
  readonly lengthMs: number;
  /** The holds that were done; `planned` is how many there were to do. */
  readonly done: number;
  readonly planned: number;
  readonly heldMs: number;
  readonly ended: 'finished' | 'broken_off';
}

/** A segment that is credited, by its run and the time it was sent. */
export interface Settled {
  readonly run: string;
  readonly sentAt: Instant;
}

export interface Sums {
  readonly routines: number;
  readonly heldMs: number;
}

/** What was done in a week, and the goal that was set when something was last done in it. */
export interface Week extends Sums {
  readonly goal?: Goal;
}

/** What was done longer ago than the record itself covers. It is in an item of its own, which few turns read. */
export interface History {
  /** Oldest first; the latest routine is `PersonRecord.last`. */
  readonly routines: readonly RoutineRecord[];
  /** By the Monday (`2026-11-16`) a week begins with; the latest week is `PersonRecord.week`. */
  readonly weeks: Readonly<Partial<Record<string, Week>>>;
  /** Back pain around routines, oldest first; empty unless the person agreed. */
  readonly pain: readonly PainRating[];
  /** How far they reached, oldest first; empty unless the person agreed. */
  readonly reach: readonly Reached[];
}

/**
 * What the record knows and the history item doesn't yet. Where both know a routine, a week or a rating, this is
 * right: the history item only ever gets what was on record before.
 */
export interface Recent extends History {
  /**
   * When the person last withdrew consent to ratings. The ratings in the history item don't count until the item is
   * written again. Null if they count.
   */
  readonly ratingsDroppedAt: Instant | null;
}

/** What is remembered of one person. Bounded, however long someone practises. */
export interface PersonRecord {
  readonly screened: Screened | null;
  /** The routine that isn't over. Nothing of it plays: what was sent is on record once a later request confirms it. */
  readonly open: Run | null;
  /** What was last credited: an answer sent then, in this run. A session that is a turn behind would credit it again. */
  readonly settled: Settled | null;
  /** The last run that ended with nothing held. It leaves no other trace, so this keeps a late repeat from reopening it. */
  readonly endedUnheld: string | null;
  /** The latest routine that is over. */
  readonly last: RoutineRecord | null;
  /** The latest week in which something was done. */
  readonly week: (Week & { readonly monday: string }) | null;
  readonly ever: Sums;
  readonly preferences: {
    readonly tool: ToolId | null;
    readonly floor: boolean | null;
    readonly minutes: number | null;
    readonly disclaimerHeard: boolean;
    /** How much the coach says, if someone asked for it; otherwise that follows practice. */
    readonly detail: Detail | null;
    /** Whether there are sounds: bells, the swell under a hold, the pulse of a wait, the tick after a "no". */
    readonly sounds: boolean;
    /** The time zone of the device last spoken to, such as `Europe/Berlin`; null if unknown, and days are then in UTC. */
    readonly timeZone: string | null;
    /** Whether pain and reach may be kept; null: not asked yet. */
    readonly keepsRatings: boolean | null;
    /** Routines a week; null: none set. */
    readonly goal: Goal | null;
    /** Whether reminders were offered. The coach offers them once. */
    readonly reminderOffered: boolean;
    /** Regions that are never rolled, because the person said so. */
    readonly leavesOut: readonly RegionId[];
    /** The routine that was kept as the usual one. */
    readonly usual: Chosen | null;
    /** Whether a routine may go on where a check-in brings no word, within the limits of `goesOnUnasked`. */
    readonly keepsGoing: boolean;
  };
  readonly practice: {
    /** Routines finished. */
    readonly finished: number;
    /** Routines in which a region was held. */
    readonly regions: Readonly<Partial<Record<RegionId, number>>>;
    /** How far the dose has come, and the easy routines in a row since it last changed. */
    readonly dose: Dose;
    readonly easy: number;
    /** Routines in a row in which nothing came up, up to `CALM_ROUTINES`, and when something last did. */
    readonly calm: number;
    readonly disturbedAt: Instant | null;
    /** Flares in a row: back worse the day after. */
    readonly flares: number;
    /** The routine whose day after was last asked about. */
    readonly flareAskedFor: string | null;
    readonly today: Today;
    /** When it was last asked how far they reach, answered or not. */
    readonly reachAskedAt: Instant | null;
    /** The latest routine that is over, to be had again. */
    readonly lastChosen: Chosen | null;
    /** The programme they are in. */
    readonly programme: Programme | null;
    /** The latest weeks in which the coach refused to roll, by their Mondays, in order: they break no streak. */
    readonly restedWeeks: readonly string[];
  };
  readonly recent: Recent;
  /** The history, if this turn has read it. It is never written with the record, and the session never carries it. */
  readonly history: History | null;
  /** The one reminder that Alexa keeps for this skill. */
  readonly reminder: Reminder | null;
  /** The devices that refused timed audio, the latest last. */
  readonly refusedAudio: readonly RefusedAudio[];
  /** When what allowed rolling was last withdrawn. */
  readonly withdrawnAt: Instant | null;
  /** When a block was last lifted. */
  readonly liftedAt: Instant | null;
  /** A screening that was broken off a little while ago. */
  readonly leftScreening: LeftScreening | null;
  /** When the person last was here. */
  readonly lastAt: Instant | null;
}

/** A record with its history at hand. Whatever looks at the history takes this. */
export interface FullRecord extends PersonRecord {
  readonly history: History;
}

/** How long each side of each region was held today. The daily limit depends on it. */
export interface Today {
  readonly day: string;
  readonly heldMs: Readonly<Partial<Record<DoseKey, number>>>;
}

/** One side of one region: `glutes.left`; `upper_back.centre`. A `both` hold counts for each side. */
export type DoseKey = `${RegionId}.${'left' | 'right' | 'centre'}`;

export const NO_HISTORY: History = { routines: [], weeks: {}, pain: [], reach: [] };

const NOTHING_RECENT: Recent = { ...NO_HISTORY, ratingsDroppedAt: null };

/** The record of somebody who has never been here: there is no history to read. */
export const NO_PROGRESS: FullRecord = {
  screened: null,
  open: null,
  settled: null,
  endedUnheld: null,
  last: null,
  week: null,
  ever: { routines: 0, heldMs: 0 },
  preferences: {
    tool: null,
    floor: null,
    minutes: null,
    disclaimerHeard: false,
    detail: null,
    sounds: true,
    timeZone: null,
    keepsRatings: null,
    goal: null,
    reminderOffered: false,
    leavesOut: [],
    usual: null,
    keepsGoing: false,
  },
  practice: {
    finished: 0,
    regions: {},
    dose: 'usual',
    easy: 0,
    calm: 0,
    disturbedAt: null,
    flares: 0,
    flareAskedFor: null,
    today: { day: '', heldMs: {} },
    reachAskedAt: null,
    lastChosen: null,
    programme: null,
    restedWeeks: [],
  },
  recent: NOTHING_RECENT,
  history: NO_HISTORY,
  reminder: null,
  refusedAudio: [],
  withdrawnAt: null,
  liftedAt: null,
  leftScreening: null,
  lastAt: null,
};

/** Whether a record is about a person, rather than about a visit in which nothing happened. */
export function knowsSomeone({ screened, last, open, practice }: PersonRecord): boolean {
  return screened !== null || open !== null || last !== null || practice.finished > 0;
}
