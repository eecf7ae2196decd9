/** Who may do what, by evaluation of the policies in the templates. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isAllowed } from '../../infra/rehearse/aws/policies.ts';
import { ACCOUNT, resolve, statementsOfRole, statementsOfTopic } from './policy-evaluation.ts';
import { ofType, SECRET, synthesize, type Synthesis, UNCHECKED } from './synthesis.ts';

let made: Synthesis;
beforeAll(() => {
  made = synthesize({ settings: { lwaSecret: SECRET, alarmEmail: 'ada@example.com' }, rules: UNCHECKED });
}, 120_000);
afterAll(() => {
  made.remove();
});

/** The symbolic ARN of the one resource of a type whose name in the template begins so. */
function arnOf(type: string, name = ''): string {
  const names = ofType(made.skill, type).flatMap(([id]) => (id.startsWith(name) ? [id] : []));
  expect(names).toHaveLength(1);
  return `arn:${names[0] ?? ''}`;
}

/** The table and its key, as the skill's stack imports them. */
const importOf = (what: 'Table' | 'Key'): string => {
  const found = new RegExp(`"Fn::ImportValue":"([^"]*FnGetAtt${what}[^"]*Arn[^"]*)"`).exec(
    JSON.stringify(made.skill),
  );
  return `arn:${found?.[1] ?? ''}`;
};

const BY_DYNAMODB = { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' };

const may = (role: string, action: string, resource: string, context: Record<string, string> = {}): boolean =>
  isAllowed(statementsOfRole(made.skill, role), { caller: null, action, resource, context });

describe('every call that the code makes is allowed', () => {
  it.each(['GetItem', 'PutItem', 'Query', 'DeleteItem'])('of the skill: dynamodb:%s', (operation) => {
    expect(may('SkillRole', `dynamodb:${operation}`, importOf('Table'))).toBe(true);
  });

  it.each(['PutItem', 'Query', 'DeleteItem'])('of its events: dynamodb:%s', (operation) => {
    expect(may('EventsRole', `dynamodb:${operation}`, importOf('Table'))).toBe(true);
  });

  it('of its events: leaving a deletion in the queue', () => {
    expect(may('EventsRole', 'sqs:SendMessage', queueOf(WAITING))).toBe(true);
  });

  it.each(['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'])(
    'of Lambda, which takes deletions from the queue as its events: sqs:%s',
    (action) => {
      expect(may('EventsRole', `sqs:${action}`, queueOf(WAITING))).toBe(true);
    },
  );

  it.each(['SkillRole', 'EventsRole'])('of %s: the key, through DynamoDB, and the log', (role) => {
    expect(may(role, 'kms:Decrypt', importOf('Key'), BY_DYNAMODB)).toBe(true);
    expect(may(role, 'logs:PutLogEvents', arnOf('AWS::Logs::LogGroup', role.replace('Role', '')))).toBe(true);
  });

  it.each([
    ...['PublishVersion', 'ListVersionsByFunction', 'GetFunction', 'GetFunctionConfiguration'],
    ...['UpdateFunctionConfiguration', 'GetAlias', 'CreateAlias', 'UpdateAlias', 'DeleteFunction'],
  ])('of the binder: lambda:%s', (action) => {
    for (const name of ['Skill', 'Events'])
      expect(may('BinderRole', `lambda:${action}`, functionOf(name))).toBe(true);
  });

  it.each(['GetPolicy', 'AddPermission', 'RemovePermission'])(
    'of the binder: lambda:%s on the alias',
    (action) => {
      for (const name of ['Skill', 'Events'])
        expect(may('BinderRole', `lambda:${action}`, `${functionOf(name)}:live`)).toBe(true);
    },
  );

  it('of Alexa: reading a package of this project, this one or the one before', () => {
    const bucket = `arn:aws:s3:::cdk-hnb659fds-assets-${ACCOUNT}-us-east-1`;
    expect(may('PackageReader', 's3:GetObject', `${bucket}/foam-roll-coach/${'a'.repeat(64)}.zip`)).toBe(
      true,
    );
    expect(may('PackageReader', 's3:GetObject', `${bucket}/${'a'.repeat(64)}.zip`)).toBe(false);
  });
});

/** The ARN of a Lambda of the skill. The function's name begins like those of its role and log. */
function functionOf(name: string): string {
  const names = ofType(made.skill, 'AWS::Lambda::Function').flatMap(([id]) =>
    id.startsWith(name) ? [id] : [],
  );
  expect(names).toHaveLength(1);
  return `arn:${names[0] ?? ''}`;
}

const WAITING = /^Deletions[^F]/;
const FAILED = /^DeletionsFailed/;

/** The ARN of one of the two queues of deletions. */
function queueOf(name: RegExp): string {
  const names = ofType(made.skill, 'AWS::SQS::Queue').flatMap(([id]) => (name.test(id) ? [id] : []));
  expect(names).toHaveLength(1);
  return `arn:${names[0] ?? ''}`;
}

describe('every other call is denied', () => {
  const elsewhere = 'arn:aws:dynamodb:us-east-1:123456789012:table/Other';

  /** What somebody who took over the Lambda would try. */
  const OTHERS = [
    ...[
      'Scan',
      'BatchGetItem',
      'BatchWriteItem',
      'UpdateItem',
      'DescribeTable',
      'DeleteTable',
      'UpdateTable',
    ],
    ...['ExportTableToPointInTime', 'RestoreTableToPointInTime', 'UpdateTimeToLive', 'ListTables'],
  ].map((action) => `dynamodb:${action}`);
  const FURTHER = [
    ...['kms:ScheduleKeyDeletion', 'kms:PutKeyPolicy', 'kms:CreateGrant', 'kms:ReEncryptFrom'],
    ...['lambda:InvokeFunction', 'lambda:UpdateFunctionCode', 'lambda:AddPermission', 'lambda:GetFunction'],
    ...['iam:PassRole', 'iam:CreateUser', 'iam:AttachRolePolicy', 'sts:AssumeRole'],
    ...['secretsmanager:GetSecretValue', 'ssm:GetParameter', 's3:GetObject', 's3:PutObject', 's3:ListBucket'],
    ...[
      'sns:Publish',
      'sqs:ReceiveMessage',
      'logs:DeleteLogGroup',
      'logs:FilterLogEvents',
      'logs:CreateLogGroup',
    ],
    ...['cloudwatch:PutMetricData', 'cloudformation:DeleteStack', 'ec2:RunInstances', 'ses:SendEmail'],
  ];

  it('by a list of more than 35, for both Lambdas, on the table, its key and anything', () => {
    const actions = [...OTHERS, ...FURTHER];
    expect(actions.length).toBeGreaterThan(35);
    const found = ['SkillRole', 'EventsRole'].flatMap((role) =>
      actions.flatMap((action) =>
        [importOf('Table'), importOf('Key'), functionOf('Skill'), 'anything']
          .filter((resource) => may(role, action, resource, BY_DYNAMODB))
          .map((resource) => `${role} ${action} ${resource}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['SkillRole', 'dynamodb:GetItem', elsewhere],
    ['EventsRole', 'dynamodb:DeleteItem', elsewhere],
    [
      'BinderRole',
      'lambda:UpdateFunctionConfiguration',
      'arn:aws:lambda:us-east-1:123456789012:function:Other',
    ],
    ['BinderRole', 'dynamodb:GetItem', elsewhere],
  ])('%s: %s on %s', (role, action, resource) => {
    expect(may(role, action, resource)).toBe(false);
  });

  it.each(['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'PurgeQueue', 'SetQueueAttributes'])(
    'sqs:%s: of the skill on both queues, of its events on the deletions that failed',
    (action) => {
      for (const queue of [WAITING, FAILED])
        expect(may('SkillRole', `sqs:${action}`, queueOf(queue))).toBe(false);
      expect(may('EventsRole', `sqs:${action}`, queueOf(FAILED))).toBe(false);
    },
  );

  it.each(['PurgeQueue', 'DeleteQueue', 'SetQueueAttributes', 'AddPermission'])(
    'sqs:%s, of its events on the queue that they use',
    (action) => {
      expect(may('EventsRole', `sqs:${action}`, queueOf(WAITING))).toBe(false);
    },
  );

  it('the events’ reading of an item, and the key without DynamoDB between', () => {
    expect(may('EventsRole', 'dynamodb:GetItem', importOf('Table'))).toBe(false);
    expect(may('SkillRole', 'kms:Decrypt', importOf('Key'))).toBe(false);
    expect(
      may('SkillRole', 'kms:Decrypt', importOf('Key'), { 'kms:ViaService': 's3.us-east-1.amazonaws.com' }),
    ).toBe(false);
  });
});

describe('an alarm', () => {
  const alarmSchema = z.looseObject({ AlarmActions: z.array(z.string()) });

  it('reaches its topic, which lets CloudWatch publish, and from there the address', () => {
    const alarms = ofType(made.skill, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) =>
      alarmSchema.parse(resolve(Properties)),
    );
    expect(alarms.length).toBeGreaterThan(10);
    const topics = [...new Set(alarms.flatMap(({ AlarmActions }) => AlarmActions))];
    expect(topics).toEqual([arnOf('AWS::SNS::Topic')]);
    const [topic = ''] = topics;
    const context = { 'aws:SourceAccount': ACCOUNT, 'aws:SecureTransport': 'true' };
    const publish = {
      caller: { service: 'cloudwatch.amazonaws.com' },
      action: 'sns:Publish',
      resource: topic,
      context,
    };
    const statements = statementsOfTopic(made.skill, topic);
    expect(isAllowed(statements, publish)).toBe(true);
    const others = { ...context, 'aws:SourceAccount': '210987654321' };
    expect(isAllowed(statements, { ...publish, context: others })).toBe(false);
    expect(
      isAllowed(statements, { ...publish, context: { ...context, 'aws:SecureTransport': 'false' } }),
    ).toBe(false);
    expect(isAllowed(statements, { ...publish, caller: { service: 'events.amazonaws.com' } })).toBe(false);
    expect(ofType(made.skill, 'AWS::SNS::Subscription')[0]?.[1].Properties).toMatchObject({
      Endpoint: 'ada@example.com',
    });
  });

  it('would not reach it by a policy that only denies, as the topic once had', () => {
    const topic = arnOf('AWS::SNS::Topic');
    const denies = statementsOfTopic(made.skill, topic).filter(({ Effect }) => Effect === 'Deny');
    const context = { 'aws:SourceAccount': ACCOUNT, 'aws:SecureTransport': 'true' };
    expect(denies).toHaveLength(1);
    const service = 'cloudwatch.amazonaws.com';
    expect(isAllowed(denies, { caller: { service }, action: 'sns:Publish', resource: topic, context })).toBe(
      false,
    );
  });
});
