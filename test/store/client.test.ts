import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { readAws } from '../../lambdas/store/aws-settings.ts';
import { dynamoClient } from '../../lambdas/store/client.ts';
import type { Call, Found } from '../../lambdas/store/dynamo.ts';
import { closed, listen } from './table.ts';

const READ: Call = { operation: 'GetItem', input: { TableName: 'progress', Key: { household: { S: 'a' } } } };
const FOUND = { Item: { household: { S: 'a' }, version: { N: '1' } } };

/** What something in DynamoDB's place answers. */
interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Asked {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** One call, where the answers come in this order; what came of it, and the requests that were made. */
async function calling(...answers: readonly Answer[]): Promise<{ found: Found | string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, body: answer } = answers[asked.length] ?? { status: 500, body: {} };
      asked.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(status, { 'x-amzn-requestid': 'a-number' }).end(JSON.stringify(answer));
    });
  });
  const client = dynamoClient(
    readAws({
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'nothing',
      AWS_SESSION_TOKEN: 'for a while',
      AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${await listen(server)}`,
    }),
  );
  const found = await client.send(READ, new AbortController().signal).catch(String);
  client.destroy();
  await closed(server);
  return { found, asked };
}

const FINE: Answer = { status: 200, body: FOUND };
const refusal = (status: number, name: string): Answer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}` },
});

it('a call is one signed request, and finds what DynamoDB has', async () => {
  const { found, asked } = await calling(FINE);
  expect(found).toEqual(FOUND);
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
  // Unsigned, the host or the token would let AWS refuse everything.
  expect(asked[0]?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/dynamodb\/aws4_request, SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date;x-amz-security-token;x-amz-target, Signature=[0-9a-f]{64}$/u,
  );
});

it.each([
  ['a fault of DynamoDB', { status: 500, body: {} }],
  ['being throttled', refusal(400, 'ProvisionedThroughputExceededException')],
])('%s is met with one more try', async (_, first) => {
  const { found, asked } = await calling(first, FINE);
  expect(found).toEqual(FOUND);
  expect(asked).toHaveLength(2);
});

it('there is no third try', async () => {
  const { found, asked } = await calling(
    refusal(400, 'ThrottlingException'),
    refusal(500, 'InternalServerError'),
    FINE,
  );
  expect(found).toBe('InternalServerError: InternalServerError');
  expect(asked).toHaveLength(2);
});

it.each(['ConditionalCheckFailedException', 'AccessDeniedException', 'ValidationException'])(
  '%s is final',
  async (name) => {
    const { found, asked } = await calling(refusal(400, name), FINE);
    expect(found).toBe(`${name}: ${name}`);
    expect(asked).toHaveLength(1);
  },
);
