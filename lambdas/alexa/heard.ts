/** From what a sentence says to the coach's event: what is meant outweighs what is denied, and a rest is never a no. */
import type { HeardPlace } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { CoachEvent, Had } from '../coach/conversation/events.ts';
import { type FindingId, getFinding } from '../coach/screening/findings.ts';
import { type TriageLevel, worse } from '../coach/screening/triage-level.ts';
import { BEFORE_A_BURN, BURNS } from '../locales/english/function-words/pain.ts';
import { refineByPlace } from './meanings.ts';
import { splitWords } from './phrases.ts';
import { type Opening, readSentence, type Sentence } from './sentence.ts';

/** Something that someone has, with its place, side and age as they were said. */
export interface Remark {
  readonly had: readonly Had[];
  readonly place: HeardPlace;
  readonly side: Side | null;
  readonly old: boolean;
  /** On a day before today. */
  readonly earlier?: boolean;
}

/** The event of words that were taken as they were said. `opening`: what stands before them. */
export function eventOfWords(words: string, opening: Opening): CoachEvent {
  return noteBurning(eventOfSentence(readSentence(words, opening), opening), words);
}

/** The symptom, condition or tool in words that were heard as something else; null if they hold none. */
export function findRemark(words: string): CoachEvent | null {
  const sentence = readSentence(words);
  return sentence.had.some(({ kind }) => kind === 'finding') ? noteBurning(have(sentence), words) : null;
}

/** Sore skin of which it was said that it burns, and not that there is a burn: on a roller it may be a nerve. */
export function noteBurning(event: CoachEvent, said: string): CoachEvent {
  if (event.type !== 'have' || event.had.kind !== 'finding' || event.had.id !== 'sore_skin') return event;
  const words = splitWords(said);
  const burns = words.some(
    (word, at) => BURNS.includes(word) && !BEFORE_A_BURN.includes(words[at - 1] ?? ''),
  );
  return burns ? { ...event, burns } : event;
}

function eventOfSentence(sentence: Sentence, opening: Opening): CoachEvent {
  const { had, place, side, old, healthy, answer, denies, rest } = sentence;
  const unknown: Remark = { had: [], place, side, old };
  if (had.length > 0) return have(sentence);
  if (healthy === 'easing' || healthy === 'slow_start' || (healthy !== null && !rest && !old))
    return { type: 'healthy', what: healthy };
  if (place !== null || side !== null) return have(unknown);
  if (old)
    return sentence.ofTheQuestion || answer === 'yes'
      ? { type: 'yes', ofSome: true, old: true }
      : have(unknown);
  if (sentence.recent && !denies && !rest) return { type: 'yes', ofSome: true };
  if (rest) return denies ? { type: 'deny', finding: 'unknown' } : have(unknown);
  return eventOfAnswer(sentence, opening);
}

/** Nothing is left but denials, doubts, a yes or a no. */
function eventOfAnswer(sentence: Sentence, opening: Opening): CoachEvent {
  const { denied, doubt, answer, denies, thinks, deniedThere } = sentence;
  const [first, also, ...more] = denied;
  // Somebody who only thinks that they aren't pregnant may be.
  const isSure = doubt === null && !(thinks && first === 'pregnancy');
  if (first !== undefined && !isSure) return { type: 'deny', finding: 'unknown' };
  if (first !== undefined)
    return {
      type: 'deny',
      finding: first,
      ...(also === undefined || deniedThere || more.length > 0 ? {} : { also }),
    };
  if (doubt !== null) return { type: 'no', how: doubt };
  if (answer === 'yes') return { type: 'yes', ofSome: true };
  if (!denies) return { type: 'unclear' };
  return opening === 'none' ? { type: 'deny', finding: null } : { type: 'no', how: 'plain' };
}

/** What someone has, refined by its place; the gravest, if they named several. */
export function have({ had, place, side, old, earlier = false }: Remark): CoachEvent {
  const refined = had.map((one): Had => {
    return one.kind === 'finding' ? { ...one, id: refineByPlace(one.id, place, side) } : one;
  });
  const gravest = findGravest(refined);
  // What is asked of today was long ago if it was on another day.
  const notToday = earlier && gravest.kind === 'finding' && getFinding(gravest.id).answers.red_now === 'yes';
  return { type: 'have', had: gravest, place, side, old: old || notToday };
}

/** The gravest of the things that were said in one breath, or that the same words may mean; unknown if there is none. */
function findGravest([first = { kind: 'unknown' }, ...others]: readonly Had[]): Had {
  return others.reduce(pickGraver, first);
}

/** Picks the graver of two. Only a finding outweighs what came first. */
function pickGraver(one: Had, other: Had): Had {
  if (other.kind !== 'finding') return one;
  if (one.kind !== 'finding') return other;
  return worse(levelOf(one.id), levelOf(other.id)) === levelOf(one.id) ? one : other;
}

function levelOf(id: FindingId): TriageLevel {
  return getFinding(id).level;
}
