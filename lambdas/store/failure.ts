import { CallFailed } from './dynamo.ts';
import type { Failure } from './store.ts';

/**
 * What a failed call means to the store: the table is away (network, time-out, throttling, missing rights).
 * @throws the error itself if it isn't a failed call but a fault of this program.
 */
export function toUnavailable(error: unknown): Failure<'away'> {
  if (error instanceof CallFailed) return { ok: false, reason: 'away', cause: error.name };
  throw error;
}
