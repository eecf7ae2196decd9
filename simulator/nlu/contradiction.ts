import { agrees, denies, asks } from './words.ts';

/** Words that turn a sentence round: a sentence with the one is never taken for a sample with the other. */
const OPPOSITES: ReadonlyMap<string, readonly string[]> = parseOpposites(
  'more/less left/right up/down longer/shorter harder/easier harder/softer start/finish on/off before/after ' +
    'next/previous next/last first/last forward/back better/worse can/cant always/never',
);

function parseOpposites(pairs: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const pair of pairs.split(' ')) {
    const [one = '', other = ''] = pair.split('/');
    found.set(one, [...(found.get(one) ?? []), other]);
    found.set(other, [...(found.get(other) ?? []), one]);
  }
  return found;
}

/** How a sentence or a sample puts what it says. */
export interface Stance {
  readonly denies: boolean;
  /** Denies before its first slot: what is in it, rather than something else ("numbness, I don't know why"). */
  readonly deniesSlot: boolean;
  readonly agrees: boolean;
  readonly asks: boolean;
  /** Says that something is missing, which may be what is denied or only part of what is said. */
  readonly lacks: boolean;
  /** The words in it that have an opposite. */
  readonly opposable: ReadonlySet<string>;
}

/** The stance of a row of words; what is in a slot (`{Type}`) says nothing about it. */
export function stanceOf(tokens: readonly string[]): Stance {
  const slot = tokens.findIndex((token) => token.startsWith('{'));
  return {
    deniesSlot: denies(tokens.slice(0, Math.max(0, slot))),
    denies: denies(tokens),
    agrees: agrees(tokens),
    asks: asks(tokens),
    lacks: tokens.includes('without'),
    opposable: new Set(tokens.filter((token) => OPPOSITES.has(token))),
  };
}

/**
 * Whether a sentence mustn't be taken for a sample, however near: one denies, agrees, asks or lacks where the other
 * doesn't, or has a word with the opposite of its own.
 */
export function contradicts(said: Stance, sample: Stance): boolean {
  if (said.denies !== sample.denies || said.asks !== sample.asks) return true;
  if (said.lacks !== sample.lacks || said.deniesSlot !== sample.deniesSlot) return true;
  if (sample.agrees && !said.agrees) return true;
  return [...sample.opposable].some(
    (word) =>
      !said.opposable.has(word) &&
      (OPPOSITES.get(word) ?? []).some((other) => said.opposable.has(other) && !sample.opposable.has(other)),
  );
}
