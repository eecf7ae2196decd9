/** Playing a routine: the first bell, and every segment after it, each under a permission in force. */
import type { RegionId } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { nextQuestion } from '../conversation/next-question.ts';
import type { AskedId } from '../conversation/questions.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { without } from '../planning/edit-run.ts';
import { clampMinutes } from '../planning/plan-routine.ts';
import type { Fact } from '../progress/facts.ts';
import type { Run } from '../routine/run.ts';
import { permissionInForce } from '../screening/permission.ts';
import type { Line } from '../timeline/lines.ts';
import { nextSegment, type Opening } from '../timeline/next-segment.ts';
import { lengthOf } from '../timeline/segment.ts';
import { openQuestion, playAndAsk } from './ask.ts';
import { painKept } from './keep-pain.ts';
import { proceed } from './proceed.ts';
import { screenAgain } from './screen-again.ts';

/** Whether the set-up of the step that comes first was just spoken. */
type Said = 'position_said' | 'nothing_said';

/**
 * The routine begins, or a kept one goes on; unless a question is still open.
 * @param said `position_said` if the set-up was spoken while getting ready.
 */
export function begin(conversation: Conversation, context: Context, said: Said): Turn {
  const { run, checks, wish } = conversation;
  const open = checks.questionSet === 'resume' ? 'ready' : nextQuestion(conversation, context);
  if (run === null || open !== 'ready') return proceed(conversation, context);
  const { now } = context;
  const minutes =
    wish.region === null && wish.minutes !== null ? { minutes: clampMinutes(wish.minutes) } : {};
  const preferences = { ...minutes, ...(checks.tool === null ? {} : { tool: checks.tool }) };
  const preferred: Fact[] = conversation.missedVoice ? [] : [{ fact: 'preferred', at: now, preferences }];
  const begun = run.startedAt > 0 ? run : { ...run, startedAt: now };
  const { raises } = run.plan;
  const raised: Fact[] = raises === null ? [] : [{ fact: 'dose_raised', at: now, dose: raises }];
  return playOn(conversation, begun, context, { said }, [
    ...preferred,
    ...raised,
    ...painKept({ ...conversation, run: begun }, context),
  ]);
}

/** How a segment opens: by default with nothing before its first set-up. */
interface HowToOpen {
  readonly lead?: Line | null;
  readonly said?: Said;
  readonly running?: Opening['running'];
}

/** Plays what comes next in a run. The permission is checked again here: nothing plays without one in force. */
export function playOn(
  conversation: Conversation,
  run: Run,
  context: Context,
  { lead = null, said = 'nothing_said', running = null }: HowToOpen = {},
  facts: readonly Fact[] = [],
): Turn {
  const permission = permissionInForce(conversation, context.now);
  if (permission === null || (permission.gentle && !run.plan.gentle))
    return refuseToPlay(conversation, context, facts);
  const positionSaid = said === 'position_said';
  const segment = nextSegment(permission, run, practiceOf(conversation, context), {
    lead,
    positionSaid,
    running,
  });
  const playing = {
    sentAt: context.now,
    spans: segment.spans,
    closeMs: segment.closeMs,
    endMs: lengthOf(segment),
  };
  const going: Run = { ...run, playing, at: context.now };
  const asked = openQuestion(
    { ...conversation, run: going, stage: 'rolling' },
    questionAfter(conversation, going),
  );
  return playAndAsk(asked, [], segment, [...facts, { fact: 'run_kept', at: context.now, run: going }]);
}

/** No permission in force: what is still unanswered is asked; if nothing is, everything is asked again. */
function refuseToPlay(conversation: Conversation, context: Context, facts: readonly Fact[]): Turn {
  const before = { ...conversation, run: null, stage: 'before' } as const;
  const rollOff: Act[] = conversation.stage === 'rolling' ? [{ act: 'roll_off' }] : [];
  const nothingOpen = nextQuestion(before, context) === 'ready';
  const turn = nothingOpen ? screenAgain(before, context, 'lost_thread') : proceed(before, context);
  return prependToTurn(turn, rollOff, facts);
}

/** What is asked when the segment has ended. */
function questionAfter({ wish }: Conversation, { playing }: Run): AskedId {
  if (playing !== null && playing.closeMs > 0) return 'back_now';
  return wish.region !== null && wish.side !== null ? 'other_side' : 'hardest';
}

/** Goes on without some regions, and says so. */
export function playWithout(
  conversation: Conversation,
  run: Run,
  regions: readonly RegionId[],
  context: Context,
): Turn {
  const shorter = without(run, regions);
  const lead: Line | null = regions.length === 0 ? null : { line: 'left_out', regions };
  return playOn({ ...conversation, run: shorter }, shorter, context, { lead });
}
