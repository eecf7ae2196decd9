import type { PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';
import { BELL, type Answer } from './answer.ts';
import type { Utterance } from './utterances.ts';

/** One request and its answer, as the rules look at it. */
export interface Exchange {
  readonly type: string;
  readonly inSession: boolean;
  /** What an IntentRequest says. */
  readonly spoken: Utterance | null;
  /** The request's own time, in ms since 1970. */
  readonly now: number;
  /** The sort key of the voice's record. */
  readonly voice: string;
  /**
   * `sent`: once; `retried`: the same as before, whose answer counts now; `stale`: the one before that again,
   * whose answer nobody hears.
   */
  readonly how: 'sent' | 'retried' | 'stale';
  /** What was heard before in this session; null where it begins. */
  readonly before: Answer | null;
  /** The session attributes were broken. */
  readonly damaged: boolean;
  /** Something went wrong with the table since the walk began. */
  readonly stormy: boolean;
  readonly heard: Answer;
  /** Writes to the table that this request made. */
  readonly writes: number;
  /** A record of the table as it was before and is now. */
  readonly keptBefore: (record: string) => PersonRecord;
  readonly kept: (record: string) => PersonRecord;
}

/** Looks on at a conversation, and says what breaks its rule; null while nothing does. */
export type Witness = (exchange: Exchange) => string | null;

/** Whether a session could not be read: everything is asked again. */
export function isLost({ damaged, heard }: Exchange): boolean {
  const { remembers } = heard;
  if (!damaged) return false;
  return (
    remembers === null ||
    remembers.session.conversation.checks.screeningReason === 'lost_thread' ||
    isClosed(heard)
  );
}

/** Whether a session is over with this answer. */
export function isClosed({ response, remembers }: Answer): boolean {
  return response.shouldEndSession === true || remembers?.session.conversation.closed !== null;
}

/** Whether a screen plays the answer, and tells when it has: until then no microphone is open. */
export function isPlayedByScreen({ response: { directives = [], shouldEndSession } }: Answer): boolean {
  return shouldEndSession === undefined && JSON.stringify(directives).includes('aplAudioToSpeech');
}

/** Whether somebody else's recognised voice speaks than the one the session began with. */
export function isOtherVoice({ voice, heard }: Exchange): boolean {
  const person = heard.remembers?.session.person ?? voice;
  return voice !== UNRECOGNISED && person !== UNRECOGNISED && voice !== person;
}

/** Whether an answer plays a hold, by what it says of itself or by the bell that is heard. */
export function playsHold({ remembers, response }: Answer): boolean {
  const rings = JSON.stringify(response.directives ?? []).includes(BELL);
  return (remembers?.steps ?? []).length > 0 || (rings && remembers?.closeMs === 0);
}
