/** Lambda functions, with their versions, the alias that a skill calls, and its policy. */
import { ALIAS } from '../../binding/functions.ts';
import { Refusal } from './refusal.ts';

/** A statement of the alias's policy. */
export interface Permit {
  readonly Sid: string;
  readonly Principal: string;
  readonly EventSourceToken: string | null;
}

/** What a version is made of. */
export interface Build {
  /** The folder of the code. */
  code: string;
  variables: Record<string, string>;
}

/** A published version, what it was published as, and whether it was deleted since. */
export interface PublishedVersion extends Readonly<Build> {
  readonly description: string;
  deleted: boolean;
}

export interface LambdaFunction extends Build {
  /** The ARN of its role, and of the queue that calls it; empty if there is none. */
  role: string;
  /** The published versions, beginning with version 1. */
  readonly versions: PublishedVersion[];
  /** The version that the alias points to; null if there is no alias. */
  live: number | null;
  policy: Permit[];
}

/** Returns what the function would be published as now. */
function buildOf({ code, variables }: Build): string {
  return JSON.stringify([code, Object.entries(variables).toSorted()]);
}

/**
 * Publishes the function. If nothing has changed since its last version, Lambda returns that one.
 * @returns the version, and whether it is a new one
 */
export function publish(one: LambdaFunction, description: string): { version: number; isNew: boolean } {
  const last = one.versions.at(-1);
  if (last !== undefined && !last.deleted && buildOf(last) === buildOf(one))
    return { version: one.versions.length, isNew: false };
  one.versions.push({ code: one.code, variables: { ...one.variables }, description, deleted: false });
  return { version: one.versions.length, isNew: true };
}

/** Returns a version that can be called. */
export function versionOf(one: LambdaFunction, number: number | null): PublishedVersion {
  const version = number === null ? undefined : one.versions[number - 1];
  if (version === undefined || version.deleted)
    throw new Refusal('ResourceNotFoundException', `Function not found: version ${number ?? 'none'}`, 404);
  return version;
}

/** Splits the ARN of a function into the function's own and what follows it, which has to be the alias if anything. */
export function splitArn(arn: string): { readonly own: string; readonly isAlias: boolean } {
  const parts = arn.split(':');
  const qualifier = parts[7];
  if (qualifier !== undefined && qualifier !== ALIAS)
    throw new Refusal('ResourceNotFoundException', `Function not found: ${arn}`, 404);
  return { own: parts.slice(0, 7).join(':'), isAlias: qualifier === ALIAS };
}
