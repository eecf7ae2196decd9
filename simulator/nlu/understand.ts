import { FALLBACK } from './builtins.ts';
import { stripCarriers } from './carrier.ts';
import { groupByShape } from './documents.ts';
import { makeExactMatcher } from './exact.ts';
import { type Meaning, patternsOf, type Slots } from './grammar.ts';
import type { Meanings } from './meanings.ts';
import type { LanguageModel } from './schema.ts';
import { type Finder, type Near, makeFinder } from './similarity.ts';
import { matchWithUnknownValue } from './unknown-value.ts';
import { wordsOf } from './words.ts';

/** How words were matched: by the model's own grammar; that with words around it; near a sample; not at all. */
export type Match = 'exact' | 'carrier' | 'fuzzy' | 'fallback';

/** What Alexa makes of a sentence that reaches the skill. */
export type Understood =
  | { readonly kind: 'launch'; readonly match: Match }
  | { readonly kind: 'exit'; readonly match: Match }
  | { readonly kind: 'intent'; readonly intent: string; readonly slots: Slots; readonly match: Match };

/** All that a sentence could mean, the surest first; each is looked for when the one before it won't do. */
export interface Candidates {
  readonly sure: { readonly meaning: Meaning; readonly match: Match } | null;
  /** Samples near it, with and without the words around it. */
  readonly near: () => Iterable<Near>;
  /** A sample with words in a slot that no list has, when no other intent is nearer to the sentence. */
  readonly unknown: () => Meaning | null;
}

/** How near a sentence must be to a sample (0 to 1) to be taken for it: by its words alone, and with its meaning. */
export const NEAR_ENOUGH = { words: 0.5, meaning: 0.58 } as const;

/** The local stand-in for Alexa's language understanding. Deterministic: the same words always mean the same. */
export interface Understanding {
  /** Has the sentence encoder, if there is one, tell what a sentence means: before it is asked for. */
  readonly learn: (sentence: string) => Promise<void>;
  /** What a sentence means inside the skill, unless it is an opening: that begins anew. */
  readonly inSession: (sentence: string) => Understood;
  /** What it means to someone who has no session open: an opening or a one-shot, or null: it's not for this skill. */
  readonly outside: (sentence: string) => Understood | null;
  /** The slots of each intent, name → type, for the request that tells of it. */
  readonly slotsOf: (intent: string) => ReadonlyMap<string, string>;
}

const OPENERS = new Set(['open', 'start', 'launch', 'begin', 'run', 'load']);

const ASKERS = new Set(['ask', 'tell']);

const JOINTS = new Set(['to', 'for', 'that', 'about', 'and']);

/**
 * Prepares the understanding of one interaction model.
 * @param meanings what sentences mean, by the sentence encoder; without it only their words count
 * @throws ModelError when a sample or a slot type can't be used
 */
export function makeUnderstanding(model: LanguageModel, meanings: Meanings | null = null): Understanding {
  const { candidates, enough } = makeCandidateSearch(model, meanings);
  const invocation = wordsOf(model.invocationName);
  const types = new Map(
    model.intents.map((intent) => [intent.name, new Map(intent.slots.map((slot) => [slot.name, slot.type]))]),
  );

  function interpretIntent(words: readonly string[]): Understood {
    const { meaning, match } = decide(candidates(words), enough(words));
    return { kind: 'intent', ...meaning, match };
  }

  /** How a sentence opens the skill, and the words after its name; null when it doesn't. */
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

/** What sentences could mean to one model, and the score from which on something near counts. */
export interface CandidateSearch {
  readonly candidates: (words: readonly string[]) => Candidates;
  readonly enough: (words: readonly string[]) => number;
}

/** Prepares the search for all that a sentence could mean. */
export function makeCandidateSearch(model: LanguageModel, meanings: Meanings | null): CandidateSearch {
  const patterns = patternsOf(model);
  const exactly = makeExactMatcher(patterns);
  // Made when it is first needed: it takes a second, and most of what is said is a sample.
  const finder = makeLazy(() => makeFinder(groupByShape(model), meanings?.likeness));
  const nearest: Finder = (words) => finder()(words);

  function findSure(words: readonly string[], forms: readonly (readonly string[])[]): Candidates['sure'] {
    const exact = exactly(words);
    if (exact !== null) return { meaning: exact, match: 'exact' };
    for (const form of forms) {
      const carried = exactly(form);
      if (carried !== null) return { meaning: carried, match: 'carrier' };
    }
    return null;
  }

  return {
    enough: (words) => (meanings?.knows(words) === true ? NEAR_ENOUGH.meaning : NEAR_ENOUGH.words),
    candidates: (words) => {
      const forms = stripCarriers(words);
      const found = findSure(words, forms);
      const all = [words, ...forms];
      const near = makeLazy(() => [...findEach(all, nearest)]);
      const unknown = makeLazy(() =>
        findFirst(findEach(all, (form) => matchWithUnknownValue(patterns, form))),
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

/** Has something made when it is first asked for, and kept. */
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

/** What a sentence is taken for when something near counts from a score on. */
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
