/** What the store needs of DynamoDB: four of its operations, with AWS's own types for their input. */
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

/** What a call finds: one item, or a page of a query. */
export interface Found {
  readonly Item?: Item | undefined;
  readonly Items?: readonly Item[] | undefined;
  /** Where the next page of a query begins; undefined after the last page. */
  readonly LastEvaluatedKey?: Item | undefined;
}

/** A way to DynamoDB. */
export interface Dynamo {
  /**
   * Makes a call, and repeats it after a failure that may pass.
   * @param signal ends the call, whatever it is waiting for.
   * @throws CallFailed for anything that goes wrong outside this program.
   */
  send(call: Call, signal: AbortSignal): Promise<Found>;
}

/** DynamoDB's name for a write whose condition didn't hold. */
export const CONDITION_FAILED = 'ConditionalCheckFailedException';

/**
 * DynamoDB refused, or couldn't be reached. The name is DynamoDB's own (`AccessDeniedException`), or that of what
 * went wrong in the network (`TimeoutError`, `ECONNREFUSED`).
 */
export class CallFailed extends Error {
  override readonly name: string;

  constructor(name: string, options?: { readonly cause: Error }) {
    super(name, options);
    this.name = name;
  }
}
