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

let withoutSkill: Synthesis;
let withSkill: Synthesis;
let creatingSkill: Synthesis;

beforeAll(() => {
  withoutSkill = synthesize();
  withSkill = synthesize({
    settings: { skillId: SKILL_ID, alarmEmail: 'ada@example.com', keepRatings: true, logRetentionDays: 7 },
  });
  creatingSkill = synthesize({ settings: { lwaSecret: SECRET } });
}, 120_000);
afterAll(() => {
  for (const { remove } of [withoutSkill, withSkill, creatingSkill]) remove();
});

const all = (): Synthesized[] =>
  [withoutSkill, withSkill, creatingSkill].flatMap(({ data, skill }) => [data, skill]);

/** Returns the Lambdas that Alexa calls, without the one that CloudFormation calls. */
const coaches = (template: Synthesized): ReturnType<typeof ofType> =>
  ofType(template, 'AWS::Lambda::Function').filter(([name]) => !name.startsWith('Binder'));

const outputs = ({ Outputs }: Synthesized): string[] => Object.keys(Outputs).sort();

const role = (template: Synthesized, name: string): ReturnType<typeof statementsOf> =>
  ofType(template, 'AWS::IAM::Role')
    .filter(([id]) => id.startsWith(name))
    .flatMap(([, one]) => statementsOf(one));

describe('permission to call the Lambdas', () => {
  it('is given to the configured skill alone: one permission per Lambda, with the skill’s id', () => {
    const permissions = ofType(withSkill.skill, 'AWS::Lambda::Permission').map(
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

  it('is given to nobody if the setting says so, and so does an output', () => {
    expect(ofType(withoutSkill.skill, 'AWS::Lambda::Permission')).toEqual([]);
    expect(withoutSkill.skill.Outputs['Closed']?.Value).toBe(
      'No skill may call these Lambdas, as the setting closed says; see docs/deploy.md',
    );
  });

  it('for a skill that is created is not in the template, because it is bound afterwards', () => {
    expect(ofType(creatingSkill.skill, 'AWS::Lambda::Permission')).toEqual([]);
    expect(creatingSkill.skill.Resources['Bound']?.Properties).toMatchObject({
      step: 'bind',
      skillId: { Ref: 'AlexaSkill' },
    });
  });

  it('requires the skill’s id in the environment, which is missing until there is a skill', () => {
    const idsIn = ({ skill }: Synthesis): unknown[] =>
      coaches(skill).map(
        ([, { Properties }]) =>
          z.looseObject({ Environment: z.looseObject({ Variables: z.looseObject({}) }) }).parse(Properties)
            .Environment.Variables['SKILL_ID'],
      );
    expect([withSkill, withoutSkill, creatingSkill].map(idsIn)).toEqual([
      [SKILL_ID, SKILL_ID],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });
});

describe('a skill that the deployment creates', () => {
  it('is created after its Lambdas are callable, with their aliases as its endpoints', () => {
    const endpoint = (at: number): object => ({
      endpoint: { uri: { 'Fn::GetAtt': ['Open', `Endpoint${at}`] } },
    });
    expect(creatingSkill.skill.Resources['AlexaSkill']?.Properties['SkillPackage']).toMatchObject({
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

  it('reads its Login with Amazon credentials from the secret, so that none are in the template', () => {
    const from = (field: string): string => `{{resolve:secretsmanager:${SECRET}:SecretString:${field}::}}`;
    expect(creatingSkill.skill.Resources['AlexaSkill']?.Properties).toMatchObject({
      VendorId: from('vendorId'),
      AuthenticationConfiguration: {
        ClientId: from('clientId'),
        ClientSecret: from('clientSecret'),
        RefreshToken: from('refreshToken'),
      },
    });
  });

  it('is bound again if the Lambdas change', () => {
    const other = synthesize({ settings: { lwaSecret: SECRET, keepRatings: true }, rules: UNCHECKED });
    other.remove();
    const published = ({ skill }: Synthesis): unknown => skill.Resources['Bound']?.Properties['published'];
    expect(published(creatingSkill)).toMatch(/^[0-9a-f]{64}$/);
    expect(published(other)).not.toBe(published(creatingSkill));
  }, 60_000);

  it('lets Alexa read its package and nothing else', () => {
    expect(role(creatingSkill.skill, 'PackageReader')).toMatchObject([{ Action: ['s3:GetObject'] }]);
    expect(JSON.stringify(role(creatingSkill.skill, 'PackageReader')[0]?.Resource)).toMatch(
      /"\/[0-9a-f]{64}\.zip"\]\]\}\]$/,
    );
  });
});

describe('the role of a Lambda', () => {
  const exported: unknown = expect.stringMatching(/ExportsOutputFnGetAttTable\w+Arn/);
  const table = { 'Fn::ImportValue': exported };
  const ofTheTable = (name: string): ReturnType<typeof statementsOf> =>
    role(withSkill.skill, name).filter(({ Action }) =>
      Action.some((action) => action.startsWith('dynamodb:')),
    );

  it('names each table action, on the one table', () => {
    expect(ofTheTable('SkillRole')).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query', 'dynamodb:DeleteItem'],
        Resource: [table],
      },
    ]);
    expect(ofTheTable('EventsRole')).toEqual([
      {
        Effect: 'Allow',
        Action: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
        Resource: [table],
      },
    ]);
  });

  it('otherwise permits writing its own logs and using the table’s key through DynamoDB', () => {
    const others = role(withSkill.skill, 'SkillRole').filter(
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

  it('contains no wildcard, whatever the role', () => {
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
  it('times out before Alexa does, which waits for eight seconds', () => {
    for (const { skill } of [withoutSkill, withSkill, creatingSkill])
      for (const [, { Properties }] of coaches(skill)) expect(Properties['Timeout']).toBeLessThan(8);
  });

  it('runs Node 24 on ARM, from its handler in the bundle', () => {
    for (const [, { Properties }] of coaches(withSkill.skill))
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: 512,
      });
  });

  const logGroup: unknown = expect.stringMatching(/Logs/);

  it('logs JSON into a log group with the configured retention', () => {
    for (const [, { Properties }] of coaches(withSkill.skill))
      expect(Properties['LoggingConfig']).toMatchObject({
        LogFormat: 'JSON',
        LogGroup: { Ref: logGroup },
      });
    expect(property(withSkill.skill, 'AWS::Logs::LogGroup', 'RetentionInDays')).toEqual([7, 7]);
    expect(property(creatingSkill.skill, 'AWS::Logs::LogGroup', 'RetentionInDays')).toEqual([30, 30, 30]);
  });

  it('keeps ratings only if the setting allows it', () => {
    const keeps = ({ skill }: Synthesis): string =>
      JSON.stringify(property(skill, 'AWS::Lambda::Function', 'Environment'));
    expect(keeps(withSkill)).toContain('"KEEP_RATINGS":"true"');
    expect(keeps(withoutSkill)).toContain('"KEEP_RATINGS":"false"');
  });
});

describeTable(() => withSkill.data);

describeMonitoring(
  () => withSkill.skill,
  () => withoutSkill.skill,
);

describe('the stacks', () => {
  it('contain no fixed resource names, so that two deployments don’t collide', () => {
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

  it('tag their resources', () => {
    const tags = [{ Key: 'project', Value: 'foam-roll-coach' }];
    expect(property(withSkill.skill, 'AWS::Lambda::Function', 'Tags')).toEqual([tags, tags]);
    expect(property(withSkill.data, 'AWS::DynamoDB::Table', 'Tags')).toEqual([tags]);
  });

  it('output what is needed for the next steps', () => {
    const always = ['AlarmTopic', 'DashboardName', 'TableName'];
    expect(outputs(withoutSkill.skill)).toEqual([...always, 'Closed'].sort());
    expect(outputs(withSkill.skill)).toEqual([...always, 'SkillEndpoint', 'EventsEndpoint'].sort());
    expect(outputs(creatingSkill.skill)).toEqual(
      [...always, 'SkillEndpoint', 'EventsEndpoint', 'SkillId'].sort(),
    );
  });

  it.each(['data', 'with-skill', 'creating-skill', 'without-skill'])(
    'equal the snapshot %s',
    async (which) => {
      const templates = {
        data: withSkill.data,
        'with-skill': withSkill.skill,
        'creating-skill': creatingSkill.skill,
        'without-skill': withoutSkill.skill,
      };
      const template = z.enum(['data', 'with-skill', 'creating-skill', 'without-skill']).parse(which);
      // Hashes change with every line of code.
      const text = JSON.stringify(templates[template], null, 2).replace(/[0-9a-f]{64}/g, '(hash)');
      await expect(`${text}\n`).toMatchFileSnapshot(`templates/${which}.json`);
    },
  );
});

describe('a violation of', () => {
  it('AWS Solutions’ rules ends the synthesis', () => {
    const faulty = (): Synthesis =>
      synthesize({ rules: UNCHECKED, before: ({ skill }) => new Bucket(skill, 'Bucket') });
    expect(faulty).toThrow("Acknowledge with 'AwsSolutions::AwsSolutions-S10'");
  }, 60_000);

  it('CloudFormation’s own rules ends the synthesis', () => {
    const faulty = (): Synthesis =>
      synthesize({
        before: ({ data }) => {
          const defaultChild = data?.table.node.defaultChild;
          if (defaultChild !== undefined && CfnTable.isCfnTable(defaultChild))
            defaultChild.billingMode = 'BY_THE_MILE';
        },
      });
    expect(faulty).toThrow("BillingMode: 'BY_THE_MILE' is not one of");
  }, 60_000);
});
