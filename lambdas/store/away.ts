/** What the SDK throws without metadata: it gave up before or between its tries. */
const WITHOUT_METADATA: readonly string[] = ['AbortError', 'TimeoutError', 'CredentialsProviderError'];

/**
 * Whether an error means that the table couldn't be reached or refused (network, time-out, throttling, rights),
 * and not that this program is wrong. The SDK marks whatever fails once a request is on its way with `$metadata`.
 */
export function isAway(error: unknown): boolean {
  return error instanceof Error && ('$metadata' in error || WITHOUT_METADATA.includes(error.name));
}
