/** Recognises speech with soundswallower, a PocketSphinx in WebAssembly. It runs in a page and in Node alike. */
import createModule from 'soundswallower';
import { HEARD_RATE } from './frame.ts';

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

/** What is done with sound. Stand-ins in tests do it with what they are told to hear. */
export interface Engine {
  /** Sets what is listened for, from the next stretch of speech on. */
  readonly listenFor: (grammar: string) => void;
  /**
   * Takes the next frame of 30 ms, samples from -1 to 1.
   * @returns the state of speech after it, and the text of a stretch that has just ended
   */
  readonly follow: (frame: Float32Array) => Followed;
  /** Frees its memory. */
  readonly close: () => void;
}

/** What a frame came to. */
export type Followed =
  | { readonly kind: 'silence' }
  | { readonly kind: 'speech' }
  | { readonly kind: 'ended'; readonly text: string };

/**
 * The price of each word. Without it the loop of phones would explain every sentence better than the words do. By the trial
 * in docs/decisions/0019.
 */
const WORD_PRICE = 1e-2;

/**
 * Opens the engine.
 * @param words all words that it will listen for, each with its phones; a second pronunciation as `word(2)`
 * @throws Error if a file is missing
 */
export async function openEngine(files: EngineFiles, words: readonly Word[]): Promise<Engine> {
  const { Decoder, Endpointer } = await createModule();
  const decoder = new Decoder({
    ...files,
    samprate: HEARD_RATE,
    wip: WORD_PRICE,
    loglevel: 'FATAL',
    bestpath: false,
  });
  await decoder.initialize();
  decoder.add_words(...words.map(([word, phones]): [string, string] => [word, phones]));
  const ear = new Endpointer({ samprate: HEARD_RATE });
  // The types of the package leave the null out: the endpointer holds back what is not speech.
  const holdBack = (frame: Float32Array): Float32Array | null => ear.process(frame);
  let pending: string | null = null;
  let speaks = false;
  return {
    listenFor: (grammar) => {
      if (speaks) pending = grammar;
      else decoder.set_grammar(grammar);
    },
    follow: (frame) => {
      const speech = holdBack(frame);
      if (speech === null) return { kind: 'silence' };
      if (!speaks) {
        decoder.start();
        speaks = true;
      }
      decoder.process_audio(speech);
      if (ear.get_in_speech()) return { kind: 'speech' };
      decoder.stop();
      speaks = false;
      const text = decoder.get_text();
      if (pending !== null) decoder.set_grammar(pending);
      pending = null;
      return { kind: 'ended', text };
    },
    close: () => {
      decoder.delete();
    },
  };
}
