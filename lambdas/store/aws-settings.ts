import * as z from 'zod/mini';
import { readEnvironment } from '../environment.ts';

/** Where the table is, and who asks. */
export interface Aws {
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
  readonly endpoint: URL;
}

const given = z.string().check(z.minLength(1));

const schema = z.object({
  AWS_REGION: given,
  AWS_ACCESS_KEY_ID: given,
  AWS_SECRET_ACCESS_KEY: given,
  AWS_SESSION_TOKEN: z.optional(z.string()),
  /** Another DynamoDB than the region's own, as the local speaker has. */
  AWS_ENDPOINT_URL_DYNAMODB: z.optional(z.url()),
});

/**
 * Reads what Lambda itself puts into the environment; the keys hold as long as the process lives.
 * @throws ConfigurationError naming each variable that is missing.
 */
export function readAws(environment: unknown): Aws {
  const {
    AWS_REGION: region,
    AWS_SESSION_TOKEN: sessionToken = '',
    ...read
  } = readEnvironment(schema, environment);
  return {
    region,
    credentials: {
      accessKeyId: read.AWS_ACCESS_KEY_ID,
      secretAccessKey: read.AWS_SECRET_ACCESS_KEY,
      ...(sessionToken === '' ? {} : { sessionToken }),
    },
    endpoint: new URL(read.AWS_ENDPOINT_URL_DYNAMODB ?? `https://dynamodb.${region}.amazonaws.com`),
  };
}
