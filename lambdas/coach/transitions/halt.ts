/** A routine that has stopped: a pause on a quiet bed, or a question that decides whether it goes on. */
import type { Act } from '../conversation/acts.ts';
import type { Context, Moment } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId } from '../conversation/questions.ts';
import type { AskingTurn, Turn } from '../conversation/turn.ts';
import { isComplete, type Run } from '../routine/run.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { ask, openQuestion, playAndAsk } from './ask.ts';
import { finish, stop } from './end.ts';

/** Rests on a waiting bed, the place kept. */
export function pause(conversation: Conversation, run: Run): AskingTurn {
  const paused = openQuestion(conversation, 'carry_on');
  const step = run.plan.steps[run.next];
  const leftMs = (step?.holdMs ?? 0) - (run.heldMs[run.next] ?? 0);
  const said: Act[] =
    step === undefined ? [] : [{ act: 'paused', region: step.region, side: step.side, leftMs }];
  return playAndAsk(paused, said, bed('say_carry_on', 'response'));
}

/** The hold stops, and a question decides what comes next. */
export function halt(conversation: Conversation, said: readonly Act[], question: AskedId): AskingTurn {
  return ask(openQuestion(conversation, question), [{ act: 'roll_off' }, ...said]);
}

/** What can be told in between. */
export type Told = Extract<
  Act,
  {
    act:
      | 'help'
      | 'why'
      | 'why_what'
      | 'topic'
      | 'progress'
      | 'no_progress'
      | 'goal'
      | 'keep_going'
      | 'reached'
      | 'my_data'
      | 'cant_delete'
      | 'missed_voice'
      | 'left_out'
      | 'stays_out'
      | 'never_anyway'
      | 'refused_place'
      | 'back_in'
      | 'usual_kept'
      | 'programmes'
      | 'programme_set'
      | 'programme_going'
      | 'programme_empty'
      | 'no_programme'
      | 'held'
      | 'not_kept'
      | 'unclear';
  }
>;

/** Something told in between; then the question again. A hold stops for it, and the question is whether to carry on. */
export function interject(conversation: Conversation, { audio }: Moment, act: Told): AskingTurn {
  if (audio !== 'playing') return ask(conversation, [act]);
  // Help begins with "roll off" itself.
  const first: Act[] = act.act === 'help' ? [] : [{ act: 'ease_off' }];
  return ask(openQuestion(conversation, 'carry_on'), [...first, act]);
}

/** "It hurts": roll off, and how strong? */
export function askHowStrong(conversation: Conversation): AskingTurn {
  return halt(conversation, [], 'how_strong');
}

/** "No" to carrying on: stops with the place kept, or ends the routine if nothing is left of it. */
export function declineToContinue(conversation: Conversation, context: Context): Turn {
  const { run } = conversation;
  return run !== null && isComplete(run) ? finish(conversation, context, null) : stop(conversation, context);
}

/** "Give me a minute": a quiet bed, then the same question. */
export function waitOn(conversation: Conversation): AskingTurn {
  return playAndAsk(conversation, [], bed('say_carry_on', 'response'));
}
