/** So many results are kept. More would fill the memory of a bench, which plays answers by the hundred thousand. */
const MOST = 2_000;

/** Results worked out before. The same answers come again and again: in a conversation, and from one to the next. */
export class Remembered<Result> {
  readonly #known = new Map<string, Result>();

  /**
   * Returns the result for what it follows from, which is compared as JSON. Works it out only where it isn't known.
   * @throws what `work` throws, each time anew
   */
  of(from: unknown, work: () => Result): Result {
    const key = JSON.stringify(from);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const result = work();
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, result);
    return result;
  }
}
