import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CallFailed } from './dynamo.ts';

/** How long one try may take, in milliseconds. */
export interface Timeouts {
  readonly connectMs: number;
  /** From the start of the request to the last byte of the answer. */
  readonly tryMs: number;
}

/** The name of an error when a signal ended what it was to end. */
export const ABORTED = 'AbortError';

/** The answer isn't DynamoDB's, or not all of it. The SDK tries again after an error with `$retryable`. */
class NotDynamoDB extends CallFailed {
  readonly $retryable = {};

  constructor() {
    super('NotDynamoDB');
  }
}

/**
 * The SDK's HTTP handler, stricter in two ways. Its time limit includes the body of the answer, which the SDK waits
 * for without end. And it takes an answer only if it has DynamoDB's request id and is JSON: the SDK reads the empty
 * answer of a proxy as "no such item", or as "written".
 * @throws CallFailed, from `handle`.
 */
export class WholeAnswersHandler extends NodeHttpHandler {
  readonly #tryMs: number;

  constructor({ connectMs, tryMs }: Timeouts) {
    super({ connectionTimeout: connectMs });
    this.#tryMs = tryMs;
  }

  override async handle(
    ...[request, options]: Parameters<NodeHttpHandler['handle']>
  ): ReturnType<NodeHttpHandler['handle']> {
    const timeout = AbortSignal.timeout(this.#tryMs);
    const deadline = options?.abortSignal instanceof AbortSignal ? options.abortSignal : timeout;
    try {
      const { response } = await super.handle(request, { abortSignal: AbortSignal.any([timeout, deadline]) });
      const stream: unknown = response.body;
      const body = stream instanceof Readable ? await buffer(stream) : Buffer.of();
      if (!('x-amzn-requestid' in response.headers) || !isJson(body)) throw new NotDynamoDB();
      response.body = body;
      return { response };
    } catch (error) {
      if (error instanceof CallFailed || !(error instanceof Error)) throw error;
      const name = timeout.aborted ? 'TimeoutError' : deadline.aborted ? ABORTED : nameOf(error);
      throw new CallFailed(name, { cause: error });
    }
  }
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString());
    return true;
  } catch {
    return false;
  }
}

/** An error of Node's network modules has a name that says nothing, and a code: `ECONNREFUSED`. */
function nameOf(error: Error): string {
  return error.name === 'Error' && 'code' in error && typeof error.code === 'string'
    ? error.code
    : error.name;
}
