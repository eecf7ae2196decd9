/** Types of which the rehearsal knows no more than that they exist, and what they refer to. */
import { z } from 'zod';
import { ACCOUNT_ID, type Account } from '../account.ts';
import { rightsOf } from '../authorize.ts';
import { isAllowed, documentSchema } from '../policies.ts';
import { Refusal } from '../refusal.ts';
import { NOTHING_MORE, type ResourceType } from './resource-type.ts';

const arnIn =
  (service: string, prefix = '') =>
  (region: string, name: string): string =>
    `arn:aws:${service}:${region}:${ACCOUNT_ID}:${prefix}${name}`;

/** AWS's own refusal for a reference to something that isn't there. */
function expectThing(account: Account, arn: string): void {
  if (!account.things.has(arn)) throw new Refusal('NotFound', `${arn} does not exist`);
}

const policed = z.object({ PolicyDocument: documentSchema });

const ROLE: ResourceType = {
  properties: [
    ...['AssumeRolePolicyDocument', 'Policies', 'ManagedPolicyArns', 'RoleName', 'PermissionsBoundary'],
    'Tags',
  ],
  named: 'RoleName',
  fixed: ['RoleName'],
  arn: (_, name) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
  attributes: (arn) => ({ Arn: arn }),
  create: (properties) => {
    z.object({
      AssumeRolePolicyDocument: documentSchema,
      Policies: z
        .array(z.strictObject({ PolicyName: z.string(), PolicyDocument: documentSchema }))
        .optional(),
    }).parse(properties);
    return NOTHING_MORE;
  },
};

/** The address of a queue is on loopback: it is the one value that differs in kind from AWS's. */
const queueAt = (endpoint: string): ResourceType => ({
  properties: [
    'MessageRetentionPeriod',
    'SqsManagedSseEnabled',
    'RedrivePolicy',
    'VisibilityTimeout',
    'Tags',
  ],
  ref: (name) => `${endpoint}/${ACCOUNT_ID}/${name}`,
  arn: arnIn('sqs'),
  attributes: (arn, name) => ({ Arn: arn, QueueName: name }),
  create: ({ RedrivePolicy }, { account }) => {
    const dead = z.object({ deadLetterTargetArn: z.string() }).optional().parse(RedrivePolicy);
    if (dead !== undefined) expectThing(account, dead.deadLetterTargetArn);
    return NOTHING_MORE;
  },
});

/** A policy of a resource: what it is for exists. */
function policyFor(names: string): ResourceType {
  return {
    properties: ['PolicyDocument', names],
    create: (properties) => {
      policed.parse(properties);
      return NOTHING_MORE;
    },
  };
}

const SUBSCRIPTION: ResourceType = {
  properties: ['Endpoint', 'Protocol', 'TopicArn'],
  fixed: ['Endpoint', 'Protocol', 'TopicArn'],
  create: ({ TopicArn }, { account }) => {
    expectThing(account, z.string().parse(TopicArn));
    return NOTHING_MORE;
  },
};

const ALARM: ResourceType = {
  properties: [
    ...[
      'AlarmActions',
      'AlarmDescription',
      'ComparisonOperator',
      'Dimensions',
      'EvaluationPeriods',
      'MetricName',
    ],
    ...['Metrics', 'Namespace', 'Period', 'Statistic', 'Tags', 'Threshold', 'TreatMissingData'],
  ],
  arn: arnIn('cloudwatch', 'alarm:'),
};

/** Lambda takes messages with the rights of the function's role, and looks whether it may when the mapping is made. */
const MAPPING: ResourceType = {
  properties: ['BatchSize', 'EventSourceArn', 'FunctionName', 'Tags'],
  fixed: ['EventSourceArn'],
  create: ({ EventSourceArn, FunctionName }, { account }) => {
    const resource = z.string().parse(EventSourceArn);
    expectThing(account, resource);
    const own = z.string().parse(FunctionName).split(':').slice(0, 7).join(':');
    const role = account.functions.get(own)?.role ?? '';
    for (const operation of ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])
      if (!isAllowed(rightsOf(account, role), { caller: null, action: `sqs:${operation}`, resource }))
        throw new Refusal(
          'InvalidParameterValueException',
          `The function execution role does not have permissions to call ${operation} on SQS`,
        );
    return NOTHING_MORE;
  },
};

/** @param endpoint the address of the stand-in */
export const simpleTypes = (endpoint: string): Readonly<Record<string, ResourceType>> => ({
  'AWS::IAM::Role': ROLE,
  'AWS::IAM::Policy': { ...policyFor('Roles'), properties: ['PolicyDocument', 'PolicyName', 'Roles'] },
  'AWS::KMS::Key': {
    properties: ['Description', 'EnableKeyRotation', 'KeyPolicy', 'Tags'],
    arn: (region, name) => `arn:aws:kms:${region}:${ACCOUNT_ID}:key/${keyIdOf(name)}`,
    attributes: (arn) => ({ Arn: arn }),
  },
  'AWS::S3::Bucket': {
    properties: [
      ...['BucketName', 'AccessControl', 'BucketEncryption', 'PublicAccessBlockConfiguration'],
      ...['VersioningConfiguration', 'LifecycleConfiguration'],
    ],
    named: 'BucketName',
    fixed: ['BucketName'],
    arn: (_, name) => `arn:aws:s3:::${name}`,
    attributes: (arn, name) => ({ Arn: arn, RegionalDomainName: `${name}.s3.amazonaws.com` }),
  },
  'AWS::S3::BucketPolicy': policyFor('Bucket'),
  'AWS::ECR::Repository': {
    properties: ['ImageTagMutability', 'LifecyclePolicy', 'RepositoryName', 'RepositoryPolicyText'],
    named: 'RepositoryName',
    fixed: ['RepositoryName'],
    arn: arnIn('ecr', 'repository/'),
    attributes: (arn) => ({ Arn: arn }),
  },
  'AWS::SSM::Parameter': {
    properties: ['Type', 'Name', 'Value'],
    named: 'Name',
    fixed: ['Name'],
    arn: arnIn('ssm', 'parameter'),
  },
  'AWS::Logs::LogGroup': {
    properties: ['RetentionInDays', 'Tags'],
    arn: arnIn('logs', 'log-group:'),
    attributes: (arn) => ({ Arn: `${arn}:*` }),
  },
  'AWS::SNS::Topic': { properties: ['DisplayName', 'Tags'], ref: 'arn', arn: arnIn('sns') },
  'AWS::SNS::TopicPolicy': policyFor('Topics'),
  'AWS::SNS::Subscription': SUBSCRIPTION,
  'AWS::SQS::Queue': queueAt(endpoint),
  'AWS::SQS::QueuePolicy': policyFor('Queues'),
  'AWS::CloudWatch::Alarm': ALARM,
  'AWS::CloudWatch::Dashboard': {
    properties: ['DashboardBody', 'Tags'],
    arn: arnIn('cloudwatch', 'dashboard/'),
  },
  'AWS::Lambda::EventSourceMapping': MAPPING,
});

/** An id as KMS makes it, in hexadecimal digits. */
function keyIdOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').slice(-32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
