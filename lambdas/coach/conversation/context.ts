import { foldFacts } from '../progress/record-fact.ts';
import type { Fact } from '../progress/facts.ts';
import { NO_PROGRESS, type PersonRecord } from '../progress/progress.ts';
import type { Instant } from '../shared/time.ts';
import type { DeviceGoesOn } from './acts.ts';
import type { Conversation } from './conversation.ts';
import type { Voice } from './voice.ts';

/** What surrounds an event: time, what is on record, whose voice. */
export interface Context {
  readonly now: Instant;
  /** Unique to the request: names a routine that begins with it. */
  readonly turnId: string;
  /** What is known of the record: empty, of somebody, or out of reach. */
  readonly recordStatus: 'none' | 'exists' | 'unreachable';
  readonly progress: PersonRecord;
  readonly voice: Voice;
  /** Whether this deployment may keep pain and reach, if the person agrees. */
  readonly ratingsAllowed: boolean;
  /** Whether the device can be asked to set reminders. */
  readonly canRemind: boolean;
  readonly unasked: DeviceGoesOn;
  /** The session's own memory couldn't be read. */
  readonly lostThread: boolean;
}

/** A context with what the event came into. */
export interface Moment extends Context {
  /**
   * `playing`: a hold or the way into it, so nothing had been asked yet; `still`: nothing timed plays; `unanswered`: a check-in
   * was put by a screen, to its end.
   */
  readonly audio: 'playing' | 'still' | 'unanswered';
}

/** A context in which facts are on record already, so that what follows in the same turn counts with them. */
export function withFacts<C extends Context>(context: C, facts: readonly Fact[]): C {
  return { ...context, progress: foldFacts(context.progress, facts) };
}

/** The person's record, with what they asked for today. A guest has none. */
export function practiceOf(
  { speaker, detail, sounds }: Pick<Conversation, 'speaker' | 'detail' | 'sounds'>,
  { progress }: Context,
): PersonRecord {
  const known = speaker === 'owner' ? progress : NO_PROGRESS;
  const { preferences } = known;
  return {
    ...known,
    preferences: {
      ...preferences,
      detail: detail ?? preferences.detail,
      sounds: sounds ?? preferences.sounds,
    },
  };
}
