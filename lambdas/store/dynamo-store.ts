import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Fact } from '../coach/progress/facts.ts';
import { NO_PROGRESS } from '../coach/progress/progress.ts';
import { applyFact } from '../coach/progress/record-fact.ts';
import type { Instant } from '../coach/shared/time.ts';
import { deleteHousehold, deletePerson } from './delete.ts';
import { CallFailed, CONDITION_FAILED, type Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { type Item, itemOf, readItem, type Stored } from './item.ts';
import { keyOf, KEYS } from './keys.ts';
import type { Person } from './person.ts';
import { turnDeadline, type Read, type Store, type Written } from './store.ts';

/** How often a write is tried; each conflict means that somebody else got on. */
const MOST_WRITES = 5;

/** A store in a DynamoDB table whose keys are `KEYS`. */
export function dynamoStore(client: Dynamo, table: string): Store {
  async function get(person: Person, now: Instant, abortSignal: AbortSignal): Promise<Read> {
    const input = { TableName: table, Key: keyOf(person), ConsistentRead: true };
    try {
      const { Item: item } = await client.send({ operation: 'GetItem', input }, abortSignal);
      if (item === undefined) return { ok: true, stored: { progress: NO_PROGRESS, version: 0 } };
      const read = readItem(item, now);
      return read.ok ? read : { ok: false, reason: 'unreadable', cause: read.reason };
    } catch (error) {
      return toUnavailable(error);
    }
  }

  async function put(
    person: Person,
    before: Stored,
    facts: readonly Fact[],
    abortSignal: AbortSignal,
  ): Promise<Written> {
    const stored = withFacts(before, facts);
    const input: PutItemCommandInput = {
      TableName: table,
      Item: itemOf(person, stored),
      ...(before.version === 0 ? notYetThere() : stillAtVersion(before.version)),
    };
    try {
      await client.send({ operation: 'PutItem', input }, abortSignal);
      return { ok: true, stored };
    } catch (error) {
      if (error instanceof CallFailed && error.name === CONDITION_FAILED)
        return { ok: false, reason: 'conflict', cause: error.name };
      return toUnavailable(error);
    }
  }

  return {
    read: (person, now, signal = turnDeadline()) => get(person, now, signal),

    async record(person, known, facts, signal = turnDeadline()) {
      if (facts.length === 0) return { ok: true, stored: known };
      const now = latest(facts);
      const readAndWrite = async (): Promise<Written> => {
        const read = await get(person, now, signal);
        return read.ok ? put(person, read.stored, facts, signal) : read;
      };
      let written = known === null ? await readAndWrite() : await put(person, known, facts, signal);
      for (let writes = 1; writes < MOST_WRITES && isConflict(written); writes += 1)
        written = await readAndWrite();
      return written;
    },

    forget: (person, signal = turnDeadline()) => deletePerson(client, table, person, signal),
    forgetHousehold: (household, signal = turnDeadline()) =>
      deleteHousehold(client, table, household, signal),
  };
}

function isConflict(written: Written): boolean {
  return !written.ok && written.reason === 'conflict';
}

function latest(facts: readonly Fact[]): Instant {
  return Math.max(...facts.map(({ at }) => at));
}

/**
 * The first version of an item is the time of its first facts, so that no version ever comes back: a session that
 * knows an item which was deleted meanwhile, and begun anew, must not take the new one for its own.
 */
function withFacts({ progress, version }: Stored, facts: readonly Fact[]): Stored {
  return {
    progress: facts.reduce(applyFact, progress),
    version: version === 0 ? latest(facts) : version + 1,
  };
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
