/** A sample cut at its slots: words, and lists of what may stand there, each in words. */
export type Part = string | readonly (readonly string[])[];

const indexes = new Map<Part, ReadonlyMap<string, readonly (readonly string[])[]>>();
/** What may stand at a part, by its first word. */
export function byFirstWord(part: Part): ReadonlyMap<string, readonly (readonly string[])[]> {
  const had = indexes.get(part);
  if (had !== undefined) return had;
  const index = new Map<string, (readonly string[])[]>();
  for (const words of typeof part === 'string' ? [[part]] : part) {
    const [first = ''] = words;
    index.set(first, [...(index.get(first) ?? []), words]);
  }
  indexes.set(part, index);
  return index;
}

/**
 * A phrase that two samples both stand for, or null. The same as expanding both and comparing, without the
 * millions of phrases: a branch is left at the first word that differs.
 */
export function sharedPhrase(one: readonly Part[], other: readonly Part[]): string[] | null {
  const [a, ...restOfOne] = one;
  const [b, ...restOfOther] = other;
  if (a === undefined || b === undefined) return a === b ? [] : null;
  if (typeof a === 'string' && typeof b === 'string') {
    if (a !== b) return null;
    const rest = sharedPhrase(restOfOne, restOfOther);
    return rest === null ? null : [a, ...rest];
  }
  if (typeof a === 'string') return sharedPhrase(other, one);
  const next = byFirstWord(b);
  for (const [first, phrases] of byFirstWord(a)) {
    if (!next.has(first)) continue;
    for (const words of phrases) {
      const shared = sharedPhrase([...words, ...restOfOne], other);
      if (shared !== null) return shared;
    }
  }
  return null;
}
