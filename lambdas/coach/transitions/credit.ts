/** What was played until something was said is credited before anything else is done, if it was heard. */
import { type Context, type Moment, withFacts } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';
import type { Fact } from '../progress/facts.ts';
import { isComplete, type Playing, type Run } from '../routine/run.ts';
import { LATENCY_MS, creditPlayback, positionOf } from '../timeline/playback.ts';

/** A conversation with what was played until now credited, and the moment that the event came into. */
export interface Credited {
  readonly conversation: Conversation;
  readonly facts: readonly Fact[];
  /** The facts are on its record, unless that is somebody else's. */
  readonly moment: Moment;
}

/**
 * Credits what was played until now, and stops the run. What wasn't heard, or is credited already, counts nothing. A device
 * that reports the end has finished, and still no more is credited than can have been played.
 */
export function credit(conversation: Conversation, event: CoachEvent, context: Context): Credited {
  const { run: before } = conversation;
  if (before?.playing === null || before === null)
    return { conversation, facts: [], moment: { ...context, audio: 'still' } };
  const { playing } = before;
  if (!wasHeard(playing, before, event, context)) {
    const stopped = { ...conversation, run: { ...before, playing: null } };
    return { conversation: stopped, facts: [], moment: { ...context, audio: 'playing' } };
  }
  const { now } = context;
  const heard = withoutUnheard(before, playing, event);
  const { run, facts, untilHoldMs, wasPlaying } = creditPlayback(heard, now, runsOn(event) ? 0 : LATENCY_MS);
  const isCheckIn = playing.spans.length === 0 && playing.closeMs === 0;
  const plays = wasPlaying && event.type !== 'played' && !isCheckIn;
  const kept: Fact = { fact: 'run_kept', at: now, run };
  const over = before.playing.closeMs > 0 && !plays && isComplete(run);
  const end: Fact[] = over ? [{ fact: 'run_ended', at: now, run: run.id, ended: 'finished' }] : [];
  const at = plays && !isComplete(run) ? run.next : run.next - 1;
  const step = run.plan.steps[Math.max(0, at)];
  const lastHold = step === undefined ? null : { region: step.region, untilHoldMs };
  const stage = over ? 'after' : conversation.stage;
  const settled: Fact = { fact: 'segment_settled', at: now, run: run.id, sentAt: playing.sentAt };
  const all = [...facts, kept, settled, ...end];
  const known = conversation.speaker === 'guest' ? context : withFacts(context, all);
  return {
    conversation: { ...conversation, run, stage, lastHold },
    facts: all,
    moment: {
      ...known,
      audio: isCheckIn && event.type === 'played' ? 'unanswered' : plays ? 'playing' : 'still',
    },
  };
}

/** An error, or audio that fails, may be that of the reprompt, so that a step in it isn't known to have been heard. */
function withoutUnheard(run: Run, { unasked: _unheard, ...playing }: Playing, event: CoachEvent): Run {
  const isError = event.type === 'audio_failed' || (event.type === 'ended' && event.how !== 'left');
  return isError ? { ...run, playing } : run;
}

/**
 * Whether this request shows that a segment was heard up to now. Most do: their attributes came back with the segment. An
 * error doesn't, because it may be this very answer that nobody heard. Audio that fails does so at once: after the segment it
 * is its reprompt's. But an answer that is refused or lost ends its
 * session within seconds, so that an error after the last hold is about a later one. And the end of a session may come
 * with the attributes of a turn before the last: that turn has credited the segment.
 */
function wasHeard(playing: Playing, { id }: Run, event: CoachEvent, { now, progress }: Context): boolean {
  if (event.type === 'screen_failed') return false;
  if (event.type === 'audio_failed') return positionOf(playing, now) === playing.endMs;
  if (event.type !== 'ended') return true;
  const { settled } = progress;
  if (settled?.run === id && settled.sentAt === playing.sentAt) return false;
  return event.how === 'left' || positionOf(playing, now) === playing.endMs;
}

/** Whether the hold goes on while this is said: the body holds on, too. Nobody has to say the end of the audio. */
function runsOn(event: CoachEvent): boolean {
  if (event.type === 'have') return event.had.kind === 'finding' && event.had.id === 'no_sore_spot';
  return ['time_left', 'pressure', 'time', 'detail', 'keep_usual', 'played'].includes(event.type);
}
