import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { Fact } from '../coach/facts.ts';
import { NO_PROGRESS } from '../coach/progress.ts';
import type { Instant } from '../coach/time.ts';
import { record } from '../coach/record.ts';
import { awayOr } from './away.ts';
import { CallFailed, CONDITION_FAILED, type Dynamo } from './dynamo.ts';
import { deleteHousehold, deletePerson } from './forgetting.ts';
import { itemOf, readItem } from './item.ts';
import type { Item, Stored } from './item.ts';
import { keyOf, KEYS } from './keys.ts';
import type { Person } from './person.ts';

export type { Person, Stored };

/** What went wrong, and what to count it by: the error's class, or what is wrong with the item. Never an id. */
export interface Failure<Reason extends string> {
  readonly ok: false;
  readonly reason: Reason;
  readonly cause: string;
}

/** `away`: the table didn't answer, or refused. `unreadable`: the item is malformed or of a newer schema. */
export type Read = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'unreadable'>;

/** `conflict`: someone else wrote between every two tries. `stored` is null only if nothing was known, nor to be recorded. */
export type Written =
  { readonly ok: true; readonly stored: Stored | null } | Failure<'away' | 'unreadable' | 'conflict'>;

/** `away`: some of it may still be there. */
export type Forgotten = { readonly ok: true } | Failure<'away'>;

/**
 * Where progress is kept. What goes wrong outside comes back as a reason; only programming errors are thrown.
 * `inTime` ends calls that have not been answered by then; without it each method has its own `ANSWERS_WITHIN_MS`.
 */
export interface Store {
  /** What is remembered of a person; `now` decides whether it has expired. */
  read(person: Person, now: Instant, inTime?: AbortSignal): Promise<Read>;
  /**
   * Records facts on what is known (null: it couldn't be read yet) and writes once, or reads and writes again
   * after a conflict. Without facts nothing is called. All or nothing: on a failure none of the facts is kept,
   * unless it is only the answer that was lost; recording them again is safe.
   */
  record(
    person: Person,
    known: Stored | null,
    facts: readonly Fact[],
    inTime?: AbortSignal,
  ): Promise<Written>;
  /** Deletes what is remembered of a person; nothing is fine, too. */
  forget(person: Person, inTime?: AbortSignal): Promise<Forgotten>;
  /** Deletes what is remembered of everyone in a household. */
  forgetHousehold(household: Person['household'], inTime?: AbortSignal): Promise<Forgotten>;
}

/** How long the calls of one turn may take in all, in milliseconds: a person hears an answer within three seconds. */
export const ANSWERS_WITHIN_MS = 2400;

/** How often a write is tried; each conflict means that somebody else got on. */
const MOST_WRITES = 5;

/** A signal for the calls of one turn. */
export function inTimeForATurn(): AbortSignal {
  return AbortSignal.timeout(ANSWERS_WITHIN_MS);
}

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
      return awayOr(error);
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
      return awayOr(error);
    }
  }

  return {
    read: (person, now, inTime = inTimeForATurn()) => get(person, now, inTime),

    async record(person, known, facts, inTime = inTimeForATurn()) {
      if (facts.length === 0) return { ok: true, stored: known };
      const now = latest(facts);
      const readAndWrite = async (): Promise<Written> => {
        const read = await get(person, now, inTime);
        return read.ok ? put(person, read.stored, facts, inTime) : read;
      };
      let written = known === null ? await readAndWrite() : await put(person, known, facts, inTime);
      for (let writes = 1; writes < MOST_WRITES && isConflict(written); writes += 1)
        written = await readAndWrite();
      return written;
    },

    forget: (person, inTime = inTimeForATurn()) => deletePerson(client, table, person, inTime),
    forgetHousehold: (household, inTime = inTimeForATurn()) =>
      deleteHousehold(client, table, household, inTime),
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
    progress: facts.reduce(record, progress),
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
