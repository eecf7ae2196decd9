/** Writes an item only if it is still as it was last read, so that nobody else's write is lost. */
import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type Call, CallFailed, CONDITION_FAILED, type Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import type { Item } from './item.ts';
import { KEYS } from './keys.ts';
import type { Failure } from './store.ts';

export type Condition = Pick<PutItemCommandInput, 'ConditionExpression'> & {
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Item;
};

/** @returns `conflict` if the condition didn't hold, `away` if it isn't known whether the item was written. */
export function conditionalPut(
  client: Dynamo,
  table: string,
  item: Item,
  condition: Condition,
  abortSignal: AbortSignal,
): Promise<{ readonly ok: true } | Failure<'away' | 'conflict'>> {
  const input: PutItemCommandInput = { TableName: table, Item: item, ...condition };
  return sendOnCondition(client, { operation: 'PutItem', input }, abortSignal);
}

/** Deletes an item that is still at a version. @returns see `conditionalPut` */
export function conditionalDelete(
  client: Dynamo,
  table: string,
  key: Item,
  version: number,
  abortSignal: AbortSignal,
): ReturnType<typeof conditionalPut> {
  const input = { TableName: table, Key: key, ...stillAtVersion(version) };
  return sendOnCondition(client, { operation: 'DeleteItem', input }, abortSignal);
}

async function sendOnCondition(
  client: Dynamo,
  call: Call,
  abortSignal: AbortSignal,
): ReturnType<typeof conditionalPut> {
  try {
    await client.send(call, abortSignal);
    return { ok: true };
  } catch (error) {
    if (error instanceof CallFailed && error.name === CONDITION_FAILED)
      return { ok: false, reason: 'conflict', cause: error.name };
    return toUnavailable(error);
  }
}

export function notThere(): Condition {
  return {
    ConditionExpression: 'attribute_not_exists(#partition)',
    ExpressionAttributeNames: { '#partition': KEYS.partition },
  };
}

export function stillAtVersion(version: number): Condition {
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': { N: version.toString() } },
  };
}
