import { measureLoudness } from '../../listening/frame.ts';
import type { MessageOf } from '../messages.ts';

/** The position in an answer (ms) at a moment of the page's clock (at). */
interface Place {
  readonly ms: number;
  readonly at: number;
}

/** A sound that is playing. `from` is when it began by the audio clock, in seconds. */
interface Playing {
  readonly context: AudioContext;
  readonly source: AudioBufferSourceNode;
  readonly from: number;
}

/** The way out: answers are turned down while somebody speaks; all of it is measured and can be muted. */
interface Output {
  readonly answers: GainNode;
  readonly all: GainNode;
  readonly meter: AnalyserNode;
  readonly samples: Float32Array<ArrayBuffer>;
}

/** The volume while the device listens after its name was said. */
const TURNED_DOWN = 0.1;

/** Plays answers and shows their captions. Positions are ms from the start of an answer. */
export class Player {
  readonly #caption: (text: string) => void;
  #context: AudioContext | null = null;
  #output: Output | null = null;
  #playing: Playing | null = null;
  #count = 0;
  #speed = 1;
  #down = false;
  #mutes = false;
  #saying = '';
  /** The path of the current sound; null if there is none. */
  #path: string | null = null;
  #due: { readonly atMs: number; readonly text: string }[] = [];
  /** Null if nothing is playing. */
  #from: Place | null = null;

  constructor(caption: (text: string) => void) {
    this.#caption = caption;
    const look = (): void => {
      this.#showDue();
      requestAnimationFrame(look);
    };
    look();
  }

  /**
   * Starts the sound. Browsers allow a page to play sound only after the person has done something on it,
   * perhaps in the middle of an answer.
   */
  async wakeUp(): Promise<void> {
    if (!('AudioContext' in window)) return; // the captions are there
    this.#context ??= new AudioContext();
    await this.#context.resume();
    if (this.#from === null || this.#playing !== null || this.#path === null || this.#speed !== 1) return;
    const mine = this.#count;
    const buffer = await this.#load(this.#path);
    if (mine === this.#count && buffer !== null) this.#joinSound(buffer);
  }

  /**
   * Starts an answer. Resolves to false if another one began, or playing stopped, before its sound was loaded.
   */
  async start({ sound, captions, speed, fromMs }: MessageOf<'start'>): Promise<boolean> {
    this.#count += 1;
    const mine = this.#count;
    const asked = performance.now();
    const buffer = sound === null ? null : await this.#load(sound);
    if (mine !== this.#count) return false;
    this.#mute();
    // Of the captions in the past, only the last is shown.
    this.#due = captions.slice(
      Math.max(
        0,
        captions.findLastIndex(({ atMs }) => atMs <= fromMs),
      ),
    );
    this.#path = sound;
    this.#speed = speed;
    // In the middle of an answer, time goes on while the sound loads. At its beginning, time waits for the
    // sound.
    this.#from = { ms: fromMs, at: fromMs === 0 ? performance.now() : asked };
    if (buffer !== null && speed === 1) this.#joinSound(buffer);
    return true;
  }

  /** Plays a sound beside whatever is playing, and isn't turned down with it. */
  async playAside(path: string): Promise<void> {
    const buffer = await this.#load(path);
    if (buffer === null || this.#context === null) return;
    this.#play(buffer, this.#context, 0).connect(this.#openOutput(this.#context).all);
  }

  /** Returns the position in the answer. While there is sound, the audio clock determines it. */
  position(): number | null {
    if (this.#playing !== null) return (this.#playing.context.currentTime - this.#playing.from) * 1000;
    if (this.#from === null) return null;
    return this.#from.ms + (performance.now() - this.#from.at) * this.#speed;
  }

  /** Continues at another speed, without sound. */
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

  /** Turns the volume down, or up again. */
  turnDown(down: boolean): void {
    this.#down = down;
    this.#setVolume();
  }

  /** Makes no sound while another tab does. */
  mute(mutes: boolean): void {
    this.#mutes = mutes;
    this.#setVolume();
  }

  /** Whether the browser lets the page sound: after a reload, only once somebody has pressed something. */
  get sounds(): boolean {
    return this.#context?.state === 'running';
  }

  /** Whether time passes as it does for the person. */
  get isRealTime(): boolean {
    return this.#speed === 1;
  }

  /** The words that are being said. */
  get saying(): string {
    return this.position() === null ? '' : this.#saying;
  }

  /** How loud it is now, as a root mean square of samples from -1 to 1. */
  loudness(): number {
    if (this.#output === null) return 0;
    const { meter, samples } = this.#output;
    meter.getFloatTimeDomainData(samples);
    return measureLoudness(samples);
  }

  #setVolume(): void {
    if (this.#output === null) return;
    this.#output.answers.gain.value = this.#down ? TURNED_DOWN : 1;
    this.#output.all.gain.value = this.#mutes ? 0 : 1;
  }

  #showDue(): void {
    const at = this.position();
    if (at === null) return;
    for (let next = this.#due[0]; next !== undefined && next.atMs <= at; next = this.#due[0]) {
      this.#due.shift();
      this.#saying = next.text;
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

  /** Starts the sound at the current position of the answer. */
  #joinSound(buffer: AudioBuffer): void {
    const context = this.#context;
    const fromMs = this.position();
    if (context === null || fromMs === null || this.#playing !== null) return;
    const source = this.#play(buffer, context, fromMs);
    source.connect(this.#openOutput(context).answers);
    this.#playing = { context, source, from: context.currentTime - fromMs / 1000 };
  }

  #play(buffer: AudioBuffer, context: AudioContext, fromMs: number): AudioBufferSourceNode {
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.start(0, fromMs / 1000);
    return source;
  }

  #openOutput(context: AudioContext): Output {
    if (this.#output !== null) return this.#output;
    const all = context.createGain();
    all.connect(context.destination);
    const answers = context.createGain();
    answers.connect(all);
    const meter = context.createAnalyser();
    all.connect(meter);
    this.#output = { answers, all, meter, samples: new Float32Array(meter.fftSize) };
    this.#setVolume();
    return this.#output;
  }
}
