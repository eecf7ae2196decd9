/**
 * Keeps account of what devices were told to play and for how long they played it, from their answers and the
 * clock alone.
 */
import { z } from 'zod';
import type { Turn } from '../../simulator/echo/turn.ts';

/** The time from the moment a person begins to speak to the request's timestamp, in ms. */
const SPEAKING_MS = 1_000;

const toldSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({
        run: z.nullable(z.looseObject({ id: z.string() })),
      }),
    }),
  }),
});

/** The time held per side of a region, such as `glutes.left`, in ms. */
export type BySide = Readonly<Record<string, number>>;

/** The time held per routine and device, in ms. */
export type Held = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The accounts of a home. */
export class Ledger {
  readonly #playing = new Map<string, { readonly run: string; readonly turn: Turn }>();
  readonly #held = new Map<string, Map<string, number>>();
  readonly #bySide = new Map<string, number>();

  get held(): Held {
    return this.#held;
  }

  get bySide(): BySide {
    return Object.fromEntries(this.#bySide);
  }

  /**
   * Credits what a device was playing when it sent a request.
   * @param turn the answer to that request
   */
  record(device: string, turn: Turn): void {
    const atMs = Date.parse(turn.at);
    const before = this.#playing.get(device);
    this.#playing.delete(device);
    if (before !== undefined) this.#credit(device, before.run, before.turn, atMs);
    if (turn.steps.length === 0) return;
    const { run } = toldSchema.parse(turn.response).sessionAttributes.session.conversation;
    if (run === null) throw new Error('holds, and no routine');
    this.#playing.set(device, { run: run.id, turn });
  }

  #credit(device: string, run: string, { at, steps }: Turn, untilMs: number): void {
    const position = untilMs - Date.parse(at) - SPEAKING_MS;
    for (const { region, side, holdStartMs, endMs } of steps) {
      const heldMs = Math.min(endMs - holdStartMs, Math.max(0, position - holdStartMs));
      const byDevice = this.#held.get(run) ?? new Map<string, number>();
      this.#held.set(run, byDevice.set(device, (byDevice.get(device) ?? 0) + heldMs));
      for (const each of side === 'both' ? ['left', 'right'] : [side]) {
        const key = `${region ?? ''}.${each ?? ''}`;
        if (heldMs > 0) this.#bySide.set(key, (this.#bySide.get(key) ?? 0) + heldMs);
      }
    }
  }
}
