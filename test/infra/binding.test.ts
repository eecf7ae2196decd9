import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { handler, UndeliveredOutcome } from '../../infra/binding/handler.ts';
import { closed, listen } from '../faults/listening.ts';
import { liveVariables, bodyOf, type Fake, makeFake, type LambdaApi, openLambdaApi } from './lambda-api.ts';

const SKILL = 'arn:aws:lambda:us-east-1:123456789012:function:Skill';
const EVENTS = 'arn:aws:lambda:us-east-1:123456789012:function:Events';
const ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
const OTHER_ID = 'amzn1.ask.skill.76543210-89ab-cdef-0123-456789abcdef';

let api: LambdaApi;
let cloudFormation: Server;
let url: string;
let told: unknown[] = [];
let takes = 200;

beforeAll(async () => {
  api = await openLambdaApi();
  cloudFormation = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      told.push(JSON.parse(body));
      response.writeHead(takes).end();
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
  takes = 200;
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
const bind = (type: string, skillId = ID): Promise<unknown> => ask(type, { step: 'bind', skillId });

const both = (): Fake[] => [...api.functions.values()];
/** The skills that may call the alias of each function; null means any skill. */
const allowedSkills = (): (string | null)[][] =>
  both().map(({ policy }) => policy.map(({ EventSourceToken }) => EventSourceToken));

describe('a skill that is made', () => {
  it('can be made: each Lambda has an alias that Alexa may call, and doesn’t know a skill yet', async () => {
    expect(await open('Create')).toMatchObject({
      Status: 'SUCCESS',
      Data: { Endpoint0: `${SKILL}:live`, Endpoint1: `${EVENTS}:live` },
    });
    expect(allowedSkills()).toEqual([[null], [null]]);
    expect(both().map(liveVariables)).toEqual([{ TABLE_NAME: 'progress' }, { TABLE_NAME: 'progress' }]);
  });

  it('is then let in alone, and told to the Lambdas', async () => {
    await open('Create');
    expect(await bind('Create')).toMatchObject({ Status: 'SUCCESS' });
    expect(allowedSkills()).toEqual([[ID], [ID]]);
    expect(both().map(liveVariables)).toEqual([
      { TABLE_NAME: 'progress', SKILL_ID: ID },
      { TABLE_NAME: 'progress', SKILL_ID: ID },
    ]);
  });

  it('goes on being answered by the version before, until an update is bound', async () => {
    await open('Create');
    await bind('Create');
    for (const one of both()) one.variables = { TABLE_NAME: 'another' }; // as CloudFormation does
    await open('Update');
    expect(both().map(liveVariables)).toMatchObject([{ TABLE_NAME: 'progress' }, { TABLE_NAME: 'progress' }]);
    await bind('Update');
    expect(both().map(liveVariables)).toEqual([
      { TABLE_NAME: 'another', SKILL_ID: ID },
      { TABLE_NAME: 'another', SKILL_ID: ID },
    ]);
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('isn’t let in by any door once more, whatever is updated or rolled back', async () => {
    await open('Create');
    await bind('Create');
    await open('Update');
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('that takes the place of another is let in instead of it', async () => {
    await open('Create');
    await bind('Create');
    await bind('Update', OTHER_ID);
    expect(allowedSkills()).toEqual([[OTHER_ID], [OTHER_ID]]);
    expect(liveVariables(both()[0] ?? makeFake())).toMatchObject({ SKILL_ID: OTHER_ID });
  });

  it('may be bound twice', async () => {
    await open('Create');
    await bind('Create');
    await bind('Update');
    expect(allowedSkills()).toEqual([[ID], [ID]]);
  });

  it('has new Lambdas opened to it where an update replaces them', async () => {
    await open('Create');
    await bind('Create');
    const replaced = [`${SKILL}2`, `${EVENTS}2`];
    for (const arn of replaced) api.functions.set(arn, makeFake());
    expect(await open('Update', { functions: replaced })).toMatchObject({
      Data: { Endpoint0: `${SKILL}2:live` },
    });
    expect(allowedSkills()).toEqual([[ID], [ID], [null], [null]]);
    await ask('Update', { step: 'bind', skillId: ID, functions: replaced });
    expect(allowedSkills()).toEqual([[ID], [ID], [ID], [ID]]);
  });
});

describe('when it is deleted, or couldn’t be made', () => {
  it('nobody is let in any more', async () => {
    await open('Create');
    await open('Delete'); // because the skill could not be created
    expect(allowedSkills()).toEqual([[], []]);
    await open('Create');
    await bind('Create');
    await bind('Delete');
    expect(allowedSkills()).toEqual([[], []]);
  });

  it('it is done, too, where there is nothing left', async () => {
    api.functions.clear();
    expect(await bind('Delete')).toMatchObject({ Status: 'SUCCESS' });
    expect(await open('Delete')).toMatchObject({ Status: 'SUCCESS' });
  });
});

describe('CloudFormation', () => {
  it('gets back what it asked with, and never a new id, which it would take for a replacement', async () => {
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

  it('is told why something failed', async () => {
    api.refused.add('POST /versions');
    const answer = await open('Create');
    expect(answer).toHaveProperty('Status', 'FAILED');
    expect(answer).toHaveProperty('Reason', expect.stringContaining('ServiceException'));
    expect(allowedSkills()).toEqual([[], []]);
  });

  it('that takes no answer is an error, of which nobody is told the address', async () => {
    takes = 403;
    await expect(open('Create')).rejects.toThrow(new UndeliveredOutcome('CloudFormation answered 403'));
  });

  it('that asks for anything else is refused', async () => {
    await expect(ask('Create', { step: 'dance' })).rejects.toThrow();
    await expect(ask('Perform', { step: 'open' })).rejects.toThrow();
    expect(api.calls).toEqual([]);
  });
});
