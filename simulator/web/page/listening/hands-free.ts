/** Decides what becomes of what the ear hears: it has no sound, no page and no clock of its own. */
import type { Attention, Name } from '../../../listening/grammar.ts';
import type { EarNews, ListensFor } from '../../../listening/ear.ts';
import { isBeingSaid, OwnVoice } from '../../../listening/own-voice.ts';
import { AUDIBLE, measureSpeech } from '../../../listening/stretches.ts';
import type { Command, MessageOf } from '../../messages.ts';

/** What surrounds it. */
export interface Surroundings {
  readonly perform: (command: Command) => void;
  /** Turns the coach's voice down, or up again. */
  readonly turnDown: (down: boolean) => void;
  /** Sets what the ear listens for. */
  readonly listenFor: (listensFor: ListensFor) => void;
  /** Shows the person what the ear does. */
  readonly show: (line: string) => void;
  /** Shows what was understood. */
  readonly showHeard: (words: string) => void;
  /** How loud the coach's voice is played now, as a root mean square. */
  readonly played: () => number;
  /** What the coach says now. */
  readonly saying: () => string;
}

/** The coach's voice comes back within so many frames of 30 ms. */
const COMES_BACK_FRAMES = 10;

/** Somebody speaks over the coach if so many of the last frames were louder than what comes back of its voice. */
const JUDGED_FRAMES = 20;
const LOUDER_FRAMES = 6;

export class HandsFree {
  readonly #around: Surroundings;
  readonly #ownVoice = new OwnVoice();
  #played: readonly number[] = [];
  #louder: readonly boolean[] = [];
  #sentences: readonly string[] = [];
  #attention: Attention = 'named';
  #name: Name = 'alexa';
  #typing = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Another name wakes it from now on. */
  setName(name: Name): void {
    this.#name = name;
    this.listen();
  }

  /** Other sentences can be said from now on. */
  takeMoment({ sentences }: Pick<MessageOf<'moment'>, 'sentences'>): void {
    this.#sentences = sentences;
    this.listen();
  }

  /** The device opens its microphone for an answer, or closes it. */
  takeStatus({ text }: Pick<MessageOf<'status'>, 'text'>): void {
    const attention: Attention = text === 'microphone open' ? 'open' : 'named';
    if (attention === this.#attention) return;
    this.#attention = attention;
    this.listen();
  }

  /**
   * Follows how loud it is at the microphone.
   * @returns how loud the coach's own voice alone can be in the frame
   */
  takeFrame(frame: Float32Array): number {
    this.#played = [...this.#played, this.#around.played()].slice(-COMES_BACK_FRAMES);
    const loudness = measureSpeech(frame);
    const back = this.#ownVoice.follow(loudness, Math.max(...this.#played));
    this.#louder = [...this.#louder, loudness > Math.max(AUDIBLE, back)].slice(-JUDGED_FRAMES);
    return back;
  }

  /** Acts on what the ear tells. */
  takeNews(news: EarNews): void {
    switch (news.kind) {
      case 'speaks':
        if (news.speaks && this.#isPerson()) this.#attend('I hear you…');
        else if (!news.speaks) this.#cease();
        return;
      case 'name':
        this.#attend('Yes?');
        return;
      case 'waited':
        this.#cease();
        return;
      case 'words':
        this.#say(news.words, news.named);
        return;
      case 'refused':
        if (news.named) this.#around.show('I heard my name, but not what you want. Say it again, or type.');
        return;
    }
  }

  /** What it can't know by itself: whether a person speaks, where the coach's own voice is at the microphone. */
  #isPerson(): boolean {
    return this.#louder.filter((louder) => louder).length >= LOUDER_FRAMES;
  }

  #say(words: string, named: boolean): void {
    const heard = named ? `${this.#name} ${words}` : words;
    if (isBeingSaid(heard, this.#around.saying()) && !this.#isPerson()) return;
    this.#typing = false; // the server takes words as the end of typing
    this.#around.turnDown(false);
    this.#around.showHeard(words);
    this.#around.perform({ kind: 'words', words });
  }

  /** Turns the coach's voice down, and keeps the device waiting for what is being said. */
  #attend(line: string): void {
    this.#around.turnDown(true);
    this.#around.show(line);
    if (!this.#typing) this.#around.perform({ kind: 'typing', typing: true });
    this.#typing = true;
  }

  #cease(): void {
    this.#around.turnDown(false);
    if (this.#typing) this.#around.perform({ kind: 'typing', typing: false });
    this.#typing = false;
    this.#showWhatToSay();
  }

  /** Tells the ear, which may have just been opened, what to listen for; and the person. */
  listen(): void {
    this.#around.listenFor({ sentences: this.#sentences, attention: this.#attention, name: this.#name });
    this.#showWhatToSay();
  }

  #showWhatToSay(): void {
    const name = `${this.#name.slice(0, 1).toUpperCase()}${this.#name.slice(1)}`;
    this.#around.show(
      this.#attention === 'open'
        ? 'Listening: just answer.'
        : `Listening: say “${name}” first. “Stop”, “help” and “it hurts” work without it.`,
    );
  }
}
