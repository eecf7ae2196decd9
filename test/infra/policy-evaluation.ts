/**
 * Evaluates policies of a template as AWS's evaluation logic does: an explicit deny wins, and what nothing allows is denied.
 * Names of resources are symbolic: what the template makes has the ARN `arn:` and its name in the template.
 */
import { z } from 'zod';
import { ofType, type Synthesized } from './synthesis.ts';

/** The account of everything. */
export const ACCOUNT = '123456789012';

/** A call: by whom, what, on what, and in which context. */
export interface Call {
  /** The service that calls, for a policy of a resource; null for the owner of the policy. */
  readonly service: string | null;
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
type Statement = z.infer<typeof statementSchema>;

/** Returns whether the statements allow a call. */
export function isAllowed(statements: readonly Statement[], call: Call): boolean {
  const fitting = statements.filter((one) => fits(one, call));
  if (fitting.some(({ Effect }) => Effect === 'Deny')) return false;
  return fitting.some(({ Effect }) => Effect === 'Allow');
}

function fits(statement: Statement, { service, action, resource, context = {} }: Call): boolean {
  return (
    isBy(statement.Principal, service) &&
    statement.Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    (statement.Resource ?? ['*']).some((pattern) => matches(pattern, resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, wanted]) => holds(operator, wanted, context))
  );
}

function isBy(wanted: Statement['Principal'], service: string | null): boolean {
  if (wanted === undefined || wanted === '*') return true;
  return (wanted.AWS ?? []).includes('*') || (service !== null && (wanted.Service ?? []).includes(service));
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
]);

function matches(pattern: string, text: string): boolean {
  const escaped = pattern
    .replaceAll(/[.+^${}()|[\]\\]/gu, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'u').test(text);
}

const join = z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) });
const attribute = z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const imported = z.strictObject({ 'Fn::ImportValue': z.string() });
const reference = z.strictObject({ Ref: z.string() });
const substituted = z.strictObject({ 'Fn::Sub': z.string() });

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::AccountId': ACCOUNT,
  'AWS::Region': 'us-east-1',
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Replaces the intrinsic functions of a template by symbolic values. */
export function resolve(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolve);
  if (typeof value !== 'object' || value === null) return value;
  const joined = join.safeParse(value);
  if (joined.success) {
    const [by, parts] = joined.data['Fn::Join'];
    return parts.map((part) => z.string().parse(resolve(part))).join(by);
  }
  const got = attribute.safeParse(value);
  if (got.success) return `arn:${got.data['Fn::GetAtt'][0]}`;
  const exported = imported.safeParse(value);
  if (exported.success) return `arn:${exported.data['Fn::ImportValue']}`;
  const referred = reference.safeParse(value);
  if (referred.success) return PSEUDO[referred.data.Ref] ?? `arn:${referred.data.Ref}`;
  const sub = substituted.safeParse(value);
  if (sub.success)
    return sub.data['Fn::Sub'].replaceAll(
      /\$\{([^}]+)\}/gu,
      (_, name: string) => PSEUDO[name] ?? `arn:${name}`,
    );
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one)]));
}

const documentSchema = z.looseObject({ Statement: z.array(statementSchema) });
const roleSchema = z.looseObject({ Policies: z.array(z.looseObject({ PolicyDocument: documentSchema })) });
const resourcePolicySchema = z.looseObject({
  PolicyDocument: documentSchema,
  Topics: z.array(z.string()).optional(),
});

/** Returns the statements of the one role whose name in the template begins so. */
export function statementsOfRole(template: Synthesized, name: string): Statement[] {
  const [role, ...others] = ofType(template, 'AWS::IAM::Role').filter(([id]) => id.startsWith(name));
  if (role === undefined || others.length > 0) throw new RangeError(`expected one role ${name}`);
  return roleSchema
    .parse(resolve(role[1].Properties))
    .Policies.flatMap(({ PolicyDocument: { Statement: all } }) => all);
}

/** Returns the statements of a topic's policy. */
export function statementsOfTopic(template: Synthesized, topic: string): Statement[] {
  return ofType(template, 'AWS::SNS::TopicPolicy')
    .map(([, { Properties }]) => resourcePolicySchema.parse(resolve(Properties)))
    .filter(({ Topics = [] }) => Topics.includes(topic))
    .flatMap(({ PolicyDocument: { Statement: all } }) => all);
}
