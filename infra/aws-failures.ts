/** Explains what AWS's clients throw, in a line that says what to do. */

/** What was asked of AWS, for the explanation. */
export interface Asked {
  readonly region: string;
  /** What was wanted, as in "the table Coach". */
  readonly what: string;
}

const CODES_OF_NO_NETWORK = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT']);

/** What to do about each error, by the name that AWS's clients give it. */
const EXPLAINED: Readonly<Record<string, (asked: Asked, message: string) => string>> = {
  CredentialsProviderError: () =>
    'There are no AWS credentials here. Log in as your organisation does, run `aws configure`, or set AWS_PROFILE.',
  ExpiredToken: () => EXPIRED,
  ExpiredTokenException: () => EXPIRED,
  UnrecognizedClientException: () => UNKNOWN,
  InvalidClientTokenId: () => UNKNOWN,
  InvalidSignatureException: () => UNKNOWN,
  AccessDeniedException: ({ what }, message) => `These credentials may not use ${what}: ${message}`,
  ResourceNotFoundException: ({ what, region }) =>
    `There is no such thing in ${region}: ${what}. The outputs of the deployment name what there is, and in which region.`,
  TimeoutError: ({ region }) => `AWS did not answer in time. Check the network, and the region ${region}.`,
};

const EXPIRED = 'The AWS credentials have expired. Log in again.';
const UNKNOWN = 'AWS does not know these credentials. Check AWS_PROFILE, or the access key and its secret.';

/**
 * Returns one line on what went wrong and what to do about it; null for an error that isn't known here, which is a fault of
 * this program.
 */
export function explainFailure(error: unknown, asked: Asked): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (CODES_OF_NO_NETWORK.has(code))
    return `AWS can't be reached (${code}). Check the network, the region ${asked.region}, and --endpoint if you gave one.`;
  return EXPLAINED[error.name]?.(asked, error.message) ?? null;
}
