import { CallFailed } from './dynamo.ts';
import type { Failure } from './store.ts';

/**
 * An error of a call, as what it means to the store: the table is away (network, time-out, throttling, rights).
 * @throws the error itself where it is the program's own.
 */
export function toUnavailable(error: unknown): Failure<'away'> {
  if (error instanceof CallFailed) return { ok: false, reason: 'away', cause: error.name };
  throw error;
}
