/** A word takes 0.4 s: 150 words a minute, whatever voice is installed. */
export const WORD_MS = 400;

/** The slowest voice that everything must fit: 120 words a minute. */
export const SLOW_WORD_MS = 500;

/** A sound counts one second. */
export const SOUND_MS = 1000;

/** Samples in one millisecond of what is played: 24,000 a second, so every millisecond begins on a sample. */
export const SAMPLES_PER_MS = 24;

/** Sound, from -1 to 1, at 24,000 samples a second. */
export type Samples = Float32Array;

/** Words said in one breath: no break, no sound, no end of a sentence between them. */
export interface Phrase {
  readonly text: string;
  /** How many words it takes to say. */
  readonly count: number;
  /** How fast, 1 being usual. */
  readonly rate: number;
}

/** What is heard of a phrase or a sound; without samples its time is counted only. */
export interface AudioPiece {
  readonly durationMs: number;
  readonly samples: Samples | null;
}

/** What says phrases and plays sounds. Audio is laid out in time by it: counted, or as really heard. */
export interface Voice {
  readonly say: (phrase: Phrase) => AudioPiece;
  readonly sound: (source: string) => AudioPiece;
  /** Between two sentences of one speech, in ms. */
  readonly pauseMs: number;
}

/** A voice that is no sound: it takes the same time for every word. */
export function makeCountingVoice(wordMs: number): Voice {
  return {
    say: ({ count, rate }) => ({ durationMs: (count * wordMs) / rate, samples: null }),
    sound: () => ({ durationMs: SOUND_MS, samples: null }),
    pauseMs: 0,
  };
}

/** What `npm run say` counts by: 150 words a minute. */
export const COUNTING_VOICE = makeCountingVoice(WORD_MS);
