/** One tab of the page sounds and listens: the one that was used last. */

const LOCK = 'sound and microphone';

/** Owns the sound and the microphone for one tab, and gives them up to another. */
export class OwnTab {
  readonly #onLost: () => void;
  #owns = false;

  /** @param onLost is called when another tab takes over */
  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  get owns(): boolean {
    return this.#owns;
  }

  /** Takes over from any other tab. */
  take(): void {
    if (this.#owns) return;
    this.#owns = true;
    // The lock is kept until another tab takes it, or this one closes.
    navigator.locks
      .request(LOCK, { steal: true }, () => new Promise(() => undefined))
      .catch(() => {
        this.#owns = false;
        this.#onLost();
      });
  }
}
