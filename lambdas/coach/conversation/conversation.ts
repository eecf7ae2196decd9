import type { RegionId } from '../body/regions.ts';
import type { Detail } from '../progress/preferences.ts';
import type { ProgressTopic } from '../progress/summary.ts';
import type { ReminderWished } from '../reminders/schedule.ts';
import type { Run } from '../routine/run.ts';
import type { Wish } from '../routine/wish.ts';
import type { Answers } from '../screening/questionnaire.ts';
import type { SafetyState } from '../screening/safety-state.ts';
import type { KeptWish } from './events.ts';
import type { AskedId, Form } from './questions.ts';

/** The question that is open, and how often it has gone unanswered. */
export interface Asked {
  readonly id: AskedId;
  readonly misses: number;
  /** How it was last put. */
  readonly form: Form;
  /** The example was given: the next unclear word counts as "still unsure". */
  readonly exampleGiven: boolean;
}

export const STAGES = ['before', 'rolling', 'after'] as const;

export type Stage = (typeof STAGES)[number];

/**
 * What was wished for before it was known whose record it is. `opened`: in the sentence that opened the skill, so that nobody
 * has said yet that they want to roll.
 */
export interface HeldWishes {
  readonly wishes: readonly KeptWish[];
  readonly opened: boolean;
}

/** Everything known since the launch. */
interface Dialogue extends SafetyState {
  readonly wish: Wish;
  readonly asked: Asked;
  /** The question that was open when a deletion was asked about. It is asked again after that. */
  readonly waiting: Asked | null;
  /** The routine under way: set once planned, kept until the goodbye. */
  readonly run: Run | null;
  /**
   * `before`: nothing was played in this session, nobody is on the roller, and a kept place keeps its age;
   * `rolling`: from the first segment on, pauses included; `after`: the close has been played.
   */
  readonly stage: Stage;
  /** The region on the roller when something was last said into a routine, and the time left until its hold. */
  readonly lastHold: { readonly region: RegionId; readonly untilHoldMs: number } | null;
  /** How often "harder" was granted: to four of ten, then to five, and no further. */
  readonly harderGranted: number;
  /**
   * A number that was said and waits for what it means: pain or seconds, or a pain whose kind is asked about. Whatever asks
   * one of the two sets it; at any other question it means nothing.
   */
  readonly numberSaid: number | null;
  /** Whether a cramp has stopped this routine once: the second time it is over. */
  readonly cramped: boolean;
  /** Back pain right after the routine, 0 to 10. */
  readonly painAfter: number | null;
  /** Asked for in this session. */
  readonly detail: Detail | null;
  readonly sounds: boolean | null;
  /** Asked before it was known whose record this is: answered as soon as it is. */
  readonly owesProgress: ProgressTopic | null;
  /** Done and confirmed as soon as it is known to be their record; null if nothing was wished for. */
  readonly held: HeldWishes | null;
  /** The reminder that was asked for, or that one is to be stopped. */
  readonly remind: ReminderWished | null;
  /**
   * Whether a voice that Alexa missed has answered something in this session. Whoever that was, what the answers come to
   * then holds for this session, and isn't kept.
   */
  readonly missedVoice: boolean;
}

/** A conversation that goes on: exactly one question is open. The session carries it. */
export interface Conversation extends Dialogue {
  readonly closed: null;
}

/** A conversation that is over. `blocked`: what was said forbids rolling, at least for today. */
export interface ClosedConversation extends Dialogue {
  readonly closed: 'goodbye' | 'blocked';
}

/** Whether someone may be lying on the roller. */
export function isOnRoller({ stage }: Pick<Conversation, 'stage'>): boolean {
  return stage === 'rolling';
}

/** Answers added to those given before. */
export function withAnswers(conversation: Conversation, given: Answers): Conversation {
  const { checks } = conversation;
  return { ...conversation, checks: { ...checks, answers: { ...checks.answers, ...given } } };
}

/** A conversation without its run. What would have been taken up isn't, so the questions of any other return are asked. */
export function withoutRun(conversation: Conversation): Conversation {
  const { checks } = conversation;
  const questionSet = checks.questionSet === 'resume' ? 'returning' : checks.questionSet;
  return { ...conversation, run: null, checks: { ...checks, questionSet } };
}
