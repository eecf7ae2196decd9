/** What CloudFormation remembers of a stack. */
import type { Template } from './template.ts';

export type Status =
  | 'REVIEW_IN_PROGRESS'
  | 'CREATE_IN_PROGRESS'
  | 'CREATE_COMPLETE'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_COMPLETE'
  | 'ROLLBACK_FAILED'
  | 'UPDATE_IN_PROGRESS'
  | 'UPDATE_COMPLETE'
  | 'UPDATE_ROLLBACK_IN_PROGRESS'
  | 'UPDATE_ROLLBACK_COMPLETE'
  | 'UPDATE_ROLLBACK_FAILED'
  | 'DELETE_IN_PROGRESS'
  | 'DELETE_COMPLETE'
  | 'DELETE_FAILED';

/** A resource of a stack: the thing that it made is in the account, by this ARN. */
export interface Member {
  readonly type: string;
  readonly arn: string;
}

export interface StackEvent {
  readonly id: string;
  readonly logicalId: string;
  readonly physicalId: string;
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

export interface StackOutput {
  readonly name: string;
  readonly value: string;
  readonly description: string;
  /** Null for one that other stacks can't import. */
  readonly exportName: string | null;
}

/** A template to deploy, and with what. */
export interface Plan {
  readonly text: string;
  readonly template: Template;
  /** As they were given. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Their values: for one that names a parameter of SSM, what that holds. */
  readonly values: ReadonlyMap<string, string>;
  readonly tags: readonly { readonly Key: string; readonly Value: string }[];
  readonly roleArn: string | null;
}

export interface Stack {
  readonly name: string;
  readonly id: string;
  status: Status;
  reason: string;
  /** What is deployed; null before the first deployment. */
  plan: Plan | null;
  /** By their names in the template, in the order in which they were made. */
  members: Map<string, Member>;
  outputs: readonly StackOutput[];
  /** The names of exports that it imports. */
  imports: ReadonlySet<string>;
  isProtected: boolean;
  readonly events: StackEvent[];
  readonly changeSets: Map<string, Plan>;
}
