import { createServer, type Server } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS } from '../../lambdas/coach/progress/progress.ts';
import { NOBODY } from '../../lambdas/store/item.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { afterEachAnswer, clientTo, closed, listen, openDatabase, TABLE } from './table.ts';

const ANN = personKey('household', 'Ann');
const VISITED: Fact = { fact: 'visited', at: MONDAY };
const KNOWN = NOBODY;
/** How soon a person hears that nothing can be read or saved, in milliseconds: 2.4 s, and more for a slow machine. */
const SOON = 4000;

/** Expects that each call answers "away" for this cause, and soon. */
async function expectAway(cause: string, port: number, table = TABLE): Promise<void> {
  const away = { ok: false, reason: 'away', cause };
  const client = clientTo(port);
  const store = dynamoStore(client, table);
  const began = performance.now();
  const answers = await Promise.all([
    store.read(ANN, MONDAY),
    store.record(ANN, KNOWN, [VISITED]),
    store.record(ANN, null, [VISITED]),
    store.forget(ANN, MONDAY),
    store.forgetHousehold(ANN.household, MONDAY),
  ]);
  expect(answers).toEqual([away, away, away, away, away]);
  expect(performance.now() - began).toBeLessThan(SOON);
  client.destroy();
}

async function withServer(server: Server, test: (port: number) => Promise<void>): Promise<void> {
  const port = await listen(server);
  try {
    await test(port);
  } finally {
    await closed(server);
  }
}

/** A server that gives this answer to everything, with DynamoDB's request id. */
function serverAnswering(status: number, body: string): Server {
  return createServer((_, response) => response.writeHead(status, { 'x-amzn-requestid': 'an id' }).end(body));
}

describe('the table is away', () => {
  it('when nobody listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await closed(server);
    await expectAway('ECONNREFUSED', port);
  });

  it('when it never answers', () => withServer(createServer(), (port) => expectAway('TimeoutError', port)));

  it('when it begins to answer and never ends', () =>
    withServer(
      createServer((_, response) => response.writeHead(200).write('{')),
      (port) => expectAway('TimeoutError', port),
    ));

  it('when it refuses', () =>
    withServer(serverAnswering(400, '{"__type":"AccessDeniedException"}'), (port) =>
      expectAway('AccessDeniedException', port),
    ));

  it('when it fails', () =>
    withServer(serverAnswering(500, '{"__type":"InternalServerError"}'), (port) =>
      expectAway('InternalServerError', port),
    ));

  it('when it fails without a word', () =>
    withServer(serverAnswering(500, ''), (port) => expectAway('NotDynamoDB', port)));

  it.each([
    [200, ''],
    [200, '{}'],
    [400, '{"__type":"ConditionalCheckFailedException"}'],
    [503, 'Service Unavailable'],
  ])('when something else answers: %i %j, without a request id', (status, body) =>
    withServer(
      createServer((_, response) => response.writeHead(status).end(body)),
      (port) => expectAway('NotDynamoDB', port),
    ),
  );

  it('when its answer is garbled', () =>
    withServer(serverAnswering(200, '{"Item":{"house'), (port) => expectAway('NotDynamoDB', port)));

  it('when there is no such table', async () => {
    const database = await openDatabase();
    await expectAway('ResourceNotFoundException', database.port, 'another');
    await database.close();
  });
});

it('calls end with the deadline they are given', () =>
  withServer(createServer(), async (port) => {
    const client = clientTo(port);
    const store = dynamoStore(client, TABLE);
    const passed = AbortSignal.abort();
    const away = { ok: false, reason: 'away', cause: 'AbortError' };
    expect(await store.read(ANN, MONDAY, passed)).toEqual(away);
    expect(await store.record(ANN, KNOWN, [VISITED], passed)).toEqual(away);
    expect(await store.forget(ANN, MONDAY, passed)).toEqual(away);
    expect(await store.forgetHousehold(ANN.household, MONDAY, passed)).toEqual(away);
    client.destroy();
  }));

describe('a programming error is thrown', () => {
  it('before a call', async () => {
    const known = { progress: { ...NO_PROGRESS, lastAt: Number.NaN }, version: 1, history: null };
    const store = dynamoStore(clientTo(1), TABLE);
    await expect(store.record(ANN, known, [VISITED])).rejects.toThrow('NaN');
  });

  it('in a call', async () => {
    const client = afterEachAnswer(clientTo(1), () => {
      throw new TypeError('wrong');
    });
    const store = dynamoStore(client, TABLE);
    await expect(store.read(ANN, MONDAY)).rejects.toThrow('wrong');
    await expect(store.record(ANN, KNOWN, [VISITED])).rejects.toThrow('wrong');
  });
});
