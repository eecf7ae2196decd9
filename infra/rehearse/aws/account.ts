/** What an AWS account holds in one region, as far as the rehearsal knows it. */
import { createHash } from 'node:crypto';
import type { LambdaFunction } from './functions.ts';
import type { Stack } from './stack.ts';

export const ACCOUNT_ID = '123456789012';

/** Something that a resource of a template made. */
export interface Thing {
  readonly type: string;
  /** What `Ref` returns. */
  readonly id: string;
  readonly arn: string;
  /** As the template gave them, resolved except for secrets. */
  properties: Readonly<Record<string, unknown>>;
  /** What `Fn::GetAtt` returns. */
  attributes: Readonly<Record<string, string>>;
}

/** A message that waits in a queue. */
export interface Message {
  readonly queue: string;
  readonly body: string;
}

/** The values of Login with Amazon that Alexa accepts. */
export interface Developer {
  readonly vendorId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** A call that came: by whom, what, on what, and whether it was allowed. */
export interface Made {
  /** The ARN of the role, or `user`. */
  readonly by: string;
  readonly action: string;
  readonly resource: string;
  readonly isAllowed: boolean;
}

/** When a resource fails: before anything has happened, or after everything has. */
export type Fault = 'before' | 'after';

export interface Account {
  readonly region: string;
  /** Everything that exists, by ARN; in the order in which it was made. */
  readonly things: Map<string, Thing>;
  readonly functions: Map<string, LambdaFunction>;
  /** The content of buckets, by `bucket/key`. */
  readonly objects: Map<string, Buffer>;
  readonly secrets: Map<string, string>;
  readonly stacks: Map<string, Stack>;
  readonly messages: Message[];
  readonly developer: Developer;
  readonly calls: Made[];
  /** Makes a resource fail when it is created or updated, by its name in the template without the hash. */
  readonly faults: Map<string, Fault>;
  /** The order in which a rollback restores what depends on each other. */
  rollback: 'forward' | 'backward';
  /** Returns another suffix each time, as AWS puts it behind the names of what it makes. */
  readonly suffix: () => string;
}

/** The values with which a skill can be made in the rehearsal. */
const DEVELOPER: Developer = {
  vendorId: 'M1REHEARSAL',
  clientId: 'amzn1.application-oa2-client.rehearsal',
  clientSecret: 'amzn1.oa2-cs.rehearsal',
  refreshToken: 'Atzr|rehearsal',
};

export function emptyAccount(region: string): Account {
  let made = 0;
  return {
    ...{ region, things: new Map(), functions: new Map(), objects: new Map(), secrets: new Map() },
    ...{ stacks: new Map(), messages: [], developer: DEVELOPER, calls: [], faults: new Map() },
    rollback: 'backward',
    suffix: () => {
      made += 1;
      const hash = createHash('sha256').update(`${region} ${made}`).digest();
      return [...hash.subarray(0, 12)]
        .map((byte) => (byte % 36).toString(36))
        .join('')
        .toUpperCase();
    },
  };
}

/** Returns the things of a type. */
export function thingsOf({ things }: Account, type: string): Thing[] {
  return [...things.values()].filter((one) => one.type === type);
}
