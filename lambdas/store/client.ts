/**
 * The way to DynamoDB: a signed POST a call, by AWS's own signer and HTTP handler. The whole SDK client is left
 * out of the Lambda on purpose: most of a cold start is the compiling of it (`npm run bench:start`).
 */
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { Readable } from 'node:stream';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { Sha256 } from '@smithy/core/checksum';
import { isThrottlingError, isTransientError } from '@smithy/core/retry';
import { HttpRequest } from '@smithy/core/transport';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { SignatureV4 } from '@smithy/signature-v4';
import * as z from 'zod/mini';
import type { Aws } from './aws-settings.ts';
import { CallFailed, type Call, type Dynamo, type Found } from './dynamo.ts';

/** How long a client waits, in milliseconds, and how often it tries. */
export interface Patience {
  readonly connectMs: number;
  readonly requestMs: number;
  readonly attempts: number;
}

/** Two tries of at most a second; DynamoDB usually answers in under 10 ms. */
const PATIENCE: Patience = { connectMs: 500, requestMs: 1000, attempts: 2 };

/** Between two tries, in milliseconds: what the SDK waits on average before its second. */
const BETWEEN_TRIES_MS = 50;

/** The version of DynamoDB's interface, part of each operation's name. */
const INTERFACE = 'DynamoDB_20120810';

const itemSchema = z.record(
  z.string(),
  // What is in it, `unmarshall` and the item's own schema judge.
  z.custom<AttributeValue>((value: unknown) => typeof value === 'object' && value !== null),
);
const foundSchema = z.object({ Item: z.optional(itemSchema), Items: z.optional(z.array(itemSchema)) });
const refusalSchema = z.object({ __type: z.string() });

/** What came back for a request. `numbered`: as DynamoDB numbers each of its answers, and nothing else does. */
interface Reply {
  readonly status: number;
  readonly numbered: boolean;
  readonly body: string;
}

/**
 * A client that would rather give up than let someone wait: Alexa gives a skill 8 seconds, and a person far
 * less. Connections are kept for the calls to come; `destroy` closes them.
 */
export function dynamoClient(
  { region, credentials, endpoint }: Aws,
  { connectMs, requestMs, attempts }: Patience = PATIENCE,
): Dynamo & { destroy(): void } {
  const signer = new SignatureV4({ service: 'dynamodb', region, credentials, sha256: Sha256 });
  const http = new NodeHttpHandler({
    requestTimeout: requestMs,
    connectionTimeout: connectMs,
    throwOnRequestTimeout: true, // without it the timeout above only warns
  });

  async function tryOnce(call: Call, signal: AbortSignal): Promise<Found> {
    const request = HttpRequest.clone(await signer.sign(requestOf(call, endpoint)));
    try {
      const { response } = await http.handle(request, { abortSignal: signal });
      const body: unknown = response.body;
      return foundIn({
        status: response.statusCode,
        numbered: 'x-amzn-requestid' in response.headers,
        body: body instanceof Readable ? await text(body) : '',
      });
    } catch (error) {
      if (error instanceof CallFailed) throw error;
      if (!(error instanceof Error)) throw error;
      throw new CallFailed(signal.aborted ? 'AbortError' : nameOf(error), { cause: error });
    }
  }

  return {
    async send(call, signal) {
      for (let tried = 1; ; tried += 1) {
        try {
          return await tryOnce(call, signal);
        } catch (error) {
          if (tried >= attempts || signal.aborted || !mayPass(error)) throw error;
        }
        await setTimeout(BETWEEN_TRIES_MS);
      }
    },
    destroy: () => {
      http.destroy();
    },
  };
}

function requestOf({ operation, input }: Call, endpoint: URL): HttpRequest {
  const { protocol, hostname, port, host } = endpoint;
  return new HttpRequest({
    method: 'POST',
    protocol,
    hostname,
    ...(port === '' ? {} : { port: Number(port) }),
    path: '/',
    headers: {
      host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `${INTERFACE}.${operation}`,
    },
    body: JSON.stringify(input),
  });
}

/** @throws CallFailed where it isn't what was asked for. */
function foundIn({ status, numbered, body }: Reply): Found {
  const json = jsonIn(body);
  if (status >= 300) {
    const { data } = z.safeParse(refusalSchema, json);
    // The type comes with its namespace: `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`.
    throw new CallFailed(data?.__type.split('#').at(-1) ?? 'Unknown', { status });
  }
  const found = z.safeParse(foundSchema, json);
  // An empty answer of something else would read as "no item", or "written".
  if (!numbered || !found.success) throw new CallFailed(NOT_DYNAMODB, { status });
  return found.data;
}

const NOT_DYNAMODB = 'NotDynamoDB';

function jsonIn(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Whether another try may go better, by AWS's own table. */
function mayPass(error: unknown): boolean {
  return (
    error instanceof CallFailed &&
    (error.name === NOT_DYNAMODB || isThrottlingError(error) || isTransientError(error))
  );
}

/** What the network makes go wrong is an `Error` like any other, with a code: `ECONNREFUSED`. */
function nameOf(error: Error): string {
  return error.name === 'Error' && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error.name;
}
