/** What is made of the sound at a microphone. It has no clock of its own: frames are its time. */
import { DANGER } from './danger.ts';
import type { Engine, FoundWord, Recognised } from './decoder.ts';
import { measureFit } from './fit.ts';
import { measureSpeech, Stretches } from './stretches.ts';
import { type Attention, type Heard, type Name, readHeard, writeGrammar } from './grammar.ts';
import { countUnexplained } from './unexplained.ts';

/** What an ear listens for. */
export interface ListensFor {
  readonly sentences: readonly string[];
  readonly attention: Attention;
  readonly name: Name;
}

/** What an ear tells. */
export type EarNews =
  /** Somebody began or ceased to speak. */
  | { readonly kind: 'speaks'; readonly speaks: boolean }
  /** The name was said alone: for a while nothing needs it. */
  | { readonly kind: 'name' }
  /** Nothing followed the name for long. It is needed again. */
  | { readonly kind: 'waited' }
  | { readonly kind: 'words'; readonly words: string; readonly named: boolean }
  /** Speech that is none of the sentences, after the name or without it. Nothing is made of it. */
  | { readonly kind: 'refused'; readonly named: boolean };

/**
 * How many frames of 30 ms the name lasts, alone or with words that weren't understood: eight seconds, as long as Alexa
 * listens.
 */
const NAME_LASTS_FRAMES = 267;

/** Frames of 30 ms that are given to the engine from before a stretch was noticed. */
const HELD_FRAMES = 12;

/** A stretch is told once it has lasted this long, in frames of 30 ms after it was noticed. */
const NOTICED_FRAMES = 4;

/** A frame in which only the coach's own voice may be is given to the engine so much softer. */
const OWN_VOICE = 0.02;

/**
 * So many frames of 30 ms may be loud without belonging to a word. By the trial in docs/decisions/0021: none of 99
 * commands that were heard rightly left more than one, and most talk that was taken for a command left more than three.
 */
const UNEXPLAINED_FRAMES = 3;

/** Somebody in danger may cry out around the words. By the same trial, other talk that was taken for danger left more. */
const UNEXPLAINED_IN_DANGER_FRAMES = 6;

/** Words whose sounds fit worse than this (`measureFit`) were not said. */
const LEAST_FIT = -0.75;

/** Words of danger may fit worse, for somebody with an accent. By the trial in docs/decisions/0021. */
const LEAST_FIT_IN_DANGER = -1.05;

export class Ear {
  readonly #engine: Engine;
  readonly #tell: (news: EarNews) => void;
  #listensFor: ListensFor = { sentences: [], attention: 'named', name: 'alexa' };
  readonly #stretches = new Stretches();
  #held: readonly Float32Array[] = [];
  /** Of each frame of the stretch. */
  #loudness: number[] = [];
  #speaksFor = 0;
  #attendsFor = 0;

  /** @param tell is told what was heard */
  constructor(engine: Engine, tell: (news: EarNews) => void) {
    this.#engine = engine;
    this.#tell = tell;
    this.#setGrammar();
  }

  /** Sets what is listened for from now on. */
  listenFor(listensFor: ListensFor): void {
    this.#listensFor = listensFor;
    this.#setGrammar();
  }

  /**
   * Takes the next frame of sound.
   * @param back how loud the coach's own voice alone can be in it
   */
  follow(sound: Float32Array, back = 0): void {
    const loudness = measureSpeech(sound);
    const frame = loudness > back ? sound : sound.map((sample) => sample * OWN_VOICE);
    this.#held = [...this.#held, frame].slice(-HELD_FRAMES);
    switch (this.#stretches.follow(loudness, back)) {
      case 'between':
        this.#waitForCommand();
        return;
      case 'first':
        // The beginning of the first word is softer than what was noticed.
        this.#engine.begin();
        for (const held of this.#held) this.#engine.take(held);
        this.#loudness = this.#held.map(measureSpeech);
        this.#speaksFor = 1;
        return;
      case 'further':
        this.#engine.take(frame);
        this.#loudness.push(loudness);
        this.#speaksFor += 1;
        if (this.#speaksFor === NOTICED_FRAMES) this.#tell({ kind: 'speaks', speaks: true });
        return;
      case 'last':
        this.#engine.take(frame);
        this.#loudness.push(loudness);
        this.#end(this.#engine.end());
        return;
    }
  }

  #end(recognised: Recognised): void {
    const heard = this.#read(recognised);
    this.#tell({ kind: 'speaks', speaks: false });
    this.#tell(heard);
    if (heard.kind === 'name' || (heard.kind === 'refused' && heard.named)) this.#attend(NAME_LASTS_FRAMES);
    else if (heard.kind === 'words') this.#attend(0);
  }

  /** Reads what was recognised. It is refused if its sounds are not those that were heard, or only some of them. */
  #read({ text, words }: Recognised): Heard {
    const heard = readHeard(text, this.#listensFor.name);
    const named = (heard.kind === 'name' || heard.named) && fits(words.slice(0, 1), LEAST_FIT);
    if (heard.kind === 'refused') return { kind: 'refused', named };
    const isDanger = heard.kind === 'words' && DANGER.includes(heard.words);
    const most = isDanger ? UNEXPLAINED_IN_DANGER_FRAMES : UNEXPLAINED_FRAMES;
    const least = isDanger ? LEAST_FIT_IN_DANGER : LEAST_FIT;
    const isSaid = fits(words, least) && countUnexplained(this.#loudness, words) <= most;
    return isSaid ? heard : { kind: 'refused', named };
  }

  #waitForCommand(): void {
    if (this.#attendsFor === 0) return;
    this.#attend(this.#attendsFor - 1);
    if (this.#attendsFor === 0) this.#tell({ kind: 'waited' });
  }

  /** Does without the name for so many frames. */
  #attend(frames: number): void {
    const changes = frames > 0 !== this.#attendsFor > 0;
    this.#attendsFor = frames;
    if (changes) this.#setGrammar();
  }

  #setGrammar(): void {
    const { sentences, attention, name } = this.#listensFor;
    this.#engine.listenFor(writeGrammar(sentences, this.#attendsFor > 0 ? 'open' : attention, name));
  }
}

function fits(words: readonly FoundWord[], least: number): boolean {
  return measureFit(words.flatMap(({ phones }) => phones)) >= least;
}
