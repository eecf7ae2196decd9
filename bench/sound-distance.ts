import { dictionary } from 'cmu-pronouncing-dictionary';

/** A phrase as a list of sounds (ARPAbet, without stress). */
export type Sounds = readonly string[];

/**
 * Two phrases of different intents, and the distance between their sounds: 0 means equal, 1 means that they
 * have no sound in common.
 */
export interface SoundPair {
  readonly one: string;
  readonly other: string;
  readonly distance: number;
}

/** Words that are missing in the dictionary. */
const OWN: Readonly<Record<string, string>> = { unpause: 'AH0 N P AO1 Z', argh: 'AA1 R G', ow: 'AW1' };

/**
 * Groups of similar sounds, which are easily confused. Vowels are grouped by the place of articulation,
 * consonants by the manner.
 */
const KINDS: readonly (readonly string[])[] = [
  ['IY', 'IH', 'EY', 'EH', 'AE', 'Y'],
  ['AA', 'AO', 'AH', 'AW', 'AY', 'OW', 'OY'],
  ['UW', 'UH', 'ER', 'W'],
  ['P', 'B', 'T', 'D', 'K', 'G'],
  ['F', 'V', 'TH', 'DH', 'HH'],
  ['S', 'Z', 'SH', 'ZH', 'CH', 'JH'],
  ['M', 'N', 'NG'],
  ['L', 'R'],
];
const VOWEL = /^[AEIOU]/;

/**
 * The costs of replacing a sound by one of the same group (p, b), by another vowel or another consonant, and by
 * a sound of the other class.
 */
const SWAP = { sameKind: 0.5, alike: 0.8, apart: 1 } as const;
/** The cost of an additional or missing sound. */
const GAP = 0.8;

/**
 * Returns all pronunciations of a phrase, combining those of its words.
 * @throws Error if a word is not in the dictionary
 */
export function soundsOf(phrase: string): Sounds[] {
  const words = phrase
    .toLowerCase()
    .split(' ')
    .filter((word) => word !== '');
  return words.reduce<Sounds[]>(
    (ways, word) => ways.flatMap((way) => waysOf(word).map((sounds) => [...way, ...sounds])),
    [[]],
  );
}

function waysOf(word: string): Sounds[] {
  const written = [OWN[word] ?? dictionary[word], dictionary[`${word}(2)`]].filter(
    (way) => way !== undefined,
  );
  if (written.length === 0) throw new Error(`not in the pronouncing dictionary: ${word}`);
  return written.map((way) => way.replaceAll(/\d/g, '').split(' '));
}

function kindOf(sound: string): number {
  return KINDS.findIndex((kind) => kind.includes(sound));
}

function swapCost(one: string, other: string): number {
  if (one === other) return 0;
  if (kindOf(one) === kindOf(other)) return SWAP.sameKind;
  return VOWEL.test(one) === VOWEL.test(other) ? SWAP.alike : SWAP.apart;
}

/** Computes the cost of turning one list of sounds into the other, relative to the longer one. */
function editDistance(one: Sounds, other: Sounds): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at * GAP);
  for (const [row, sound] of one.entries()) {
    const line = [(row + 1) * GAP];
    for (const [at, opposite] of other.entries()) {
      const [before = 0, here = 0] = [above[at], above[at + 1]];
      line.push(Math.min(before + swapCost(sound, opposite), here + GAP, (line[at] ?? 0) + GAP));
    }
    above = line;
  }
  return (above[other.length] ?? 0) / Math.max(one.length, other.length, 1);
}

/** Returns the distance between the two most similar pronunciations of two phrases. */
export function soundDistance(one: string, other: string): number {
  const others = soundsOf(other);
  return Math.min(...soundsOf(one).flatMap((way) => others.map((otherWay) => editDistance(way, otherWay))));
}

/** Finds all pairs of phrases of different intents below a distance, the nearest first. */
export function findSoundAlikes(
  commands: Readonly<Record<string, readonly string[]>>,
  nearer: number,
): SoundPair[] {
  const said = Object.entries(commands).flatMap(([intent, phrases]) =>
    phrases.map((phrase) => ({ intent, phrase })),
  );
  return said
    .flatMap(({ intent, phrase }, at) =>
      said
        .slice(at + 1)
        .filter((other) => other.intent !== intent)
        .map((other) => ({
          one: phrase,
          other: other.phrase,
          distance: soundDistance(phrase, other.phrase),
        })),
    )
    .filter(({ distance }) => distance < nearer)
    .sort((a, b) => a.distance - b.distance);
}
