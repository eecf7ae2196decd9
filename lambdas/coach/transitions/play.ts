/** Playing a routine: the first bell, and every segment after it, each under a permission in force. */
import type { RegionId } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { nextQuestion } from '../conversation/next-question.ts';
import type { AskedId } from '../conversation/questions.ts';
import { type AskingTurn, prependToTurn, type Turn } from '../conversation/turn.ts';
import { without } from '../planning/edit-run.ts';
import { clampMinutes } from '../planning/plan-routine.ts';
import type { Fact } from '../progress/facts.ts';
import type { Run } from '../routine/run.ts';
import { type Permission, permissionInForce } from '../screening/permission.ts';
import { SECOND } from '../shared/time.ts';
import type { Line } from '../timeline/lines.ts';
import { nextSegment, type Opening, layOutUnasked } from '../timeline/next-segment.ts';
import { creditPlayback } from '../timeline/playback.ts';
import { lengthOf } from '../timeline/segment.ts';
import { ask, openQuestion, playAndAsk } from './ask.ts';
import { goesOnUnasked } from './goes-on-unasked.ts';
import { rememberPain } from './keep-pain.ts';
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
    ...rememberPain({ ...conversation, run: begun }, context),
  ]);
}

/** How a segment opens: by default with nothing before its first set-up. */
interface HowToOpen {
  readonly lead?: Line | null;
  readonly said?: Said;
  readonly running?: Opening['running'];
  /** With light pressure, whatever was agreed: for what goes on unasked. */
  readonly light?: boolean;
}

/** Plays what comes next in a run. The permission is checked again here: nothing plays without one in force. */
export function playOn(
  conversation: Conversation,
  run: Run,
  context: Context,
  { lead = null, said = 'nothing_said', running = null, light = false }: HowToOpen = {},
  facts: readonly Fact[] = [],
): Turn {
  const permission = permissionInForce(conversation, context.now);
  if (permission === null || (permission.gentle && !run.plan.gentle))
    return refuseToPlay(conversation, context, facts);
  const positionSaid = said === 'position_said';
  const practice = practiceOf(conversation, context);
  const opening = { lead, positionSaid, running };
  const segment = nextSegment(permission, light ? { ...run, easedOff: true } : run, practice, opening);
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
  const kept: Fact[] = [...facts, { fact: 'run_kept', at: context.now, run: going }];
  const turn = playAndAsk(asked, [], segment, kept);
  return context.unasked === 'reprompt' ? addUnaskedStep(turn, going, permission, context) : turn;
}

/** The hold goes on, with a phrase in it. */
export function continueHoldWith(
  conversation: Conversation,
  run: Run,
  line: Line,
  context: Context,
  facts: readonly Fact[] = [],
): Turn {
  const untilHoldMs = conversation.lastHold?.untilHoldMs ?? 0;
  return playOn({ ...conversation, run }, run, context, { running: { line, untilHoldMs } }, facts);
}

/** From the end of a segment to its reprompt, at most: the question, 8 s of an open microphone, and what the device takes. */
const REPROMPT_WITHIN_MS = 14 * SECOND;

/** Without a screen, one more step in the reprompt, where someone wants that and may have it. */
function addUnaskedStep(turn: AskingTurn, run: Run, permission: Permission, context: Context): AskingTurn {
  const { conversation } = turn;
  const { playing } = run;
  if (playing === null || playing.closeMs > 0) return turn;
  const then = creditPlayback(run, playing.sentAt + playing.endMs, 0).run;
  if (!goesOnUnasked({ ...conversation, run: then }, then, context)) return turn;
  const play = layOutUnasked(permission, then, practiceOf(conversation, context));
  if (play === null) return turn;
  const fromMs = playing.endMs + REPROMPT_WITHIN_MS;
  const spans = play.spans.map((span) => ({
    ...span,
    startMs: fromMs + span.startMs,
    holdStartMs: fromMs + span.holdStartMs,
    endMs: fromMs + span.endMs,
  }));
  const unasked = { sentAt: playing.sentAt, spans, closeMs: 0, endMs: spans.at(-1)?.endMs ?? fromMs };
  const withStep = { ...conversation, run: { ...run, playing: { ...playing, unasked } } };
  return { ...turn, conversation: withStep, unasked: { ...ask(withStep), play } };
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
