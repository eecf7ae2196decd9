/** What is done after a deployment: trying it, and going back. */
import { createServer, type Server } from 'node:http';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { goBack } from '../../infra/back/go-back.ts';
import { functionsOf } from '../../infra/binding/functions.ts';
import { smoke } from '../../infra/smoke/smoke.ts';
import { createEventsHandler } from '../../lambdas/handlers/skill-events.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { memoryStore, type MemoryStore } from '../conversations/memory.ts';
import { closed, listen } from '../faults/listening.ts';
import { keeping } from '../operations/lines.ts';
import { bodyOf, makeFake, type LambdaApi, openLambdaApi } from './lambda-api.ts';

const SKILL = 'arn:aws:lambda:us-east-1:123456789012:function:Skill';
const EVENTS = 'arn:aws:lambda:us-east-1:123456789012:function:Events';
const ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
const AT = '2026-11-16T09:00:00.000Z';

const clientTo = (port: number): LambdaClient =>
  new LambdaClient({
    ...{ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', maxAttempts: 1 },
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });

describe('going back', () => {
  let api: LambdaApi;
  let client: LambdaClient;
  beforeAll(async () => {
    api = await openLambdaApi();
    client = clientTo(api.port);
  });
  afterAll(async () => {
    client.destroy();
    await api.close();
  });
  beforeEach(() => {
    const one = makeFake();
    for (const description of ['AlexaUntilBound', 'first', 'second', 'third'])
      one.versions.push({ code: '', variables: {}, description, deleted: false });
    one.live = 4;
    api.functions.set(SKILL, one);
  });

  it('lets the version before answer, and then the one before that', async () => {
    expect(await goBack(SKILL, null, functionsOf(client))).toEqual({ from: '4', to: '3' });
    expect(await goBack(SKILL, null, functionsOf(client))).toEqual({ from: '3', to: '2' });
    expect(api.functions.get(SKILL)?.live).toBe(2);
  });

  it('goes to a version by its number, forward too', async () => {
    await goBack(SKILL, '2', functionsOf(client));
    expect(await goBack(SKILL, '4', functionsOf(client))).toEqual({ from: '2', to: '4' });
  });

  it('never goes to the version from before there was a skill, which doesn’t start', async () => {
    await goBack(SKILL, '2', functionsOf(client));
    await expect(goBack(SKILL, null, functionsOf(client))).rejects.toThrow(
      `${SKILL}: there is no version before 2, only 2, 3, 4`,
    );
    await expect(goBack(SKILL, '1', functionsOf(client))).rejects.toThrow(
      'there is no version 1, only 2, 3, 4',
    );
    expect(api.functions.get(SKILL)?.live).toBe(2);
  });

  it('says that there is nothing to go back to before a deployment', async () => {
    api.functions.set(SKILL, makeFake());
    await expect(goBack(SKILL, null, functionsOf(client))).rejects.toThrow('has no alias yet: deploy first');
  });
});

describe('a try of a deployment', () => {
  type Handler = (event: unknown) => Promise<unknown>;
  let server: Server;
  let client: LambdaClient;
  let store: MemoryStore;
  let handlers: Map<string, Handler>;
  let logged: unknown[];

  /** Answers an invocation as Lambda does, with the handler's own answer and the tail of its log. */
  beforeEach(async () => {
    store = memoryStore();
    logged = [];
    const operations = keeping(logged);
    handlers = new Map<string, Handler>([
      [SKILL, createHandler({ skillId: ID, keepRatings: false }, store, operations)],
      [EVENTS, createEventsHandler({ skillId: ID }, store, operations)],
    ]);
    server = createServer((request, response) => {
      const [, arn = ''] = /functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? [];
      void bodyOf(request).then(async (body) => {
        try {
          const answer = await handlers.get(decodeURIComponent(arn))?.(JSON.parse(body));
          const log = Buffer.from(logged.map((line) => JSON.stringify(line)).join('\n')).toString('base64');
          response
            .writeHead(200, { 'x-amz-log-result': log.slice(0, 4000) })
            .end(JSON.stringify(answer ?? null));
        } catch (error) {
          response.writeHead(200, { 'x-amz-function-error': 'Unhandled' });
          response.end(JSON.stringify({ errorType: error instanceof Error ? error.name : 'unknown' }));
        }
      });
    });
    client = clientTo(await listen(server));
  });
  afterEach(async () => {
    client.destroy();
    await closed(server);
  });

  const tryIt = (): ReturnType<typeof smoke> => smoke(client, { skill: SKILL, events: EVENTS }, ID, AT);

  it('opens the skill, reads answer and log, and leaves nothing', async () => {
    const { lines, isWell } = await tryIt();
    expect(isWell).toBe(true);
    expect(lines.slice(0, 3)).toEqual([
      'yes  the skill answers a launch with words',
      'yes  its log says so',
      'yes  the events Lambda deletes what that left',
    ]);
    expect(lines[3]).toMatch(/^It says: <speak>.*Foam Roll Coach/);
    expect(store.size()).toBe(0);
    const outcomes = logged.flatMap(
      (line) => z.looseObject({ outcome: z.string() }).safeParse(line).data?.outcome ?? [],
    );
    expect(outcomes).toEqual(['asked', 'deleted']);
  });

  it('says what failed', async () => {
    handlers.set(SKILL, () => Promise.reject(new TypeError('no')));
    handlers.set(EVENTS, () => Promise.reject(new TypeError('no')));
    const { lines, isWell } = await tryIt();
    expect(isWell).toBe(false);
    expect(lines).toEqual([
      'NO   the skill answers a launch with words',
      'NO   its log says so',
      'NO   the events Lambda deletes what that left',
      'It failed: {"errorType":"TypeError"}',
      'The events Lambda failed: {"errorType":"TypeError"}',
    ]);
  });

  it('is not content with an answer of another skill', async () => {
    handlers.set(SKILL, createHandler({ skillId: `${ID}0`, keepRatings: false }, store, keeping(logged)));
    expect((await tryIt()).isWell).toBe(false);
  });
});
