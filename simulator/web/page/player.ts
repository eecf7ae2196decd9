import type { MessageOf } from '../messages.ts';

/** Where an answer was at a moment of the page's clock. */
interface Place {
  readonly ms: number;
  readonly at: number;
}

/** A sound that plays, and when it began by the clock of the sound, in seconds. */
interface Playing {
  readonly context: AudioContext;
  readonly source: AudioBufferSourceNode;
  readonly from: number;
}

/** How loud it is while the device listens for what follows its name. */
const TURNED_DOWN = 0.1;

/** What is heard, and the words to it. Positions are ms from the beginning of an answer. */
export class Player {
  readonly #caption: (text: string) => void;
  #context: AudioContext | null = null;
  #loudness: GainNode | null = null;
  #playing: Playing | null = null;
  #count = 0;
  #speed = 1;
  /** The path of the sound of what plays; null: it has none. */
  #path: string | null = null;
  #due: { readonly atMs: number; readonly text: string }[] = [];
  /** Null: nothing plays. */
  #from: Place | null = null;

  constructor(caption: (text: string) => void) {
    this.#caption = caption;
    const look = (): void => {
      this.#showDue();
      requestAnimationFrame(look);
    };
    look();
  }

  /** Browsers let a page sound only after the person has done something on it: then what plays is heard, too. */
  async wakeUp(): Promise<void> {
    this.#context ??= new AudioContext();
    await this.#context.resume();
    if (this.#from === null || this.#playing !== null || this.#path === null || this.#speed !== 1) return;
    const mine = this.#count;
    const buffer = await this.#load(this.#path);
    if (mine === this.#count && buffer !== null) this.#joinSound(buffer);
  }

  /** Begins an answer; resolves when it has begun. False where another began, or all was silenced meanwhile. */
  async start({ sound, captions, speed, fromMs }: MessageOf<'start'>): Promise<boolean> {
    this.#count += 1;
    const mine = this.#count;
    const asked = performance.now();
    const buffer = sound === null ? null : await this.#load(sound);
    if (mine !== this.#count) return false;
    this.#mute();
    // Of what is past, the last words are shown.
    this.#due = captions.slice(
      Math.max(
        0,
        captions.findLastIndex(({ atMs }) => atMs <= fromMs),
      ),
    );
    this.#path = sound;
    this.#speed = speed;
    // In the middle of it, time goes on while the sound is fetched; at its beginning it waits for that.
    this.#from = { ms: fromMs, at: fromMs === 0 ? performance.now() : asked };
    if (buffer !== null && speed === 1) this.#joinSound(buffer);
    return true;
  }

  /** A reminder, beside what plays. */
  async ring(path: string): Promise<void> {
    const buffer = await this.#load(path);
    if (buffer !== null && this.#context !== null) this.#play(buffer, this.#context, 0);
  }

  /** How far the answer is: by the clock of the sound, while there is any. */
  position(): number | null {
    if (this.#playing !== null) return (this.#playing.context.currentTime - this.#playing.from) * 1000;
    if (this.#from === null) return null;
    return this.#from.ms + (performance.now() - this.#from.at) * this.#speed;
  }

  /** Goes on at another speed; without sound from here on. */
  setSpeed(speed: number): void {
    if (speed === this.#speed) return;
    const ms = this.position();
    this.#mute();
    this.#speed = speed;
    if (ms !== null) this.#from = { ms, at: performance.now() };
  }

  stop(): void {
    this.#count += 1;
    this.#mute();
    this.#from = null;
    this.#due = [];
  }

  /** Turned down, or up again. */
  turnDown(down: boolean): void {
    if (this.#loudness !== null) this.#loudness.gain.value = down ? TURNED_DOWN : 1;
  }

  #showDue(): void {
    const at = this.position();
    if (at === null) return;
    for (let next = this.#due[0]; next !== undefined && next.atMs <= at; next = this.#due[0]) {
      this.#due.shift();
      this.#caption(next.text);
    }
  }

  #mute(): void {
    this.#playing?.source.stop();
    this.#playing = null;
  }

  async #load(path: string): Promise<AudioBuffer | null> {
    const context = this.#context;
    if (context?.state !== 'running') return null;
    const answer = await fetch(path).catch(() => null);
    return answer?.ok === true ? context.decodeAudioData(await answer.arrayBuffer()) : null;
  }

  /** The sound joins in where the answer is. */
  #joinSound(buffer: AudioBuffer): void {
    const context = this.#context;
    const fromMs = this.position();
    if (context === null || fromMs === null || this.#playing !== null) return;
    const source = this.#play(buffer, context, fromMs);
    this.#playing = { context, source, from: context.currentTime - fromMs / 1000 };
  }

  #play(buffer: AudioBuffer, context: AudioContext, fromMs: number): AudioBufferSourceNode {
    if (this.#loudness === null) {
      this.#loudness = context.createGain();
      this.#loudness.connect(context.destination);
    }
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#loudness);
    source.start(0, fromMs / 1000);
    return source;
  }
}
