/**
 * Runs a handler like Lambda's runtime: it loads the handler that `_HANDLER` names in `LAMBDA_TASK_ROOT`, and
 * then requests events from the runtime API one by one. It follows AWS's description "Using the Lambda runtime
 * API". It has no clock.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';

const environment = z
  .object({ AWS_LAMBDA_RUNTIME_API: z.string(), _HANDLER: z.string(), LAMBDA_TASK_ROOT: z.string() })
  .parse(process.env);
const API = `http://${environment.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

type Handler = (event: unknown, context: object) => Promise<unknown>;

function load(): Handler {
  const [file = '', name = ''] = environment._HANDLER.split('.');
  const root = environment.LAMBDA_TASK_ROOT;
  const loaded: unknown = createRequire(join(root, 'bootstrap.js'))(join(root, file));
  const handler = z.custom<Handler>((value) => typeof value === 'function');
  return z.object({ [name]: handler }).parse(loaded)[name] ?? missing();
}

function missing(): never {
  throw new TypeError(`${environment._HANDLER} is no function`);
}

function told(error: unknown): string {
  const named = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: named.name, errorMessage: named.message });
}

async function post(path: string, body: string): Promise<void> {
  await fetch(`${API}${path}`, { method: 'POST', body });
}

async function one(handler: Handler): Promise<void> {
  const next = await fetch(`${API}/invocation/next`);
  const awsRequestId = next.headers.get('lambda-runtime-aws-request-id') ?? '';
  const event: unknown = await next.json();
  try {
    // The answer is sent as JSON, where undefined becomes null.
    const answer = JSON.stringify((await handler(event, { awsRequestId })) ?? null);
    await post(`/invocation/${awsRequestId}/response`, answer);
  } catch (error) {
    await post(`/invocation/${awsRequestId}/error`, told(error));
  }
}

async function run(): Promise<void> {
  let handler: Handler;
  try {
    handler = load();
  } catch (error) {
    await post('/init/error', told(error));
    process.exitCode = 1;
    return;
  }
  for (;;) await one(handler);
}

void run();
