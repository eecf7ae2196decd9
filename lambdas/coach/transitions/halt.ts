/** A routine that stands still: a pause on a quiet bed, or a question that decides whether it goes on. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { AskedId } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { isComplete, type Run } from '../routine/run.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { ask, openQuestion } from './ask.ts';
import { finish, stop } from './end.ts';

/** Rests on a waiting bed, the place kept. */
export function pause(conversation: Conversation, run: Run): Turn {
  const paused = openQuestion(conversation, 'carry_on');
  const step = run.plan.steps[run.next];
  const leftMs = (step?.holdMs ?? 0) - (run.heldMs[run.next] ?? 0);
  const said: Act[] =
    step === undefined ? [] : [{ act: 'paused', region: step.region, side: step.side, leftMs }];
  return {
    conversation: paused,
    acts: [...said, { act: 'play', segment: bed('say_carry_on', 'response') }, ask(paused)],
    facts: [],
  };
}

/** The hold stops, and a question decides what comes next. */
export function halt(conversation: Conversation, acts: readonly Act[], question: AskedId): Turn {
  const halted = openQuestion(conversation, question);
  return { conversation: halted, acts: [{ act: 'roll_off' }, ...acts, ask(halted)], facts: [] };
}

/** Something told in between; then the question again, or, out of a hold, whether to carry on. */
export function interject(
  conversation: Conversation,
  during: boolean,
  act: Extract<
    Act,
    {
      act:
        | 'help'
        | 'why'
        | 'topic'
        | 'progress'
        | 'no_progress'
        | 'goal'
        | 'reached'
        | 'my_data'
        | 'cant_delete';
    }
  >,
): Turn {
  if (!during) return { conversation, acts: [act, ask(conversation)], facts: [] };
  const halted = openQuestion(conversation, 'carry_on');
  // Help begins with "roll off" itself.
  const first: Act[] = act.act === 'help' ? [] : [{ act: 'ease_off' }];
  return { conversation: halted, acts: [...first, act, ask(halted)], facts: [] };
}

/** "It hurts": roll off, and how strong? */
export function howStrong(conversation: Conversation): Turn {
  return halt(conversation, [], 'how_strong');
}

/** "No" to carrying on: stops with the place kept, or ends where nothing is left. */
export function declineToContinue(conversation: Conversation, context: Context): Turn {
  const { run } = conversation;
  return run !== null && isComplete(run) ? finish(conversation, context, null) : stop(conversation, context);
}

/** "Give me a minute": a quiet bed, then the same question. */
export function waitOn(conversation: Conversation): Turn {
  return {
    conversation,
    acts: [{ act: 'play', segment: bed('say_carry_on', 'response') }, ask(conversation)],
    facts: [],
  };
}
