/** Who may do what in the account: by the policies of roles, as they were deployed. */
import { z } from 'zod';
import { type Account, ACCOUNT_ID, thingsOf } from './account.ts';
import { documentSchema, isAllowed, type Statement } from './policies.ts';
import { Refusal } from './refusal.ts';

/** Who calls: the user of the account, who may do everything, or a role. */
export type Caller = { readonly by: 'user' } | { readonly by: 'role'; readonly arn: string };

/** What AWS's own policies allow, as far as they are called here. */
const MANAGED: Readonly<Record<string, readonly string[]>> = {
  AdministratorAccess: ['*'],
  AWSCloudFormationReadOnlyAccess: [
    'cloudformation:Describe*',
    'cloudformation:Get*',
    'cloudformation:List*',
  ],
  ReadOnlyAccess: [
    'cloudformation:Describe*',
    'cloudformation:Get*',
    'cloudformation:List*',
    'ssm:Get*',
    's3:Get*',
  ],
};

const roleSchema = z.object({
  AssumeRolePolicyDocument: documentSchema,
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});
const attachedSchema = z.object({ Roles: z.array(z.string()), PolicyDocument: documentSchema });

/** Returns what a role may do; nothing if there is no such role. */
export function rightsOf(account: Account, roleArn: string): Statement[] {
  const role = account.things.get(roleArn);
  if (role?.type !== 'AWS::IAM::Role') return [];
  const { Policies, ManagedPolicyArns } = roleSchema.parse(role.properties);
  return [
    ...Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    ...thingsOf(account, 'AWS::IAM::Policy')
      .map(({ properties }) => attachedSchema.parse(properties))
      .filter(({ Roles }) => Roles.includes(role.id))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    ...ManagedPolicyArns.map((arn): Statement => ({
      Effect: 'Allow',
      Action: [...(MANAGED[arn.split('/')[1] ?? ''] ?? [])],
      Resource: ['*'],
    })),
  ];
}

/** Returns whether a role lets a service or an account use it. */
export function isTrusted(
  account: Account,
  roleArn: string,
  caller: { service: string } | { account: string },
): boolean {
  const role = account.things.get(roleArn);
  if (role?.type !== 'AWS::IAM::Role') return false;
  const { Statement: statements } = roleSchema.parse(role.properties).AssumeRolePolicyDocument;
  return isAllowed(statements, { caller, action: 'sts:AssumeRole', resource: roleArn });
}

/**
 * Notes a call, and refuses it if its caller may not make it.
 * @throws Refusal as AWS words it
 */
export function authorize(
  account: Account,
  caller: Caller,
  action: string,
  resource: string,
  context: Readonly<Record<string, string>> = {},
): void {
  const given = { 'aws:ResourceAccount': ACCOUNT_ID, 's3:ResourceAccount': ACCOUNT_ID, ...context };
  const mayCall =
    caller.by === 'user' ||
    isAllowed(rightsOf(account, caller.arn), { caller: null, action, resource, context: given });
  const by = caller.by === 'user' ? 'user' : caller.arn;
  account.calls.push({ by, action, resource, isAllowed: mayCall });
  if (!mayCall)
    throw new Refusal(
      'AccessDeniedException',
      `User: ${by} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
      403,
    );
}
