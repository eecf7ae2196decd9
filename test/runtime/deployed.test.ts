/** The bundles that CDK makes, run as its templates describe. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { bundleInto } from '../../infra/bundles.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { keyOf } from '../conversations/memory.ts';
import { FIRST_VISIT } from '../conversations/scripts.ts';
import { MONDAY, SKILL_ID, talk, USER } from '../conversations/talk.ts';
import { closed, listen } from '../faults/listening.ts';
import { ofType, type Synthesis, synthesize, type Synthesized, UNCHECKED } from '../infra/synthesis.ts';
import { AWS_REQUEST_ID, entriesIn, lineSchema } from '../operations/lines.ts';
import { type Database, openDatabase, TABLE } from '../store/table.ts';
import { type Deployed, openService, type Service } from '../../infra/rehearse/runtime/service.ts';

const functionSchema = z.object({
  Properties: z.object({
    Handler: z.string(),
    /** What is uploaded under this key is the folder of that name, zipped. */
    Code: z.object({ S3Key: z.string() }),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});

/** Each test starts a process, which is slow on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let known: Synthesis;
let unknown: Synthesis;
let database: Database;
let opened: Service[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-bundles-'));
  const bundles = await bundleInto(folder);
  known = synthesize({ rules: UNCHECKED, settings: { skillId: SKILL_ID }, bundles });
  unknown = synthesize({ rules: UNCHECKED });
  database = await openDatabase();
}, 120_000);
afterEach(async () => {
  await Promise.all(opened.map((service) => service.close()));
  opened = [];
});
afterAll(async () => {
  for (const { remove } of [known, unknown]) remove();
  rmSync(folder, { recursive: true });
  await database.close();
});

/** Where a function finds its table and its queue. */
interface Reached {
  readonly port: number;
  readonly queueUrl?: string;
}

/** A function as its template describes it, with a table and a queue in place of those that the stacks make. */
function describeFunction(
  template: Synthesized,
  name: 'Skill' | 'Events',
  { port, queueUrl }: Reached,
): Deployed {
  const found = ofType(template, 'AWS::Lambda::Function').find(([id]) => id.startsWith(name));
  const { Properties } = functionSchema.parse(found?.[1]);
  const { TABLE_NAME, DELETION_QUEUE_URL, ...variables } = Properties.Environment.Variables;
  expect(TABLE_NAME).toHaveProperty('Fn::ImportValue');
  const queue: unknown = expect.stringMatching(/^Deletions/);
  expect(DELETION_QUEUE_URL).toEqual(name === 'Events' ? { Ref: queue } : undefined);
  return {
    // In the bucket the code is under a prefix; here its folder is named by the hash alone.
    root: join(known.folder, `asset.${basename(Properties.Code.S3Key, '.zip')}`),
    handler: Properties.Handler,
    environment: {
      ...z.record(z.string(), z.string()).parse(variables),
      TABLE_NAME: TABLE,
      ...(queueUrl === undefined ? {} : { DELETION_QUEUE_URL: queueUrl }),
      ...surroundings(port),
    },
  };
}

/** The variables that Lambda sets for every function, the address of DynamoDB here, and that times are simulated. */
function surroundings(port: number): Record<string, string> {
  return {
    // The visits here take days, whatever the date is.
    REQUEST_TIMES: 'as_sent',
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'nobody',
    AWS_SECRET_ACCESS_KEY: 'nothing',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  };
}

async function startService(
  name: 'Skill' | 'Events',
  reached: Reached = { port: database.port },
): Promise<Service> {
  const service = await openService(describeFunction(known.skill, name, reached), AWS_REQUEST_ID);
  opened.push(service);
  return service;
}

/** The skill as an Echo reaches it: an envelope through Lambda, and Lambda's answer. */
function through(service: Service): Skill {
  return async (envelope) => {
    const came = await service.invoke(envelope);
    if (came.outcome !== 'answered') throw new TypeError(`Expected an answer, came ${JSON.stringify(came)}`);
    return came.answer;
  };
}

const event = (type: string, applicationId = SKILL_ID): object => ({
  version: '1.0',
  context: { System: { application: { applicationId }, user: { userId: `amzn1.ask.account.${USER}` } } },
  request: { type, requestId: 'e1', timestamp: MONDAY },
});
const launch = {
  ...event('LaunchRequest'),
  session: {
    new: true,
    sessionId: 's',
    application: { applicationId: SKILL_ID },
    user: { userId: `amzn1.ask.account.${USER}` },
  },
  request: { type: 'LaunchRequest', requestId: 'r', timestamp: MONDAY, locale: 'en-US' },
};

describe('the bundle of the skill', () => {
  it('says the same words in a whole first visit as the source, and saves the visit', async () => {
    const service = await startService('Skill');
    const turns = await talk(FIRST_VISIT, { between: () => through(service) });
    const here = await talk(FIRST_VISIT);
    expect(turns.map(({ heard }) => heard)).toEqual(here.map(({ heard }) => heard));
    expect(await database.get(keyOf(USER))).toHaveProperty('progress');
    expect(service.started()).toBe(1);
  });

  it('starts cold for its first request and not for the second', async () => {
    const service = await startService('Skill');
    await service.invoke(launch);
    await service.invoke(launch);
    expect(service.started()).toBe(1);
    const lines = service.lines().map((line) => lineSchema.parse(line));
    expect(entriesIn(lines).map(({ coldStart, awsRequestId }) => [coldStart, awsRequestId])).toEqual([
      [true, AWS_REQUEST_ID],
      [false, AWS_REQUEST_ID],
    ]);
  });

  it('is replaced after a time-out: a new process answers the next request', async () => {
    const table = await silentTable();
    const service = await startService('Skill', { port: table.port });
    expect(await service.invoke(launch, table.asked)).toEqual({ outcome: 'timed_out' });
    service.set(surroundings(database.port));
    expect(await service.invoke(launch)).toMatchObject({ outcome: 'answered' });
    expect(service.started()).toBe(2);
    await table.close();
  });

  it('fails for a request that isn’t an envelope, and answers the next', async () => {
    const service = await startService('Skill');
    expect(await service.invoke({})).toMatchObject({
      outcome: 'failed',
      failure: { errorType: 'EnvelopeError' },
    });
    expect(await service.invoke(launch)).toMatchObject({ outcome: 'answered' });
    expect(service.started()).toBe(1);
  });

  it('doesn’t start without a skill id', async () => {
    const { environment } = describeFunction(unknown.skill, 'Skill', database);
    const service = await openService(
      { ...describeFunction(known.skill, 'Skill', database), environment },
      AWS_REQUEST_ID,
    );
    opened.push(service);
    const came = await service.invoke(launch);
    expect(came).toMatchObject({ outcome: 'not_started', failure: { errorType: 'ConfigurationError' } });
    expect(came).toHaveProperty('failure.errorMessage', expect.stringContaining('SKILL_ID'));
  });
});

describe('the bundle for skill events', () => {
  it('deletes the record when the skill is disabled', async () => {
    const skill = await startService('Skill');
    await talk(FIRST_VISIT, { between: () => through(skill) });
    const events = await startService('Events');
    expect(await events.invoke(event('AlexaSkillEvent.SkillDisabled'))).toEqual({
      outcome: 'answered',
      answer: null,
    });
    expect(await database.get(keyOf(USER))).toBeUndefined();
  });

  it('leaves a deletion to the queue while the table is away, and finishes it once the queue delivers it', async () => {
    const skill = await startService('Skill');
    await talk(FIRST_VISIT, { between: () => through(skill) });
    expect(await database.get(keyOf(USER))).toHaveProperty('progress');
    const queue = await openQueue();
    const cutOff = await startService('Events', { port: await portOfNobody(), queueUrl: queue.url });
    const disabled = event('AlexaSkillEvent.SkillDisabled');
    expect(await cutOff.invoke(disabled)).toEqual({ outcome: 'answered', answer: null });
    await queue.close();
    expect(await database.get(keyOf(USER))).toHaveProperty('progress');
    const Records = queue.messages().map((body) => ({ eventSource: 'aws:sqs', body }));
    expect(Records).toHaveLength(1);
    const events = await startService('Events');
    expect(await events.invoke({ Records })).toEqual({ outcome: 'answered', answer: null });
    expect(await database.get(keyOf(USER))).toBeUndefined();
  });

  it('refuses another skill’s event', async () => {
    const events = await startService('Events');
    expect(
      await events.invoke(event('AlexaSkillEvent.SkillDisabled', 'amzn1.ask.skill.other')),
    ).toMatchObject({
      outcome: 'failed',
      failure: { errorType: 'OtherSkillError' },
    });
  });
});

/** A DynamoDB that accepts a request and never answers. */
async function silentTable(): Promise<{ port: number; asked: Promise<void>; close: () => Promise<void> }> {
  let tell: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const server = createServer(() => {
    tell();
  });
  return { port: await listen(server), asked, close: () => closed(server) };
}

const sentSchema = z.object({ MessageBody: z.string() });

/** A queue of SQS that accepts every message. */
async function openQueue(): Promise<{ url: string; messages: () => string[]; close: () => Promise<void> }> {
  const messages: string[] = [];
  const server = createServer((request, response) => {
    void json(request).then((sent) => {
      messages.push(sentSchema.parse(sent).MessageBody);
      response.writeHead(200, { 'x-amzn-requestid': 'q' }).end('{"MessageId":"m"}');
    });
  });
  const url = `http://127.0.0.1:${await listen(server)}/123456789012/Deletions`;
  return { url, messages: () => messages, close: () => closed(server) };
}

/** A port at which nobody listens. */
async function portOfNobody(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await closed(server);
  return port;
}
