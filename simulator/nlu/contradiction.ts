import { agrees, asks, denies } from './words.ts';

/** Pairs of words that reverse the meaning: a sentence with one never matches a sample with the other. */
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

/** How a sentence or a sample is phrased: whether it denies, agrees, asks or names something missing. */
export interface Stance {
  readonly denies: boolean;
  /**
   * There is a denial before the first slot, so the value itself is denied. In "numbness, I don't know why" it
   * is not.
   */
  readonly deniesSlot: boolean;
  readonly agrees: boolean;
  readonly asks: boolean;
  /**
   * The sentence says that something is missing ("without"), which can be the denial itself or only part of a
   * statement.
   */
  readonly lacks: boolean;
  /** The words that have an opposite. */
  readonly opposable: ReadonlySet<string>;
}

/** Returns the stance of a list of tokens. Slot tokens (`{Type}`) do not affect it. */
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
 * Whether a sentence must not match a sample, however similar they are: only one of them denies, agrees, asks
 * or says that something is missing, or they contain opposite words.
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
