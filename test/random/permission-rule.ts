/**
 * Decides who may roll, judging by the questions and answers of the conversation and by the screening's rules.
 * It shares nothing with coach/screening/permission.ts, and does not use the answers that the coach remembers.
 */
import { type AskedId, isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import {
  AGE,
  type Answer,
  type Answers,
  answersOfAge,
  isRollCall,
  ITEMS,
  LEG,
  RED_IDS,
  ROLL_CALL_IDS,
  ROLL_CALLS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { isLifted, verdictOf } from '../exploration/may-roll.ts';
import { THINGS } from '../../lambdas/alexa/vocabulary.ts';
import { getFinding, type FindingId } from '../../lambdas/coach/screening/findings.ts';
import { TRIAGE_LEVELS } from '../../lambdas/coach/screening/triage-level.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { UNRECOGNISED } from '../../lambdas/store/person.ts';
import { isLost, isOtherVoice, playsHold, type Exchange, type Witness } from './exchange.ts';
import { idsIn, type Utterance } from './utterances.ts';

/** What the session has been told since its launch, or before, where it goes on with questions that were left. */
interface SessionReplies {
  readonly replies: Map<AskedId, Answer>;
  /** How long before the launch the record was last heard of, in ms. */
  readonly gapMs: number;
  /** Whether the record could be read at the launch. */
  readonly known: boolean;
}

/** A timestamp may be a second early. */
const SLACK_MS = 2 * SECOND;

/** What is known of a record from earlier sessions. */
interface Past {
  screenedAt: number | null;
  lastAt: number | null;
  owed: 'nothing' | 'away' | 'full' | 'cleared';
  /** What the last session was told. */
  told: ReadonlyMap<AskedId, Answer>;
}

/** How long questions that were left can be gone on with. */
const LEFT_LASTS_MS = 10 * MINUTE + SLACK_MS;

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
    const past: Past = known ?? { screenedAt: null, lastAt: null, owed: 'nothing', told: new Map() };
    if (!isGuest) pasts.set(session.person, past);
    const begins = before === null || exchange.type === 'LaunchRequest' || isLost(exchange);
    if (begins && how === 'sent') {
      const gapMs = past.lastAt === null ? Infinity : now - past.lastAt;
      const goesOn = session.conversation.checks.continued && gapMs < LEFT_LASTS_MS;
      told = { replies: new Map(goesOn ? past.told : []), gapMs, known: session.stored !== null };
      if (gapMs > LONGEST_GAP_MS && gapMs < Infinity && past.owed === 'nothing') past.owed = 'away';
    }
    if (!isOtherVoice(exchange)) noteReply(told, exchange);
    const why = playsHold(heard) ? whyNot(told, past, session.person, now) : null;
    const asked = session.conversation.asked.id;
    const screened = isFull(told) && whyNotFull(told, past) === null;
    if (!isGuest && screened && asked !== 'same_person')
      Object.assign(past, { screenedAt: now, owed: 'nothing' });
    if (!isGuest && !isOtherVoice(exchange) && isDanger(exchange, spoken)) {
      // If this cannot be written, the person is told that it is lost.
      past.owed = session.unsaved.length > 0 || session.stored === null ? past.owed : owedAfter(exchange);
      told.replies.clear();
    }
    if (!isGuest)
      Object.assign(past, { lastAt: Math.max(past.lastAt ?? now, now), told: new Map(told.replies) });
    return why;
  };
}

function noteReply({ replies }: SessionReplies, { before, spoken, damaged, heard }: Exchange): void {
  if (spoken === null) return;
  const conversation = before?.remembers?.session.conversation;
  const asked = damaged && heard.remembers === null ? undefined : conversation?.asked.id;
  if (asked !== undefined) {
    for (const [id, answer] of repliesTo(asked, spoken)) replies.set(id, answer);
  }
  // The sentence that opens the skill answers no question, and an okay in it is remembered all the same.
  if (before === null && spoken.intent === 'ClearedIntent')
    for (const id of clearancesIn(spoken)) replies.set(id, id === 'told_to_rest' ? 'no' : 'yes');
  if (spoken.intent !== 'HaveIntent') return;
  for (const id of [...gravestIn(spoken, 'thing'), ...gravestIn(spoken, 'also')]) {
    const { answers } = getFinding(id);
    for (const question of keysOf(answers)) replies.set(question, answers[question] ?? 'unsure');
  }
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

/** What a reply answers. Only words that are certainly an answer count as one. */
function repliesTo(asked: AskedId, said: Utterance): readonly (readonly [AskedId, Answer])[] {
  const { intent } = said;
  const isYes = intent === 'AMAZON.YesIntent' || (intent === 'HaveIntent' && Boolean(said.slots['some']));
  if (intent === 'NumberIntent' && (asked === 'age' || asked === 'adult' || asked === 'seventy')) {
    const years = Number(said.slots['number']?.words);
    const answers = Number.isFinite(years) ? answersOfAge(years) : {};
    return keysOf(answers).map((id) => [id, answers[id] ?? 'unsure']);
  }
  if (asked === 'take_up' && ['AMAZON.ResumeIntent', 'ReadyIntent'].includes(intent)) return [[asked, 'yes']];
  if (intent === 'ClearedIntent') return CLEARANCES.map((id) => [id, id === 'told_to_rest' ? 'no' : 'yes']);
  if (isYes) return [[asked, 'yes']];
  if (intent === 'AMAZON.NoIntent') return [[asked, 'no']];
  if (intent === 'DenyIntent') {
    const denied = gravestIn(said, 'thing').flatMap((id) => keysOf(getFinding(id).answers));
    return isRollCall(asked) && denied.length > 0 ? denied.map((id) => [id, 'no']) : [[asked, 'no']];
  }
  const oneSide = idsIn(said, 'side').some((side) => side === 'left' || side === 'right');
  return [[asked, asked === 'both_legs' && intent === 'HaveIntent' && oneSide ? 'no' : 'unsure']];
}

/** What is said before any question: never the explicit okay, which is asked for; and of a layman nothing. */
function clearancesIn({ slots }: Utterance): readonly AskedId[] {
  const isSaid = (slot: string): boolean => (slots[slot]?.words ?? '') !== '';
  if (isSaid('layman')) return [];
  return isSaid('examined') ? ['examined'] : ['examined', 'told_to_rest'];
}

/** What "my doctor said it's fine" may answer. */
const CLEARANCES = [
  ...(['examined', 'allowed', 'told_to_rest', 'trauma_examined'] as const),
  ...(['saddle_examined', 'bladder_bowel_examined'] as const),
];

/** The answers in the terms of the screening: "none" to a list denies all that it names, and wasn't named before. */
function answersIn({ replies }: SessionReplies): Answers {
  const denied = ROLL_CALL_IDS.filter((id) => replies.get(id) === 'no').flatMap((id) => ROLL_CALLS[id]);
  const given = [...replies].filter(([id]) => isYesNo(id));
  // An examination is asked about once, and counts everywhere.
  const examined = EXAMINED.some((id) => replies.get(id) === 'yes') ? [['examined', 'yes'] as const] : [];
  return Object.fromEntries([...denied.map((id) => [id, 'no'] as const), ...given, ...examined]);
}

const EXAMINED = ['saddle_examined', 'bladder_bowel_examined', 'trauma_examined'] as const;

/** Whether each of the fourteen was answered, each thing that the lists name included. */
function isFull(told: SessionReplies): boolean {
  const answers = answersIn(told);
  return ASKED_OF_ALL.every((id) => answers[id] !== undefined);
}

const ASKED_OF_ALL = [...keysOf(AGE), ...RED_IDS, ...keysOf(LEG), ...keysOf(ITEMS)];

/** Returns why nobody may roll now, or null. */
function whyNot(told: SessionReplies, past: Past, person: string, now: number): string | null {
  if (isFull(told)) return whyNotFull(told, past);
  if (past.owed === 'away') return 'away for 14 days, and not all is answered since';
  if (past.owed !== 'nothing' && told.known) return `a danger was told, and not all is answered since`;
  if (past.screenedAt === null || now - past.screenedAt > 30 * DAY + SLACK_MS)
    return 'not screened in 30 days';
  const { replies } = told;
  const answers = answersIn(told);
  const verdict = verdictOf(answers);
  if (verdict !== 'ok' && verdict !== 'caution' && !(verdict === 'refer' && isLifted(answers)))
    return `what is new comes to ${verdict}`;
  if (replies.get('take_up') === 'yes') return told.gapMs > HOUR + SLACK_MS ? 'an old place taken up' : null;
  if (person === UNRECOGNISED && replies.get('same_person') !== 'yes')
    return 'not known to be the one screened';
  const open = (['red_flags_since', 'anything_new'] as const).find((id) => replies.get(id) !== 'no');
  return open === undefined ? null : `${open} is not answered safely`;
}

function whyNotFull(told: SessionReplies, { owed }: Past): string | null {
  const answers = answersIn(told);
  const verdict = verdictOf(answers);
  if (answers.adult !== 'yes') return 'not an adult';
  if (told.replies.get('unchanged') === 'yes') return 'something has changed since the questions were left';
  if (verdict === 'refer' && !isLifted(answers)) return 'referred without a clearance';
  if (verdict !== 'refer' && verdict !== 'caution' && verdict !== 'ok')
    return `the answers come to ${verdict}`;
  return owed === 'cleared' && told.known && !isLifted(answers, true) ? 'a clearance is owed' : null;
}

/** Whether the answer sends the person to a doctor at once, or the request alone requires that. */
function isDanger({ heard }: Exchange, spoken: Utterance | null): boolean {
  const level = heard.remembers?.level ?? null;
  if (heard.remembers?.phase === 'blocked' && (level === 'emergency' || level === 'urgent')) return true;
  if (spoken?.intent === 'EmergencyIntent') return true;
  const isHad = spoken?.intent === 'HaveIntent';
  // What began long ago is asked about: the answers decide.
  const isOld = isHad && idsIn(spoken, 'since').includes('old');
  const had = isHad && !isOld ? gravestIn(spoken, 'thing') : [];
  return had.some((id) => getFinding(id).level === 'emergency');
}

function owedAfter({ heard }: Exchange): Past['owed'] {
  return heard.remembers?.level === 'urgent' ? 'cleared' : 'full';
}
