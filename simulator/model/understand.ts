import { FALLBACK } from './builtins.ts';
import { withoutCarriers } from './carrier.ts';
import { matchExactly, type Meaning, patternsOf, type Slots } from './grammar.ts';
import type { LanguageModel } from './schema.ts';
import { matchWithUnknownValue, nearestSample } from './similarity.ts';
import { wordsOf } from './words.ts';

/** How words were matched: by the model's own grammar; that with words around it; near a sample; not at all. */
export type Match = 'exact' | 'carrier' | 'fuzzy' | 'fallback';

/** What Alexa makes of a sentence that reaches the skill. */
export type Understood =
  | { readonly kind: 'launch'; readonly match: Match }
  | { readonly kind: 'exit'; readonly match: Match }
  | { readonly kind: 'intent'; readonly intent: string; readonly slots: Slots; readonly match: Match };

/** The local stand-in for Alexa's language understanding. Deterministic: the same words always mean the same. */
export interface Understanding {
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
 * @throws ModelError when a sample or a slot type can't be used
 */
export function understanding(model: LanguageModel): Understanding {
  const patterns = patternsOf(model);
  const nearest = nearestSample(patterns);
  const invocation = wordsOf(model.invocationName);
  const types = new Map(
    model.intents.map((intent) => [intent.name, new Map(intent.slots.map((slot) => [slot.name, slot.type]))]),
  );

  function meaningOf(words: readonly string[]): { meaning: Meaning; match: Match } {
    const exact = matchExactly(patterns, words);
    if (exact !== null) return { meaning: exact, match: 'exact' };
    const forms = withoutCarriers(words);
    for (const form of forms) {
      const carried = matchExactly(patterns, form);
      if (carried !== null) return { meaning: carried, match: 'carrier' };
    }
    for (const form of [words, ...forms]) {
      const near = nearest(form);
      if (near !== null) return { meaning: near, match: 'fuzzy' };
    }
    for (const form of [words, ...forms]) {
      const unknown = matchWithUnknownValue(patterns, form);
      if (unknown !== null) return { meaning: unknown, match: 'fuzzy' };
    }
    return { meaning: { intent: FALLBACK, slots: new Map() }, match: 'fallback' };
  }

  function asIntent(words: readonly string[]): Understood {
    const { meaning, match } = meaningOf(words);
    return { kind: 'intent', ...meaning, match };
  }

  function opening(words: readonly string[]): Understood | null {
    const [first = ''] = words;
    const named = OPENERS.has(first) || ASKERS.has(first) ? 1 : 0;
    if (!invocation.every((word, at) => words[named + at] === word)) return null;
    const rest = words.slice(named + invocation.length);
    if (rest.length === 0) return { kind: 'launch', match: 'exact' };
    if (named === 0 || (OPENERS.has(first) && rest[0] !== 'and')) return null;
    const joined = JOINTS.has(rest[0] ?? '') ? asIntent(rest.slice(1)) : null;
    const whole = asIntent(rest);
    return joined !== null && surer(joined.match, whole.match) ? joined : whole;
  }

  function openingWithin(sentence: string): Understood | null {
    const words = wordsOf(sentence);
    for (const form of [words, ...withoutCarriers(words)]) {
      const found = opening(form);
      if (found !== null) return found;
    }
    return null;
  }

  return {
    outside: openingWithin,
    inSession: (sentence) => {
      const words = wordsOf(sentence);
      const plain = [words, ...withoutCarriers(words)].find(
        ([word, ...more]) => more.length === 0 && EXITS.has(word ?? ''),
      );
      if (plain !== undefined) return { kind: 'exit', match: plain === words ? 'exact' : 'carrier' };
      return asIntent(words);
    },
    slotsOf: (intent) => types.get(intent) ?? new Map<string, string>(),
  };
}

const EXITS = new Set(['exit', 'quit']);
const SURENESS: readonly Match[] = ['fallback', 'fuzzy', 'carrier', 'exact'];

function surer(one: Match, other: Match): boolean {
  return SURENESS.indexOf(one) >= SURENESS.indexOf(other);
}
