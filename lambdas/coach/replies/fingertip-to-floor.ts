/** How far the fingertips reach: asked after a routine, at most once a week, of whom bending forward can't harm. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { CoachEvent, Reply } from '../conversation/events.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { type Landmark, landmarkAt, reachChange, withReach } from '../progress/fingertip-to-floor.ts';
import { reachOf, withHistory } from '../progress/history.ts';
import { painChange } from '../progress/pain-trend.ts';
import { hurtsStrongly, isGentle } from '../screening/permission.ts';
import type { YesNoId } from '../screening/questionnaire.ts';
import { daysBetween } from '../shared/time.ts';
import { askAgainOr, ask } from '../transitions/ask.ts';
import { closeSession, endForToday } from '../transitions/end.ts';
import { interject } from '../transitions/halt.ts';

/** Not asked more often than this, in calendar days. */
const ASKED_EVERY_DAYS = 7;

/** A beginner's first routine is enough by itself: routines finished, this one counted. */
const FINISHED_AT_LEAST = 2;

/**
 * Whose unsafe answer today rules out bending forward: leg symptoms, brittle bones, an unstable vertebra, pregnancy
 * (regions.md); and a back that was worse the day after last time.
 */
const RULED_OUT_BY = [
  'both_legs',
  'leg',
  'clot',
  'bones_joints',
  'pregnant',
  'flare',
] as const satisfies readonly YesNoId[];

/** Whether it is asked after this routine. */
export function reachIsDue(conversation: Conversation, context: Context): boolean {
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
 * Whether nothing known today stands against bending forward: not in gentle mode, not at a strong pain or one that
 * rolling has made worse, not with the answers above, dizzy or sore, nor for who can't get down and up alone.
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

/** A reply to the question. Anything but a landmark leaves it out: nobody has to. */
export function reachAnswered(
  conversation: Conversation,
  reply: Reply | Extract<CoachEvent, { type: 'reached' }>,
  context: Context,
): Turn {
  const skipReach = (): Turn => closeSession(conversation, 'goodbye', [{ act: 'goodbye' }], []);
  const landmark = landmarkIn(reply);
  if (landmark !== null) {
    const { act, facts } = sayReach(conversation, landmark, context);
    return closeSession(conversation, 'goodbye', [act, { act: 'goodbye' }], facts);
  }
  switch (reply.type) {
    case 'no':
    case 'not_sure':
    case 'next':
    case 'cant_get_down':
      return skipReach();
    case 'hurts':
      // Bending may hurt: it is left at once.
      return endForToday(conversation, context, [{ act: 'stop_for', stop: 'sensation', onRoller: false }]);
    case 'ready':
    case 'resume':
      return { conversation, acts: [ask(conversation)], facts: [] };
    case 'yes':
    case 'reached':
    case 'start':
    case 'avoid':
    case 'have':
    case 'deny':
    case 'number':
    case 'pressure':
    case 'time':
    case 'switch_sides':
    case 'cleared':
    case 'pause':
    case 'previous':
    case 'start_over':
    case 'unclear':
      return askAgainOr(conversation, skipReach);
  }
}

/** A bare "my toes" is an answer too, where it is asked. */
function landmarkIn(reply: Reply | Extract<CoachEvent, { type: 'reached' }>): Landmark | null {
  if (reply.type !== 'reached' && reply.type !== 'start' && reply.type !== 'have') return null;
  const landmark = reply.type === 'reached' ? reply.landmark : landmarkAt(reply.place);
  return landmark === 'unknown' ? null : landmark;
}

/** "I reached my toes", said unasked: kept where it may be, said back in any case. */
export function noteReach(
  conversation: Conversation,
  landmark: Extract<CoachEvent, { type: 'reached' }>['landmark'],
  during: boolean,
  context: Context,
): Turn {
  const known = landmark === 'unknown' ? null : landmark;
  const { act, facts } = sayReach(conversation, known, context);
  return { ...interject(conversation, during, act), facts };
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
