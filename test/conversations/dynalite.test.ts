import { afterAll, beforeAll, expect, it } from 'vitest';
import { readItem } from '../../lambdas/store/item.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { clientTo, openDatabase, TABLE, type Database } from '../store/table.ts';
import { keyOf } from './memory.ts';
import { FIRST_VISIT, NEXT_VISIT, ROLLING } from './scripts.ts';
import { holdsIn, talk } from './talk.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

async function kept(user: string): Promise<ReturnType<typeof readItem> | null> {
  const item = await database.get(keyOf(user));
  return item === undefined ? null : readItem(item, 0);
}

it('resumes a broken-off second visit five hours later from a record in DynamoDB', async () => {
  const client = clientTo(database.port);
  const store = dynamoStore(client, TABLE);
  const stopped = [...NEXT_VISIT.slice(0, -2), '@35 stop'];
  const back = ['open foam roll coach', 'yes', 'no', 'no', 'two', 'ready', 'three', 'two'];
  const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...stopped, '(wait 5h)', ...back], { store });
  expect(turns.at(-1)).toMatchObject({ phase: 'goodbye', level: 'ok', microphone: 'closed' });
  expect(turns.slice(-3).flatMap(holdsIn)).toEqual([10, 30, 30, 30, 30]);
  expect(await kept('ada')).toMatchObject({
    ok: true,
    stored: { progress: { open: null, ever: { routines: 2, heldMs: 300_000 }, practice: { finished: 2 } } },
  });
  client.destroy();
});

it('says the same with a record in DynamoDB as with one in memory', async () => {
  const client = clientTo(database.port);
  const user = 'bob';
  const remote = await talk(ROLLING, { user, store: dynamoStore(client, TABLE) });
  expect(remote).toEqual(await talk(ROLLING, { user }));
  client.destroy();
});
