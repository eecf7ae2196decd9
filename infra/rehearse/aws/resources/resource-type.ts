/** What a type of resource is, for the rehearsal. */
import type { Account, Thing } from '../account.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What making a resource leads to. What is left out follows from the type. */
export interface Outcome {
  readonly id?: string;
  readonly arn?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What the resource is made with. */
export interface Surroundings {
  readonly account: Account;
  readonly stack: string;
  /** Its name in the template. */
  readonly logicalId: string;
  /** Calls a Lambda of the account, and waits until it has ended. */
  readonly invoke: (functionArn: string, event: unknown) => Promise<void>;
  /** Opens an address for the outcome of a custom resource, and returns what was sent there so far. */
  readonly openReply: () => { readonly url: string; readonly sent: () => unknown };
  /** Unpacks an object of a bucket. Returns the folder. */
  readonly unpack: (bucket: string, key: string) => string;
}

export interface ResourceType {
  /** The properties that are known here. Any other is refused. */
  readonly properties: readonly string[];
  /** Those whose change makes another resource. */
  readonly fixed?: readonly string[];
  /** The property that names it, for types that may be named. */
  readonly named?: string;
  /** What `Ref` returns, unless it is the name: the ARN, or something made from the name. */
  readonly ref?: 'arn' | ((name: string) => string);
  readonly arn?: (region: string, name: string) => string;
  readonly attributes?: (arn: string, name: string) => Readonly<Record<string, string>>;
  readonly create?: (properties: Properties, by: Surroundings) => Outcome | Promise<Outcome>;
  readonly update?: (properties: Properties, old: Thing, by: Surroundings) => Outcome | Promise<Outcome>;
  readonly remove?: (old: Thing, by: Surroundings) => void | Promise<void>;
}

/** For what needs no return. */
export const NOTHING_MORE: Outcome = {};
