/** "Never my quads, they're sore": what is never to be rolled, and what is said of it in the same breath. */
import type { HeardPlace, Place } from '../coach/body/places.ts';
import type { Side } from '../coach/body/regions.ts';
import type { CoachEvent, KeptWish } from '../coach/conversation/events.ts';
import {
  ADDS,
  LISTS,
  NAMES_NEXT,
  NEVER_DENIES,
  NEVER_GOES_ON,
  ROLLS,
  SAYS_NEVER_AGAIN,
  SAYS_NO_MORE,
} from '../locales/english/function-words/never.ts';
import { eventOfWords } from './heard.ts';
import { refineByPlace } from './meanings.ts';
import { indexPhrases, type Phrases, splitWords } from './phrases.ts';
import { readSentence } from './sentence.ts';
import { valuesOf } from './spoken-words.ts';
import { readTokens } from './tokens.ts';
import { PLACES, SIDES } from './vocabulary.ts';

type Never = Extract<KeptWish, { type: 'never' }>;

/** A wish never to roll a place. */
export function wishNever(place: HeardPlace, side: Side | null): Never {
  return { type: 'never', place, ...(side === 'left' || side === 'right' ? { side } : {}) };
}

/** A symptom, with the wish that was said before it. What it is depends on the place of the wish, unless it named its own. */
export function withNever(remark: CoachEvent, wish: Never, side: Side | null): CoachEvent {
  if (remark.type !== 'have' || wish.place === null) return remark;
  const { had } = remark;
  const at = remark.place ?? wish.place;
  const id = had.kind === 'finding' ? refineByPlace(had.id, at, side) : null;
  return {
    ...remark,
    ...(id === null ? {} : { had: { kind: 'finding', id } }),
    place: at,
    never: wish,
  };
}

/**
 * Whether words behind "never" deny what was asked: "had that", "in my life", or what is named first or behind such a word
 * ("had cancer"). An order, as in "never do it", denies nothing.
 */
export function deniesAfterNever(words: string): boolean {
  const said = splitWords(words).filter((word) => !SAYS_NEVER_AGAIN.includes(word));
  if (said.length === 0) return true;
  const begins = NEVER_DENIES.includes(said[0] ?? '');
  if (readSentence(said.join(' '), 'not').denied.length > 0)
    return begins || readTokens(said)[0]?.kind === 'thing';
  return begins && said.every((word) => NEVER_DENIES.includes(word) || NEVER_GOES_ON.includes(word));
}

/** An answer to words behind "never" that may count as a no, only if they deny what was asked. */
export function checkNever(event: CoachEvent, words: string): CoachEvent {
  const isNo = event.type === 'no' || event.type === 'deny' || event.type === 'healthy';
  return isNo && !deniesAfterNever(words) ? { type: 'deny', finding: 'unknown' } : event;
}

/** The phrases that name a place. Made when the first words need them. */
let phrases: Phrases<Place> | null = null;

function listPlaces(): [string, Place][] {
  return valuesOf('Place').flatMap(([id, words]) => {
    const place = PLACES.get(id);
    return place === undefined ? [] : words.map((word): [string, Place] => [word, place]);
  });
}

const placesIn = (): Phrases<Place> => (phrases ??= indexPhrases(listPlaces()));

/** The first place that words name; null if they name none. */
export function findPlaceIn(words: string): Place | null {
  const said = splitWords(words);
  for (let at = 0; at < said.length; at += 1) {
    const found = placesIn().findAt(said, at);
    if (found !== null) return found.meaning;
  }
  return null;
}

/**
 * What follows "never", if it is a place to leave out: "my quads", "roll the left calf". A symptom behind it is told with the
 * wish. Null if it names no place like that, as in "never had that".
 */
export function readNever(words: string): CoachEvent | null {
  const said = splitWords(words);
  const from = said.findIndex(
    (word) => !ROLLS.includes(word) && !NAMES_NEXT.includes(word) && !SIDES.has(word),
  );
  const found = from < 1 ? null : placesIn().findAt(said, from);
  if (found === null) return null;
  const side = said.slice(0, from).flatMap((word) => SIDES.get(word) ?? [])[0] ?? null;
  const { also, rest } = readOthers(said.slice(from + found.length));
  const wish = { ...wishNever(found.meaning, side), ...(also.length > 0 ? { also } : {}) };
  if (rest.every((word) => SAYS_NO_MORE.includes(word))) return wish;
  const told = withNever(eventOfWords(rest.join(' '), null), wish, side);
  return told.type === 'have' ? told : wish;
}

/** The places that follow in the same list, "or my quads, and my calves"; and what is said behind them. */
function readOthers(said: readonly string[]): {
  readonly also: readonly Place[];
  readonly rest: readonly string[];
} {
  const [joins = ''] = said;
  const length = said.slice(1).findIndex((word) => !LISTS.includes(word) && !NAMES_NEXT.includes(word));
  const from = length < 0 ? said.length : length + 1;
  const found = LISTS.includes(joins) && from < said.length ? placesIn().findAt(said, from) : null;
  if (found === null) return { also: [], rest: said };
  const behind = said.slice(from + found.length);
  // "And my leg is numb" names no place to leave out.
  const isListed = behind[0] === undefined || LISTS.includes(behind[0]) || SAYS_NO_MORE.includes(behind[0]);
  if (!isListed) return { also: [], rest: said };
  const { also, rest } = readOthers(behind);
  return { also: [found.meaning, ...also], rest };
}

/** "But never my quads", behind a yes: the wish, or null if the words begin with none. The yes isn't taken for an answer. */
export function readNeverBehind(words: string): CoachEvent | null {
  const said = splitWords(words);
  const at = said.findIndex((word) => !ADDS.includes(word));
  return said[at] === 'never' ? readNever(said.slice(at + 1).join(' ')) : null;
}
