/** Decides what becomes of what the ear hears: it has no sound, no page and no clock of its own. */
import type { Attention, Name } from '../../../listening/grammar.ts';
import type { EarNews, ListensFor } from '../../../listening/ear.ts';
import { isBeingSaid, OwnVoice } from '../../../listening/own-voice.ts';
import { AUDIBLE, measureSpeech } from '../../../listening/stretches.ts';
import type { Command, MessageOf } from '../../messages.ts';
import { NumberCheck } from './number-check.ts';

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
  /** Whether somebody louder than the coach spoke since speech was last noticed. */
  #personSpoke = false;
  #sentences: readonly string[] = [];
  #saidBack: Readonly<Record<string, string>> = {};
  #check: NumberCheck | null = null;
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

  /** Other sentences can be said from now on. A number that was heard before is no answer any more. */
  takeMoment({ sentences, saidBack }: Pick<MessageOf<'moment'>, 'sentences' | 'saidBack'>): void {
    this.#sentences = sentences;
    this.#saidBack = saidBack;
    if (!this.#endCheck()) this.listen();
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
    if (this.#isPerson()) this.#personSpoke = true;
    if (this.#check?.waitInVain() === true) {
      const { number } = this.#check;
      this.#endCheck();
      this.#around.show(`I heard “${number}”, and no yes. Say it again, or touch it.`);
    }
    return back;
  }

  /** Acts on what the ear tells. */
  takeNews(news: EarNews): void {
    switch (news.kind) {
      case 'speaks':
        if (!news.speaks) this.#cease();
        else if ((this.#personSpoke = this.#isPerson())) this.#attend('I hear you…');
        this.#check?.restart();
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
    const saying = `${this.#around.saying()} ${this.#check?.number ?? ''}`;
    if (isBeingSaid(heard, saying) && !this.#personSpoke) return;
    const number = this.#saidBack[words];
    const checked = this.#check?.read(words, number) ?? { kind: 'other' };
    switch (checked.kind) {
      case 'right':
        this.#send(checked.words);
        return;
      case 'wrong':
        this.#endCheck();
        this.#around.show('Then say it again, or touch it.');
        return;
      case 'other':
        if (number === undefined) this.#send(words);
        else this.#sayBack(words, number);
    }
  }

  /** Says a number back, and waits for a yes. */
  #sayBack(words: string, number: string): void {
    this.#setCheck(new NumberCheck(words, number));
    this.#askWhetherRight(number);
    this.#around.perform({ kind: 'say_back', number });
  }

  /** Asks whether a number was heard rightly, while the device waits. */
  #askWhetherRight(number: string): void {
    this.#attend(`I heard “${number}”. Is that right?`);
  }

  #setCheck(check: NumberCheck | null): void {
    this.#check = check;
    this.listen();
  }

  /** Forgets the number that is checked. Returns whether there was one. */
  #endCheck(): boolean {
    if (this.#check === null) return false;
    this.#setCheck(null);
    this.#cease();
    return true;
  }

  #send(words: string): void {
    this.#typing = false; // the server takes words as the end of typing
    if (this.#check !== null) this.#setCheck(null);
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

  /** Lets the coach speak, and the device wait no longer: unless a number is to be checked. */
  #cease(): void {
    if (this.#check !== null) {
      this.#askWhetherRight(this.#check.number);
      return;
    }
    this.#around.turnDown(false);
    if (this.#typing) this.#around.perform({ kind: 'typing', typing: false });
    this.#typing = false;
    this.#showWhatToSay();
  }

  /** Tells the ear, which may have just been opened, what to listen for; and the person. */
  listen(): void {
    const isOpen = { sentences: [...this.#sentences, ...NumberCheck.ANSWERS], attention: 'open' } as const;
    const usual = { sentences: this.#sentences, attention: this.#attention };
    this.#around.listenFor({ ...(this.#check === null ? usual : isOpen), name: this.#name });
    this.#showWhatToSay();
  }

  #showWhatToSay(): void {
    const name = `${this.#name.slice(0, 1).toUpperCase()}${this.#name.slice(1)}`;
    this.#around.show(
      this.#attention === 'open'
        ? 'Listening: just answer.'
        : `Listening: say “${name}” first. “Stop”, “it hurts” and “I feel dizzy” work without it.`,
    );
  }
}
