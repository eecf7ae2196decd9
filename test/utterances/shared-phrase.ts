/** A part of a sample: a word, or the phrases that a slot can hold, each split into words. */
export type Part = string | readonly (readonly string[])[];

/** A sample of an intent, by its parts. */
export interface Sample {
  readonly intent: string;
  readonly sample: string;
  readonly parts: readonly Part[];
}

/** A phrase, and two samples of different intents that it belongs to. */
export interface SharedPhrase {
  readonly phrase: string;
  readonly samples: readonly [Sample, Sample];
}

/** What of a sample is still to come: the words left of a slot's phrase, then the parts from one on. */
interface Rest {
  readonly of: number;
  readonly words: readonly string[];
  readonly from: number;
}

/**
 * Finds phrases that samples of two intents share. It has the result of writing all samples out and comparing the millions
 * of phrases, but walks them all at once, word by word. What is still to come is walked once, whatever was said before:
 * so it names one phrase of all that lead to the same pair.
 */
export function findSharedPhrases(samples: readonly Sample[]): SharedPhrase[] {
  const shared: SharedPhrase[] = [];
  const walked = new Set<string>();
  const intentOf = ({ of }: Rest): string | undefined => samples[of]?.intent;
  const walk = (rests: readonly Rest[], said: readonly string[]): void => {
    const [first] = rests;
    if (first === undefined || rests.every((rest) => intentOf(rest) === intentOf(first))) return;
    const key = rests.map(({ of, words, from }) => `${of} ${from} ${words.join(' ')}`).join('\n');
    if (walked.has(key)) return;
    walked.add(key);
    const { ended, byWord } = takeWord(samples, rests);
    const one = ended[0];
    const other = ended.find(({ intent }) => intent !== one?.intent);
    if (one !== undefined && other !== undefined)
      shared.push({ phrase: said.join(' '), samples: [one, other] });
    for (const [word, next] of byWord) walk(next, [...said, word]);
  };
  walk(
    samples.map((_, of) => ({ of, words: [], from: 0 })),
    [],
  );
  return shared;
}

/** The samples that are said to their end, and the others by the words that they may go on with. */
function takeWord(
  samples: readonly Sample[],
  rests: readonly Rest[],
): { readonly ended: readonly Sample[]; readonly byWord: ReadonlyMap<string, readonly Rest[]> } {
  const ended: Sample[] = [];
  const byWord = new Map<string, Rest[]>();
  const add = ([word = '', ...words]: readonly string[], of: number, from: number): void => {
    const alike = byWord.get(word);
    if (alike === undefined) byWord.set(word, [{ of, words, from }]);
    else alike.push({ of, words, from });
  };
  for (const { of, words, from } of rests) {
    const sample = samples[of];
    const part = sample?.parts[from];
    if (words.length > 0) add(words, of, from);
    else if (typeof part === 'string') add([part], of, from + 1);
    else if (part !== undefined) for (const phrase of part) add(phrase, of, from + 1);
    else if (sample !== undefined) ended.push(sample);
  }
  return { ended, byWord };
}
