/** `npm run export`, as it is typed, against a DynamoDB on this machine. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainFailure } from '../../infra/aws-failures.ts';
import { HELP, readArguments } from '../../infra/export/arguments.ts';
import { readHousehold } from '../../infra/export/read-household.ts';
import { UsageError } from '../../infra/usage-error.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { keyOf } from '../../lambdas/store/keys.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { clientTo, type Database, openDatabase, TABLE } from '../store/table.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;
const USER = 'amzn1.ask.account.ADA';
const PERSON = 'amzn1.ask.person.BEN';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
  const client = clientTo(database.port);
  const store = dynamoStore(client, TABLE);
  const visited = { fact: 'visited', at: MONDAY } as const;
  await store.record(personKey(USER, null), null, [visited]);
  await store.record(personKey(USER, PERSON), null, [visited]);
  await store.record(personKey('amzn1.ask.account.NEIGHBOUR', null), null, [visited]);
  await store.forget(personKey(USER, 'amzn1.ask.person.CAL'), MONDAY);
  client.destroy();
});
afterAll(() => database.close());

interface Ran {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command without anything of this machine's own AWS settings. */
function run(args: readonly string[], credentials = true): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...(credentials ? { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' } : {}),
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'infra/export.ts', ...args],
      { cwd: ROOT, env, maxBuffer: 10_000_000 },
      (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : error.code, stdout, stderr });
      },
    );
  });
}

const here = (): string[] => ['--table', TABLE, '--endpoint', `http://127.0.0.1:${database.port}`];
const printed = z.strictObject({
  household: z.string(),
  items: z.array(
    z.strictObject({ kind: z.string(), voice: z.string(), fields: z.looseObject({ person: z.string() }) }),
  ),
});

describe('npm run export', { timeout: PATIENCE_MS }, () => {
  it('prints every item of the user, and nobody else’s', async () => {
    const ran = await run(['--user', USER, ...here()]);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    const { household, items } = printed.parse(JSON.parse(ran.stdout));
    expect(household).toBe(personKey(USER, null).household);
    expect(items.map(({ kind, voice }) => `${kind}, ${voice}`).toSorted()).toEqual([
      'note of a deletion, recognised',
      'record, not recognised',
      'record, recognised',
    ]);
    expect(items.find(({ voice }) => voice === 'not recognised')?.fields).toMatchObject({
      ...personKey(USER, null),
      progress: { lastAt: MONDAY, screened: null, preferences: { tool: null } },
    });
  });

  it('says that nothing is kept of somebody who was never here', async () => {
    const ran = await run(['--user', 'amzn1.ask.account.NOBODY', ...here()]);
    expect([ran.code, ran.stderr]).toEqual([0, 'Nothing is kept for this id in this table.\n']);
    expect(printed.parse(JSON.parse(ran.stdout)).items).toEqual([]);
  });

  it('says in one line that there are no credentials', async () => {
    const ran = await run(['--user', USER, ...here()], false);
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toMatch(/^export: There are no AWS credentials here\. .*\n$/);
  });

  it('says what was expected of its arguments', async () => {
    expect(await run(['--user', 'ada'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: '--user: expected an id such as amzn1.ask.account.AB12, got ada\n',
    });
  });
});

describe('the arguments of npm run export', () => {
  const complete = ['--user', USER, '--table', TABLE];

  it('name a household by its user or by its hash, in a region', () => {
    const { household } = personKey(USER, null);
    const wanted = { household, person: null, table: TABLE, region: 'us-east-1', endpoint: undefined };
    expect(readArguments(complete)).toEqual(wanted);
    expect(readArguments(['--household', household, '--table', TABLE])).toEqual(wanted);
    expect(readArguments([...complete, '--region', 'eu-west-1'])).toEqual({ ...wanted, region: 'eu-west-1' });
  });

  it('name one voice by its id, or the one that is not recognised', () => {
    expect(readArguments([...complete, '--person', PERSON])).toMatchObject({
      person: personKey(USER, PERSON).person,
    });
    expect(readArguments([...complete, '--person', 'unrecognised'])).toMatchObject({
      person: 'unrecognised',
    });
  });

  it('may ask for help, which says where a user id comes from', () => {
    expect(readArguments(['--help'])).toBe('help');
    expect(HELP).toContain('context.System.user.userId');
  });

  it.each([
    [[], 'expected either --user or --household; see --help'],
    [['--user', USER, '--household', 'a'], 'expected either --user or --household; see --help'],
    [['--household', 'ada'], '--household: expected 64 hexadecimal digits, got ada'],
    [
      ['--user', USER, '--person', 'ben'],
      '--person: expected an id such as amzn1.ask.person.AB12, or unrecognised, got ben',
    ],
    [['--user', USER], 'expected --table: the output TableName of the deployment names it'],
    [
      [...complete, '--endpoint', 'here'],
      '--endpoint: expected an address such as http://127.0.0.1:8000, got here',
    ],
    [['--usr', USER], "Unknown option '--usr'"],
  ])('are refused if they are %j', (args, line) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(line);
  });
});

describe('what is read of a household', () => {
  const clientOf = (port: number): DynamoDBClient =>
    new DynamoDBClient({
      ...{ endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', maxAttempts: 1 },
      credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
    });

  it.each([
    [personKey(USER, PERSON).person, ['recognised']],
    ['unrecognised', ['not recognised']],
    [null, ['not recognised', 'recognised', 'recognised']],
  ])('is, of %s, what is theirs', async (person, voices) => {
    const { household } = personKey(USER, null);
    const items = await readHousehold(clientOf(database.port), TABLE, household, person);
    expect(items.map(({ voice }) => voice).toSorted()).toEqual(voices);
  });

  it('is more than one page, and includes items that the skill can’t read', async () => {
    const big = personKey('amzn1.ask.account.BIG', null);
    const damaged = { schema: 'unknown', number: 1, filler: 'x'.repeat(300_000) };
    for (let number = 0; number < 6; number += 1)
      await database.put({ ...keyOf({ ...big, person: `damaged ${number}` }), ...marshall(damaged) });
    const items = await readHousehold(clientOf(database.port), TABLE, big.household, null);
    expect(items).toHaveLength(6);
    for (const { fields } of items) expect(fields).toMatchObject(damaged);
  });

  const explain = async (port: number, table: string): Promise<string | null> => {
    const asked = { region: 'us-east-1', what: `the table ${table}` };
    try {
      await readHousehold(clientOf(port), table, 'anyone', null);
      return null;
    } catch (error) {
      return explainFailure(error, asked);
    }
  };

  it('may fail: a line says which table isn’t there, or that AWS can’t be reached', async () => {
    expect(await explain(database.port, 'elsewhere')).toMatch(
      /^There is no such thing in us-east-1: the table elsewhere\. The outputs/,
    );
    expect(await explain(9, TABLE)).toMatch(/^AWS can't be reached \(ECONNREFUSED\)\. /);
  });

  it('may fail for credentials: a line says what to do, and only a fault of this program has none', () => {
    const asked = { region: 'us-east-1', what: `the table ${TABLE}` };
    const named = (name: string): Error => Object.assign(new Error('no'), { name });
    expect(explainFailure(named('ExpiredTokenException'), asked)).toContain('have expired. Log in again');
    expect(explainFailure(named('UnrecognizedClientException'), asked)).toContain('Check AWS_PROFILE');
    expect(explainFailure(named('AccessDeniedException'), asked)).toContain(`the table ${TABLE}`);
    expect(explainFailure(new TypeError('undefined'), asked)).toBeNull();
    expect(explainFailure('no', asked)).toBeNull();
  });
});
