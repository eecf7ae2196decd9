/** A picture becomes visible one frame later, in ms. Most screens show 60 frames a second. */
const FRAME_MS = 1000 / 60;

/** Tells where in an answer the player is, in ms; null if nothing plays. */
interface Playing {
  readonly position: () => number | null;
}

/** A speech of the document: the document's time when it began, and where in the answer it begins. */
interface Said {
  readonly ms: number;
  /** In ms; null if it is not known yet. */
  readonly from: () => number | null;
}

/**
 * The clock of a document, in ms. During its speech the clock follows the sound, so it does not matter when the
 * engine began to draw or how fast the audio clock runs. Before a speech the clock stands still.
 */
export class ScreenTime {
  readonly #player: Playing;
  /** How many speeches are still to come. */
  #left: number;
  #said: Said | null = null;
  #ms = 0;
  #isFrozen = false;
  #looked = performance.now();

  constructor(player: Playing, speeches: number) {
    this.#player = player;
    this.#left = speeches;
  }

  now(): number {
    const now = performance.now();
    if (this.#isFrozen) return this.#ms;
    if (this.#said !== null) {
      const [at, from] = [this.#player.position(), this.#said.from()];
      if (at !== null && from !== null) this.#ms = Math.max(this.#ms, this.#said.ms + at - from + FRAME_MS);
    } else if (this.#left === 0) this.#ms += now - this.#looked;
    this.#looked = now;
    return this.#ms;
  }

  /** Follows a speech that begins. */
  follow(from: Said['from']): void {
    this.#said = { from, ms: this.#ms };
  }

  /** Ends the current speech. */
  leave(): void {
    this.#said = null;
    this.#left -= 1;
  }

  /** Stands still for good. */
  freeze(): void {
    this.#isFrozen = true;
  }

  /** No speech will follow, so the clock runs freely. */
  free(): void {
    this.#said = null;
    this.#left = 0;
  }
}
