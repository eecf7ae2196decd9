import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDeletionQueue, readDeletions } from '../../lambdas/store/deletion-queue.ts';
import type { Forgotten } from '../../lambdas/store/store.ts';
import { closed, listen } from '../faults/listening.ts';

const DELETION = { household: 'a hash', deletedAt: 1_779_000_000_000 };

/** What reached the queue. */
interface Sent {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY');
  vi.stubEnv('AWS_SESSION_TOKEN', 'a session');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Adds a deletion to a queue that gives this answer. */
async function add(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = { 'x-amzn-requestid': 'r' },
): Promise<{ readonly added: Forgotten; readonly sent: readonly Sent[] }> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    void text(request).then((received) => {
      const parsed: unknown = JSON.parse(received);
      sent.push({ headers: request.headers, body: parsed });
      response.writeHead(status, headers).end(body);
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}/123456789012/Deletions`;
  const added = await openDeletionQueue(url, 'eu-west-1').add(DELETION);
  await closed(server);
  return { added, sent };
}

describe('the queue of deletions', () => {
  it('is sent the hash of the household and the time, signed for SQS', async () => {
    const { added, sent } = await add(200, '{"MessageId":"m"}');
    expect(added).toEqual({ ok: true });
    expect(sent).toHaveLength(1);
    const queueUrl: unknown = expect.stringMatching(/\/123456789012\/Deletions$/);
    expect(sent[0]?.body).toEqual({ QueueUrl: queueUrl, MessageBody: JSON.stringify(DELETION) });
    const authorization: unknown = expect.stringMatching(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/sqs\/aws4_request, SignedHeaders=[^,]*host;[^,]*x-amz-target, Signature=[0-9a-f]{64}$/,
    );
    expect(sent[0]?.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'AmazonSQS.SendMessage',
      'x-amz-security-token': 'a session',
      authorization,
    });
  });

  it.each<[string, number, string, Readonly<Record<string, string>>]>([
    ['refuses', 403, '{"__type":"AccessDenied"}', { 'x-amzn-requestid': 'r' }],
    ['fails', 503, '{}', { 'x-amzn-requestid': 'r' }],
    ['isn’t AWS’s', 200, '{}', {}],
    ['answers with a page', 200, '<html>', { 'x-amzn-requestid': 'r' }],
  ])('counts as away if it %s', async (_, status, body, headers) => {
    expect((await add(status, body, headers)).added).toMatchObject({ ok: false, reason: 'away' });
  });

  it('counts as away if nobody listens', async () => {
    const server = createServer();
    const url = `http://127.0.0.1:${await listen(server)}/123456789012/Deletions`;
    await closed(server);
    expect(await openDeletionQueue(url, 'eu-west-1').add(DELETION)).toMatchObject({ reason: 'away' });
  });
});

describe('what the queue delivers', () => {
  const record = (body: string): object => ({ messageId: 'm', eventSource: 'aws:sqs', body });

  it('are the deletions that were added', () => {
    expect(readDeletions({ Records: [record(JSON.stringify(DELETION))] })).toEqual([DELETION]);
  });

  it.each([[undefined], [null], [{}], [{ Records: [] }], [{ request: { type: 'LaunchRequest' } }]])(
    'isn’t %j',
    (incoming) => {
      expect(readDeletions(incoming)).toBeNull();
    },
  );

  it.each(['none', '{}', '{"household":"","deletedAt":1}', '{"household":"a"}'])(
    'is refused if it is no deletion: %s',
    (body) => {
      expect(() => readDeletions({ Records: [record(body)] })).toThrow();
    },
  );
});
