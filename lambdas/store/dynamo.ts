/** What the store asks of DynamoDB: four of its operations, with AWS's own types of what goes in. */
import type {
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
  QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from './item.ts';

/** A call of one operation. */
export type Call =
  | { readonly operation: 'GetItem'; readonly input: GetItemCommandInput }
  | { readonly operation: 'PutItem'; readonly input: PutItemCommandInput }
  | { readonly operation: 'Query'; readonly input: QueryCommandInput }
  | { readonly operation: 'DeleteItem'; readonly input: DeleteItemCommandInput };

/** What a call may find: an item read, a page of a query. */
export interface Found {
  readonly Item?: Item | undefined;
  readonly Items?: readonly Item[] | undefined;
}

/** A way to DynamoDB. */
export interface Dynamo {
  /**
   * Makes a call, and tries again where that may help.
   * @param signal ends it, wherever it is.
   * @throws CallFailed for whatever goes wrong outside this program.
   */
  send(call: Call, signal: AbortSignal): Promise<Found>;
}

/** A condition of a write that didn't hold, as DynamoDB names it. */
export const CONDITION_FAILED = 'ConditionalCheckFailedException';

/**
 * DynamoDB refused, or couldn't be reached. The name is DynamoDB's own (`AccessDeniedException`), or that of what
 * the network made go wrong (`TimeoutError`, `ECONNREFUSED`).
 */
export class CallFailed extends Error {
  override readonly name: string;
  declare readonly cause?: Error;
  /** Where an answer came: named so that AWS's own table of what is worth another try reads it. */
  readonly $metadata: { readonly httpStatusCode?: number };

  constructor(name: string, { status, cause }: { readonly status?: number; readonly cause?: Error } = {}) {
    super(name, cause === undefined ? undefined : { cause });
    this.name = name;
    this.$metadata = status === undefined ? {} : { httpStatusCode: status };
  }
}
