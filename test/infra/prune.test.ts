/** A table restored from a point in time, with the live one beside it. */
import { CreateTableCommand, DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HELP, readArguments } from '../../infra/prune/arguments.ts';
import { pruneRestored } from '../../infra/prune/prune-restored.ts';
import { UsageError } from '../../infra/usage-error.ts';
import { HOUR } from '../../lambdas/coach/shared/time.ts';
import { emptyHistory, historyItemOf } from '../../lambdas/store/history-item.ts';
import { type Item, itemOf, NOBODY } from '../../lambdas/store/item.ts';
import { KEYS } from '../../lambdas/store/keys.ts';
import { markingOf } from '../../lambdas/store/marker.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { type Database, openDatabase } from '../store/table.ts';

let database: Database;
let client: DynamoDBClient;
let round = 0;
let live = '';
let restored = '';
beforeAll(async () => {
  database = await openDatabase();
  client = new DynamoDBClient({
    ...{ endpoint: `http://127.0.0.1:${database.port}`, region: 'eu-west-1' },
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nothing' },
  });
});
afterAll(async () => {
  client.destroy();
  await database.close();
});
beforeEach(async () => {
  round += 1;
  live = `live-${round}`;
  restored = `restored-${round}`;
  for (const TableName of [live, restored])
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: Object.values(KEYS).map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: [
          { AttributeName: KEYS.partition, KeyType: 'HASH' },
          { AttributeName: KEYS.sort, KeyType: 'RANGE' },
        ],
      }),
    );
});

const ADA = personKey('home', 'Ada');
const BEN = personKey('home', 'Ben');
const CAL = personKey('next door', 'Cal');

const put = async (table: string, ...items: Item[]): Promise<void> => {
  for (const Item of items) await client.send(new PutItemCommand({ TableName: table, Item }));
};
const recordOf = (person: typeof ADA, lastAt = MONDAY): Item =>
  itemOf(person, { ...NOBODY, progress: { ...NOBODY.progress, lastAt } });
const historyOf = (person: typeof ADA): Item => historyItemOf(person, emptyHistory(MONDAY, MONDAY));
const noteOf = (household: string, person: string | null, at: number): Item => {
  const { input } = markingOf('any', household, person, at);
  return 'Item' in input && input.Item !== undefined ? input.Item : {};
};
const left = async (): Promise<string[]> => {
  const { Items: items = [] } = await client.send(new ScanCommand({ TableName: restored }));
  return items.map((item) => `${item[KEYS.partition]?.S ?? ''} ${item[KEYS.sort]?.S ?? ''}`).toSorted();
};
const namesOf = (...items: Item[]): string[] =>
  items.map((item) => `${item[KEYS.partition]?.S ?? ''} ${item[KEYS.sort]?.S ?? ''}`).toSorted();
const everything = (): Item[] => [ADA, BEN, CAL].flatMap((person) => [recordOf(person), historyOf(person)]);

describe('a restored table', () => {
  it('loses whoever deleted their data since, with their history, and gets the note', async () => {
    const note = noteOf(ADA.household, ADA.person, MONDAY + HOUR);
    await put(restored, ...everything());
    await put(live, recordOf(BEN), historyOf(BEN), recordOf(CAL), historyOf(CAL), note);
    const pruned = await pruneRestored(client, { restored, live }, { missing: false, change: true });
    expect(pruned).toEqual({ items: 6, deletedByNote: 2, deletedAsMissing: 0, notesCopied: 1 });
    expect(await left()).toEqual(namesOf(recordOf(BEN), historyOf(BEN), recordOf(CAL), historyOf(CAL), note));
  });

  it('loses a whole household that was deleted since', async () => {
    const note = noteOf(ADA.household, null, MONDAY + HOUR);
    await put(restored, ...everything());
    await put(live, note);
    await pruneRestored(client, { restored, live }, { missing: false, change: true });
    expect(await left()).toEqual(namesOf(recordOf(CAL), historyOf(CAL), note));
  });

  it('keeps what somebody did after they had deleted everything', async () => {
    const note = noteOf(ADA.household, null, MONDAY - HOUR);
    await put(restored, recordOf(ADA));
    await put(live, note);
    await pruneRestored(client, { restored, live }, { missing: false, change: true });
    expect(await left()).toEqual(namesOf(recordOf(ADA), note));
  });

  it('keeps what the live table lost without a note, unless that counts as deleted', async () => {
    await put(restored, ...everything());
    await put(live, recordOf(BEN), historyOf(BEN));
    const counted = await pruneRestored(client, { restored, live }, { missing: false, change: true });
    expect(counted).toMatchObject({ deletedByNote: 0, deletedAsMissing: 0 });
    const pruned = await pruneRestored(client, { restored, live }, { missing: true, change: true });
    expect(pruned).toMatchObject({ deletedByNote: 0, deletedAsMissing: 4 });
    expect(await left()).toEqual(namesOf(recordOf(BEN), historyOf(BEN)));
  });

  it('stays as it is if it is only counted', async () => {
    await put(restored, ...everything());
    await put(live, noteOf(ADA.household, null, MONDAY + HOUR));
    const pruned = await pruneRestored(client, { restored, live }, { missing: true, change: false });
    expect(pruned).toEqual({ items: 6, deletedByNote: 4, deletedAsMissing: 2, notesCopied: 1 });
    expect(await left()).toEqual(namesOf(...everything()));
  });
});

describe('the arguments of npm run prune', () => {
  const NOW = Date.parse('2030-02-01T12:00:00Z');
  const tables = ['--live', 'a', '--restored', 'b'];
  const recent = ['--moment', '2030-01-31T12:00:00Z'];

  it('change nothing unless they say so', () => {
    const wanted = { live: 'a', restored: 'b', missing: false, region: 'us-east-1', endpoint: undefined };
    expect(readArguments([...tables, ...recent], NOW)).toEqual({ ...wanted, change: false });
    expect(readArguments([...tables, ...recent, '--delete'], NOW)).toEqual({ ...wanted, change: true });
    expect(readArguments(['--help'], NOW)).toBe('help');
    expect(HELP).toContain('notes of deletions last no longer');
  });

  it.each([
    [tables, 'expected --live, --restored and --moment'],
    [['--live', 'a', '--restored', 'a', ...recent], '--live and --restored are the same'],
    [[...tables, '--moment', 'yesterday'], '--moment: expected a past time such as'],
    [[...tables, '--moment', '2030-03-01'], '--moment: expected a past time such as'],
    [[...tables, '--moment', '2030-01-30T11:59:59Z'], 'more than 48 hours ago'],
    [[...tables, ...recent, '--delet'], "Unknown option '--delet'"],
  ])('are refused if they are %j', (args, line) => {
    expect(() => readArguments(args, NOW)).toThrow(UsageError);
    expect(() => readArguments(args, NOW)).toThrow(line);
  });

  it('may name a moment longer ago if missing items count as deleted', () => {
    const args = [...tables, '--moment', '2030-01-10', '--missing'];
    expect(readArguments(args, NOW)).toMatchObject({ missing: true, change: false });
  });
});
