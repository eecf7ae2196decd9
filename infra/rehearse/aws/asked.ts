/** A call to AWS, and its answer. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Account } from './account.ts';
import { authorize, type Caller } from './authorize.ts';
import type { Tools } from './engine.ts';

export interface Asked {
  readonly method: string;
  /** Decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly account: Account;
  readonly caller: Caller;
  /** Notes the call, and refuses it if the caller may not make it. */
  readonly authorize: (action: string, resource: string, context?: Readonly<Record<string, string>>) => void;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a service works with, besides the account. */
export interface Surroundings extends Tools {
  /** Makes credentials for a role. */
  readonly issueKey: (roleArn: string) => Key;
  /** Calls a Lambda, and returns what came of it. */
  readonly call: (functionArn: string, event: unknown) => Promise<Called>;
  /** The address of the embedded DynamoDB. */
  readonly tables: string;
}

export interface Key {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
}

/** What a Lambda answered, and the lines that it wrote. */
export interface Called {
  readonly answer: unknown;
  readonly isFailed: boolean;
  readonly lines: readonly string[];
}

export type Service = (asked: Asked, by: Surroundings) => Answer | Promise<Answer>;

export const authorizerOf =
  (account: Account, caller: Caller): Asked['authorize'] =>
  (action, resource, context) => {
    authorize(account, caller, action, resource, context);
  };
