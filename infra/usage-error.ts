/** The arguments of a command are unusable. The message says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
