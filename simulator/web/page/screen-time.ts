import type { Player } from './player.ts';

/** What is drawn for a moment is seen a frame later, in ms: of 60 a second, as most screens have. */
const FRAME_MS = 1000 / 60;

/** Something that is said: the time of the document when it began, and where in the answer that is. */
interface Said {
  readonly ms: number;
  /** In ms; null: not known yet. */
  readonly from: () => number | null;
}

/**
 * The clock of a document, in ms. While it says something, what is heard tells the time, however late the engine began
 * to draw and however fast the clock of the sound goes; until then it stands still.
 */
export class ScreenTime {
  readonly #player: Player;
  /** How much it has still to say. */
  #left: number;
  #said: Said | null = null;
  #ms = 0;
  #looked = performance.now();

  constructor(player: Player, speeches: number) {
    this.#player = player;
    this.#left = speeches;
  }

  now(): number {
    const now = performance.now();
    if (this.#said !== null) {
      const [at, from] = [this.#player.position(), this.#said.from()];
      if (at !== null && from !== null) this.#ms = Math.max(this.#ms, this.#said.ms + at - from + FRAME_MS);
    } else if (this.#left === 0) this.#ms += now - this.#looked;
    this.#looked = now;
    return this.#ms;
  }

  /** Something begins to be said. */
  follow(from: Said['from']): void {
    this.#said = { from, ms: this.#ms };
  }

  /** It has been said. */
  leave(): void {
    this.#said = null;
    this.#left -= 1;
  }

  /** Nothing is said any more. */
  free(): void {
    this.#said = null;
    this.#left = 0;
  }
}
