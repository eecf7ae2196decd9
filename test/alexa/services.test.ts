import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { openServices, type ServiceAnswer } from '../../lambdas/alexa/services.ts';
import { closed, listen } from '../faults/listening.ts';

/** What reached the server. */
interface Sent {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Makes one call to a server that gives this answer. */
async function callWith(
  status: number,
  body: string,
): Promise<{ readonly answer: ServiceAnswer | undefined; readonly sent: readonly Sent[] }> {
  const sent: Sent[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    void text(request).then((received) => {
      sent.push({ method, url, headers, body: received });
      response.writeHead(status).end(body);
    });
  });
  const apiEndpoint = `http://127.0.0.1:${await listen(server)}`;
  const call = openServices({ apiEndpoint, apiAccessToken: 'token' });
  const answer = await call?.('POST', '/v1/alerts/reminders', new AbortController().signal, { a: 1 });
  await closed(server);
  return { answer, sent };
}

describe('a call to one of Alexa’s services', () => {
  it('carries the token of the request, and JSON', async () => {
    const { sent, answer } = await callWith(200, '{"alertToken":"b"}');
    expect(sent).toMatchObject([
      {
        method: 'POST',
        url: '/v1/alerts/reminders',
        headers: { authorization: 'Bearer token', 'content-type': 'application/json' },
        body: '{"a":1}',
      },
    ]);
    expect(answer).toEqual({ status: 200, body: { alertToken: 'b' } });
  });

  it.each([
    [204, ''],
    [503, '<html>Service Unavailable</html>'],
    [200, '{"alertTok'],
  ])('that is answered with %i and %j, which is no JSON, has no body', async (status, body) => {
    expect((await callWith(status, body)).answer).toEqual({ status, body: undefined });
  });

  it('isn’t possible without a token', () => {
    expect(openServices({ apiEndpoint: 'http://127.0.0.1:1' })).toBeNull();
  });
});
