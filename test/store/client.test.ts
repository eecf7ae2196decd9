import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { HttpResponse } from '@smithy/core/protocols';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDynamoClient } from '../../lambdas/store/client.ts';
import type { Call, Found } from '../../lambdas/store/dynamo.ts';
import { closed, listen } from './table.ts';

const READ: Call = { operation: 'GetItem', input: { TableName: 'progress', Key: { household: { S: 'a' } } } };
const ITEM = { household: { S: 'a' }, version: { N: '1' } };

/** What a server in DynamoDB's place answers. */
interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

const FINE: Answer = { status: 200, body: { Item: ITEM } };
const refusal = (status: number, name: string): Answer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}` },
});

beforeEach(() => {
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  vi.stubEnv('AWS_SESSION_TOKEN', 'for a while');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Makes one call to a server that gives these answers in turn: what the call found or failed with, and what was asked. */
async function callWith(...answers: readonly Answer[]): Promise<{ found: Found | string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, body: answer } = answers[asked.length] ?? { status: 500, body: {} };
      asked.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, { 'x-amzn-requestid': 'a-number' }).end(JSON.stringify(answer));
    });
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${await listen(server)}`);
  const client = createDynamoClient();
  const found = await client.send(READ, new AbortController().signal).catch(String);
  client.destroy();
  await closed(server);
  return { found, asked };
}

describe('a call to DynamoDB', () => {
  it('is one signed request, and returns the item', async () => {
    const { found, asked } = await callWith(FINE);
    expect(found).toMatchObject({ Item: ITEM });
    expect(asked).toMatchObject([
      {
        body: READ.input,
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'x-amz-security-token': 'for a while',
        },
      },
    ]);
    expect(asked[0]?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/dynamodb\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/u,
    );
    // AWS refuses a request in which one of these isn't signed.
    const signed = /SignedHeaders=([^,]+)/u.exec(asked[0]?.headers.authorization ?? '')?.[1]?.split(';');
    expect(signed).toEqual(
      expect.arrayContaining(['content-type', 'host', 'x-amz-date', 'x-amz-security-token', 'x-amz-target']),
    );
  });

  it.each([
    ['a fault of DynamoDB', { status: 500, body: {} }],
    ['a refusal for too many requests', refusal(400, 'ProvisionedThroughputExceededException')],
  ])('is repeated after %s', async (_, first) => {
    const { found, asked } = await callWith(first, FINE);
    expect(found).toMatchObject({ Item: ITEM });
    expect(asked).toHaveLength(2);
  });

  it.each(['ConditionalCheckFailedException', 'AccessDeniedException', 'ValidationException'])(
    'is not repeated after %s',
    async (name) => {
      const { found, asked } = await callWith(refusal(400, name), FINE);
      expect(found).toMatch(new RegExp(`^${name}`, 'u'));
      expect(asked).toHaveLength(1);
    },
  );
});

describe('the address of DynamoDB', () => {
  /** The host that a call goes to, without any network. */
  async function hostWith(environment: Readonly<Record<string, string>>): Promise<string | undefined> {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    const handle = vi.spyOn(NodeHttpHandler.prototype, 'handle').mockResolvedValue({
      response: new HttpResponse({ statusCode: 400, headers: {}, body: undefined }),
    });
    await createDynamoClient().send(READ, AbortSignal.timeout(200)).catch(String);
    return handle.mock.calls[0]?.[0].hostname;
  }

  it.each([
    ['is the region’s own', {}, 'dynamodb.eu-west-1.amazonaws.com'],
    ['in China has China’s domain', { AWS_REGION: 'cn-north-1' }, 'dynamodb.cn-north-1.amazonaws.com.cn'],
    [
      'is the FIPS one if the environment asks for it',
      { AWS_REGION: 'us-east-1', AWS_USE_FIPS_ENDPOINT: 'true' },
      'dynamodb-fips.us-east-1.amazonaws.com',
    ],
    [
      'is the dual-stack one if the environment asks for it',
      { AWS_USE_DUALSTACK_ENDPOINT: 'true' },
      'dynamodb.eu-west-1.api.aws',
    ],
    ['is AWS_ENDPOINT_URL if that is set', { AWS_ENDPOINT_URL: 'http://localhost:1' }, 'localhost'],
    [
      'is AWS_ENDPOINT_URL_DYNAMODB before AWS_ENDPOINT_URL',
      { AWS_ENDPOINT_URL: 'http://localhost:1', AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' },
      '127.0.0.1',
    ],
  ])('%s', async (_, environment, host) => {
    expect(await hostWith(environment)).toBe(host);
  });
});
