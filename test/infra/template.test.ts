import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { z } from 'zod';
import { describeTable } from './table-tests.ts';
import { describeMonitoring } from './monitoring-tests.ts';
import {
  ofType,
  property,
  SECRET,
  UNCHECKED,
  SKILL_ID,
  statementsOf,
  type Synthesis,
  synthesize,
  type Synthesized,
} from './synthesis.ts';

let closed: Synthesis;
let known: Synthesis;
let made: Synthesis;

beforeAll(() => {
  closed = synthesize();
  known = synthesize({
    settings: { skillId: SKILL_ID, alarmEmail: 'ada@example.com', keepRatings: true, logRetentionDays: 7 },
  });
  made = synthesize({ settings: { lwaSecret: SECRET } });
}, 120_000);
afterAll(() => {
  for (const { remove } of [closed, known, made]) remove();
});

const all = (): Synthesized[] => [closed, known, made].flatMap(({ data, skill }) => [data, skill]);

/** Returns the Lambdas that Alexa calls, without the one that CloudFormation calls. */
const coaches = (template: Synthesized): ReturnType<typeof ofType> =>
  ofType(template, 'AWS::Lambda::Function').filter(([name]) => !name.startsWith('Binder'));

const outputs = ({ Outputs }: Synthesized): string[] => Object.keys(Outputs).sort();

const role = (template: Synthesized, name: string): ReturnType<typeof statementsOf> =>
  ofType(template, 'AWS::IAM::Role')
    .filter(([id]) => id.startsWith(name))
    .flatMap(([, one]) => statementsOf(one));

describe('who may call', () => {
  it('with a skill’s id is that skill alone: one permission a Lambda, with the token', () => {
    const permissions = ofType(known.skill, 'AWS::Lambda::Permission').map(
      ([, { Properties }]) => Properties,
    );
    expect(permissions).toMatchObject(
      ['Skill', 'Events'].map((name) => ({
        Action: 'lambda:InvokeFunction',
        Principal: 'alexa-appkit.amazon.com',
        EventSourceToken: SKILL_ID,
        FunctionName: { 'Fn::GetAtt': [expect.stringMatching(new RegExp(`^${name}`)), 'Arn'] },
      })),
    );
  });

  it('without a setting is nobody, which is said', () => {
    expect(ofType(closed.skill, 'AWS::Lambda::Permission')).toEqual([]);
    expect(closed.skill.Outputs['Closed']?.Value).toBe(
      'No skill may call these Lambdas yet. Set skillId or lwaSecret, see docs/deploy.md',
    );
  });

  it('of a skill that is made stands in no template: it is bound afterwards', () => {
    expect(ofType(made.skill, 'AWS::Lambda::Permission')).toEqual([]);
    expect(made.skill.Resources['Bound']?.Properties).toMatchObject({
      step: 'bind',
      skillId: { Ref: 'AlexaSkill' },
    });
  });

  it('is told to the code: without an id it doesn’t start', () => {
    const idsIn = ({ skill }: Synthesis): unknown[] =>
      coaches(skill).map(
        ([, { Properties }]) =>
          z.looseObject({ Environment: z.looseObject({ Variables: z.looseObject({}) }) }).parse(Properties)
            .Environment.Variables['SKILL_ID'],
      );
    expect([known, closed, made].map(idsIn)).toEqual([
      [SKILL_ID, SKILL_ID],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe('a skill that is made', () => {
  it('is made once the Lambdas are open, with their aliases as its endpoints', () => {
    const endpoint = (at: number): object => ({
      endpoint: { uri: { 'Fn::GetAtt': ['Open', `Endpoint${at}`] } },
    });
    expect(made.skill.Resources['AlexaSkill']?.Properties['SkillPackage']).toMatchObject({
      Overrides: {
        Manifest: {
          apis: { custom: { ...endpoint(0), regions: { NA: endpoint(0) } } },
          events: {
            ...endpoint(1),
            regions: { NA: endpoint(1) },
            subscriptions: [{ eventName: 'SKILL_DISABLED' }],
          },
        },
      },
    });
  });

  it('has its Login with Amazon values from the secret, and none in the template', () => {
    const from = (field: string): string => `{{resolve:secretsmanager:${SECRET}:SecretString:${field}::}}`;
    expect(made.skill.Resources['AlexaSkill']?.Properties).toMatchObject({
      VendorId: from('vendorId'),
      AuthenticationConfiguration: {
        ClientId: from('clientId'),
        ClientSecret: from('clientSecret'),
        RefreshToken: from('refreshToken'),
      },
    });
  });

  it('is bound anew when the Lambdas are others than before', () => {
    const other = synthesize({ settings: { ...UNCHECKED, lwaSecret: SECRET, keepRatings: true } });
    other.remove();
    const published = ({ skill }: Synthesis): unknown => skill.Resources['Bound']?.Properties['published'];
    expect(published(made)).toMatch(/^[0-9a-f]{64}$/);
    expect(published(other)).not.toBe(published(made));
  }, 60_000);

  it('may be read by Alexa as one object, and nothing else', () => {
    expect(role(made.skill, 'PackageReader')).toMatchObject([{ Action: ['s3:GetObject'] }]);
    expect(JSON.stringify(role(made.skill, 'PackageReader')[0]?.Resource)).toMatch(
      /"\/[0-9a-f]{64}\.zip"\]\]\}\]$/,
    );
  });
});

describe('what a Lambda may do', () => {
  const exported: unknown = expect.stringMatching(/ExportsOutputFnGetAttTable\w+Arn/);
  const table = { 'Fn::ImportValue': exported };
  const ofTheTable = (name: string): ReturnType<typeof statementsOf> =>
    role(known.skill, name).filter(({ Action }) => Action.some((action) => action.startsWith('dynamodb:')));

  it('of the table: each action by name, on the one table', () => {
    expect(ofTheTable('SkillRole')).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem'],
        Resource: [table],
      },
    ]);
    expect(ofTheTable('EventsRole')).toEqual([
      { Effect: 'Allow', Action: ['dynamodb:Query', 'dynamodb:DeleteItem'], Resource: [table] },
    ]);
  });

  it('besides is to write its own log, and to have the table’s key used by DynamoDB', () => {
    const others = role(known.skill, 'SkillRole').filter(
      (one) => !ofTheTable('SkillRole').some((of) => of.Action[0] === one.Action[0]),
    );
    expect(others).toMatchObject([
      {
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: [{ 'Fn::GetAtt': [expect.stringMatching(/^SkillLogs/), 'Arn'] }],
      },
      {
        Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
        Condition: { StringEquals: { 'kms:ViaService': 'dynamodb.us-east-1.amazonaws.com' } },
      },
    ]);
  });

  it('is never a wildcard, in any role', () => {
    const roles = all().flatMap((template) => ofType(template, 'AWS::IAM::Role').map(([, one]) => one));
    const loose = roles
      .flatMap(statementsOf)
      .filter(({ Action, Resource }) => JSON.stringify([Action, Resource]).includes('*'));
    expect(roles.length).toBeGreaterThan(6);
    expect(loose).toEqual([]);
    expect(roles.filter(({ Properties }) => 'ManagedPolicyArns' in Properties)).toEqual([]);
  });
});

describe('a Lambda', () => {
  it('gives up before Alexa does, which waits for eight seconds', () => {
    for (const { skill } of [closed, known, made])
      for (const [, { Properties }] of coaches(skill)) expect(Properties['Timeout']).toBeLessThan(8);
  });

  it('runs Node 24 on ARM, from its handler in the bundle', () => {
    for (const [, { Properties }] of coaches(known.skill))
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: 512,
      });
  });

  const logGroup: unknown = expect.stringMatching(/Logs/);

  it('logs JSON into a log group that is kept as long as was set', () => {
    for (const [, { Properties }] of coaches(known.skill))
      expect(Properties['LoggingConfig']).toMatchObject({
        LogFormat: 'JSON',
        LogGroup: { Ref: logGroup },
      });
    expect(property(known.skill, 'AWS::Logs::LogGroup', 'RetentionInDays')).toEqual([7, 7]);
    expect(property(made.skill, 'AWS::Logs::LogGroup', 'RetentionInDays')).toEqual([30, 30, 30]);
  });

  it('keeps ratings only where that was set', () => {
    const keeps = ({ skill }: Synthesis): string =>
      JSON.stringify(property(skill, 'AWS::Lambda::Function', 'Environment'));
    expect(keeps(known)).toContain('"KEEP_RATINGS":"true"');
    expect(keeps(closed)).toContain('"KEEP_RATINGS":"false"');
  });
});

describeTable(() => known.data);

describeMonitoring(
  () => known.skill,
  () => closed.skill,
);

describe('the stacks', () => {
  it('name nothing themselves: two deployments don’t collide', () => {
    const named = all().flatMap(({ Resources }) =>
      Object.values(Resources).flatMap(({ Type, Properties }) =>
        Object.keys(Properties).flatMap((key) =>
          /^(?:Function|Table|Role|Topic|LogGroup|Dashboard|Alarm)Name$/.test(key) &&
          Type !== 'AWS::Lambda::Permission'
            ? [`${Type} ${key}`]
            : [],
        ),
      ),
    );
    expect(named).toEqual([]);
  });

  it('tag what they make', () => {
    const tags = [{ Key: 'project', Value: 'foam-roll-coach' }];
    expect(property(known.skill, 'AWS::Lambda::Function', 'Tags')).toEqual([tags, tags]);
    expect(property(known.data, 'AWS::DynamoDB::Table', 'Tags')).toEqual([tags]);
  });

  it('tell what one needs next', () => {
    const always = ['AlarmTopic', 'DashboardName', 'TableName'];
    expect(outputs(closed.skill)).toEqual([...always, 'Closed'].sort());
    expect(outputs(known.skill)).toEqual([...always, 'SkillEndpoint', 'EventsEndpoint'].sort());
    expect(outputs(made.skill)).toEqual([...always, 'SkillEndpoint', 'EventsEndpoint', 'SkillId'].sort());
  });

  it.each(['data', 'known', 'made', 'closed'])('are as they were: %s', async (which) => {
    const templates = { data: known.data, known: known.skill, made: made.skill, closed: closed.skill };
    const template = z.enum(['data', 'known', 'made', 'closed']).parse(which);
    // Hashes change with every line of code.
    const text = JSON.stringify(templates[template], null, 2).replace(/[0-9a-f]{64}/g, '(hash)');
    await expect(`${text}\n`).toMatchFileSnapshot(`templates/${which}.json`);
  });
});

describe('a fault', () => {
  it('against AWS Solutions’ rules ends the synthesis', () => {
    const faulty = (): Synthesis =>
      synthesize({ settings: UNCHECKED, before: ({ skill }) => new Bucket(skill, 'Bucket') });
    expect(faulty).toThrow("Acknowledge with 'AwsSolutions::AwsSolutions-S10'");
  }, 60_000);

  it('against CloudFormation’s own rules ends it, too', () => {
    const faulty = (): Synthesis =>
      synthesize({
        before: ({ data }) => {
          const { defaultChild } = data.table.node;
          if (CfnTable.isCfnTable(defaultChild)) defaultChild.billingMode = 'BY_THE_MILE';
        },
      });
    expect(faulty).toThrow("BillingMode: 'BY_THE_MILE' is not one of");
  }, 60_000);
});
