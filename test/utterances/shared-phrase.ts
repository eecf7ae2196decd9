/** A part of a sample: a word, or the phrases that a slot can hold, each split into words. */
export type Part = string | readonly (readonly string[])[];

const indexes = new Map<Part, ReadonlyMap<string, readonly (readonly string[])[]>>();
/** Groups the phrases of a part by their first word. */
export function groupByFirstWord(part: Part): ReadonlyMap<string, readonly (readonly string[])[]> {
  const known = indexes.get(part);
  if (known !== undefined) return known;
  const index = new Map<string, (readonly string[])[]>();
  for (const words of typeof part === 'string' ? [[part]] : part) {
    const [first = ''] = words;
    index.set(first, [...(index.get(first) ?? []), words]);
  }
  indexes.set(part, index);
  return index;
}

/**
 * Finds a phrase that two samples share; null if there is none. It has the result of expanding both and comparing the
 * millions of phrases, but leaves a branch at the first word that differs.
 */
export function findSharedPhrase(one: readonly Part[], other: readonly Part[]): string[] | null {
  const [a, ...restOfOne] = one;
  const [b, ...restOfOther] = other;
  if (a === undefined || b === undefined) return a === b ? [] : null;
  if (typeof a === 'string' && typeof b === 'string') {
    if (a !== b) return null;
    const rest = findSharedPhrase(restOfOne, restOfOther);
    return rest === null ? null : [a, ...rest];
  }
  if (typeof a === 'string') return findSharedPhrase(other, one);
  const [mine, theirs] = [groupByFirstWord(a), groupByFirstWord(b)];
  // A slot has hundreds of first words, and what it is compared with often has one.
  for (const first of (mine.size < theirs.size ? mine : theirs).keys()) {
    if (!theirs.has(first)) continue;
    for (const words of mine.get(first) ?? []) {
      const shared = findSharedPhrase([...words, ...restOfOne], other);
      if (shared !== null) return shared;
    }
  }
  return null;
}
