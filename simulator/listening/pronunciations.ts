/** How words sound, in the phones of the acoustic model. */

/**
 * Words of the interaction model that the pronouncing dictionary lacks, as they are said in the US. A sentence with any
 * other word that it lacks is not listened for.
 */
const OWN: Readonly<Record<string, readonly string[]>> = {
  glute: ['G L UW T'],
  glutes: ['G L UW T S'],
  adductor: ['AH D AH K T ER'],
  adductors: ['AH D AH K T ER Z'],
  hammies: ['HH AE M IY Z'],
  hammy: ['HH AE M IY'],
  latissimus: ['L AH T IH S IH M AH S'],
  tailbone: ['T EY L B OW N'],
  tingly: ['T IH NG G L IY'],
  tingles: ['T IH NG G AH L Z'],
  shins: ['SH IH N Z'],
  flexors: ['F L EH K S ER Z'],
  flexor: ['F L EH K S ER'],
  warfarin: ['W AO R F ER AH N'],
  thinners: ['TH IH N ER Z'],
  sciatica: ['S AY AE T IH K AH'],
};

/** Maps each word to its pronunciations. */
export type Pronunciations = ReadonlyMap<string, readonly string[]>;

/**
 * Reads a dictionary in the format of CMU's: a line for each pronunciation, `word PH OW N`, the second one as `word(2)`.
 */
export function readPronunciations(dictionary: string): Pronunciations {
  const found = new Map<string, string[]>();
  for (const line of dictionary.split('\n')) {
    const [, word, phones] = /^([^\s(;]+)(?:\(\d+\))?\s+(.+?)\s*$/.exec(line) ?? [];
    if (word === undefined || phones === undefined) continue;
    const known = found.get(word);
    if (known === undefined) found.set(word, [phones]);
    else known.push(phones);
  }
  for (const [word, phones] of Object.entries(OWN)) if (!found.has(word)) found.set(word, [...phones]);
  return found;
}

/** Whether every word of a sentence can be recognised. */
export function canSound(sentence: string, pronunciations: Pronunciations): boolean {
  return sentence.split(' ').every((word) => pronunciations.has(word));
}
