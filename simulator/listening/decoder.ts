/** Recognises speech with soundswallower, a PocketSphinx in WebAssembly. It runs in a page and in Node alike. */
import createModule, { type Decoder } from 'soundswallower';
import { HEARD_RATE } from './frame.ts';
import type { Phone } from './fit.ts';
import type { Span } from './unexplained.ts';

/** Where the engine finds its files: paths in Node, addresses in a browser. */
export interface EngineFiles {
  readonly mdef: string;
  readonly mean: string;
  readonly var: string;
  readonly sendump: string;
  readonly tmat: string;
  readonly fdict: string;
  readonly featparams: string;
  readonly dict: string;
}

/** A word of the engine's dictionary, and its phones. */
export type Word = readonly [word: string, phones: string];

/** A word that the engine found: when it was said, and the sounds it is made of. */
export interface FoundWord extends Span {
  readonly phones: readonly Phone[];
}

/** What the engine made of a stretch: the text that fits best, and its words. */
export interface Recognised {
  readonly text: string;
  readonly words: readonly FoundWord[];
}

/** Recognises one stretch of speech after another. Stand-ins in tests recognise what they are told to. */
export interface Engine {
  /** Sets what is listened for, from the next stretch of speech on. */
  readonly listenFor: (grammar: string) => void;
  /** Begins a stretch. */
  readonly begin: () => void;
  /** Takes a frame of the stretch: 30 ms, samples from -1 to 1. */
  readonly take: (frame: Float32Array) => void;
  /** Ends the stretch. */
  readonly end: () => Recognised;
  /** Frees its memory. */
  readonly close: () => void;
}

/**
 * The price of each word. Without it the loop of phones would explain every sentence better than the words do. By the trial
 * in docs/decisions/0021.
 */
const WORD_PRICE = 1e-3;

/**
 * Readings that are so much less likely than the best one so far are given up. By the engine's usual beams, one command in ten
 * behind the name was given up before it had been said, at no saving of time.
 */
const BEAMS = { beam: 1e-64, pbeam: 1e-60, wbeam: 1e-60 };

/** The engine's number for an alignment down to the sounds of each word. */
const PHONES = 1;

/**
 * Opens the engine.
 * @param words all words that it will listen for, each with its phones; a second pronunciation as `word(2)`
 * @throws Error if a file is missing
 */
export async function openEngine(files: EngineFiles, words: readonly Word[]): Promise<Engine> {
  const { Decoder } = await createModule();
  const decoder = new Decoder({
    ...files,
    samprate: HEARD_RATE,
    wip: WORD_PRICE,
    ...BEAMS,
    loglevel: 'FATAL',
    bestpath: false,
  });
  await decoder.initialize();
  decoder.add_words(...words.map(([word, phones]): [string, string] => [word, phones]));
  let waiting: string | null = null;
  let isBegun = false;
  return {
    listenFor: (grammar) => {
      if (isBegun) waiting = grammar;
      else decoder.set_grammar(grammar);
    },
    begin: () => {
      decoder.start();
      isBegun = true;
    },
    take: (frame) => {
      decoder.process_audio(frame);
    },
    end: () => {
      decoder.stop();
      isBegun = false;
      const text = decoder.get_text();
      const words = text === '' ? [] : findWords(decoder);
      if (waiting !== null) decoder.set_grammar(waiting);
      waiting = null;
      return { text, words };
    },
    close: () => {
      decoder.delete();
    },
  };
}

/**
 * Finds the words of a stretch, and their sounds. The engine's own marks, like `<sil>` for silence, are none. It tells nothing
 * at all, which is no JSON, if it can't find the sounds of its own text in the stretch: no word then.
 */
function findWords(decoder: Decoder): FoundWord[] {
  try {
    const { w: segments = [] } = decoder.get_alignment({ align_level: PHONES });
    return segments
      .filter(({ t: text }) => !/^[<([]/.test(text))
      .map(({ b: fromS, d: durationS, w: phones = [] }) => ({
        fromS,
        toS: fromS + durationS,
        phones: phones.map(({ d: seconds, p: score }) => ({ seconds, score })),
      }));
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
