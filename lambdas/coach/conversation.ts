import type { Act, ScreeningReason } from './acts.ts';
import { isYesNo, type AskedId, type Form, type PhaseName } from './questions.ts';
import type { Fact } from './facts.ts';
import type { Level } from './level.ts';
import type { Place } from './body.ts';
import type { Scope } from './privacy.ts';
import type { Detail, Progress, Screened } from './progress.ts';
import type { Instant } from './time.ts';
import type { ReminderWish, Request } from './reminders.ts';
import type { RegionId } from './regions.ts';
import type { Run } from './run.ts';
import { SET_UP, type Answers, type YesNoId } from './screening.ts';
import type { ProgressTopic } from './told_progress.ts';
import type { ToolId } from './tools.ts';

/**
 * Whose record this is. `owner`: theirs, by voice, by their word (r0), or because there is none yet.
 * `unconfirmed`: not known yet. `guest`: somebody else's: nothing of it is told, nothing is kept.
 */
export type Speaker = 'owner' | 'unconfirmed' | 'guest';

/** What was asked for and will be done once everything is answered. */
export interface Wish {
  readonly minutes: number | null;
  readonly region: RegionId | null;
  readonly side: 'left' | 'right' | null;
}

/** What has been answered since the launch, and what it came to. */
export interface Checks {
  /** Which questions: all fifteen; the returning ones; or a place taken up within the hour. */
  readonly list: 'full' | 'returning' | 'place';
  readonly why: ScreeningReason | null;
  /** Never stored. */
  readonly answers: Answers;
  /** The question that can still be gone back to. */
  readonly lastAnswered: YesNoId | null;
  /** The screening in force: concluded today, or the one on record once the speaker is known. */
  readonly screened: Screened | null;
  /** The record says blocked: only the two clearance questions lift that. */
  readonly wasBlocked: boolean;
  readonly tookUp: boolean;
  readonly floor: boolean | null;
  readonly where: readonly Place[];
  readonly avoid: readonly RegionId[];
  readonly pain: number | 'unsure' | null;
  readonly tool: ToolId | null;
  /** Whether the length is agreed. */
  readonly agreed: boolean;
}

/** The question that is open, and how often it has gone unanswered. */
export interface Asked {
  readonly id: AskedId;
  readonly misses: number;
  /** How it was last put. In `all_of_those`, "so no to all of those?", a yes means no. */
  readonly form: Form;
  /** The example was given: the next unclear word counts as "still unsure". */
  readonly exampleGiven: boolean;
}

export const STAGES = ['before', 'rolling', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** Everything known since the launch. Lives in the session. */
export interface Conversation {
  readonly speaker: Speaker;
  readonly level: Level | null;
  readonly wish: Wish;
  readonly checks: Checks;
  readonly asked: Asked;
  /** What was open when a deletion was asked about: open again once that is answered. */
  readonly waiting: Asked | null;
  /** The routine under way: set once planned, kept until the goodbye. */
  readonly run: Run | null;
  /**
   * `before`: nothing was played in this session, nobody is on the roller, and a kept place keeps its age;
   * `rolling`: from the first segment on, pauses included; `after`: the close has been played.
   */
  readonly stage: Stage;
  /** What was under the roller when something was last said into a routine, and how long still to its hold. */
  readonly under: { readonly region: RegionId; readonly untilHoldMs: number } | null;
  /** How often "harder" was granted: to four of ten, then to five, and no further. */
  readonly harder: number;
  /** Back pain right after the routine, 0 to 10. */
  readonly painAfter: number | null;
  /** Asked for in this session. */
  readonly detail: Detail | null;
  /** Asked before it was known whose record this is: told as soon as it is. */
  readonly owesProgress: ProgressTopic | null;
  /** What was asked for of a reminder, which is set at the end; null: nothing. */
  readonly remind: ReminderWish | null;
  /** Set when the session is to close. */
  readonly closed: 'goodbye' | 'blocked' | null;
}

/** What surrounds an event: time, what is on record, whose voice. */
export interface Context {
  readonly now: Instant;
  /** Unique to the request: names a routine that begins with it. */
  readonly turnId: string;
  /** What is known of the record: empty, of somebody, or out of reach. */
  readonly record: 'none' | 'exists' | 'unreachable';
  readonly progress: Progress;
  readonly voice: 'recognised' | 'unrecognised';
  /** Whether this deployment may keep pain and reach, if the person agrees. */
  readonly ratingsAllowed: boolean;
  /** Whether the device can be asked to set reminders. */
  readonly canRemind: boolean;
  /** Another recognised voice than the one the session began with. */
  readonly otherVoice: boolean;
  /** The session's own memory couldn't be read. */
  readonly lostThread: boolean;
}

/** What a turn comes to. */
export interface Turn {
  readonly conversation: Conversation;
  readonly acts: readonly Act[];
  readonly facts: readonly Fact[];
  /** What is to be deleted before the words are made; then none of the facts is kept. */
  readonly deletes?: Scope;
  /** What Alexa's service is to do, once the facts are written; what comes of it goes to `carriedOut`. */
  readonly request?: Request;
}

/** The phase someone is in once the answer has been heard. */
export function phaseOf({
  asked,
  waiting,
  closed,
}: Pick<Conversation, 'asked' | 'waiting' | 'closed'>): PhaseName {
  if (closed !== null) return closed;
  const { id } = asked;
  if (isYesNo(id)) return id in SET_UP ? 'set_up' : 'screening';
  switch (id) {
    case 'skin_where':
    case 'pain_now':
    case 'length':
      return 'set_up';
    case 'ready':
      return 'getting_ready';
    case 'hardest':
    case 'other_side':
      return 'check_in';
    case 'how_strong':
    case 'pain_or_seconds':
    case 'sharp_or_strong':
    case 'carry_on':
    case 'take_up':
      return 'paused';
    case 'back_now':
    case 'keep_ratings':
    case 'reach':
    case 'remind':
    case 'remind_confirm':
    case 'remind_allowed':
      return 'after';
    case 'delete_person':
    case 'delete_household':
      return waiting === null ? 'paused' : phaseOf({ asked: waiting, waiting: null, closed });
  }
}

/** Whether what is on record may be someone else's: then only a screening of today's allows rolling. */
export function recordIsOthers({ speaker, checks }: Conversation): boolean {
  return speaker !== 'owner' && checks.list !== 'full';
}
