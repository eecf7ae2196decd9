/** CloudFormation's API, as far as `cdk` calls it. */
import { type Account, ACCOUNT_ID } from './account.ts';
import type { Answer, Asked, Service, Surroundings } from './asked.ts';
import { isTrusted } from './authorize.ts';
import { checkPlan, deleteStack, deploy, setStatus } from './engine.ts';
import { parameterIn } from './json.ts';
import { answerQuery, type Parameters, readParameters, type Xml } from './query.ts';
import { Refusal, Unknown } from './refusal.ts';
import type { Plan, Stack } from './stack.ts';
import { readTemplate } from './template.ts';

const WHEN = '2026-01-01T00:00:00.000Z';

interface Call {
  readonly asked: Asked;
  readonly account: Account;
  readonly parameters: Parameters;
  readonly by: Surroundings;
  readonly name: string;
}

export const answerCloudFormation: Service = async (asked, by) => {
  const parameters = readParameters(asked);
  const { action } = parameters;
  const handle = ACTIONS[action];
  if (handle === undefined) throw new Unknown(`cloudformation: ${action} is not known here`);
  const given = parameters.get('StackName') ?? '';
  const mode = parameters.get('DeploymentConfig.Mode') ?? 'STANDARD';
  if (mode !== 'STANDARD') throw new Unknown(`cloudformation: the deployment mode ${mode}`);
  const name = nameIn(given);
  asked.authorize(`cloudformation:${action}`, stackIdOf(asked.account, name));
  const result = await handle({ asked, account: asked.account, parameters, by, name });
  parameters.expectAllRead();
  return result;
};

const stackIdOf = ({ region }: Account, name: string): string =>
  `arn:aws:cloudformation:${region}:${ACCOUNT_ID}:stack/${name}/rehearsal`;

/** Finds a stack, unless it is deleted. */
function find({ account, name }: Call): Stack {
  const stack = account.stacks.get(name);
  if (stack === undefined || stack.status === 'DELETE_COMPLETE')
    throw new Refusal('ValidationError', `Stack with id ${name} does not exist`);
  return stack;
}

const ACTIONS: Readonly<Record<string, (call: Call) => Answer | Promise<Answer>>> = {
  DescribeStacks(call) {
    const { account, name, parameters } = call;
    // CDK asks for a deleted stack by its id, to see whether it is gone.
    const byId =
      parameters.get('StackName')?.startsWith('arn:') === true ? account.stacks.get(name) : undefined;
    return answerQuery('DescribeStacks', { Stacks: [describe(byId ?? find(call))] });
  },
  GetTemplate(call) {
    const { plan } = find(call);
    call.parameters.get('TemplateStage');
    return answerQuery('GetTemplate', {
      TemplateBody: plan?.text ?? '{}',
      StagesAvailable: ['Original', 'Processed'],
    });
  },
  CreateChangeSet: createChangeSet,
  DescribeChangeSet(call) {
    const name = call.parameters.get('ChangeSetName') ?? '';
    const stack = find(call);
    call.parameters.get('IncludePropertyValues');
    const plan = changeSetOf(stack, name);
    const isSame = stack.plan?.text === plan.text;
    return answerQuery('DescribeChangeSet', {
      ChangeSetName: nameIn(name),
      ChangeSetId: changeSetIdOf(call.account, nameIn(name)),
      StackId: stack.id,
      StackName: stack.name,
      CreationTime: new Date().toISOString(),
      Status: isSame ? 'FAILED' : 'CREATE_COMPLETE',
      ...(isSame ? { StatusReason: "The submitted information didn't contain changes." } : {}),
      ExecutionStatus: isSame ? 'UNAVAILABLE' : 'AVAILABLE',
      Changes: Object.entries(plan.template.Resources).map(([id, { Type }]) => ({
        Type: 'Resource',
        ResourceChange: {
          Action: stack.members.has(id) ? 'Modify' : 'Add',
          LogicalResourceId: id,
          ResourceType: Type,
        },
      })),
    });
  },
  async ExecuteChangeSet(call) {
    const { parameters, by } = call;
    const stack = find(call);
    const name = parameters.get('ChangeSetName') ?? '';
    parameters.get('ClientRequestToken');
    if (parameters.get('DisableRollback') === 'true') throw new Unknown('a deployment without rollback');
    const plan = changeSetOf(stack, name);
    stack.changeSets.clear();
    await deploy(stack, plan, by);
    return answerQuery('ExecuteChangeSet', {});
  },
  DeleteChangeSet(call) {
    const stack = find(call);
    stack.changeSets.delete(nameIn(call.parameters.get('ChangeSetName') ?? ''));
    if (stack.status === 'REVIEW_IN_PROGRESS') call.account.stacks.delete(stack.name);
    return answerQuery('DeleteChangeSet', {});
  },
  DescribeStackEvents(call) {
    const stack = call.account.stacks.get(call.name) ?? find(call);
    return answerQuery('DescribeStackEvents', {
      StackEvents: stack.events.toReversed().map((one) => ({
        ...{ EventId: one.id, StackId: stack.id, StackName: stack.name, Timestamp: new Date().toISOString() },
        LogicalResourceId: one.logicalId,
        PhysicalResourceId: one.physicalId,
        ResourceType: one.type,
        ResourceStatus: one.status,
        ResourceStatusReason: one.reason === '' ? undefined : one.reason,
      })),
    });
  },
  DescribeStackResources(call) {
    const stack = find(call);
    const only = call.parameters.get('LogicalResourceId');
    const members = [...stack.members].filter(([name]) => only === undefined || name === only);
    return answerQuery('DescribeStackResources', {
      StackResources: members.map(([LogicalResourceId, { type, arn }]) => ({
        StackName: stack.name,
        LogicalResourceId,
        PhysicalResourceId: call.account.things.get(arn)?.id,
        ResourceType: type,
        Timestamp: WHEN,
        ResourceStatus: 'UPDATE_COMPLETE',
      })),
    });
  },
  UpdateTerminationProtection(call) {
    const stack = find(call);
    stack.isProtected = call.parameters.get('EnableTerminationProtection') === 'true';
    return answerQuery('UpdateTerminationProtection', { StackId: stack.id });
  },
  async DeleteStack(call) {
    const stack = find(call);
    checkRole(call.parameters.get('RoleARN') ?? null, call);
    call.parameters.get('ClientRequestToken');
    if (stack.isProtected)
      throw new Refusal(
        'ValidationError',
        `Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`,
      );
    await deleteStack(stack, call.by);
    return answerQuery('DeleteStack', {});
  },
};

/** The name in the ARN of a stack or a change set; a name is taken as it is. */
const nameIn = (given: string): string => (given.startsWith('arn:') ? (given.split('/')[1] ?? '') : given);

const changeSetIdOf = ({ region }: Account, name: string): string =>
  `arn:aws:cloudformation:${region}:${ACCOUNT_ID}:changeSet/${name}/rehearsal`;

function changeSetOf(stack: Stack, name: string): Plan {
  const plan = stack.changeSets.get(nameIn(name));
  if (plan === undefined) throw new Refusal('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404);
  return plan;
}

function createChangeSet(call: Call): Answer {
  const { parameters, account, name } = call;
  const changeSet = parameters.get('ChangeSetName') ?? '';
  const kind = parameters.get('ChangeSetType');
  for (const one of [
    'ClientToken',
    'Description',
    'IncludeNestedStacks',
    'ImportExistingResources',
    'OnStackFailure',
  ])
    parameters.get(one);
  const plan = readPlan(call);
  const existing = account.stacks.get(name);
  const isThere =
    existing !== undefined && !['DELETE_COMPLETE', 'REVIEW_IN_PROGRESS'].includes(existing.status);
  if (kind === 'CREATE' && isThere)
    throw new Refusal('AlreadyExistsException', `Stack [${name}] already exists`);
  if (kind === 'UPDATE' && !isThere) throw new Refusal('ValidationError', `Stack [${name}] does not exist`);
  if (isThere && /(?:IN_PROGRESS|^ROLLBACK_COMPLETE|_FAILED)$/u.test(existing.status))
    throw new Refusal(
      'ValidationError',
      `Stack:${existing.id} is in ${existing.status} state and can not be updated.`,
    );
  const stack = isThere ? existing : makeStack(account, name);
  checkPlan(stack, plan, account);
  stack.changeSets.set(changeSet, plan);
  if (!isThere) {
    account.stacks.set(name, stack);
    setStatus(stack, 'REVIEW_IN_PROGRESS');
  }
  return answerQuery('CreateChangeSet', { Id: changeSetIdOf(account, changeSet), StackId: stack.id });
}

/** Makes a stack of which there is nothing yet. */
export function makeStack(account: Account, name: string): Stack {
  return {
    ...{ name, id: stackIdOf(account, name), status: 'REVIEW_IN_PROGRESS', reason: '', plan: null },
    ...{
      members: new Map(),
      outputs: [],
      imports: new Set(),
      isProtected: false,
      events: [],
      changeSets: new Map(),
    },
  };
}

function readPlan(call: Call): Plan {
  const { parameters, account } = call;
  const text = parameters.get('TemplateBody') ?? templateAt(parameters.get('TemplateURL') ?? '', call);
  const template = readTemplate(text);
  const capabilities = parameters.list('Capabilities').map((one) => one['']);
  const roles = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::IAM::Role');
  if (roles.length > 0 && !capabilities.includes('CAPABILITY_NAMED_IAM'))
    throw new Refusal('InsufficientCapabilitiesException', 'Requires capabilities : [CAPABILITY_NAMED_IAM]');
  const roleArn = parameters.get('RoleARN') ?? null;
  checkRole(roleArn, call);
  const given = new Map(
    parameters
      .list('Parameters')
      .flatMap(({ ParameterKey: key = '', ParameterValue: value, UsePreviousValue }) => {
        if (value !== undefined) return [[key, value]] as const;
        const before = account.stacks.get(call.name)?.plan?.parameters.get(key);
        return UsePreviousValue === 'true' && before !== undefined ? [[key, before] as const] : [];
      }),
  );
  const values = new Map(given);
  for (const [key, { Type, Default }] of Object.entries(template.Parameters)) {
    if (Type !== 'AWS::SSM::Parameter::Value<String>') continue;
    const name = given.get(key) ?? Default;
    const value = parameterIn(account, name);
    if (value === null)
      throw new Refusal(
        'ValidationError',
        `Unable to fetch parameters [${name}] from parameter store for this account.`,
      );
    given.set(key, name);
    values.set(key, value);
  }
  const tags = parameters.list('Tags').map(({ Key = '', Value = '' }) => ({ Key, Value }));
  return { text, template, parameters: given, values, tags, roleArn };
}

/** CloudFormation reads a template with the rights of who asks. */
function templateAt(url: string, { account, asked }: Call): string {
  const [, bucket = '', ...key] = new URL(url).pathname.split('/');
  asked.authorize('s3:GetObject', `arn:aws:s3:::${bucket}/${key.join('/')}`);
  const found = account.objects.get(`${bucket}/${key.join('/')}`);
  if (found === undefined) throw new Refusal('ValidationError', `S3 error: Access Denied for ${url}`);
  return found.toString();
}

/** The caller has to be allowed to pass the role, and CloudFormation to use it. */
function checkRole(roleArn: string | null, { asked, account }: Call): void {
  if (roleArn === null) return;
  asked.authorize('iam:PassRole', roleArn);
  if (!isTrusted(account, roleArn, { service: 'cloudformation.amazonaws.com' }))
    throw new Refusal('ValidationError', `Role ${roleArn} is invalid or cannot be assumed`);
}

function describe(stack: Stack): Xml {
  return {
    StackName: stack.name,
    StackId: stack.id,
    CreationTime: WHEN,
    StackStatus: stack.status,
    StackStatusReason: stack.reason === '' ? undefined : stack.reason,
    EnableTerminationProtection: stack.isProtected,
    RoleARN: stack.plan?.roleArn ?? undefined,
    Tags: [...(stack.plan?.tags ?? [])].map(({ Key, Value }) => ({ Key, Value })),
    Parameters: [...(stack.plan?.parameters ?? [])].map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
    Outputs: stack.outputs.map(({ name, value, description, exportName }) => ({
      OutputKey: name,
      OutputValue: value,
      Description: description,
      ExportName: exportName ?? undefined,
    })),
  };
}
