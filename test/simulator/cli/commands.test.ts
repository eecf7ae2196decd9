import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readArguments } from '../../../simulator/options/say.ts';
import { openDatabase } from '../../../simulator/cloud/database.ts';
import { KEYS } from '../../../lambdas/store/keys.ts';
import { SET_UP } from '../../conversations/scripts.ts';
import { MODEL_JSON } from '../fixture.ts';

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function command(file: 'say.ts' | 'start.ts', args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile('node', ['--import', 'tsx', `simulator/cli/${file}`, ...args], (_, out, err) => {
      resolve({ status: child.exitCode ?? -1, out, err });
    });
    child.stdin?.end();
  });
}

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'speaker-'));
  await writeFile(join(directory, 'en.json'), JSON.stringify(MODEL_JSON));
  await writeFile(join(directory, 'de.json'), '{');
});
afterAll(() => rm(directory, { recursive: true }));

describe('arguments that cannot be used', () => {
  it.each([
    [['--nonsense', 'six'], /Unknown option '--nonsense'/],
    [['--device', 'toaster', 'six'], /--device toaster: expected dot, show or dot-without-apla/],
    [['--at', 'noon', 'six'], /--at noon: expected a moment/],
    [['--at', '2026-13-45T00:00:00Z', 'six'], /--at 2026-13-45/],
    [['--user', 'a b', 'six'], /--user a b: expected letters/],
    [['--locale', 'English', 'six'], /--locale English: expected one like en-US/],
    [['--locale', 'fr-FR', 'six'], /no interaction model for fr-FR/],
    [['--locale', 'de-DE', 'six'], /.*de\.json: not JSON/],
    [['--voice', 'parrot', 'six'], /--voice parrot: expected flite or espeak-ng/],
    [['--wav', '', 'six'], /--wav: expected a file/],
    [['(dance)'], /\(dance\): expected \(silence\)/],
    [[], /nothing is said/],
  ])('say %j', (args, message) => {
    expect(() => readArguments(['--model', directory, ...args])).toThrow(message);
  });
});

it('say takes the sentence encoder only when it is asked to', () => {
  expect(readArguments(['--model', directory, 'six'])).toMatchObject({ encoder: false });
  expect(readArguments(['--model', directory, '--encoder', 'six'])).toMatchObject({ encoder: true });
});

it('say writes sound where it is told to, and says by what voice', () => {
  expect(readArguments(['--model', directory, 'six'])).toMatchObject({ wav: null, voice: 'flite' });
  expect(
    readArguments(['--model', directory, '--wav', '/tmp/x.wav', '--voice', 'espeak-ng', 'six']),
  ).toMatchObject({ wav: '/tmp/x.wav', voice: 'espeak-ng' });
});

it('say takes a device that fails to play timed audio for a dot', () => {
  expect(readArguments(['--model', directory, '--device', 'dot-without-apla', 'six'])).toMatchObject({
    household: { device: 'dot', withoutTimedAudio: true },
  });
});

describe('the commands', () => {
  it('say ends with 2 at arguments that cannot be used, and says why', async () => {
    const ended = await command('say.ts', ['--nonsense']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toMatch(/^UsageError: Unknown option '--nonsense'/);
  });

  it('start ends with 2 where there is no model', async () => {
    const ended = await command('start.ts', ['--model', directory, '--locale', 'fr-FR']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toMatch(/^ModelError: no interaction model for fr-FR/);
  });

  it('start has no screen to show, and says which devices it has', async () => {
    const ended = await command('start.ts', ['--device', 'show']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toBe('UsageError: --device show: expected dot or dot-without-apla\n');
  });

  it.each(['say.ts', 'start.ts'] as const)('%s --help', async (file) => {
    const ended = await command(file, ['--help']);
    expect(ended).toMatchObject({ status: 0, err: '' });
    expect(ended.out).toContain('--user NAME');
    expect(ended.out).toContain('--encoder');
    expect(ended.out).toContain('--voice');
  });
});

describe('a skill that is disabled', () => {
  it('begins again as on a first visit; nothing is printed but the turns', async () => {
    const said = [...SET_UP, '(disable)', '(wait 1m)', 'open foam roll coach'];
    const ended = await command('say.ts', ['--json', '--person', 'ada', ...said]);
    expect(ended).toMatchObject({ status: 0, err: '' });
    const turns = ended.out
      .trim()
      .split('\n')
      .map((line) => turnSchema.parse(JSON.parse(line)));
    expect(turns.map((turn) => turn.said)).toEqual(said);
    expect(turns.at(-1)?.heard).toMatch(/^Welcome to Foam Roll Coach: /);
  });
});

const turnSchema = z.object({ said: z.string(), heard: z.string() });

describe('the database', () => {
  const key = { [KEYS.partition]: { S: 'a' }, [KEYS.sort]: { S: 'b' } };

  async function withTable<T>(
    data: string,
    use: (client: DynamoDBClient, TableName: string) => Promise<T>,
  ): Promise<T> {
    const { environment, close } = await openDatabase(data);
    const client = new DynamoDBClient({
      endpoint: environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
      region: environment['AWS_REGION'] ?? '',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    });
    try {
      return await use(client, environment['TABLE_NAME'] ?? '');
    } finally {
      client.destroy();
      await close();
    }
  }

  it('keeps in a folder what was put there', async () => {
    const data = join(directory, 'data');
    const Item = { ...key, progress: { N: '6' } };
    await withTable(data, (client, TableName) => client.send(new PutItemCommand({ TableName, Item })));
    const found = await withTable(data, (client, TableName) =>
      client.send(new GetItemCommand({ TableName, Key: key })),
    );
    expect(found.Item).toEqual(Item);
  });

  it('forgets what is in memory', async () => {
    const found = await withTable('memory', (client, TableName) =>
      client.send(new GetItemCommand({ TableName, Key: key })),
    );
    expect(found.Item).toBeUndefined();
  });

  it('says that a folder cannot be one', async () => {
    await expect(openDatabase(join(directory, 'en.json'))).rejects.toThrow(/isn't a folder/);
  });

  it('says that a folder is in use', async () => {
    const data = join(directory, 'used');
    await withTable(data, async () => {
      await expect(openDatabase(data)).rejects.toThrow(/in use by process/);
    });
  });
});
