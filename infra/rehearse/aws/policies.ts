/** Evaluates policies as AWS's evaluation logic does: an explicit deny wins, and what nothing allows is denied. */
import { z } from 'zod';

/** A call: by whom, what, on what, and in which context. */
export interface Call {
  /** The service or the account that calls, for a policy of a resource; null for the owner of the policy. */
  readonly caller: { readonly service: string } | { readonly account: string } | null;
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string>>;
}

const texts = z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat());
const principal = z.union([
  z.literal('*'),
  z.strictObject({ AWS: texts.optional(), Service: texts.optional() }),
]);
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Principal: principal.optional(),
  Action: texts,
  Resource: texts.optional(),
  Condition: z.record(z.string(), z.record(z.string(), texts)).optional(),
});
export type Statement = z.infer<typeof statementSchema>;

/** A policy, strictly: a part that isn't evaluated here is refused. */
export const documentSchema = z.strictObject({
  Version: z.literal('2012-10-17').optional(),
  Id: z.string().optional(),
  Statement: z.array(statementSchema),
});

/** Returns whether the statements allow a call. */
export function isAllowed(statements: readonly Statement[], call: Call): boolean {
  const fitting = statements.filter((one) => fits(one, call));
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return false;
  return fitting.some(({ Effect }) => Effect === 'Allow');
}

function fits(statement: Statement, { caller, action, resource, context = {} }: Call): boolean {
  return (
    isBy(statement.Principal, caller) &&
    statement.Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    (statement.Resource ?? ['*']).some((pattern) => matches(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, wanted]) => holds(operator, wanted, context))
  );
}

function isBy(wanted: Statement['Principal'], caller: Call['caller']): boolean {
  if (wanted === undefined || wanted === '*') return true;
  const { AWS = [], Service = [] } = wanted;
  if (AWS.includes('*')) return true;
  if (caller === null) return false;
  if ('service' in caller) return Service.includes(caller.service);
  return AWS.some((one) => one === caller.account || one === `arn:aws:iam::${caller.account}:root`);
}

function holds(
  operator: string,
  wanted: Readonly<Record<string, readonly string[]>>,
  context: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, values]) => {
    const test = OPERATORS.get(operator);
    if (test === undefined) throw new RangeError(`the condition ${operator} is not known here`);
    return test(values, context[key]);
  });
}

type Test = (wanted: readonly string[], value: string | undefined) => boolean;

const isOneOf: Test = (wanted, value) => value !== undefined && wanted.includes(value);
const isLikeOne: Test = (wanted, value) =>
  value !== undefined && wanted.some((pattern) => matches(pattern, value));

const OPERATORS: ReadonlyMap<string, Test> = new Map([
  ['StringEquals', isOneOf],
  ['Bool', isOneOf],
  ['StringNotEquals', (wanted, value) => !isOneOf(wanted, value)],
  ['StringLike', isLikeOne],
  ['ArnLike', isLikeOne],
  ['Null', ([isMissing], value) => (value === undefined) === (isMissing === 'true')],
]);

function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'u').test(text);
}
