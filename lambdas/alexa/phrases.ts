/** Finds known phrases in what was said, the longest first. */

/** The words of a text as they are compared: in lower case, without apostrophes and punctuation, "cannot" as "can't". */
export function splitWords(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .replaceAll(/['’‘`]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (word === 'not' && last !== undefined && VERBS.includes(last)) joined[joined.length - 1] = `${last}nt`;
    else joined.push(word === 'cannot' ? 'cant' : word);
  }
  return joined.map((word) => (word === 'cannt' ? 'cant' : word));
}

/** The verbs that "not" is contracted with. */
const VERBS = [
  'do',
  'does',
  'did',
  'have',
  'has',
  'had',
  'is',
  'are',
  'was',
  'were',
  'can',
  'could',
  'would',
  'will',
];

/** A phrase at some word of a sentence: what it means, and how many words it takes up. */
export interface Found<T> {
  readonly meaning: T;
  readonly length: number;
}

/** A set of phrases, each with what it means. */
export interface Phrases<T> {
  /** The longest phrase that begins at a word; null if none does. */
  readonly findAt: (words: readonly string[], start: number) => Found<T> | null;
}

/** Indexes phrases. If two are the same, the first one counts. */
export function indexPhrases<T>(entries: Iterable<readonly [phrase: string, meaning: T]>): Phrases<T> {
  const byWords = new Map<string, T>();
  let longest = 0;
  for (const [phrase, meaning] of entries) {
    const words = splitWords(phrase);
    longest = Math.max(longest, words.length);
    const key = words.join(' ');
    if (!byWords.has(key)) byWords.set(key, meaning);
  }
  return {
    findAt: (words, start) => {
      for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
        const meaning = byWords.get(words.slice(start, start + length).join(' '));
        if (meaning !== undefined) return { meaning, length };
      }
      return null;
    },
  };
}
