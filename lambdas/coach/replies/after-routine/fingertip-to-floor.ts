/** How far the fingertips reach: asked after a routine, at most once a week, unless bending forward might harm. */
import type { Act } from '../../conversation/acts.ts';
import type { Context, Moment } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent } from '../../conversation/events.ts';
import type { AskingTurn, Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { type Landmark, landmarkAt, reachChange, withReach } from '../../progress/fingertip-to-floor.ts';
import { reachOf, withHistory } from '../../progress/history.ts';
import { painChange } from '../../progress/pain-trend.ts';
import { hurtsStrongly, isGentle } from '../../screening/permission.ts';
import type { YesNoId } from '../../screening/questionnaire.ts';
import { daysBetween } from '../../shared/time.ts';
import { askAgainOr, ask } from '../../transitions/ask.ts';
import { endForToday, sayGoodbye } from '../../transitions/end.ts';
import { interject, waitOn } from '../../transitions/halt.ts';
import type { AskedQuestion, Open } from '../accepts.ts';

/** Not asked more often than this, in calendar days. */
export const ASKED_EVERY_DAYS = 7;

/** A beginner's first routine is enough by itself: routines finished, this one counted. */
const FINISHED_AT_LEAST = 2;

/**
 * Questions whose unsafe answer today rules out bending forward: leg symptoms, brittle bones, an unstable vertebra,
 * pregnancy (docs/clinical.md); and a back that was worse the day after last time.
 */
const RULED_OUT_BY = [
  'both_legs',
  'leg',
  'clot_now',
  'clot_ever',
  'brittle_bones',
  'slipped_vertebra',
  'connective_tissue',
  'recent_fracture',
  'pregnant',
  'flare',
] as const satisfies readonly YesNoId[];

/** Whether it is asked after this routine. */
export function isReachDue(conversation: Conversation, context: Context): boolean {
  const { practice, recent, preferences } = context.progress;
  if (!areKept(conversation, context) || !mayBend(conversation, context)) return false;
  const { painAfter } = conversation;
  if (painAfter === null || practice.finished < FINISHED_AT_LEAST) return false;
  const last = Math.max(practice.reachAskedAt ?? 0, recent.reach.at(-1)?.at ?? 0);
  return daysBetween(last, context.now, preferences.timeZone) >= ASKED_EVERY_DAYS;
}

/** Whether a reach may be kept: the deployment allows it, and the person said yes. */
function areKept({ speaker }: Conversation, { recordStatus, ratingsAllowed, progress }: Context): boolean {
  const agreed = ratingsAllowed && progress.preferences.keepsRatings === true;
  return agreed && speaker === 'owner' && recordStatus !== 'unreachable';
}

/**
 * Whether nothing known today rules out bending forward. What does: gentle mode, a strong pain or one that rolling has
 * made worse, the answers above, being dizzy or sore, and not getting down and up alone.
 */
function mayBend(conversation: Conversation, { progress }: Context): boolean {
  const { checks, level, painAfter, run } = conversation;
  const outcome = checks.screened?.outcome ?? progress.screened?.outcome;
  if (isGentle(conversation) || run?.plan.gentle === true || outcome !== 'ok') return false;
  if ((level !== null && level !== 'ok') || checks.floor === false) return false;
  if (painAfter !== null && hurtsStrongly(painAfter)) return false;
  if (typeof checks.pain === 'number' && painAfter !== null) {
    if (painChange(checks.pain, painAfter).change === 'more') return false;
  }
  return RULED_OUT_BY.every((id) => checks.answers[id] === undefined || checks.answers[id] === 'no');
}

/** "How far did you reach?" Anything but a landmark leaves it out: nobody has to. */
export const REACH: AskedQuestion = {
  choice: 'not_now',
  usual: 'answer',
  hears: {
    // A bare "my toes" is an answer, too.
    start: (at, { place }) => hearReach(at, landmarkAt(place)),
    have: (at, { place }) => hearReach(at, landmarkAt(place)),
    no: leaveOut,
    not_sure: leaveOut,
    next: leaveOut,
    cant_get_down: leaveOut,
    // Bending may hurt: it is left at once.
    hurts: ({ conversation, moment }) =>
      endForToday(conversation, moment, [{ act: 'stop_for', stop: 'sensation', onRoller: false }]),
    ready: ({ conversation }) => ask(conversation),
    resume: ({ conversation }) => ask(conversation),
    pause: ({ conversation }) => waitOn(conversation),
  },
  otherwise: askAgainOrLeaveOut,
};

/** A landmark in answer to the question: said back, and kept if it may be. */
export function hearReach(at: Open, landmark: Landmark | 'unknown' | null): Turn {
  if (landmark === null || landmark === 'unknown') return askAgainOrLeaveOut(at);
  const { conversation, moment } = at;
  const { act, facts } = sayReach(conversation, landmark, moment);
  return sayGoodbye(conversation, [act], facts);
}

function leaveOut({ conversation }: Open): Turn {
  return sayGoodbye(conversation);
}

function askAgainOrLeaveOut(at: Open): Turn {
  return askAgainOr(at.conversation, () => leaveOut(at));
}

/** "I reached my toes", said unasked: kept if it may be, and said back in any case. */
export function noteReach(
  conversation: Conversation,
  landmark: Extract<CoachEvent, { type: 'reached' }>['landmark'],
  moment: Moment,
): AskingTurn {
  const known = landmark === 'unknown' ? null : landmark;
  const { act, facts } = sayReach(conversation, known, moment);
  return { ...interject(conversation, moment, act), facts };
}

function sayReach(
  conversation: Conversation,
  landmark: Landmark | null,
  context: Context,
): { readonly act: Extract<Act, { act: 'reached' }>; readonly facts: readonly Fact[] } {
  const keeps = landmark !== null && areKept(conversation, context) && mayBend(conversation, context);
  if (!keeps) return { act: { act: 'reached', landmark, kept: false, change: null }, facts: [] };
  const { progress, now } = context;
  const reach = withReach(
    reachOf(withHistory(progress)),
    { at: now, landmark },
    progress.preferences.timeZone,
  );
  const change = reachChange(reach)?.change ?? null;
  return {
    act: { act: 'reached', landmark, kept: true, change },
    facts: [{ fact: 'reached', at: now, landmark }],
  };
}
