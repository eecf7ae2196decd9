/**
 * Reads the policies of a template without a deployment. Names of resources are symbolic: what the template makes has the
 * ARN `arn:` and its name in the template.
 */
import { z } from 'zod';
import { documentSchema, type Statement } from '../../infra/rehearse/aws/policies.ts';
import { ofType, type Synthesized } from './synthesis.ts';

/** The account of everything. */
export const ACCOUNT = '123456789012';

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
