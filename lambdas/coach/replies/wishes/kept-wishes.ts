/**
 * What is wished for beyond today: what is never rolled, the usual routine, a programme, a goal, going on unasked. It is kept
 * only for the person whose record it is. Until it is known who speaks, it is held. Anybody else is told that it isn't kept.
 */
import { isRefused } from '../../body/places.ts';
import type { Act } from '../../conversation/acts.ts';
import { type Context, withFacts } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { KeptWish } from '../../conversation/events.ts';
import { prependToTurn, type Turn } from '../../conversation/turn.ts';
import type { Fact } from '../../progress/facts.ts';
import { getReady } from '../../transitions/get-ready.ts';
import { interject, type Told } from '../../transitions/halt.ts';
import { continueHoldWith } from '../../transitions/play.ts';
import { proceed } from '../../transitions/proceed.ts';
import type { Open } from '../accepts.ts';
import { doWish, leaveOutToday, type Taken } from './do-wish.ts';

/** Why a wish isn't kept at once: the speaker isn't known yet, or isn't the owner; or the record can't be reached. */
function whyNotKept(
  { speaker }: Conversation,
  { voice, recordStatus }: Context,
): 'guest' | 'voice' | 'unreachable' | 'not_known_yet' | null {
  if (speaker === 'guest') return 'guest';
  if (voice === 'missed' || voice === 'another' || voice === 'late') return 'voice';
  if (recordStatus === 'unreachable') return 'unreachable';
  return speaker === 'unconfirmed' ? 'not_known_yet' : null;
}

/** What becomes of a wish: it is done, held, or refused in words. What is never to be rolled is then left out today. */
function takeWish(conversation: Conversation, wish: KeptWish, context: Context): Taken {
  const unclear = answerAtOnce(wish);
  if (unclear !== null) return { conversation, act: unclear, facts: [] };
  const why = whyNotKept(conversation, context);
  if (why === null) return doWish(conversation, wish, context);
  if (why === 'not_known_yet') return holdWish(conversation, wish);
  if (wish.type === 'never') return leaveOutToday(conversation, wish);
  return why === 'voice'
    ? { conversation, act: { act: 'missed_voice' }, facts: [] }
    : { conversation, act: { act: 'not_kept', because: why }, facts: [] };
}

/** What is answered alike whoever says it: nothing of it could be kept. */
function answerAtOnce(wish: KeptWish): Told | null {
  if (wish.type === 'programme')
    return wish.change === 'start' && wish.programme === null ? { act: 'programmes' } : null;
  if (wish.type !== 'never' && wish.type !== 'use_again') return null;
  const { place } = wish;
  if (place === null || place === 'unknown') return { act: 'unclear' };
  if (place === 'all' || !isRefused(place)) return null;
  if (wish.type === 'never' && wish.also?.some((one) => !isRefused(one)) === true) return null;
  return wish.type === 'never' ? { act: 'never_anyway', place } : { act: 'refused_place', place };
}

function holdWish(conversation: Conversation, wish: KeptWish): Taken {
  const { wishes = [], opened = false } = conversation.held ?? {};
  const others = wishes.filter((one) => JSON.stringify(one) !== JSON.stringify(wish));
  return {
    conversation: { ...conversation, held: { wishes: [...others, wish], opened } },
    act: { act: 'held' },
    facts: [],
  };
}

/** Wishes that change what is planned, where nothing of it is begun. */
const PLANS_AGAIN: readonly KeptWish['type'][] = ['never', 'use_again', 'programme'];

/** The answer to a wish, wherever it is said; then the open question again, or the plan as it is now. */
export function hearWish({ conversation: before, moment }: Open, wish: KeptWish): Turn {
  const { conversation, act, facts } = takeWish(before, wish, moment);
  const { asked, run } = conversation;
  const isChanged = conversation !== before || facts.length > 0;
  if (PLANS_AGAIN.includes(wish.type) && isChanged) {
    const known = withFacts(moment, facts);
    if (asked.id === 'ready') return getReady(conversation, known, [act], facts);
    if (asked.id === 'use_all_again') return proceed(conversation, known, [act], facts);
  }
  const holds = moment.audio === 'playing' && run !== null && run.next < run.plan.steps.length;
  if (act.act === 'usual_kept' && facts.length > 0 && holds)
    return continueHoldWith(conversation, run, { line: 'usual_kept' }, moment, facts);
  return { ...interject(conversation, moment, act), facts };
}

/**
 * A symptom with a wish in the same breath. The symptom is answered first, as always. If it ends the session, nothing is said
 * of the wish.
 */
export function withWish(
  { conversation, moment }: Open,
  wish: KeptWish,
  answerSymptom: (at: Open) => Turn,
): Turn {
  const taken = takeWish(conversation, wish, moment);
  const turn = answerSymptom({
    conversation: taken.conversation,
    moment: withFacts(moment, taken.facts),
  });
  const noted = prependToTurn(turn, [], taken.facts);
  return turn.then === 'close' ? noted : { ...noted, said: insertBeforeSetUp(turn.said, taken.act) };
}

/** The set-up is said last, because people follow it at once. */
function insertBeforeSetUp(said: readonly Act[], act: Act): readonly Act[] {
  const at = said.findIndex((one) => one.act === 'get_into_position');
  return at < 0 ? [...said, act] : said.toSpliced(at, 0, act);
}

/** What became of the wishes that were held, once the speaker is known to be the owner. */
interface Settled {
  readonly conversation: Conversation;
  readonly said: readonly Act[];
  readonly facts: readonly Fact[];
  /** It was said to open the skill, so whether to roll is still to be asked. */
  readonly opened: boolean;
}

/** Does what was wished for before it was known whose record it is, in the order in which it was said. */
export function settleWishes(before: Conversation, context: Context): Settled {
  const { held } = before;
  const none: Settled = { conversation: { ...before, held: null }, said: [], facts: [], opened: false };
  return (held?.wishes ?? []).reduce(
    (settled, wish) => {
      const taken = takeWish(settled.conversation, wish, withFacts(context, settled.facts));
      return {
        ...settled,
        conversation: taken.conversation,
        said: [...settled.said, taken.act],
        facts: [...settled.facts, ...taken.facts],
      };
    },
    { ...none, opened: held?.opened ?? false },
  );
}

/** Nothing is kept for somebody else, and they are told so. What they never want rolled is left out today. */
export function dropWishes(before: Conversation): Pick<Settled, 'conversation' | 'said'> {
  const never = (before.held?.wishes ?? []).filter((wish) => wish.type === 'never');
  return never.reduce<Pick<Settled, 'conversation' | 'said'>>(
    ({ conversation, said }, wish) => {
      const taken = leaveOutToday(conversation, wish);
      return { conversation: taken.conversation, said: [...said, taken.act] };
    },
    { conversation: { ...before, held: null }, said: [] },
  );
}

/** A turn that remembers that its wishes were said in the sentence that opened the skill. */
export function markOpened<T extends Turn>(turn: T): T {
  const { held } = turn.conversation;
  return held === null
    ? turn
    : { ...turn, conversation: { ...turn.conversation, held: { ...held, opened: true } } };
}
