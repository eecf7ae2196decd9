import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
  type PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Fact } from '../coach/facts.ts';
import { NO_PROGRESS } from '../coach/progress.ts';
import type { Instant } from '../coach/time.ts';
import { record } from '../coach/record.ts';
import { isAway } from './away.ts';
import { itemOf, readItem } from './item.ts';
import type { Item, Stored } from './item.ts';
import { KEYS } from './keys.ts';
import type { Person } from './person.ts';

export type { Person, Stored };

/** `away`: the table didn't answer, or refused. `unreadable`: the item is malformed or of a newer schema. */
export type Read =
  | { readonly ok: true; readonly stored: Stored }
  | { readonly ok: false; readonly reason: 'away' | 'unreadable' };

/** `conflict`: someone else wrote twice meanwhile. `stored` is null only if nothing was known, nor to be recorded. */
export type Written =
  | { readonly ok: true; readonly stored: Stored | null }
  | { readonly ok: false; readonly reason: 'away' | 'unreadable' | 'conflict' };

/** Where progress is kept. What goes wrong outside comes back as a reason; only programming errors are thrown. */
export interface Store {
  /** What is remembered of a person; `now` decides whether it has expired. */
  read(person: Person, now: Instant): Promise<Read>;
  /**
   * Records facts on what is known (null: it couldn't be read yet) and writes once, or once more after a
   * conflict. Without facts nothing is called. All or nothing: on a failure none of the facts is kept.
   */
  record(person: Person, known: Stored | null, facts: readonly Fact[]): Promise<Written>;
}

/** How long one `read` or `record` may take with all its calls, in milliseconds. */
const DEADLINE = 2500;

/** A store in a DynamoDB table whose keys are `KEYS`. */
export function dynamoStore(client: DynamoDBClient, table: string): Store {
  async function get(person: Person, now: Instant, abortSignal: AbortSignal): Promise<Read> {
    const command = new GetItemCommand({ TableName: table, Key: keyOf(person), ConsistentRead: true });
    try {
      const { Item: item } = await client.send(command, { abortSignal });
      if (item === undefined) return { ok: true, stored: { progress: NO_PROGRESS, version: 0 } };
      const read = readItem(item, now);
      return read.ok ? read : { ok: false, reason: 'unreadable' };
    } catch (error) {
      if (isAway(error)) return { ok: false, reason: 'away' };
      throw error;
    }
  }

  async function put(person: Person, stored: Stored, abortSignal: AbortSignal): Promise<Written> {
    const before = stored.version - 1;
    const command = new PutItemCommand({
      TableName: table,
      Item: itemOf(person, stored),
      ...(before === 0 ? notYetThere() : stillAtVersion(before)),
    });
    try {
      await client.send(command, { abortSignal });
      return { ok: true, stored };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return { ok: false, reason: 'conflict' };
      if (isAway(error)) return { ok: false, reason: 'away' };
      throw error;
    }
  }

  return {
    read: (person, now) => get(person, now, AbortSignal.timeout(DEADLINE)),

    async record(person, known, facts) {
      if (facts.length === 0) return { ok: true, stored: known };
      const inTime = AbortSignal.timeout(DEADLINE);
      const now = Math.max(...facts.map(({ at }) => at));
      const write = (before: Stored): Promise<Written> => put(person, withFacts(before, facts), inTime);
      const readAndWrite = async (): Promise<Written> => {
        const read = await get(person, now, inTime);
        return read.ok ? write(read.stored) : read;
      };
      const written = known === null ? await readAndWrite() : await write(known);
      return !written.ok && written.reason === 'conflict' ? readAndWrite() : written;
    },
  };
}

function withFacts({ progress, version }: Stored, facts: readonly Fact[]): Stored {
  return { progress: facts.reduce(record, progress), version: version + 1 };
}

function keyOf(person: Person): Item {
  return { [KEYS.partition]: { S: person.household }, [KEYS.sort]: { S: person.person } };
}

type Condition = Pick<PutItemCommandInput, 'ConditionExpression'> & {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Item;
};

function notYetThere(): Condition {
  return {
    ConditionExpression: 'attribute_not_exists(#partition)',
    ExpressionAttributeNames: { '#partition': KEYS.partition },
  };
}

function stillAtVersion(version: number): Condition {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: version.toString() } },
  };
}
