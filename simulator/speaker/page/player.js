/** What is heard, and the words to it. Positions are ms from the beginning of an answer. */
export class Player {
  #context = null;
  #loudness = null;
  #source = null;
  #count = 0;
  #speed = 1;
  /** The path of the sound of what plays; null: it has none. */
  #path = null;
  #due = [];
  /** Where the answer was at a moment of the page's clock; null: nothing plays. */
  #from = null;
  #soundFrom = null;

  constructor(caption) {
    const look = () => {
      const at = this.position();
      while (at !== null && this.#due.length > 0 && this.#due[0].atMs <= at) caption(this.#due.shift().text);
      requestAnimationFrame(look);
    };
    look();
  }

  /** Browsers let a page sound only after the person has done something on it: then what plays is heard, too. */
  async wakeUp() {
    this.#context ??= new AudioContext();
    await this.#context.resume();
    if (this.#from === null || this.#source !== null || this.#path === null || this.#speed !== 1) return;
    const mine = this.#count;
    const buffer = await this.#load(this.#path);
    if (mine === this.#count && buffer !== null && this.#source === null)
      this.#sound(buffer, this.position());
  }

  /** Begins an answer; resolves when it has begun. False where another began, or all was silenced meanwhile. */
  async start({ sound, captions, speed, fromMs }) {
    this.#count += 1;
    const mine = this.#count;
    const asked = performance.now();
    const buffer = sound === null ? null : await this.#load(sound);
    if (mine !== this.#count) return false;
    // In the middle of it, time goes on while the sound is fetched; at its beginning it waits for that.
    const at = fromMs === 0 ? performance.now() : asked;
    // Of what is past, the last words are shown.
    const past = captions.findLastIndex(({ atMs }) => atMs <= fromMs);
    this.#due = captions.slice(Math.max(0, past));
    this.#path = sound;
    this.#speed = speed;
    this.#mute();
    this.#from = { ms: fromMs, at };
    if (buffer !== null && speed === 1) this.#sound(buffer, this.position());
    return true;
  }

  /** A reminder, beside what plays. */
  async ring(path) {
    const buffer = await this.#load(path);
    if (buffer !== null) this.#play(buffer, 0);
  }

  /** How far the answer is: by the clock of the sound, while there is any. */
  position() {
    if (this.#soundFrom !== null) return (this.#context.currentTime - this.#soundFrom) * 1000;
    if (this.#from === null) return null;
    return this.#from.ms + (performance.now() - this.#from.at) * this.#speed;
  }

  hurry(speed) {
    if (speed === this.#speed) return;
    const ms = this.position();
    this.#mute();
    this.#speed = speed;
    if (ms !== null) this.#from = { ms, at: performance.now() };
  }

  stop() {
    this.#count += 1;
    this.#mute();
    this.#from = null;
    this.#due = [];
  }

  /** Turned down while the device listens for what follows its name. */
  turn(down) {
    if (this.#loudness !== null) this.#loudness.gain.value = down ? 0.1 : 1;
  }

  #mute() {
    this.#source?.stop();
    this.#source = null;
    this.#soundFrom = null;
  }

  async #load(path) {
    if (this.#context?.state !== 'running') return null;
    const answer = await fetch(path).catch(() => null);
    return answer?.ok ? this.#context.decodeAudioData(await answer.arrayBuffer()) : null;
  }

  #sound(buffer, fromMs) {
    this.#source = this.#play(buffer, fromMs);
    this.#soundFrom = this.#context.currentTime - fromMs / 1000;
  }

  #play(buffer, fromMs) {
    if (this.#loudness === null) {
      this.#loudness = this.#context.createGain();
      this.#loudness.connect(this.#context.destination);
    }
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#loudness);
    source.start(0, fromMs / 1000);
    return source;
  }
}
