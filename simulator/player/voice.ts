/**
 * The counting voice speaks 150 words a minute, so a word takes 0.4 s. This does not depend on any installed
 * voice.
 */
export const WORD_MS = 400;

/** The slowest voice for which everything must fit: 120 words a minute. */
export const SLOW_WORD_MS = 500;

/** A bell or a pulse from Alexa's library is taken to last one second. */
export const SOUND_MS = 1000;

/** What other sounds of the library last, in ms, as its table says: steady rain, and a knock on wood. */
const LENGTHS: readonly (readonly [source: RegExp, durationMs: number])[] = [
  [/\/rain\/rain_06$/, 7_050],
  [/\/wood\/hits\/hits_09$/, 310],
];

/** Returns how long a sound of Alexa's library lasts, in ms. */
export function lengthOfSound(source: string): number {
  return LENGTHS.find(([name]) => name.test(source))?.[1] ?? SOUND_MS;
}

/** 24,000 samples a second, so that every millisecond begins on a sample. */
export const SAMPLES_PER_MS = 24;

/** Sound from -1 to 1, at 24,000 samples a second. */
export type Samples = Float32Array;

/** Words said in one breath, with no break, sound or end of a sentence between them. */
export interface Phrase {
  readonly text: string;
  /** How many words it takes to say this. */
  readonly count: number;
  /** The rate of speech; 1 is normal. */
  readonly rate: number;
}

/** The audio of a phrase or a sound. `samples` is null if only its length is known. */
export interface AudioPiece {
  readonly durationMs: number;
  readonly samples: Samples | null;
}

/** Speaks phrases and plays sounds. Its lengths, counted or real, determine the layout of the audio in time. */
export interface Voice {
  readonly say: (phrase: Phrase) => AudioPiece;
  readonly sound: (source: string) => AudioPiece;
  /** The pause between two sentences of one speech, in ms. */
  readonly pauseMs: number;
}

/** Creates a voice without sound, for which every word takes the same time. */
export function makeCountingVoice(wordMs: number): Voice {
  return {
    say: ({ count, rate }) => ({ durationMs: (count * wordMs) / rate, samples: null }),
    sound: (source) => ({ durationMs: lengthOfSound(source), samples: null }),
    pauseMs: 0,
  };
}

/** The voice that `npm run say` uses: 150 words a minute. */
export const COUNTING_VOICE = makeCountingVoice(WORD_MS);
