/** What is said into a hold without stopping it: how long left, easier, harder, more time, fewer words. */
import type { Act } from '../../conversation/acts.ts';
import { type Context, type Moment, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Reply } from '../../conversation/events.ts';
import type { Turn } from '../../conversation/turn.ts';
import { changeHoldLength } from '../../planning/edit-run.ts';
import type { Fact } from '../../progress/facts.ts';
import { type Guidance, preferencesFor } from '../../progress/preferences.ts';
import { harderThan } from '../../routine/pressure.ts';
import type { Run } from '../../routine/run.ts';
import { SCREENING_IDS } from '../../screening/questionnaire.ts';
import { openIn } from '../../screening/triage.ts';
import { SECOND } from '../../shared/time.ts';
import type { HoldChange } from '../../timeline/lines.ts';
import { ask } from '../../transitions/ask.ts';
import { continueHoldWith } from '../../transitions/play.ts';

/** What "more time" and "less time" mean if no seconds are said. */
const USUAL_CHANGE_MS = 15 * SECOND;

/** "How long left?" In a hold the clock runs on; elsewhere the coach counts the holds, or the questions, to come. */
export function tellTimeLeft(conversation: Conversation, moment: Moment): Turn {
  const { run, checks, stage, speaker, asked } = conversation;
  const tell = (act: Act): Turn => ask(conversation, [act]);
  const questions = SCREENING_IDS.filter((id) => openIn(id, checks.answers) !== null).length;
  // Only its owner hears about a routine kept from before.
  if (asked.id === 'roll_now' && (run === null || speaker !== 'owner')) return tell({ act: 'nothing_runs' });
  if (asked.id === 'take_up' && speaker !== 'owner')
    return tell({ act: 'no_progress', because: 'ask_again' });
  if (run === null)
    return tell(
      questions > 0 && checks.questionSet === 'full'
        ? { act: 'questions_left', questions }
        : { act: 'not_now' },
    );
  if (stage === 'after') return tell({ act: 'time_left', holds: 0, leftMs: 0 });
  const left = run.plan.steps
    .map(({ positionMs, holdMs }, index) => ({
      positionMs,
      leftMs: holdMs - (run.heldMs[index] ?? 0),
      index,
    }))
    .filter(({ leftMs, index }) => index >= run.next && leftMs > 0);
  const holds = left.length;
  const leftMs = left[0]?.leftMs ?? 0;
  const waysMs = left.slice(1).reduce((sum, { positionMs }) => sum + positionMs, 0);
  const allMs = left.reduce((sum, one) => sum + one.leftMs, waysMs);
  if (moment.audio === 'playing' && holds > 0)
    return continueHoldWith(conversation, run, { line: 'time_left', leftMs, holds, allMs }, moment);
  return tell({ act: 'time_left', holds, leftMs: allMs });
}

/** "Talk less", "just chimes", "no sounds": kept, and said back. */
export function setGuidance(before: Conversation, detail: Guidance, moment: Moment): Turn {
  const preferences = preferencesFor(detail);
  const { sounds } = practiceOf(before, moment).preferences;
  const told = { detail, ...(preferences.sounds === true && !sounds ? ({ soundsBack: true } as const) : {}) };
  const conversation = { ...before, ...preferences };
  const facts: Fact[] = [{ fact: 'preferred', at: moment.now, preferences }];
  const { run } = conversation;
  if (moment.audio === 'playing' && run !== null && run.next < run.plan.steps.length)
    return continueHoldWith(conversation, run, { line: 'detail', ...told }, moment, facts);
  return ask(conversation, [{ act: 'detail', ...told }], facts);
}

/** "Easier" eases from here on; "harder" goes to four, then to five of ten, and no further. */
export function changePressure(
  conversation: Conversation,
  run: Run,
  change: 'less' | 'more',
  context: Context,
): Turn {
  const { run: changed, line } = adjustPressure(conversation, run, change);
  return continueHoldWith(countGranted(conversation, line), changed, line, context);
}

/** A conversation in which "harder" was granted once more, if it was. */
export function countGranted(conversation: Conversation, { line }: HoldChange): Conversation {
  return line === 'harder'
    ? { ...conversation, harderGranted: conversation.harderGranted + 1 }
    : conversation;
}

/** The run, easier or harder as far as that goes, and the phrase that says so. */
export function adjustPressure(
  { harderGranted }: Conversation,
  run: Run,
  change: 'less' | 'more',
): { readonly run: Run; readonly line: HoldChange } {
  if (change === 'less') return { run: { ...run, easedOff: true }, line: { line: 'eased' } };
  const to = run.easedOff ? null : harderThan(run.plan, harderGranted);
  return to === null
    ? { run, line: { line: 'no_harder' } }
    : // What is said of pressure from here on is what was granted.
      { run: { ...run, plan: { ...run.plan, pressure: to } }, line: { line: 'harder', to } };
}

/** "Ten more seconds": how the time is to change. `seconds`: null if none were said. */
type TimeWish = Pick<Extract<Reply, { type: 'time' }>, 'change' | 'seconds'>;

/** More or less time for this hold, and as much for its other side, within the limits of a hold and a day. */
export function changeTime(conversation: Conversation, run: Run, wish: TimeWish, context: Context): Turn {
  const changed = adjustTime(conversation, run, wish, context);
  return continueHoldWith(conversation, changed.run, changed.line, context);
}

/** The run, changed as far as the limits allow, and the phrase that says so. */
export function adjustTime(
  conversation: Conversation,
  run: Run,
  { change, seconds }: TimeWish,
  context: Context,
): { readonly run: Run; readonly line: HoldChange } {
  const byMs = (change === 'less' ? -1 : 1) * (seconds === null ? USUAL_CHANGE_MS : seconds * SECOND);
  const changed = changeHoldLength(run, byMs, practiceOf(conversation, context), context.now);
  if (changed === null)
    return { run, line: { line: 'time_kept', is: change === 'less' ? 'shortest' : 'longest' } };
  return {
    run: changed.run,
    line: { line: 'time_changed', byMs: changed.byMs, otherSide: changed.otherSide },
  };
}
