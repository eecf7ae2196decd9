/** A proxy between the skill and DynamoDB that makes calls fail. */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { closed, listen } from './listening.ts';

/** The faults, and whether DynamoDB carries out the call in spite of each. */
export const FAULTS = {
  'answers slowly': 'done',
  'answers too late': 'done',
  'never answers': 'not done',
  ValidationException: 'not done',
  ThrottlingException: 'not done',
  ProvisionedThroughputExceededException: 'not done',
  AccessDeniedException: 'not done',
  ResourceNotFoundException: 'not done',
  'internal error (500)': 'not done',
  'unavailable (503)': 'not done',
  'connection reset before': 'not done',
  'connection reset after': 'done',
  'answer cut short': 'done',
  'answer garbled': 'done',
  'garbage (200)': 'not done',
  'nothing (200)': 'not done',
} as const satisfies Record<string, 'done' | 'not done'>;
export type Fault = keyof typeof FAULTS;

export const FAULT_NAMES = [
  'answers slowly',
  'answers too late',
  'never answers',
  'ValidationException',
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'AccessDeniedException',
  'ResourceNotFoundException',
  'internal error (500)',
  'unavailable (503)',
  'connection reset before',
  'connection reset after',
  'answer cut short',
  'answer garbled',
  'garbage (200)',
  'nothing (200)',
] as const satisfies readonly Fault[];

/** How long slow and late answers take, in ms: within the client's timeout, and beyond it. */
export interface Delays {
  readonly slowMs: number;
  readonly lateMs: number;
}

/**
 * Returns the fault of the nth call about a household. The count starts at 1 and includes the SDK's retries.
 */
export type Plan = (call: number) => Fault | null | Promise<Fault | null>;

export interface Proxy {
  readonly port: number;
  /** Starts counting the calls about a household, and injects faults as planned. */
  readonly plan: (household: string, plan: Plan) => void;
  /** Returns the number of calls about a household so far. */
  readonly calls: (household: string) => number;
  readonly close: () => Promise<void>;
}

const keySchema = z.object({ household: z.object({ S: z.string() }) });
/** A call names its household in the key, in the item, or, as a query does, among the values of its condition. */
const bodySchema = z.union([
  z.object({ Key: keySchema }).transform(({ Key }) => Key.household.S),
  z.object({ Item: keySchema }).transform(({ Item }) => Item.household.S),
  z
    .object({ ExpressionAttributeValues: z.object({ ':household': z.object({ S: z.string() }) }) })
    .transform(({ ExpressionAttributeValues }) => ExpressionAttributeValues[':household'].S),
]);

/**
 * Opens a proxy on a free port of the loopback interface.
 * @param target the port of the database
 */
export async function openProxy(target: number, delays: Delays): Promise<Proxy> {
  const plans = new Map<string, { plan: Plan; calls: number }>();
  const server = createServer((incoming, response) => {
    void serve(incoming, response).catch(() => response.destroy());
  });

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const planned = plans.get(householdIn(body));
    if (planned !== undefined) planned.calls += 1;
    const fault = (await planned?.plan(planned.calls)) ?? null;
    const answer = fault === null || FAULTS[fault] === 'done' ? await forward(target, incoming, body) : null;
    if (fault === 'answers slowly') await setTimeout(delays.slowMs);
    if (fault === 'answers too late') await setTimeout(delays.lateMs, undefined, { ref: false });
    if (fault === null || fault === 'answers slowly' || fault === 'answers too late') {
      response.writeHead(answer?.status ?? 500, answer?.headers).end(answer?.body);
      return;
    }
    spoil(fault, response, answer);
  }

  const port = await listen(server);
  return {
    port,
    plan: (household, plan) => plans.set(household, { plan, calls: 0 }),
    calls: (household) => plans.get(household)?.calls ?? 0,
    close: () => closed(server),
  };
}

type Spoiled = Exclude<Fault, 'answers slowly' | 'answers too late'>;

function spoil(fault: Spoiled, response: ServerResponse, answer: Answer | null): void {
  const refuse = (status: number, type: string): unknown =>
    response
      .writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'refused' })
      .end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: type }));
  switch (fault) {
    case 'never answers':
      return;
    case 'ValidationException':
    case 'ThrottlingException':
    case 'ProvisionedThroughputExceededException':
    case 'AccessDeniedException':
    case 'ResourceNotFoundException':
      refuse(400, fault);
      return;
    case 'internal error (500)':
      refuse(500, 'InternalServerError');
      return;
    case 'unavailable (503)':
      response.writeHead(503).end('Service Unavailable');
      return;
    case 'connection reset before':
    case 'connection reset after':
      response.socket?.resetAndDestroy();
      return;
    case 'answer cut short':
      response.writeHead(200, { ...answer?.headers, 'content-length': (answer?.body.length ?? 0) + 10 });
      response.write(answer?.body.subarray(0, -1) ?? '', () => response.socket?.destroy());
      return;
    case 'answer garbled':
      response.writeHead(200, { 'x-amzn-requestid': 'garbled' }).end('{"Item":{"household"');
      return;
    case 'garbage (200)':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in to this network</html>');
      return;
    case 'nothing (200)':
      response.writeHead(200).end();
      return;
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

async function forward(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // The database answers only to its own address.
    const own = { ...headers, host: `127.0.0.1:${port}` };
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers: own }, (answer) => {
      bodyOf(answer).then((received) => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: received });
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) if (part instanceof Buffer) parts.push(part);
  return Buffer.concat(parts);
}

/** @throws if a call names no household: it would be neither counted nor spoilt */
function householdIn(body: Buffer): string {
  return bodySchema.parse(JSON.parse(body.toString()));
}
