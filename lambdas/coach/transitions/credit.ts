/** What was played until something was said: credited before anything else is done. */
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent } from '../conversation/events.ts';
import type { Fact } from '../progress/facts.ts';
import { isComplete } from '../routine/run.ts';
import { LATENCY_MS, creditPlayback } from '../timeline/playback.ts';

/** A conversation with what was played until now credited; `during`: it was still playing. */
export interface Credited {
  readonly conversation: Conversation;
  readonly facts: readonly Fact[];
  readonly during: boolean;
}

/**
 * Before anything else: what was played until now is credited, and the run stands still. Where the device
 * couldn't play it, nothing of it was held; where it tells that all has been played, nothing plays any more, and
 * still no more is credited than can have been.
 */
export function credit(conversation: Conversation, event: CoachEvent, { now }: Context): Credited {
  const { run: before } = conversation;
  if (before?.playing === null || before === null) return { conversation, facts: [], during: false };
  if (event.type === 'audio_failed' || event.type === 'screen_failed')
    return { conversation: { ...conversation, run: { ...before, playing: null } }, facts: [], during: true };
  const { run, facts, untilHoldMs, ...settled } = creditPlayback(before, now, runsOn(event) ? 0 : LATENCY_MS);
  const during = settled.during && event.type !== 'played';
  const kept: Fact = { fact: 'run_kept', at: now, run };
  const over = before.playing.closeMs > 0 && !during && isComplete(run);
  const end: Fact[] = over ? [{ fact: 'run_ended', at: now, run: run.id, ended: 'finished' }] : [];
  const at = during && !isComplete(run) ? run.next : run.next - 1;
  const step = run.plan.steps[Math.max(0, at)];
  const lastHold = step === undefined ? null : { region: step.region, untilHoldMs };
  const stage = over ? 'after' : conversation.stage;
  return { conversation: { ...conversation, run, stage, lastHold }, facts: [...facts, kept, ...end], during };
}

/** Whether the hold goes on while it is asked for: the body holds on, too. The end of the audio nobody has to say. */
function runsOn({ type }: CoachEvent): boolean {
  return ['time_left', 'pressure', 'time', 'detail', 'played'].includes(type);
}
