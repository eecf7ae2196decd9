/**
 * Deletes from a restored table what people deleted after the moment that it was restored to. The table that was live until
 * then knows it: by the notes that deletions leave for 48 hours, and by the items that it no longer has.
 */
import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { z } from 'zod';
import { plain } from '../../lambdas/store/item.ts';
import { DELETED, HISTORY, KEYS, keyOf } from '../../lambdas/store/keys.ts';

type Item = Record<string, AttributeValue>;

export interface Tables {
  readonly restored: string;
  readonly live: string;
}

/** How to prune. */
export interface Ways {
  /** Whether items that the live table no longer has count as deleted. */
  readonly missing: boolean;
  /** Whether to change the restored table; otherwise it is only counted. */
  readonly change: boolean;
}

/** Numbers of items. */
export interface Pruned {
  readonly items: number;
  readonly deletedByNote: number;
  readonly deletedAsMissing: number;
  readonly notesCopied: number;
}

const keySchema = z.looseObject({ [KEYS.partition]: z.string(), [KEYS.sort]: z.string() });
const noteSchema = z.looseObject({ deletedAt: z.number() });
const writtenSchema = z.union([
  z.looseObject({ filedAt: z.number() }).transform(({ filedAt }) => filedAt),
  z
    .looseObject({ progress: z.looseObject({ lastAt: z.number() }) })
    .transform(({ progress }) => progress.lastAt),
]);

/**
 * Deletes what was deleted, and copies the notes, so that no session that is still open writes it back.
 * @throws Error of AWS's client
 */
export async function pruneRestored(
  client: DynamoDBClient,
  { restored, live }: Tables,
  { missing, change }: Ways,
): Promise<Pruned> {
  const kept = new Set<string>();
  const notes: Item[] = [];
  for await (const item of scan(client, live)) {
    kept.add(nameOf(item));
    if (sortOf(item).startsWith(DELETED)) notes.push(item);
  }
  const deletedAt = new Map(notes.map((note) => [nameOf(note), noteSchema.parse(plain(note)).deletedAt]));
  const counts = { items: 0, deletedByNote: 0, deletedAsMissing: 0, notesCopied: 0 };
  for await (const item of scan(client, restored)) {
    if (sortOf(item).startsWith(DELETED)) continue;
    counts.items += 1;
    const isNoted = wasDeletedAfter(item, deletedAt);
    const isMissing = missing && !kept.has(nameOf(item));
    if (!isNoted && !isMissing) continue;
    counts[isNoted ? 'deletedByNote' : 'deletedAsMissing'] += 1;
    const key = keyOf({ household: householdOf(item), person: sortOf(item) });
    if (change) await client.send(new DeleteItemCommand({ TableName: restored, Key: key }));
  }
  for (const note of notes) {
    counts.notesCopied += 1;
    if (change) await client.send(new PutItemCommand({ TableName: restored, Item: note }));
  }
  return counts;
}

async function* scan(client: DynamoDBClient, table: string): AsyncGenerator<Item> {
  let next: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: next }),
    );
    yield* page.Items ?? [];
    next = page.LastEvaluatedKey;
  } while (next !== undefined);
}

/** Whether a note says that the item's person or household was deleted after the item was last written. */
function wasDeletedAfter(item: Item, deletedAt: ReadonlyMap<string, number>): boolean {
  const household = householdOf(item);
  const person = sortOf(item).replace(HISTORY, '');
  const times = [DELETED, `${DELETED}#${person}`].map((sort) => deletedAt.get(`${household} ${sort}`) ?? -1);
  // An item that doesn't say when it was written counts as older.
  const written = writtenSchema.safeParse(plain(item));
  return Math.max(...times) >= (written.success ? written.data : 0);
}

const householdOf = (item: Item): string => keySchema.parse(plain(item))[KEYS.partition];
const sortOf = (item: Item): string => keySchema.parse(plain(item))[KEYS.sort];
const nameOf = (item: Item): string => `${householdOf(item)} ${sortOf(item)}`;
