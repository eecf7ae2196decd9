/**
 * DynamoDB as strict as AWS and as untidy as a network. It checks signature, keys, and clock of each request before an
 * embedded DynamoDB answers, refuses in AWS's words, sends its answers in pieces, and closes every other connection.
 * After "Create a signed AWS API request" in AWS's documentation.
 */
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { closed, listen } from './listening.ts';

export interface Keys {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

/** What goes wrong with a request that would have been carried out; `body stalls` after it was. */
export type Fault = 'body stalls' | 'internal error' | 'throttled' | 'over capacity';

/** An answer: status, and body as JSON. */
type Answer = readonly [status: number, body: string];

export interface StrictDynamo {
  readonly port: number;
  /** How each request ended so far: `fine`, a fault, or the name of a refusal. */
  readonly ended: readonly string[];
  /** The keys that are valid from now on, instead of those before. */
  readonly rotate: (keys: Keys) => void;
  readonly close: () => Promise<void>;
}

/** AWS accepts a request that was signed up to five minutes ago, or ahead. */
const SKEW_MS = 300_000;

/**
 * @param target the port of the embedded DynamoDB
 * @param aheadMs how far the clock of this server is ahead of the client's
 * @param faultAt what goes wrong with the nth request, from 1
 */
export async function openStrictDynamo(
  target: number,
  keys: Keys,
  aheadMs: number,
  faultAt: (nth: number) => Fault | null,
): Promise<StrictDynamo> {
  const ended: string[] = [];
  let valid = keys;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const now = Date.now() + aheadMs;
    response.setHeader('Date', new Date(now).toUTCString());
    response.setHeader('Server', 'Server');
    response.setHeader('x-amzn-RequestId', `REQUEST${ended.length}`);
    response.setHeader('Content-Type', 'application/x-amz-json-1.0');
    if (ended.length % 2 === 1) response.setHeader('Connection', 'close');
    const refused = refusalOf(request, body, valid, now);
    const fault = refused === null ? faultAt(ended.length + 1) : null;
    ended.push(refused?.[0] ?? fault ?? 'fine');
    if (refused !== null) {
      send(response, refusal(400, `com.amazon.coral.service#${refused[0]}`, refused[1]));
    } else if (fault === null) {
      send(response, await forward(target, request, body));
    } else if (fault === 'body stalls') {
      const [status, whole] = await forward(target, request, body);
      response.writeHead(status, { 'content-length': whole.length }).write(whole.slice(0, 1));
    } else {
      send(response, REFUSALS[fault]);
    }
  }

  const server = createServer((request, response) => {
    void serve(request, response).catch(() => response.destroy());
  });
  return {
    port: await listen(server),
    ended,
    rotate: (next) => {
      valid = next;
    },
    close: () => closed(server),
  };
}

const REFUSALS = {
  'internal error': refusal(500, 'com.amazonaws.dynamodb.v20120810#InternalServerError', 'Internal error'),
  throttled: refusal(400, 'com.amazon.coral.availability#ThrottlingException', 'Rate exceeded'),
  'over capacity': refusal(
    400,
    'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded.',
  ),
} as const satisfies Record<Exclude<Fault, 'body stalls'>, Answer>;

function refusal(status: number, type: string, message: string): Answer {
  return [status, JSON.stringify({ __type: type, message })];
}

/** Sends an answer in two pieces. */
function send(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status);
  response.write(body.slice(0, 1));
  setImmediate(() => response.end(body.slice(1)));
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/((\d{8})\/([^/]+)\/dynamodb\/aws4_request), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/u;

/** Why AWS would refuse a request: the name and the message; null if it wouldn't. */
function refusalOf(
  { method = '', url = '', headers }: IncomingMessage,
  body: string,
  keys: Keys,
  now: number,
): readonly [name: string, message: string] | null {
  const found = AUTHORIZATION.exec(headers.authorization ?? '');
  if (found === null)
    return ['IncompleteSignatureException', 'Authorization header is missing or malformed.'];
  const [, id, scope = '', day = '', region = '', signedHeaders = '', signature] = found;
  if (id !== keys.id || headers['x-amz-security-token'] !== keys.token)
    return ['UnrecognizedClientException', 'The security token included in the request is invalid.'];

  const date = String(headers['x-amz-date']);
  const signedAt = Date.parse(date.replace(/^(....)(..)(..T..)(..)(..Z)$/u, '$1-$2-$3:$4:$5'));
  if (signedAt < now - SKEW_MS)
    return [
      'InvalidSignatureException',
      `Signature expired: ${date} is now earlier than ${amzDate(now - SKEW_MS)}`,
    ];
  if (!(signedAt <= now + SKEW_MS))
    return [
      'InvalidSignatureException',
      `Signature not yet current: ${date} is still later than ${amzDate(now)}`,
    ];

  const lines = signedHeaders.split(';').map((name) => `${name}:${String(headers[name])}`);
  const canonical = [method, url, '', ...lines, '', signedHeaders, sha256(body)].join('\n');
  const key = [day, region, 'dynamodb', 'aws4_request'].reduce<string | Buffer>(
    (outer, part) => hmac(outer, part).digest(),
    `AWS4${keys.secret}`,
  );
  const expected = hmac(key, ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')).digest('hex');
  return signature === expected
    ? null
    : [
        'InvalidSignatureException',
        'The request signature we calculated does not match the signature you provided.',
      ];
}

function amzDate(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[-:]|\.\d{3}/gu, '');
}

function sha256(data: string): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, data: string): ReturnType<typeof createHmac> {
  return createHmac('sha256', key).update(data);
}

function forward(port: number, { method, url, headers }: IncomingMessage, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path: url, headers, agent: false };
    const onward = httpRequest(options, (answer) => {
      text(answer).then((received) => {
        resolve([answer.statusCode ?? 500, received]);
      }, reject);
    });
    onward.on('error', reject);
    onward.end(body);
  });
}
