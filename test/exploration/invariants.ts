/** What holds at every transition, each after a sentence of the screening or of the conversation's design. */
import { repromptFor } from '../../lambdas/coach/advance.ts';
import type { Act } from '../../lambdas/coach/conversation/acts.ts';
import type { CoachEvent, EventType } from '../../lambdas/coach/conversation/events.ts';
import { TRIAGE_LEVELS, type TriageLevel } from '../../lambdas/coach/screening/triage-level.ts';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { SCREENING_IDS, type YesNoId } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Asking, Spoken } from '../../lambdas/coach/conversation/turn.ts';
import type { Segment } from '../../lambdas/coach/timeline/segment.ts';
import type { FindingId } from '../../lambdas/coach/screening/findings.ts';
import { ALL_SAFE, namesOf, playedIn } from '../coach/support/talking.ts';
import { tooMuch, whyNot } from './may-roll.ts';
import { deletes, type Step } from './state.ts';

/** What is an emergency by itself, in any state. */
const GRAVE: readonly FindingId[] = [
  'saddle_numbness',
  'bladder_bowel',
  'sexual_change',
  'chest_pain',
  'breathless',
  'fainting',
  'belly_pain',
  'tearing_pain',
  'stroke',
  'overdose',
  'both_legs',
];
/** Where a yes, and an unsure that stays unsure, is an emergency. */
const RED: readonly AskedId[] = [
  'saddle',
  'bladder_bowel',
  'red_now',
  'both_legs',
  'trauma_hard',
  'red_flags_since',
];
/** Events that end a session, whatever the state. */
const ENDS: readonly EventType[] = ['stop', 'ended', 'emergency', 'crisis'];
/** What stands still: words misheard or unknown, a pain, a feeling. */
const STILL: readonly EventType[] = [
  'unclear',
  'not_sure',
  'hurts',
  'cleared',
  'help',
  'why',
  'what_you_mean',
  'ask_topic',
  'stuck',
  'pause',
];
/** The only ways to say that something is as it should be. */
const SAYS_SAFE: readonly EventType[] = ['yes', 'no', 'deny'];

/** Each invariant by name: what is wrong with a transition, or null. */
export const INVARIANTS = {
  'no hold without a permission in force': ({ turn, after }) => {
    const played = holdsIn(turn);
    if (played === null) return null;
    return whyNot(after) ?? (after.conversation === null ? null : tooMuch(after.conversation, played));
  },
  'no hold on words misheard, a pain or a feeling': ({ before, said, turn }) => {
    if (holdsIn(turn) === null) return null;
    const { event } = said;
    const asksHowStrong = before.conversation?.asked.id === 'how_strong';
    const still = STILL.includes(event.type) && !(event.type === 'not_sure' && asksHowStrong);
    const felt = event.type === 'have' && event.had.kind === 'finding' && event.had.id !== 'sore_skin';
    return still || felt ? `${event.type} starts a hold` : null;
  },
  'after "it hurts" only its answer goes on': ({ before, said, turn }) => {
    const id = before.conversation?.asked.id;
    if (holdsIn(turn) === null || before.conversation?.run?.playing !== null) return null;
    if (id === 'sharp_or_strong' || id === 'skin_where')
      return placeIn(said.event) ? null : `${id} passed over`;
    const answers = said.event.type === 'not_sure' || isPressure(said.event);
    return id === 'how_strong' && !answers ? 'how_strong passed over' : null;
  },
  'an emergency ends the session with the number first': (step) => {
    const { conversation, said } = step.turn;
    const isOne = isEmergency(step) || conversation.level === 'emergency';
    if (!isOne) return null;
    return conversation.closed !== null && said[0]?.act === 'emergency'
      ? null
      : 'no number first, or left open';
  },
  'a way out of every state, at once': ({ said, turn }) =>
    ENDS.includes(said.event.type) && turn.conversation.closed === null
      ? `${said.event.type} ends nothing`
      : null,
  'closed with a word, or open with its question': ({ said, turn }) => {
    if (turn.then === 'close') {
      const silent = namesOf(turn).length === 0 && said.event.type !== 'ended';
      return silent ? 'closed without a word' : null;
    }
    return asksIt(turn, turn.conversation.asked.id) ? null : 'open without its question';
  },
  'silence is answered': ({ turn }) => {
    if (turn.then === 'close') return null;
    const reprompt = repromptFor(turn.conversation);
    return asksIt(reprompt, turn.conversation.asked.id) && holdsIn(reprompt) === null
      ? null
      : 'no reprompt with the question';
  },
  'help and why are answered with more than the question': ({ before, said, turn }) => {
    const { event } = said;
    if (before.conversation === null || said.otherVoice) return null;
    if (event.type !== 'help' && event.type !== 'why') return null;
    const acts: readonly string[] = event.type === 'why' ? ['why', 'why_what'] : ['help'];
    return turn.said.some(({ act }) => acts.includes(act)) ? null : `no ${event.type}`;
  },
  'only an answer counts as safe': ({ before, said, turn }) => {
    const given = before.conversation?.checks.answers ?? {};
    const { answers } = turn.conversation.checks;
    if (answers === given) return null;
    const newly = [...SCREENING_IDS, ...RETURNING].filter(
      (id) => answers[id] === safe(id) && given[id] !== answers[id],
    );
    const unsaid = newly.filter((id) => !saysSafe(said.event, id, before.conversation?.asked.id ?? null));
    return unsaid.length === 0 ? null : `${unsaid.join(', ')} safe by ${said.event.type}`;
  },
  'nothing of a record is told to anyone but its owner': ({ said, turn }) => {
    const told = turn.said.find(tellsOfTheRecord);
    if (told === undefined) return null;
    if (said.otherVoice) return `${told.act} to another voice`;
    return turn.conversation.speaker === 'owner' ? null : `${told.act} to ${turn.conversation.speaker}`;
  },
  'a level is never lowered in its session': ({ before, said, turn }) => {
    if (before.conversation === null || said.event.type === 'launched') return null;
    const rank = rankOf(before.conversation.level);
    return rankOf(turn.conversation.level) < rank ? 'lowered' : null;
  },
  'urgent and emergency leave no session open': ({ turn: { conversation } }) =>
    conversation.closed === null && rankOf(conversation.level) >= TRIAGE_LEVELS.indexOf('urgent')
      ? 'left open'
      : null,
  'nothing is deleted but by its owner’s yes to that question': ({ before, said, turn }) => {
    if (!deletes(turn)) return null;
    const asked = before.conversation?.asked.id;
    const isAsked = asked === 'delete_person' || asked === 'delete_household';
    const isYes = said.event.type === 'yes' && !said.event.ofSome && !said.otherVoice;
    const owns = before.conversation?.speaker === 'owner';
    return isAsked && isYes && owns && turn.facts.length === 0 ? null : `deleted at ${asked ?? 'nothing'}`;
  },
  'what waits for a deletion comes back as it was': ({ before: { conversation }, turn }) => {
    if (conversation?.waiting === undefined || conversation.waiting === null) return null;
    if (!turn.said.some(({ act }) => act === 'nothing_deleted')) return null;
    const { asked, waiting, ...rest } = turn.conversation;
    const { asked: _question, waiting: waited, ...was } = conversation;
    const same = JSON.stringify([asked, rest]) === JSON.stringify([waited, was]);
    return same && waiting === null ? null : 'changed meanwhile';
  },
  'another voice plays nothing and answers nothing': ({ before, said, turn }) => {
    if (!said.otherVoice || before.conversation === null) return null;
    const same = before.conversation.checks.answers === turn.conversation.checks.answers;
    return same || turn.conversation.closed !== null ? (holdsIn(turn) === null ? null : 'plays') : 'answers';
  },
} as const satisfies Readonly<Record<string, (step: Step) => string | null>>;

const RETURNING = ['red_flags_since', 'anything_new'] as const;

function tellsOfTheRecord(act: Act): boolean {
  const ofAGoal = act.act === 'goal' && (act.is === 'kept' || act.is === 'suggested');
  return ofAGoal || act.act === 'progress' || act.act === 'this_week' || act.act === 'pain_trend';
}

function safe(id: YesNoId): string {
  return ALL_SAFE[id] ?? 'no';
}

/** The one thing that says "no" by what it names: both legs, as ever, and nothing new. */
function saysSafe(event: CoachEvent, id: YesNoId, asked: AskedId | null): boolean {
  if (event.type === 'have' && event.had.kind === 'finding' && event.had.id === 'both_legs_old')
    return id === 'both_legs';
  return id === asked && SAYS_SAFE.includes(event.type);
}

function isEmergency({ before, said: { event, otherVoice } }: Step): boolean {
  if (event.type === 'emergency') return true;
  if (event.type === 'have' && event.had.kind === 'finding' && GRAVE.includes(event.had.id)) return true;
  if (before.conversation === null || otherVoice) return false;
  const { asked } = before.conversation;
  if (!RED.includes(asked.id)) return false;
  if (event.type === 'yes') return asked.form !== 'all_of_those' || event.ofSome;
  return event.type === 'not_sure' && asked.exampleGiven;
}

/** What is held in what a turn plays; null for a waiting bed, or nothing. */
function holdsIn(turn: Spoken): Segment | null {
  const played = playedIn(turn);
  return played !== null && played.spans.length > 0 ? played : null;
}

function asksIt({ question }: Asking, id: AskedId): boolean {
  return question.question === id;
}

function isPressure(event: CoachEvent): boolean {
  return event.type === 'number' && event.value !== null && event.value >= 0 && event.value <= 10;
}

function placeIn(event: CoachEvent): boolean {
  if (event.type !== 'start' && event.type !== 'avoid' && event.type !== 'have') return false;
  return event.place !== null && event.place !== 'unknown';
}

function rankOf(level: TriageLevel | null): number {
  return level === null ? -1 : TRIAGE_LEVELS.indexOf(level);
}
