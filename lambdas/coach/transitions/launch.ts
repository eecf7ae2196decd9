/** The start of a session: who may be speaking, what is on record, and which question that leaves first. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { asksFlareAtOnce } from '../conversation/next-question.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Fact } from '../progress/facts.ts';
import { knowsSomeone, type PersonRecord } from '../progress/progress.ts';
import type { ScreeningReason } from '../screening/outcome.ts';
import { LONGEST_GAP_MS, SCREENING_LASTS_MS } from '../screening/permission.ts';
import { type ScreeningId, SCREENING_VERSION } from '../screening/questionnaire.ts';
import type { SafetyCheck, RecordRelation } from '../screening/safety-state.ts';
import { safeAnswersBefore } from '../screening/triage.ts';
import { HOUR, type Instant, MINUTE, weekOf } from '../shared/time.ts';
import { ask, openQuestion } from './ask.ts';
import { giveUpPlace } from './end.ts';
import { proceed } from './proceed.ts';

/** A place younger than the first is taken up with one word; up to the second, after the returning questions. */
export const PLACE_AT_ONCE_MS = 60 * MINUTE;

export const PLACE_KEPT_MS = 12 * HOUR;

/** A session that begins with a launch: the greeting, and the first question. */
export function launch(context: Context): Turn {
  const { conversation, facts, placeGone } = newConversation(context);
  if (conversation.checks.questionSet === 'resume') {
    const asked = openQuestion(conversation, 'take_up');
    return ask(asked, [welcomeBack(conversation, context), placeKept(context)], facts);
  }
  const { greeting, intro, facts: heard } = greet(conversation, context);
  const gone: Act[] = placeGone && conversation.speaker === 'owner' ? [{ act: 'place_gone' }] : [];
  return proceed(conversation, context, [greeting, ...gone, ...intro], [...facts, ...heard]);
}

/** Tells somebody who hasn't asked to carry on that their place is kept. */
export function placeKept({ voice }: Context): Act {
  return { act: 'place_kept', sameVoice: voice === 'recognised' };
}

/** The greeting for somebody who has been here before. Only the record's owner hears how often they came this week. */
export function welcomeBack({ speaker }: Conversation, { progress, now }: Context): Act {
  const { week, preferences } = progress;
  const isThisWeek = week !== null && week.monday === weekOf(now, preferences.timeZone);
  return { act: 'welcome_back', routines: speaker === 'owner' && isThisWeek ? week.routines : 0 };
}

/** What everyone hears before their first question of a session: a greeting, and why it is asked. */
export function greet(
  conversation: Conversation,
  context: Context,
): { readonly greeting: Act; readonly intro: readonly Act[]; readonly facts: readonly Fact[] } {
  const { progress } = context;
  const isNew = !knowsSomeone(progress) || !progress.preferences.disclaimerHeard;
  const greeting: Act =
    isNew && !context.lostThread ? { act: 'welcome' } : welcomeBack(conversation, context);
  // The reason may reveal what is on record: an unconfirmed voice hears it after same_person.
  const { screeningReason } = conversation.checks;
  const tellsOfOthers = conversation.speaker === 'unconfirmed' && context.recordStatus === 'exists';
  const goesOn = conversation.checks.continued;
  const intro: Act[] =
    screeningReason === null || tellsOfOthers || goesOn
      ? []
      : [{ act: 'screening_intro', why: screeningReason }];
  const heard: Fact[] = isNew ? [{ fact: 'disclaimer_heard', at: context.now }] : [];
  return { greeting, intro, facts: heard };
}

/**
 * A conversation at its very start, before anything is said. The last segment of a routine kept from before counts only as far
 * as its session confirmed it. One that may never have been heard is played again from its beginning.
 */
export function newConversation(context: Context): {
  conversation: Conversation;
  facts: readonly Fact[];
  placeGone: boolean;
} {
  const { progress, now } = context;
  const speaker = speakerOf(context);
  const run = progress.open;
  const age = run === null ? Infinity : now - run.at;
  const why = reasonToScreen(context);
  const kept = run !== null && (why === null || why === 'lost_thread') && age < PLACE_KEPT_MS;
  const atOnce = kept && why === null && age < PLACE_AT_ONCE_MS;
  const left = findScreeningToContinue(context, speaker, why);
  const base = checksFor(progress, speaker, why);
  const conversation: Conversation = {
    speaker,
    level: null,
    wish: { minutes: null, region: null, side: null },
    checks: {
      ...base,
      ...(left === null ? {} : { continued: true, answers: safeAnswersBefore(left) }),
      questionSet: atOnce ? 'resume' : why === null ? 'returning' : 'full',
      asksFlare: why === null && speaker === 'owner' && asksFlareAtOnce(base.tool, context),
    },
    asked: { id: 'ready', misses: 0, exampleGiven: false, form: 'plain' },
    waiting: null,
    run: kept ? run : null,
    stage: 'before',
    lastHold: null,
    harderGranted: 0,
    numberSaid: null,
    cramped: false,
    painAfter: null,
    detail: null,
    sounds: null,
    owesProgress: null,
    held: null,
    remind: null,
    missedVoice: false,
    closed: null,
  };
  const visited: Fact[] = speaker === 'owner' ? [{ fact: 'visited', at: now }] : [];
  const facts = [
    ...(kept ? [] : giveUpPlace(context)),
    ...visited,
    ...noteExpiry(why, now),
    ...takeUpScreening(left, now),
  ];
  return { conversation, facts, placeGone: run !== null && !kept };
}

function speakerOf({ recordStatus, progress, voice }: Context): RecordRelation {
  if (voice === 'recognised') return 'owner';
  if (recordStatus === 'none') return 'owner';
  return recordStatus === 'exists' && !knowsSomeone(progress) ? 'owner' : 'unconfirmed';
}

function checksFor(
  progress: PersonRecord,
  speaker: RecordRelation,
  screeningReason: ScreeningReason | null,
): Omit<SafetyCheck, 'questionSet'> {
  const theirs = speaker === 'owner' && knowsSomeone(progress) ? progress : null;
  return {
    screeningReason,
    answers: {},
    lastAnswered: null,
    screened: screeningReason === null && theirs !== null ? theirs.screened : null,
    amends: null,
    suspendedAt: null,
    readOut: null,
    correction: null,
    continued: false,
    asksFlare: false,
    wasBlocked: progress.screened?.outcome === 'blocked',
    tookUp: false,
    floor: theirs?.preferences.floor ?? null,
    soreAreas: [],
    avoid: [],
    near: [],
    pain: null,
    tool: theirs?.preferences.tool ?? null,
  };
}

/** Why all questions are due, or null if the returning ones are enough. */
function reasonToScreen({ recordStatus, progress, now, lostThread }: Context): ScreeningReason | null {
  const { screened, lastAt } = progress;
  if (lostThread) return 'lost_thread';
  if (recordStatus === 'unreachable') return 'unreachable';
  if (screened === null) return 'first';
  if (screened.outcome === 'blocked') return 'blocked';
  if (screened.version !== SCREENING_VERSION) return 'new_questions';
  // A date in the future is no date.
  if (screened.at > now || now - screened.askedAllAt >= SCREENING_LASTS_MS) return 'month';
  return lastAt !== null && now - lastAt >= LONGEST_GAP_MS ? 'gap' : null;
}

/** How long a screening that was broken off can be continued. */
export const SCREENING_KEPT_MS = 10 * MINUTE;

/** The question at which a screening was left a few minutes ago, by this recognised voice; null if none was. */
function findScreeningToContinue(
  { voice, progress, now }: Context,
  speaker: RecordRelation,
  why: ScreeningReason | null,
): ScreeningId | null {
  const { leftScreening: left } = progress;
  if (left === null || voice !== 'recognised' || speaker !== 'owner') return null;
  if (why === null || why === 'lost_thread' || why === 'unreachable') return null;
  const age = now - left.at;
  return age >= 0 && age < SCREENING_KEPT_MS ? left.question : null;
}

/** A screening that was left can be continued once: this visit takes it off the record. */
function takeUpScreening(left: ScreeningId | null, at: Instant): readonly Fact[] {
  return left === null ? [] : [{ fact: 'screening_left', at, question: null }];
}

/** This visit ends the gap on record, and with it the sign that a permission has expired: so that becomes a fact. */
function noteExpiry(why: ScreeningReason | null, at: Instant): readonly Fact[] {
  return why === 'gap' ? [{ fact: 'permission_withdrawn', at }] : [];
}
