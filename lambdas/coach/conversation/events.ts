import type { RefusedToolId, ToolId } from '../body/equipment.ts';
import type { HeardPlace, Place } from '../body/places.ts';
import type { Side } from '../body/regions.ts';
import type { Landmark } from '../progress/fingertip-to-floor.ts';
import type { Scope } from '../progress/kept-data.ts';
import type { Guidance } from '../progress/preferences.ts';
import type { ProgressTopic } from '../progress/summary.ts';
import type { Schedule, ScheduleHeard } from '../reminders/schedule.ts';
import type { ProgrammeId } from '../routine/programmes.ts';
import type { Choice, KeptChoice } from '../routine/wish.ts';
import type { FindingId } from '../screening/findings.ts';
import type { HealthyId } from '../screening/healthy.ts';
import type { TopicId } from './topics.ts';

/** What someone says they have: a symptom or condition, a tool, or words no list knows. */
export type Had =
  | { readonly kind: 'finding'; readonly id: FindingId }
  | { readonly kind: 'tool'; readonly id: ToolId }
  | { readonly kind: 'refused_tool'; readonly id: RefusedToolId }
  | { readonly kind: 'unknown' };

/** What is wished for beyond today. It goes on record, so it is kept only for the person whose record it is. */
export type KeptWish =
  /** "Never my quads": left out for good. `side`: the one that was named. `also`: what else, in the same list. */
  | {
      readonly type: 'never';
      readonly place: HeardPlace;
      readonly side?: 'left' | 'right' | undefined;
      readonly also?: readonly Place[] | undefined;
    }
  /** The way back; `all`: of everything that is left out. */
  | { readonly type: 'use_again'; readonly place: HeardPlace | 'all' }
  /** "Make this my usual." */
  | { readonly type: 'keep_usual' }
  /** "Start a programme": which one; null if none was said, or none that is known. */
  | { readonly type: 'programme'; readonly change: 'start'; readonly programme: ProgrammeId | null }
  | { readonly type: 'programme'; readonly change: 'leave' }
  /** Whether to go on where a check-in brings no word. */
  | { readonly type: 'keep_going'; readonly on: boolean }
  /** Routines a week to aim for; null if none was said, or none could be read. */
  | { readonly type: 'goal'; readonly perWeek: number | null };

/**
 * What happened, in the coach's terms. Times: `minutes` and `seconds` as said; a number that couldn't be read
 * is null.
 */
export type CoachEvent =
  | { readonly type: 'launched' }
  /** `lying`: on the floor, and said so. `choice`: a routine that is chosen in a word. */
  | {
      readonly type: 'start';
      readonly minutes: number | null;
      readonly place: HeardPlace;
      readonly side: Side | null;
      readonly lying?: true;
      readonly choice?: Choice;
    }
  | { readonly type: 'ready' }
  /** `old`: it began more than two weeks ago, and was said so. `side`: of the body, where one was said. */
  | {
      readonly type: 'have';
      readonly had: Had;
      readonly place: HeardPlace;
      readonly side: Side | null;
      readonly old: boolean;
      /** It was said to burn: a sore skin, or what the roller does. In a hold that is asked about. */
      readonly burns?: true;
      /** What was wished for in the same breath: "never my quads, they're sore". */
      readonly never?: Extract<KeptWish, { type: 'never' }>;
    }
  /** `also`: what else is denied in the same breath: "no numbness or tingling". */
  | {
      readonly type: 'deny';
      readonly finding: FindingId | 'unknown' | null;
      readonly also?: FindingId;
    }
  /** Something is in order: "I'm fine", "my legs are fine", "it eases". */
  | { readonly type: 'healthy'; readonly what: HealthyId }
  | { readonly type: 'hurts' }
  /** `range`: two numbers, as said: "four to five", which `value` is the higher one of. They may also be a time of day. */
  | {
      readonly type: 'number';
      readonly value: number | null;
      readonly minutes: number | null;
      readonly range?: readonly [number, number];
    }
  | { readonly type: 'pressure'; readonly change: 'less' | 'more' }
  /** More or less time for the hold; `seconds` as said, or null. */
  | { readonly type: 'time'; readonly change: 'less' | 'more'; readonly seconds: number | null }
  | { readonly type: 'time_left' }
  /** `side`: the one to go to, if it was said. */
  | { readonly type: 'switch_sides'; readonly side: Side | null }
  | { readonly type: 'detail'; readonly detail: Guidance }
  /** `choice`: words that choose a routine where one is chosen ("the usual"), and are no sure answer elsewhere. */
  | { readonly type: 'not_sure'; readonly choice?: KeptChoice }
  /** `allowed`: a clinician said rolling is fine; else only that one has looked at it. */
  | { readonly type: 'cleared'; readonly allowed: boolean }
  | { readonly type: 'avoid'; readonly place: HeardPlace }
  | KeptWish
  | { readonly type: 'cant_get_down' }
  /** `onlyFell`: "I fell", and no more: by itself it may also tell how the pain began. */
  | { readonly type: 'stuck'; readonly onlyFell: boolean }
  /** Why the open question is asked. */
  | { readonly type: 'why' }
  /** "What do you mean?": an example of what the open question asks about. */
  | { readonly type: 'what_you_mean' }
  /** Anything else asked about: a topic the coach has an answer to, or not. */
  | { readonly type: 'ask_topic'; readonly topic: TopicId | 'unknown' }
  | { readonly type: 'progress'; readonly about: ProgressTopic }
  /** How far the fingertips reach; null if no place was said. */
  | { readonly type: 'reached'; readonly landmark: Landmark | 'unknown' | null }
  /** "What do you keep about me?" */
  | { readonly type: 'my_data' }
  | { readonly type: 'delete_data'; readonly scope: Scope }
  /** "Remind me …", with what was said of when; or "stop reminding me". */
  | ({ readonly type: 'remind'; readonly change: 'set' | 'stop' } & ScheduleHeard)
  /** The answer to Alexa's question for the permission to remind. `schedule`: what it was asked for; null if lost. */
  | {
      readonly type: 'consent';
      readonly answer: 'accepted' | 'denied' | 'not_answered';
      readonly schedule: Schedule | null;
    }
  | { readonly type: 'emergency' }
  | { readonly type: 'crisis' }
  /**
   * `ofSome`: "yes, I have", "one of those": a yes that can't mean "yes, none". `old`: it is there, and for more than two
   * weeks.
   */
  | { readonly type: 'yes'; readonly ofSome: boolean; readonly old?: boolean }
  /** `believed`: "I don't think so", "not that I know of"; `slight`: "not really", "hardly". */
  | { readonly type: 'no'; readonly how: 'plain' | 'believed' | 'slight' }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'repeat' }
  | { readonly type: 'start_over' }
  | { readonly type: 'help' }
  | { readonly type: 'stop' }
  /** Words that fit nothing. */
  | { readonly type: 'unclear' }
  /** The session is over: nothing can be answered. */
  | { readonly type: 'ended'; readonly how: HowEnded }
  /** The device couldn't play the audio: the same again, in plain speech. */
  | { readonly type: 'audio_failed' }
  /** The device couldn't show the screen that the audio came with: the same again, without one. */
  | { readonly type: 'screen_failed' }
  /** The device reports that its audio has been played to the end: the question after it is due. */
  | { readonly type: 'played' };

/**
 * How a session ended. `left`: by silence or "exit", so that the last answer was heard, or could have been. `failed`: by an
 * error. `refused`: by an answer that the device or Alexa refused.
 */
export type HowEnded = 'left' | 'failed' | 'refused';

export type EventType = CoachEvent['type'];

/**
 * Who answers an event: the coach, alike at every question (advance.ts); or the question that is open
 * (replies/questions.ts). The one entry that a new kind of event owes.
 */
const ANSWERED_BY = {
  launched: 'coach',
  ended: 'coach',
  audio_failed: 'coach',
  screen_failed: 'coach',
  played: 'coach',
  emergency: 'coach',
  crisis: 'coach',
  stuck: 'coach',
  stop: 'coach',
  help: 'coach',
  repeat: 'coach',
  time_left: 'coach',
  detail: 'coach',
  keep_going: 'coach',
  why: 'coach',
  what_you_mean: 'coach',
  ask_topic: 'coach',
  progress: 'coach',
  goal: 'coach',
  never: 'coach',
  use_again: 'coach',
  keep_usual: 'coach',
  programme: 'coach',
  reached: 'coach',
  my_data: 'coach',
  delete_data: 'coach',
  remind: 'coach',
  consent: 'coach',
  start: 'question',
  ready: 'question',
  // If what somebody has is a symptom or a condition, the coach answers it (findings/volunteered-finding.ts).
  have: 'question',
  deny: 'question',
  healthy: 'question',
  hurts: 'question',
  number: 'question',
  pressure: 'question',
  time: 'question',
  switch_sides: 'question',
  not_sure: 'question',
  cleared: 'question',
  avoid: 'question',
  cant_get_down: 'question',
  yes: 'question',
  no: 'question',
  pause: 'question',
  resume: 'question',
  next: 'question',
  previous: 'question',
  start_over: 'question',
  unclear: 'question',
} as const satisfies Readonly<Record<EventType, 'coach' | 'question'>>;

type AnsweredBy = typeof ANSWERED_BY;

/** What is answered alike at every question. */
export type EverywhereType = {
  [T in keyof AnsweredBy]: AnsweredBy[T] extends 'coach' ? T : never;
}[keyof AnsweredBy];

export type EverywhereEvent = Extract<CoachEvent, { type: EverywhereType }>;

/** What the open question answers. */
export type Reply = Exclude<CoachEvent, EverywhereEvent>;

/** Whether an event is for the open question to answer. */
export function isReply(event: CoachEvent): event is Reply {
  const answeredBy: Readonly<Partial<Record<EventType, 'coach' | 'question'>>> = ANSWERED_BY;
  return answeredBy[event.type] === 'question';
}
