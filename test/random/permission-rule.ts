/**
 * Decides who may roll, judging by the questions and answers of the conversation and by the screening's rules.
 * It shares nothing with coach/screening/permission.ts, and does not use the answers that the coach remembers.
 */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { THINGS } from '../../lambdas/alexa/slots.ts';
import { getFinding, type FindingId } from '../../lambdas/coach/screening/findings.ts';
import { TRIAGE_LEVELS } from '../../lambdas/coach/screening/triage-level.ts';
import { DAY, HOUR, SECOND } from '../../lambdas/coach/shared/time.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';
import { isLost, isOtherVoice, playsHold, type Exchange, type Witness } from './exchange.ts';
import { idsIn, type Utterance } from './utterances.ts';

type Reply = 'safe' | 'unsafe' | 'yes';

/** What the session has been told since its launch. */
interface SessionReplies {
  readonly replies: Map<AskedId, Reply>;
  /** How long before the launch the record was last heard of, in ms. */
  readonly gapMs: number;
  /** Whether the record could be read at the launch. */
  readonly known: boolean;
}

/** What is known of a record from earlier sessions. */
interface Past {
  screenedAt: number | null;
  lastAt: number | null;
  owed: 'nothing' | 'away' | 'full' | 'cleared';
}

/**
 * After an unsafe answer to one of these, a clinician's clearance permits rolling. After one to any of the
 * other fourteen, nothing does.
 */
const CLEARED_IF_UNSAFE: readonly AskedId[] = [
  'trauma',
  'leg',
  'clot',
  'history',
  'bones_joints',
  'medical',
  'pregnant',
];
/** A timestamp may be a second early. */
const SLACK_MS = 2 * SECOND;

const LONGEST_GAP_MS = 14 * DAY + SLACK_MS;

/**
 * Watches that nobody is led into a hold who has not answered every necessary question safely since the last
 * danger.
 */
export function watchPermission(): Witness {
  const pasts = new Map<string, Past>();
  let told: SessionReplies = { replies: new Map(), gapMs: Infinity, known: true };
  return (exchange) => {
    const { heard, before, how, now, spoken } = exchange;
    const session = heard.remembers?.session;
    if (how === 'stale' || session === undefined) return null;
    const isGuest = session.conversation.speaker === 'guest';
    // For a guest the record counts neither way: it neither permits nor forbids rolling.
    const known = isGuest ? undefined : pasts.get(session.person);
    const past = known ?? { screenedAt: null, lastAt: null, owed: 'nothing' };
    if (!isGuest) pasts.set(session.person, past);
    const begins = before === null || exchange.type === 'LaunchRequest' || isLost(exchange);
    if (begins && how === 'sent') {
      const gapMs = past.lastAt === null ? Infinity : now - past.lastAt;
      told = { replies: new Map(), gapMs, known: session.stored !== null };
      if (gapMs > LONGEST_GAP_MS && gapMs < Infinity && past.owed === 'nothing') past.owed = 'away';
    }
    if (!isOtherVoice(exchange)) noteReply(told, exchange);
    const why = playsHold(heard) ? whyNot(told, past, session.person, now) : null;
    const asked = session.conversation.asked.id;
    const screened = SCREENING_IDS.every((id) => told.replies.has(id)) && whyNotFull(told, past) === null;
    if (!isGuest && screened && asked !== 'same_person')
      Object.assign(past, { screenedAt: now, owed: 'nothing' });
    if (!isGuest && !isOtherVoice(exchange) && isDanger(exchange, spoken)) {
      // If this cannot be written, the person is told that it is lost.
      past.owed = session.unsaved.length > 0 || session.stored === null ? past.owed : owedAfter(exchange);
      told.replies.clear();
    }
    if (!isGuest) past.lastAt = Math.max(past.lastAt ?? now, now);
    return why;
  };
}

function noteReply({ replies }: SessionReplies, { before, spoken, damaged, heard }: Exchange): void {
  if (spoken === null) return;
  const had = [...gravestIn(spoken, 'thing'), ...gravestIn(spoken, 'also')];
  if (spoken.intent === 'HaveIntent')
    for (const id of had) for (const question of questionsOf(id)) replies.set(question, 'unsafe');
  const conversation = before?.remembers?.session.conversation;
  if (conversation === undefined || (damaged && heard.remembers === null)) return;
  const { id, form } = conversation.asked;
  replies.set(id, replyTo(id, form, spoken, had));
}

/** The finding that a slot names: of several that it may mean, the gravest. */
function gravestIn(spoken: Utterance, slot: string): FindingId[] {
  const findings = idsIn(spoken, slot).flatMap((id): FindingId[] => {
    const had = THINGS.get(id);
    return had?.kind === 'finding' ? [had.id] : [];
  });
  const gravityOf = (id: FindingId): number => TRIAGE_LEVELS.indexOf(getFinding(id).level);
  return findings.sort((one, other) => gravityOf(other) - gravityOf(one)).slice(0, 1);
}

function questionsOf(id: FindingId): AskedId[] {
  const { answers, whenAsked, raises } = getFinding(id);
  // A finding that requires a clearance counts as an unsafe answer to a question that does.
  if (raises !== undefined && whenAsked !== undefined) return ['medical'];
  return SCREENING_IDS.filter((question) => answers[question] !== undefined);
}

/** Classifies an answer. Only words that are certainly safe count as safe. */
function replyTo(asked: AskedId, form: string, said: Utterance, had: readonly FindingId[]): Reply {
  const { intent } = said;
  const isYes = intent === 'AMAZON.YesIntent';
  const isSome = intent === 'HaveIntent' && said.slots['some'];
  if (asked === 'adult_self') return isYes || isSome ? 'safe' : 'unsafe';
  if (asked === 'take_up' && ['AMAZON.ResumeIntent', 'ReadyIntent'].includes(intent)) return 'yes';
  if (intent === 'DenyIntent') return 'safe';
  if (intent === 'AMAZON.NoIntent') return form === 'all_of_those' ? 'unsafe' : 'safe';
  if (isYes && form === 'all_of_those') return 'safe';
  if (isYes || isSome) return 'yes';
  if (intent === 'ClearedIntent') return 'yes';
  return asked === 'both_legs' && had[0] === 'both_legs_old' ? 'safe' : 'unsafe';
}

/** Returns why nobody may roll now, or null. */
function whyNot(told: SessionReplies, past: Past, person: string, now: number): string | null {
  if (SCREENING_IDS.every((id) => told.replies.has(id))) return whyNotFull(told, past);
  if (past.owed === 'away') return 'away for 14 days, and not all is answered since';
  if (past.owed !== 'nothing' && told.known) return `a danger was told, and not all is answered since`;
  if (past.screenedAt === null || now - past.screenedAt > 30 * DAY + SLACK_MS)
    return 'not screened in 30 days';
  const { replies } = told;
  if (replies.get('take_up') === 'yes') return told.gapMs > HOUR + SLACK_MS ? 'an old place taken up' : null;
  if (person === UNRECOGNISED && replies.get('same_person') !== 'yes')
    return 'not known to be the one screened';
  const open = (['red_flags_since', 'anything_new'] as const).find((id) => replies.get(id) !== 'safe');
  return open === undefined ? null : `${open} is not answered safely`;
}

function whyNotFull({ replies, known }: SessionReplies, { owed }: Past): string | null {
  const unsafe = SCREENING_IDS.filter((id) => replies.get(id) !== 'safe');
  const cleared = replies.get('examined') === 'yes' && replies.get('allowed') === 'yes';
  const fatal = unsafe.find((id) => !CLEARED_IF_UNSAFE.includes(id) && id !== 'other');
  if (fatal !== undefined) return `${fatal} is not answered safely`;
  const limited = replies.get('other_limit') !== 'safe';
  const needsClearance = unsafe.some((id) => CLEARED_IF_UNSAFE.includes(id) || (id === 'other' && limited));
  if (needsClearance && !cleared) return `${unsafe.join(', ')} without a clearance`;
  return owed === 'cleared' && known && !cleared ? 'a clearance is owed' : null;
}

/** Whether the answer sends the person to a doctor at once, or the request alone requires that. */
function isDanger({ heard }: Exchange, spoken: Utterance | null): boolean {
  const level = heard.remembers?.level ?? null;
  if (heard.remembers?.phase === 'blocked' && (level === 'emergency' || level === 'urgent')) return true;
  if (spoken?.intent === 'EmergencyIntent') return true;
  const isHad = spoken?.intent === 'HaveIntent';
  const had = isHad ? gravestIn(spoken, 'thing') : [];
  return had.some((id) => getFinding(id).level === 'emergency');
}

function owedAfter({ heard }: Exchange): Past['owed'] {
  return heard.remembers?.level === 'urgent' ? 'cleared' : 'full';
}
