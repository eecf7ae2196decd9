import { FALLBACK } from './builtins.ts';
import { stripCarriers } from './carrier.ts';
import { groupByShape } from './documents.ts';
import { makeExactMatcher } from './exact.ts';
import { isOpenEnded, type Meaning, patternsOf, type Slots } from './grammar.ts';
import type { Meanings } from './meanings.ts';
import type { LanguageModel } from './schema.ts';
import { type Finder, makeFinder, type Near } from './similarity.ts';
import { matchWithUnknownValue } from './unknown-value.ts';
import { wordsOf } from './words.ts';

/**
 * How words were matched: exactly by the grammar, exactly after removing filler words, approximately, or not at
 * all.
 */
export type Match = 'exact' | 'carrier' | 'fuzzy' | 'fallback';

/** What Alexa makes of a sentence that reaches the skill. */
export type Understood =
  | { readonly kind: 'launch'; readonly match: Match }
  | { readonly kind: 'exit'; readonly match: Match }
  | { readonly kind: 'intent'; readonly intent: string; readonly slots: Slots; readonly match: Match };

/**
 * Everything that a sentence could mean, the most certain first. Each is computed only if the one before it
 * does not suffice.
 */
export interface Candidates {
  readonly sure: { readonly meaning: Meaning; readonly match: Match } | null;
  /** Similar samples, for the sentence with and without its filler words. */
  readonly near: () => Iterable<Near>;
  /** A sample with an unlisted value in a slot, unless a different intent is nearer to the sentence. */
  readonly unknown: () => Meaning | null;
}

/**
 * The similarity from which a sentence counts as a sample (0 to 1): by its words alone, and with its meaning.
 */
export const NEAR_ENOUGH = { words: 0.5, meaning: 0.58 } as const;

/**
 * The local replacement for Alexa's language understanding. It is deterministic: the same words always mean the
 * same.
 */
export interface Understanding {
  /**
   * Encodes a sentence with the sentence encoder, if there is one. Must be called before the sentence is
   * interpreted.
   */
  readonly learn: (sentence: string) => Promise<void>;
  /**
   * Interprets a sentence within a session. The caller handles invocations first, because they begin a new
   * session.
   */
  readonly inSession: (sentence: string) => Understood;
  /**
   * Interprets a sentence outside a session as an invocation or a one-shot request. Returns null if it is not
   * for this skill.
   */
  readonly outside: (sentence: string) => Understood | null;
  /** The slots of an intent, by name with their types. */
  readonly slotsOf: (intent: string) => ReadonlyMap<string, string>;
}

const OPENERS = new Set(['open', 'start', 'launch', 'begin', 'run', 'load']);

const ASKERS = new Set(['ask', 'tell']);

const JOINTS = new Set(['to', 'for', 'that', 'about', 'and']);

/**
 * Prepares the understanding of one interaction model.
 * @param meanings the sentence encoder's results; without them only words are compared
 * @throws ModelError if a sample or a slot type is invalid
 */
export function makeUnderstanding(model: LanguageModel, meanings: Meanings | null = null): Understanding {
  const { candidates, enough } = makeCandidateSearch(model, meanings);
  const invocation = wordsOf(model.invocationName);
  const types = new Map(
    model.intents.map((intent) => [intent.name, new Map(intent.slots.map((slot) => [slot.name, slot.type]))]),
  );

  /** What was interpreted already, with what then counted as near enough: a meaning learned since changes it. */
  const interpreted = new Map<string, Understood>();

  function interpretIntent(words: readonly string[]): Understood {
    const least = enough(words);
    const key = `${least} ${words.join(' ')}`;
    const known = interpreted.get(key);
    if (known !== undefined) return known;
    const { meaning, match } = decide(candidates(words), least);
    const understood: Understood = { kind: 'intent', ...meaning, match };
    interpreted.set(key, understood);
    return understood;
  }

  /**
   * Splits an invocation into the verb before the skill's name and the words after it. Returns null if the
   * words do not begin with an invocation.
   */
  function parseInvocation(words: readonly string[]): { first: string; rest: readonly string[] } | null {
    const [said = ''] = words;
    const first = OPENERS.has(said) || ASKERS.has(said) ? said : '';
    const named = first === '' ? 0 : 1;
    if (!invocation.every((word, at) => words[named + at] === word)) return null;
    return { first, rest: words.slice(named + invocation.length) };
  }

  function interpretOpening(words: readonly string[]): Understood | null {
    const { first, rest } = parseInvocation(words) ?? { first: '', rest: null };
    if (rest === null) return null;
    if (rest.length === 0) return { kind: 'launch', match: 'exact' };
    if (first === '' || (OPENERS.has(first) && rest[0] !== 'and')) return null;
    const joined = JOINTS.has(rest[0] ?? '') ? interpretIntent(rest.slice(1)) : null;
    const whole = interpretIntent(rest);
    return joined !== null && isSurer(joined.match, whole.match) ? joined : whole;
  }

  function findOpening(sentence: string): Understood | null {
    const words = wordsOf(sentence);
    for (const form of [words, ...stripCarriers(words)]) {
      const found = interpretOpening(form);
      if (found !== null) return found;
    }
    return null;
  }

  return {
    learn: async (sentence) => {
      if (meanings === null) return;
      const words = wordsOf(sentence);
      const rests = [words, ...stripCarriers(words)].flatMap((form) => parseInvocation(form)?.rest ?? []);
      await meanings.learn([sentence, rests.join(' '), rests.slice(1).join(' ')]);
    },
    outside: findOpening,
    inSession: (sentence) => {
      const words = wordsOf(sentence);
      const plain = [words, ...stripCarriers(words)].find(
        ([word, ...more]) => more.length === 0 && EXITS.has(word ?? ''),
      );
      if (plain !== undefined) return { kind: 'exit', match: plain === words ? 'exact' : 'carrier' };
      return interpretIntent(words);
    },
    slotsOf: (intent) => types.get(intent) ?? new Map<string, string>(),
  };
}

/** Finds what sentences could mean, and gives the similarity from which an approximate match counts. */
export interface CandidateSearch {
  readonly candidates: (words: readonly string[]) => Candidates;
  readonly enough: (words: readonly string[]) => number;
}

/** Prepares the search for everything that a sentence could mean. */
export function makeCandidateSearch(model: LanguageModel, meanings: Meanings | null): CandidateSearch {
  const all = patternsOf(model);
  const patterns = all.filter((pattern) => !isOpenEnded(pattern));
  const exactly = makeExactMatcher(patterns);
  const openly = makeExactMatcher(all.filter(isOpenEnded));
  // Created on first use: that takes a second, and most sentences match a sample exactly.
  const finder = makeLazy(() => makeFinder(groupByShape(model), meanings?.likeness));
  const nearest: Finder = (words) => finder()(words);

  function findSure(words: readonly string[], forms: readonly (readonly string[])[]): Candidates['sure'] {
    const exact = exactly(words);
    if (exact !== null) return { meaning: exact, match: 'exact' };
    for (const form of forms) {
      const carried = exactly(form);
      if (carried !== null) return { meaning: carried, match: 'carrier' };
    }
    // Last of all a sample whose slot takes any words.
    const open = findFirst(findEach([words, ...forms], openly));
    return open === null ? null : { meaning: open, match: openly(words) === null ? 'carrier' : 'exact' };
  }

  return {
    enough: (words) => (meanings?.knows(words) === true ? NEAR_ENOUGH.meaning : NEAR_ENOUGH.words),
    candidates: (words) => {
      const forms = stripCarriers(words);
      const found = findSure(words, forms);
      const each = [words, ...forms];
      const near = makeLazy(() => [...findEach(each, nearest)]);
      const unknown = makeLazy(() =>
        findFirst(findEach(each, (form) => matchWithUnknownValue(patterns, form))),
      );
      return {
        sure: found,
        near: () =>
          near().map((one) => {
            const said = one.guessed ? unknown() : null;
            return said?.intent === one.meaning.intent ? { ...one, meaning: said } : one;
          }),
        unknown: () => {
          const said = unknown();
          const nearer = near();
          const fits = nearer.length === 0 || nearer.some(({ meaning }) => meaning.intent === said?.intent);
          return fits ? said : null;
        },
      };
    },
  };
}

/** Creates a value on first use and keeps it. */
function makeLazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function* findEach<T, U>(all: readonly T[], find: (one: T) => U | null): Generator<U> {
  for (const one of all) {
    const found = find(one);
    if (found !== null) yield found;
  }
}

function findFirst<T>(all: Iterable<T>, fits: (one: T) => boolean = () => true): T | null {
  for (const one of all) if (fits(one)) return one;
  return null;
}

/** Chooses a meaning, given the similarity from which an approximate match counts. */
export function decide(
  { sure, near, unknown }: Candidates,
  enough: number,
): { meaning: Meaning; match: Match } {
  if (sure !== null) return sure;
  const meaning = findFirst(near(), ({ score }) => score >= enough)?.meaning ?? unknown();
  if (meaning !== null) return { meaning, match: 'fuzzy' };
  return { meaning: { intent: FALLBACK, slots: new Map() }, match: 'fallback' };
}

const EXITS = new Set(['exit', 'quit']);

const SURENESS: readonly Match[] = ['fallback', 'fuzzy', 'carrier', 'exact'];

function isSurer(one: Match, other: Match): boolean {
  return SURENESS.indexOf(one) >= SURENESS.indexOf(other);
}
