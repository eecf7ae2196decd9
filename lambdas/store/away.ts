import type { Failure } from './store.ts';

/** What the SDK throws without metadata: it gave up before or between its tries. */
const WITHOUT_METADATA: readonly string[] = ['AbortError', 'TimeoutError', 'CredentialsProviderError'];

/**
 * Whether an error means that the table couldn't be reached or refused (network, time-out, throttling, rights),
 * and not that this program is wrong. The SDK marks whatever fails once a request is on its way with `$metadata`.
 */
function isAway(error: unknown): error is Error {
  return error instanceof Error && ('$metadata' in error || WITHOUT_METADATA.includes(error.name));
}

/**
 * An error of a call, as what it means to the store: the table is away.
 * @throws the error itself where it is the program's own.
 */
export function awayOr(error: unknown): Failure<'away'> {
  if (isAway(error)) return { ok: false, reason: 'away', cause: nameOf(error) };
  throw error;
}

/** What the network makes go wrong is an `Error` like any other, with a code: `ECONNRESET`. */
function nameOf(error: Error): string {
  return error.name === 'Error' && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error.name;
}
