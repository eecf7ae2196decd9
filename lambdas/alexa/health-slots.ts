/** What somebody says they have, or don't have: symptoms, conditions, tools and places. */
import type { CoachEvent, Had } from '../coach/conversation/events.ts';
import { keysOf } from '../coach/shared/keys-of.ts';
import { ROLLS } from '../locales/english/function-words/never.ts';
import { HURTS } from '../locales/english/function-words/pain.ts';
import { eventOfWords, have } from './heard.ts';
import { checkNever, readNever, readNeverBehind } from './never.ts';
import { splitWords } from './phrases.ts';
import { readSentence, type Opening } from './sentence.ts';
import {
  isListed,
  readHealthy,
  readIds,
  readPlace,
  readSide,
  readThings,
  readWords,
  type Slots,
} from './slots.ts';
import { isClause, isLack } from './vocabulary.ts';

/** Slots that hold a sentence, or the rest of one, by what is said before it in the samples. */
const SAID_AFTER = { yes: 'yes', only: null, besides: null, it: 'it' } as const satisfies Readonly<
  Record<string, Opening>
>;
const DENIED_AFTER = {
  no: 'no',
  not: 'not',
  never: 'not',
  think_not: 'think_not',
  not_sure: 'not_sure',
  none: 'none',
} as const satisfies Readonly<Record<string, Opening>>;

/** "I have numbness in my leg", "yes, my hip": what somebody has, and where; or what else the words say. */
export function readHaveIntent(slots: Slots): CoachEvent {
  const things = (['thing', 'also'] as const).filter((slot) => readWords(slots, slot) !== null);
  // No sample has both. If a request has them all the same, what is named outweighs the rest.
  const sentence = things.length === 0 ? readSaid(slots) : null;
  if (sentence !== null) return sentence;
  const some = readWords(slots, 'some') !== null;
  // "Yes, I have" alone is a yes. If it names a finding or a tool, only that counts.
  if (some && things.length === 0) return { type: 'yes', ofSome: true };
  const { old, earlier, recent } = readSentence(readWords(slots, 'since') ?? '');
  // "Years ago", "since last week": it is there, and this is since when.
  if ((old || recent) && isUnsaid(slots, ['thing', 'also', 'place', 'side']))
    return { type: 'yes', ofSome: true, old };
  const since = { old, earlier };
  // "Just one of them" is a leg, whichever.
  const one = readWords(slots, 'one') === null ? null : 'leg';
  const said = { place: readPlace(slots, 'place') ?? one, side: readSide(slots, 'side') };
  if (things.every((slot) => isListed(slots, slot, 'Thing')))
    return have({ ...said, ...since, had: things.flatMap((slot) => readThings(slots, slot)) });
  // Words that are no value as they stand may hold one, its place, and since when.
  const read = readSentence(things.map((slot) => readWords(slots, slot) ?? '').join(' and '));
  const resolved = things.flatMap((slot) => readThings(slots, slot)).filter(({ kind }) => kind !== 'unknown');
  const had = read.denied.length > 0 ? read.had : [...read.had, ...resolved];
  if (had.length === 0 && said.place === null && said.side === null)
    return eventOfWords(things.map((slot) => readWords(slots, slot) ?? '').join(' and '), null);
  return have({
    ...read,
    old: read.old || old,
    earlier: read.earlier || earlier,
    had,
    place: said.place ?? read.place,
    side: said.side ?? read.side,
  });
}

/**
 * What is said after a word or two that the samples know: what is never to be rolled, or the event of its words; null if there
 * is none. Besides a wish ("my usual and it hurts a ton") a pain is one, unless a symptom or a place is named.
 */
function readSaid(slots: Slots): CoachEvent | null {
  const never = readNeverBehind(readWords(slots, 'yes') ?? readWords(slots, 'only') ?? '');
  if (never !== null) return never;
  const event = eventOfRest(slots, SAID_AFTER);
  const isUnknown = event?.type === 'have' && event.had.kind === 'unknown' && event.place === null;
  const words = splitWords(readWords(slots, 'besides') ?? '');
  return isUnknown && words.some((word) => HURTS.includes(word)) ? { type: 'hurts' } : event;
}

/** Whether nothing was said in any of some slots. */
function isUnsaid(slots: Slots, names: readonly string[]): boolean {
  return names.every((name) => readWords(slots, name) === null);
}

/** The event of the slot that holds the rest of a sentence; null if none does. */
function eventOfRest(slots: Slots, openings: Readonly<Record<string, Opening>>): CoachEvent | null {
  for (const slot of keysOf(openings)) {
    const words = readWords(slots, slot);
    if (words !== null) return eventOfWords(words, openings[slot] ?? null);
  }
  return null;
}

/**
 * "No fever or sweats" denies the first finding if both are known. The coach then asks about all that its question
 * names, so the second needs no event of its own. Words that may mean several findings deny none of them for certain.
 */
export function readDenyIntent(slots: Slots): CoachEvent {
  const afterNever = readWords(slots, 'never') ?? '';
  const never = readNever(afterNever);
  if (never !== null) return never;
  const sentence = eventOfRest(slots, DENIED_AFTER);
  if (sentence !== null) return checkNever(sentence, afterNever);
  const healthy = readHealthy(slots, 'healthy');
  if (healthy === 'unknown') return { type: 'deny', finding: 'unknown' };
  if (healthy !== null) return { type: 'healthy', what: healthy };
  const things = (['thing', 'also'] as const).filter((slot) => readWords(slots, slot) !== null);
  const isSomewhere = readWords(slots, 'place') !== null;
  if (things.length === 0) return { type: 'deny', finding: null };
  const meant = things.filter((slot) => isNeverDenied(slots, slot));
  if (meant.length > 0)
    return have({
      had: meant.flatMap((slot) => readThings(slots, slot)),
      place: null,
      side: null,
      old: false,
    });
  if (things.every((slot) => isListed(slots, slot, 'Thing')))
    return denyAll(
      things.map((slot) => readThings(slots, slot)),
      isSomewhere,
    );
  const words = things.map((slot) => readWords(slots, slot) ?? '').join(' or ');
  // What could be an order behind "never" denies nothing: Alexa may put it into the slot of a thing.
  return ROLLS.includes(splitWords(words)[0] ?? '')
    ? { type: 'deny', finding: 'unknown' }
    : eventOfWords(words, 'not');
}

/** "No, can't pee", "no, both legs are numb": a lack, and a clause of its own. */
function isNeverDenied(slots: Slots, slot: string): boolean {
  return readIds(slots, slot, 'Thing').some(isLack) || isClause(splitWords(readWords(slots, slot) ?? ''));
}

function denyAll([what = [], also = []]: readonly (readonly Had[])[], isSomewhere: boolean): CoachEvent {
  const [denied] = what;
  const [second] = also;
  const known = what.length === 1 && also.length <= 1 && also.every(({ kind }) => kind === 'finding');
  if (!known || denied?.kind !== 'finding') return { type: 'deny', finding: 'unknown' };
  return {
    type: 'deny',
    finding: denied.id,
    ...(second?.kind === 'finding' && !isSomewhere ? { also: second.id } : {}),
  };
}
