/** How long was held, counted from what played and when something was said: nothing the coach counts is used. */
import { routinesOf } from '../../lambdas/coach/progress/history.ts';
import type { PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import { SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Exchange } from './exchange.ts';
import type { PlayedStep } from './answer.ts';

/** What rounding may take. */
export const ROUNDING_MS = 5;
/** From the moment someone begins to speak to the request's timestamp. */
const SPEAKING_MS = 1 * SECOND;

/** Holds of a list of steps until a moment of it, in ms. */
export function sumHeld(steps: readonly PlayedStep[], atMs: number): number {
  return steps.reduce((sum, step) => sum + clampHeld(step, atMs), 0);
}

export function clampHeld({ holdStartMs, endMs }: PlayedStep, atMs: number): number {
  return Math.min(endMs - holdStartMs, Math.max(0, atMs - holdStartMs));
}

/** What a record has of a run, in ms. */
export function heldOnRecord(progress: PersonRecord, run: string): number {
  const { open } = progress;
  if (open?.id === run) return open.heldMs.reduce((sum, ms) => sum + ms, 0);
  return routinesOf(progress).find(({ id }) => id === run)?.heldMs ?? 0;
}

/** The record as it is once all that waits in the session is written. */
export function recordWithUnsaved({ heard, kept }: Exchange, whose: string): PersonRecord {
  const session = heard.remembers?.session;
  return session?.person === whose ? session.unsaved.reduce(applyFact, kept(whose)) : kept(whose);
}

/** What was playing when a request came, and how far it had got. */
interface Interrupted {
  readonly run: string;
  readonly steps: readonly PlayedStep[];
  readonly atMs: number;
}

/** The segment a request tells the end of; null where it tells of none, or that the device didn't play it. */
export function findInterrupted({ before, type, how, now }: Exchange): Interrupted | null {
  const { steps = [], session } = before?.remembers ?? {};
  const run = session?.conversation.run ?? null;
  const sentAt = run?.playing?.sentAt;
  if (how !== 'sent' || run === null || sentAt === undefined) return null;
  if (type === 'Alexa.Presentation.APLA.RuntimeError') return null;
  return { run: run.id, steps, atMs: now - sentAt - SPEAKING_MS };
}

/** So many ms at least, by name. */
export type MinimumHeld = Map<string, number>;

export function add(least: MinimumHeld, name: string, ms: number): number {
  const sum = (least.get(name) ?? 0) + ms;
  least.set(name, sum);
  return sum;
}
