import type { FullRecord } from '../../lambdas/coach/progress/progress.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';
import { type Answer, marksHold } from './answer.ts';
import type { Utterance } from './utterances.ts';

/** One request and its answer, as the rules see them. */
export interface Exchange {
  readonly type: string;
  /** Why the session ended, if this request says that it did. */
  readonly reason: string | null;
  readonly inSession: boolean;
  /** What the request says, if it is an IntentRequest. */
  readonly spoken: Utterance | null;
  /** The request's timestamp, in ms since 1970. */
  readonly now: number;
  /** The sort key of the record that belongs to the voice. */
  readonly voice: string;
  /**
   * `sent`: a new request. `retried`: the last request again, whose new answer counts. `stale`: the request
   * before that again, whose answer nobody hears.
   */
  readonly how: 'sent' | 'retried' | 'stale';
  /** The previous answer of the session; null at its beginning. */
  readonly before: Answer | null;
  /** Whether the session attributes were damaged. */
  readonly damaged: boolean;
  /** Whether anything has gone wrong with table or session since the conversation began. */
  readonly stormy: boolean;
  readonly heard: Answer;
  /** How often this request wrote to the table. */
  readonly writes: number;
  /** The records by sort key, before this request and after it. */
  readonly keptBefore: (record: string) => FullRecord;
  readonly kept: (record: string) => FullRecord;
}

/** Watches a conversation. Returns how its rule was broken, or null. */
export type Witness = (exchange: Exchange) => string | null;

/** Whether the session could not be read, so that everything is asked again. */
export function isLost({ damaged, heard }: Exchange): boolean {
  const { remembers } = heard;
  if (!damaged) return false;
  return (
    remembers === null ||
    remembers.session.conversation.checks.screeningReason === 'lost_thread' ||
    isClosed(heard)
  );
}

/** Whether the session ends with this answer. */
export function isClosed({ response, remembers }: Answer): boolean {
  return response.shouldEndSession === true || remembers?.session.conversation.closed !== null;
}

/** Whether a screen plays the answer. The microphone stays closed until the screen reports the end. */
export function isPlayedByScreen({ response: { directives = [], shouldEndSession } }: Answer): boolean {
  return shouldEndSession === undefined && JSON.stringify(directives).includes('aplAudioToSpeech');
}

/** Whether the speaker is a recognised person other than the one with whom the session began. */
export function isOtherVoice({ voice, heard }: Exchange): boolean {
  const person = heard.remembers?.session.person ?? voice;
  return voice !== UNRECOGNISED && person !== UNRECOGNISED && voice !== person;
}

/** Whether an answer plays a hold, judging by its attributes or by the sound of the bell. */
export function playsHold({ remembers, response }: Answer): boolean {
  const rings = marksHold(response.directives);
  return (remembers?.steps ?? []).length > 0 || (rings && remembers?.closeMs === 0);
}
