import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler, UndeliveredOutcome } from '../../infra/binding/handler.ts';
import { closed, listen } from '../faults/listening.ts';
import type { LambdaFunction } from '../../infra/rehearse/aws/functions.ts';
import { liveVariables, bodyOf, makeFake, type LambdaApi, openLambdaApi } from './lambda-api.ts';

/** For many calls on a busy machine. */
const PATIENCE_MS = 60_000;

const SKILL = 'arn:aws:lambda:us-east-1:123456789012:function:Skill';
const EVENTS = 'arn:aws:lambda:us-east-1:123456789012:function:Events';
const ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
const OTHER_ID = 'amzn1.ask.skill.76543210-89ab-cdef-0123-456789abcdef';

let api: LambdaApi;
let cloudFormation: Server;
let url: string;
let told: unknown[] = [];
let contentTypes: unknown[] = [];
/** The statuses of the next answers; the last one stays. */
let takes = [200];

beforeAll(async () => {
  api = await openLambdaApi();
  cloudFormation = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      told.push(JSON.parse(body));
      contentTypes.push(request.headers['content-type']);
      response.writeHead(takes.length > 1 ? (takes.shift() ?? 200) : (takes[0] ?? 200)).end();
    });
  });
  url = `http://127.0.0.1:${await listen(cloudFormation)}/`;
});
afterAll(async () => {
  await api.close();
  await closed(cloudFormation);
});

beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', `http://127.0.0.1:${api.port}`);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  api.functions.clear();
  for (const arn of [SKILL, EVENTS]) api.functions.set(arn, makeFake());
  api.calls.length = 0;
  api.refused.clear();
  told = [];
  takes = [200];
  contentTypes = [];
});
afterEach(() => {
  vi.unstubAllEnvs();
});

type Asked = Readonly<Record<string, unknown>>;

async function ask(RequestType: string, step: Asked, more: Asked = {}): Promise<unknown> {
  await handler({
    RequestType,
    ResponseURL: url,
    StackId: 'stack',
    RequestId: 'request',
    LogicalResourceId: 'Asked',
    ResourceProperties: { functions: [SKILL, EVENTS], ServiceToken: 'arn', ...step },
    ...more,
  });
  return told.at(-1);
}

const open = (type: string, more: Asked = {}): Promise<unknown> => ask(type, { step: 'open', ...more });
/** Binds functions that were made from this code. */
const bind = (type: string, skillId = ID, code = 'first'): Promise<unknown> =>
  ask(type, { step: 'bind', skillId, fingerprints: [`skill ${code}`, `events ${code}`] });
/** Changes both functions, as CloudFormation does: the environment is the template's again. */
const change = (table: string): void => {
  for (const one of both()) one.variables = { TABLE_NAME: table };
};
const tables = (): unknown[] => both().map((one) => liveVariables(one)?.['TABLE_NAME']);

const both = (): LambdaFunction[] => [...api.functions.values()];
/** The skills that may call the alias of each function; null means any skill. */
const allowedSkills = (): (string | null)[][] =>
  both().map(({ policy }) => policy.map(({ EventSourceToken }) => EventSourceToken));

describe('a skill that the deployment creates', () => {
  it('can be created: each Lambda has an alias that Alexa may call, and does not know a skill yet', async () => {
    expect(await open('Create')).toMatchObject({
      Status: 'SUCCESS',
      Data: { Endpoint0: `${SKILL}:live`, Endpoint1: `${EVENTS}:live` },
    });
    expect(allowedSkills()).toEqual([[null], [null]]);
    expect(both().map(liveVariables)).toEqual([{ TABLE_NAME: 'progress' }, { TABLE_NAME: 'progress' }]);
  });

  it('is then the only one that may call the Lambdas, which know its id', async () => {
    await open('Create');
    expect(await bind('Create')).toMatchObject({ Status: 'SUCCESS' });
    expect(allowedSkills()).toEqual([[ID], [ID]]);
    expect(both().map(liveVariables)).toEqual([
      { TABLE_NAME: 'progress', SKILL_ID: ID },
      { TABLE_NAME: 'progress', SKILL_ID: ID },
    ]);
  });

  it('is answered by the previous version until an update is bound', async () => {
    await open('Create');
    await bind('Create');
    change('another');
    await open('Update');
    expect(both().map(liveVariables)).toMatchObject([{ TABLE_NAME: 'progress' }, { TABLE_NAME: 'progress' }]);
    await bind('Update', ID, 'second');
    expect(both().map(liveVariables)).toEqual([
      { TABLE_NAME: 'another', SKILL_ID: ID },
      { TABLE_NAME: 'another', SKILL_ID: ID },
    ]);
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('remains the only one that may call during updates and rollbacks', async () => {
    await open('Create');
    await bind('Create');
    await open('Update');
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('may call instead of the skill that it replaces', async () => {
    await open('Create');
    await bind('Create');
    await bind('Update', OTHER_ID);
    expect(allowedSkills()).toEqual([[OTHER_ID], [OTHER_ID]]);
    expect(liveVariables(both()[0] ?? makeFake())).toMatchObject({ SKILL_ID: OTHER_ID });
  });

  it('can be bound twice', async () => {
    await open('Create');
    await bind('Create');
    await bind('Update');
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('may call new Lambdas after an update replaces them', async () => {
    await open('Create');
    await bind('Create');
    const replaced = [`${SKILL}2`, `${EVENTS}2`];
    for (const arn of replaced) api.functions.set(arn, makeFake());
    expect(await open('Update', { functions: replaced })).toMatchObject({
      Data: { Endpoint0: `${SKILL}2:live` },
    });
    expect(allowedSkills()).toEqual([[ID], [ID], [null], [null]]);
    const fingerprints = ['skill first', 'events first'];
    await ask('Update', { step: 'bind', skillId: ID, functions: replaced, fingerprints });
    expect(allowedSkills()).toEqual([[ID], [ID], [ID], [ID]]);
  });
});

describe('an update that is rolled back', { timeout: PATIENCE_MS }, () => {
  beforeEach(async () => {
    await open('Create');
    await bind('Create', ID, 'first');
    change('another');
    await bind('Update', ID, 'second');
    expect(tables()).toEqual(['another', 'another']);
  }, PATIENCE_MS);

  it('is undone if CloudFormation restores the functions first', async () => {
    change('progress');
    await bind('Update', ID, 'first');
    expect(tables()).toEqual(['progress', 'progress']);
  });

  it('is undone if CloudFormation restores the binding first, while the functions still have the new code', async () => {
    await bind('Update', ID, 'first');
    expect(tables()).toEqual(['progress', 'progress']);
    expect(both().map(({ versions }) => versions.length)).toEqual([3, 3]); // opened, first, second
    change('progress');
    expect(tables()).toEqual(['progress', 'progress']);
  });

  it('can be tried again afterwards', async () => {
    await bind('Update', ID, 'first');
    change('another');
    await bind('Update', ID, 'second');
    expect(tables()).toEqual(['another', 'another']);
    expect(both().map(liveVariables)).toMatchObject([{ SKILL_ID: ID }, { SKILL_ID: ID }]);
  });

  it('never publishes for a skill the version of another', async () => {
    await bind('Update', OTHER_ID, 'first');
    expect(both().map(liveVariables)).toMatchObject([{ SKILL_ID: OTHER_ID }, { SKILL_ID: OTHER_ID }]);
  });
});

describe('old versions', () => {
  const left = (): number[][] =>
    both().map(({ versions }) => versions.flatMap(({ deleted }, at) => (deleted ? [] : [at + 1])));

  /** Versions of earlier bindings, of which the alias points to one. */
  const seed = (count: number, live: number): void => {
    for (const one of both()) {
      for (let number = 1; number <= count; number += 1)
        one.versions.push({ code: '', variables: {}, description: `earlier ${number}`, deleted: false });
      one.live = live;
    }
  };

  it('are removed but for five', async () => {
    seed(7, 7);
    await bind('Update');
    expect(left()).toEqual([
      [4, 5, 6, 7, 8],
      [4, 5, 6, 7, 8],
    ]);
  });

  it('stay if Lambda refuses to remove them, without failing the deployment', async () => {
    seed(7, 7);
    api.refused.add('DELETE ');
    expect(await bind('Update')).toMatchObject({ Status: 'SUCCESS' });
    expect(left()[0]).toHaveLength(8);
  });

  it('stay as long as the alias points to them', async () => {
    await bind('Update', ID, 'first');
    seed(7, 8);
    await bind('Update', ID, 'first'); // as a rollback over many versions would
    expect(both().map(({ live }) => live)).toEqual([1, 1]);
    expect(left()[0]).toEqual([1, 4, 5, 6, 7, 8]);
  });
});

describe('after a skill is deleted or could not be created', () => {
  it('nobody may call any more', async () => {
    await open('Create');
    await open('Delete'); // because the skill could not be created
    expect(allowedSkills()).toEqual([[], []]);
    await open('Create');
    await bind('Create');
    await bind('Delete');
    expect(allowedSkills()).toEqual([[], []]);
  });

  it('the deletion succeeds even if the functions no longer exist', async () => {
    api.functions.clear();
    expect(await bind('Delete')).toMatchObject({ Status: 'SUCCESS' });
    expect(await open('Delete')).toMatchObject({ Status: 'SUCCESS' });
  });
});

describe('CloudFormation', () => {
  it('receives the ids of its request, and never a new physical id, which would mean a replacement', async () => {
    expect(await open('Create')).toMatchObject({
      StackId: 'stack',
      RequestId: 'request',
      LogicalResourceId: 'Asked',
      PhysicalResourceId: 'Asked',
    });
    expect(await ask('Update', { step: 'open' }, { PhysicalResourceId: 'before' })).toMatchObject({
      PhysicalResourceId: 'before',
    });
  });

  it('receives the reason for a failure', async () => {
    api.refused.add('POST /versions');
    const answer = await open('Create');
    expect(answer).toHaveProperty('Status', 'FAILED');
    expect(answer).toHaveProperty('Reason', expect.stringContaining('ServiceException'));
    expect(allowedSkills()).toEqual([[], []]);
  });

  it('receives the outcome without a content type, because the address is signed for none', async () => {
    await open('Create');
    expect(contentTypes).toEqual(['']);
  });

  it('receives the outcome again if it did not accept it at first', async () => {
    takes = [503, 500, 200];
    await open('Create');
    expect(told).toHaveLength(3);
    expect(told[2]).toEqual(told[0]);
  });

  it('causes an error without its URL if it does not accept the answer', async () => {
    takes = [403];
    await expect(open('Create')).rejects.toThrow(new UndeliveredOutcome('CloudFormation answered 403'));
  });

  it('is refused if it sends an unknown request', async () => {
    await expect(ask('Create', { step: 'dance' })).rejects.toThrow();
    await expect(ask('Perform', { step: 'open' })).rejects.toThrow();
    expect(api.calls).toEqual([]);
  });
});
