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
import { IN_POSITION } from '../../conversations/scripts.ts';
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

describe('readArguments rejects', () => {
  it.each([
    [['--nonsense', 'six'], /Unknown option '--nonsense'/],
    [['--device', 'toaster', 'six'], /--device toaster: expected dot, show or dot-without-apla/],
    [['--at', 'noon', 'six'], /--at noon: expected a moment/],
    [['--at', '2026-13-45T00:00:00Z', 'six'], /--at 2026-13-45/],
    [['--user', 'a b', 'six'], /--user a b: expected letters/],
    [['--locale', 'English', 'six'], /--locale English: expected one like en-US/],
    [['--locale', 'fr-FR', 'six'], /no interaction model for fr-FR/],
    [['--locale', 'de-DE', 'six'], /.*de\.json: this is not JSON/],
    [['--voice', 'parrot', 'six'], /--voice parrot: expected flite or espeak-ng/],
    [['--wav', '', 'six'], /--wav: expected a file/],
    [['(dance)'], /\(dance\): expected \(silence\)/],
    [[], /nothing is said/],
  ])('the arguments %j of npm run say', (args, message) => {
    expect(() => readArguments(['--model', directory, ...args])).toThrow(message);
  });
});

it('say uses the sentence encoder only on request', () => {
  expect(readArguments(['--model', directory, 'six'])).toMatchObject({ encoder: false });
  expect(readArguments(['--model', directory, '--encoder', 'six'])).toMatchObject({ encoder: true });
});

it('say reads the recording file and the voice from its options', () => {
  expect(readArguments(['--model', directory, 'six'])).toMatchObject({ wav: null, voice: 'flite' });
  expect(
    readArguments(['--model', directory, '--wav', '/tmp/x.wav', '--voice', 'espeak-ng', 'six']),
  ).toMatchObject({ wav: '/tmp/x.wav', voice: 'espeak-ng' });
});

it('say treats a device without timed audio as a dot', () => {
  expect(readArguments(['--model', directory, '--device', 'dot-without-apla', 'six'])).toMatchObject({
    household: { device: 'dot', withoutTimedAudio: true },
  });
});

describe('the commands', () => {
  it('say exits with status 2 and a reason if its arguments are unusable', async () => {
    const ended = await command('say.ts', ['--nonsense']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toMatch(/^UsageError: Unknown option '--nonsense'/);
  });

  it('start exits with status 2 if there is no interaction model', async () => {
    const ended = await command('start.ts', ['--model', directory, '--locale', 'fr-FR']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toMatch(/^ModelError: no interaction model for fr-FR/);
  });

  it('start rejects a device with a screen and names the possible devices', async () => {
    const ended = await command('start.ts', ['--device', 'show']);
    expect(ended).toMatchObject({ status: 2, out: '' });
    expect(ended.err).toBe('UsageError: --device show: expected dot or dot-without-apla\n');
  });

  it.each(['say.ts', 'start.ts'] as const)('%s --help prints the options', async (file) => {
    const ended = await command(file, ['--help']);
    expect(ended).toMatchObject({ status: 0, err: '' });
    expect(ended.out).toContain('--user NAME');
    expect(ended.out).toContain('--encoder');
    expect(ended.out).toContain('--voice');
  });
});

describe('a skill that is disabled', () => {
  it('starts again as on a first visit, and the command prints nothing but the turns', async () => {
    const said = [...IN_POSITION, '(disable)', '(wait 1m)', 'open foam roll coach'];
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

  it('keeps items in a folder', async () => {
    const data = join(directory, 'data');
    const Item = { ...key, progress: { N: '6' } };
    await withTable(data, (client, TableName) => client.send(new PutItemCommand({ TableName, Item })));
    const found = await withTable(data, (client, TableName) =>
      client.send(new GetItemCommand({ TableName, Key: key })),
    );
    expect(found.Item).toEqual(Item);
  });

  it('loses items that are only in memory', async () => {
    const found = await withTable('memory', (client, TableName) =>
      client.send(new GetItemCommand({ TableName, Key: key })),
    );
    expect(found.Item).toBeUndefined();
  });

  it('rejects a path that cannot be a folder', async () => {
    await expect(openDatabase(join(directory, 'en.json'))).rejects.toThrow(/is not a writable folder/);
  });

  it('rejects a folder that is in use', async () => {
    const data = join(directory, 'used');
    await withTable(data, async () => {
      await expect(openDatabase(data)).rejects.toThrow(/in use by process/);
    });
  });
});
