import { expandContractions } from './words.ts';

/** Words carry more meaning than letters, but letters tolerate different endings ("rolling", "roll"). */
const WORD_SHARE = 0.65;

/** The weight of each term of a text, normalised to unit length. */
export type Vector = ReadonlyMap<string, number>;

/** Splits a text into terms: words (`w:roll`) and groups of three letters (`l:rol`). */
export function termsOf(tokens: readonly string[]): string[] {
  const words = expandContractions(tokens);
  const letters = ` ${words.join(' ')} `;
  return [
    ...words.map((word) => `w:${word}`),
    ...Array.from({ length: Math.max(0, letters.length - 2) }, (_, at) => `l:${letters.slice(at, at + 3)}`),
  ];
}

/**
 * Returns a function that computes weighted vectors of unit length. A term weighs more if fewer documents
 * contain it.
 */
export function makeWeigher(documents: readonly (readonly string[])[]): (terms: readonly string[]) => Vector {
  const counts = new Map<string, number>();
  for (const terms of documents)
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  const rarity = (term: string): number => Math.log(1 + documents.length / (counts.get(term) ?? 1));
  return (terms) => {
    const raw = new Map<string, number>();
    for (const term of terms) raw.set(term, (raw.get(term) ?? 0) + rarity(term));
    const lengthOf = (kind: string): number =>
      Math.hypot(...[...raw].filter(([term]) => term.startsWith(kind)).map(([, weight]) => weight)) || 1;
    const lengths = { w: lengthOf('w:'), l: lengthOf('l:') };
    return new Map(
      [...raw].map(([term, weight]) => {
        const isWord = term.startsWith('w:');
        const share = Math.sqrt(isWord ? WORD_SHARE : 1 - WORD_SHARE);
        return [term, (share * weight) / (isWord ? lengths.w : lengths.l)];
      }),
    );
  };
}

/** Returns a function that compares a vector of unit length with each known vector, in order, from 0 to 1. */
export function makeComparer(known: readonly Vector[]): (vector: Vector) => Float64Array {
  const byTerm = new Map<string, { readonly at: number; readonly weight: number }[]>();
  for (const [at, vector] of known.entries())
    for (const [term, weight] of vector) {
      const holders = byTerm.get(term) ?? [];
      holders.push({ at, weight });
      byTerm.set(term, holders);
    }
  return (vector) => {
    const alike = new Float64Array(known.length);
    for (const [term, weight] of vector)
      for (const holder of byTerm.get(term) ?? [])
        alike[holder.at] = (alike[holder.at] ?? 0) + weight * holder.weight;
    return alike;
  };
}
