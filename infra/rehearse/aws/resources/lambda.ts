/** Lambda's resources: functions, versions, the alias, and who may call it. */
import { z } from 'zod';
import { ACCOUNT_ID, type Account } from '../account.ts';
import { isTrusted } from '../authorize.ts';
import { type LambdaFunction, publish, splitArn, versionOf } from '../functions.ts';
import { Refusal } from '../refusal.ts';
import { NOTHING_MORE, type ResourceType } from './resource-type.ts';

/** Bytes of the environment variables of a function, at most. */
const LARGEST_ENVIRONMENT = 4096;

const functionSchema = z.object({
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).optional(),
  Handler: z.literal('index.handler'),
  Role: z.string(),
  Runtime: z.literal('nodejs24.x'),
});
type Given = z.infer<typeof functionSchema>;

const functionArn = (region: string, name: string): string =>
  `arn:aws:lambda:${region}:${ACCOUNT_ID}:function:${name}`;

/** Finds a function by its name, its ARN, or that of its alias. */
function find(account: Account, given: string): { arn: string; one: LambdaFunction } {
  const arn = given.startsWith('arn:') ? splitArn(given).own : functionArn(account.region, given);
  const one = account.functions.get(arn);
  if (one === undefined) throw new Refusal('ResourceNotFoundException', `Function not found: ${given}`, 404);
  return { arn, one };
}

function check({ Role, Environment }: Given, account: Account): Record<string, string> {
  if (!isTrusted(account, Role, { service: 'lambda.amazonaws.com' }))
    throw new Refusal(
      'InvalidParameterValueException',
      'The role defined for the function cannot be assumed by Lambda.',
    );
  const variables = Environment?.Variables ?? {};
  const [reserved] = Object.keys(variables).filter((name) => /^(?:AWS_|_|LAMBDA_)/u.test(name));
  if (reserved !== undefined)
    throw new Refusal('InvalidParameterValueException', `${reserved} is a reserved environment variable`);
  if (JSON.stringify(variables).length > LARGEST_ENVIRONMENT)
    throw new Refusal('InvalidParameterValueException', 'Environment variables are larger than 4KB');
  return variables;
}

const FUNCTION: ResourceType = {
  properties: [
    ...[
      'Architectures',
      'Code',
      'Description',
      'Environment',
      'Handler',
      'LoggingConfig',
      'MemorySize',
      'Role',
    ],
    ...['Runtime', 'Tags', 'Timeout'],
  ],
  arn: functionArn,
  attributes: (arn) => ({ Arn: arn }),
  create(properties, { account, unpack, stack, logicalId }) {
    const given = functionSchema.parse(properties);
    const name = `${stack}-${logicalId}-${account.suffix()}`;
    account.functions.set(functionArn(account.region, name), {
      variables: check(given, account),
      code: unpack(given.Code.S3Bucket, given.Code.S3Key),
      role: given.Role,
      ...{ versions: [], live: null, policy: [] },
    });
    return { id: name };
  },
  update(properties, old, { account, unpack }) {
    const given = functionSchema.parse(properties);
    const { one } = find(account, old.id);
    one.code = unpack(given.Code.S3Bucket, given.Code.S3Key);
    one.role = given.Role;
    // CloudFormation writes the variables only if it knows that they change: what binding added stays otherwise.
    const before = functionSchema.parse(old.properties).Environment;
    const variables = check(given, account);
    if (JSON.stringify(before) !== JSON.stringify(given.Environment)) one.variables = variables;
    return NOTHING_MORE;
  },
  remove(old, { account }) {
    account.functions.delete(old.arn);
  },
};

const versionSchema = z.object({ FunctionName: z.string(), Description: z.string().default('') });

const VERSION: ResourceType = {
  properties: ['FunctionName', 'Description'],
  fixed: ['FunctionName', 'Description'],
  create(properties, { account }) {
    const { FunctionName, Description } = versionSchema.parse(properties);
    const { arn, one } = find(account, FunctionName);
    const { version, isNew } = publish(one, Description);
    if (!isNew)
      throw new Refusal(
        'AlreadyExists',
        `A version for this Lambda function exists ( ${version} ). Modify the function to create a new version.`,
      );
    return { id: `${arn}:${version}`, arn: `${arn}:${version}`, attributes: { Version: version.toString() } };
  },
  remove(old, { account }) {
    const own = old.id.split(':').slice(0, 7).join(':');
    const number = Number(old.attributes['Version']);
    const one = account.functions.get(own);
    if (one?.live === number)
      throw new Refusal('ResourceConflictException', `${old.id} is what the alias points to`, 409);
    const version = one?.versions[number - 1];
    if (version !== undefined) version.deleted = true;
  },
};

const aliasSchema = z.object({
  FunctionName: z.string(),
  FunctionVersion: z.string(),
  Name: z.literal('live'),
});

const ALIAS: ResourceType = {
  properties: ['FunctionName', 'FunctionVersion', 'Name'],
  fixed: ['FunctionName', 'Name'],
  create(properties, { account }) {
    const { FunctionName, FunctionVersion, Name } = aliasSchema.parse(properties);
    const { arn, one } = find(account, FunctionName);
    if (one.live !== null)
      throw new Refusal('ResourceConflictException', `Alias already exists: ${arn}:${Name}`, 409);
    versionOf(one, Number(FunctionVersion));
    one.live = Number(FunctionVersion);
    return { id: `${arn}:${Name}`, arn: `${arn}:${Name}` };
  },
  update(properties, _, { account }) {
    const { FunctionName, FunctionVersion } = aliasSchema.parse(properties);
    const { one } = find(account, FunctionName);
    versionOf(one, Number(FunctionVersion));
    one.live = Number(FunctionVersion);
    return NOTHING_MORE;
  },
  remove(old, { account }) {
    const one = account.functions.get(splitArn(old.id).own);
    if (one === undefined) return;
    one.live = null;
    one.policy = [];
  },
};

const permissionSchema = z.object({
  Action: z.literal('lambda:InvokeFunction'),
  EventSourceToken: z.string().optional(),
  FunctionName: z.string(),
  Principal: z.literal('alexa-appkit.amazon.com'),
});

const PERMISSION: ResourceType = {
  properties: ['Action', 'EventSourceToken', 'FunctionName', 'Principal'],
  fixed: ['Action', 'EventSourceToken', 'FunctionName', 'Principal'],
  create(properties, { account, stack, logicalId }) {
    const { FunctionName, Principal, EventSourceToken = null } = permissionSchema.parse(properties);
    const { one } = find(account, FunctionName);
    if (one.live === null)
      throw new Refusal('ResourceNotFoundException', `Cannot find alias arn: ${FunctionName}`, 404);
    const Sid = `${stack}-${logicalId}-${account.suffix()}`;
    one.policy = [...one.policy, { Sid, Principal, EventSourceToken }];
    return { id: Sid };
  },
  remove(old, { account }) {
    for (const one of account.functions.values()) one.policy = one.policy.filter(({ Sid }) => Sid !== old.id);
  },
};

export const OF_LAMBDA: Readonly<Record<string, ResourceType>> = {
  'AWS::Lambda::Function': FUNCTION,
  'AWS::Lambda::Version': VERSION,
  'AWS::Lambda::Alias': ALIAS,
  'AWS::Lambda::Permission': PERMISSION,
};
