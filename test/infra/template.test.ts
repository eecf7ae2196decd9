import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { Tags } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
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
  type Wishes,
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
  const aliasOf = (name: string): unknown => expect.stringMatching(new RegExp(`^${name}Aliaslive`));

  it('is given to the configured skill alone: one permission per Lambda, with the skill’s id', () => {
    const permissions = ofType(withSkill.skill, 'AWS::Lambda::Permission').map(
      ([, { Properties }]) => Properties,
    );
    expect(permissions).toMatchObject(
      ['Skill', 'Events'].map((name) => ({
        Action: 'lambda:InvokeFunction',
        Principal: 'alexa-appkit.amazon.com',
        EventSourceToken: SKILL_ID,
        FunctionName: { Ref: aliasOf(name) },
      })),
    );
  });

  it('is given for an alias of a version that stays, so that one can go back at once', () => {
    for (const name of ['Skill', 'Events']) {
      const [alias] = ofType(withSkill.skill, 'AWS::Lambda::Alias').filter(([id]) => id.startsWith(name));
      expect(alias?.[1].Properties).toMatchObject({ Name: 'live' });
      const [version] = ofType(withSkill.skill, 'AWS::Lambda::Version').filter(([id]) => id.startsWith(name));
      expect(version?.[1].DeletionPolicy).toBe('Retain');
    }
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

  const fingerprints = ({ skill }: Synthesis): string[] =>
    z.array(z.string()).parse(skill.Resources['Bound']?.Properties['fingerprints']);
  const changed = (settings: Record<string, unknown>, before?: Wishes['before']): string[] => {
    const other = synthesize({ settings: { lwaSecret: SECRET, ...settings }, rules: UNCHECKED, before });
    other.remove();
    return fingerprints(other);
  };

  it('is bound again if a Lambda changes, in whatever property', () => {
    const [skill, events] = fingerprints(creatingSkill);
    expect([skill, events]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    // Ratings are the business of one Lambda only.
    expect(changed({ keepRatings: true })).toEqual([expect.not.stringMatching(String(skill)), events]);
    const [architecture] = changed({}, ({ skill: stack }) => {
      const { defaultChild } = stack.node.findChild('Skill').node;
      if (CfnFunction.isCfnFunction(defaultChild)) defaultChild.architectures = ['x86_64'];
    });
    expect(architecture).not.toBe(skill);
  }, 120_000);

  it('is not bound again if only tags change, which belong to no version', () => {
    const tagged = changed({}, ({ skill }) => {
      Tags.of(skill).add('cost-centre', 'wellness');
    });
    expect(tagged).toEqual(fingerprints(creatingSkill));
  }, 120_000);

  it('lets Alexa read packages of this project and nothing else', () => {
    expect(role(creatingSkill.skill, 'PackageReader')).toMatchObject([{ Action: ['s3:GetObject'] }]);
    expect(JSON.stringify(role(creatingSkill.skill, 'PackageReader')[0]?.Resource)).toMatch(
      /"\/foam-roll-coach\/\*\.zip"\]\]\}\]$/,
    );
  });

  it('stays when it leaves the template or its stack is deleted, unless it could not be created', () => {
    expect(creatingSkill.skill.Resources['AlexaSkill']).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
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

  it('permits sending deletions to their queue, and taking them from it, to the Lambda for skill events alone', () => {
    const ofQueues = (name: string): ReturnType<typeof statementsOf> =>
      role(withSkill.skill, name).filter(({ Action }) => Action.some((action) => action.startsWith('sqs:')));
    expect(ofQueues('SkillRole')).toEqual([]);
    expect(ofQueues('EventsRole')).toMatchObject([
      {
        Action: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
        Resource: [{ 'Fn::GetAtt': [expect.stringMatching(/^Deletions[^F]/), 'Arn'] }],
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

  it('contains no wildcard, whatever the role, except for the packages that Alexa reads', () => {
    const roles = all().flatMap((template) =>
      ofType(template, 'AWS::IAM::Role').flatMap(([name, one]) =>
        name.startsWith('PackageReader') ? [] : [one],
      ),
    );
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

describe('the queues of deletions', () => {
  const queues = (): ReturnType<typeof ofType> => ofType(withSkill.skill, 'AWS::SQS::Queue');
  const named = (start: RegExp): unknown => queues().find(([name]) => start.test(name))?.[0];
  const arn = (start: RegExp): object => ({ 'Fn::GetAtt': [named(start), 'Arn'] });

  it('are encrypted, and keep what they have for fourteen days', () => {
    expect(queues().map(([, { Properties }]) => Properties)).toMatchObject([
      { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 },
      { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600 },
    ]);
  });

  it('try a deletion six times, ten minutes apart, and then keep it for somebody to look at', () => {
    const [, waiting] = queues().find(([name]) => /^Deletions[^F]/.test(name)) ?? [];
    expect(waiting?.Properties).toMatchObject({
      VisibilityTimeout: 600,
      RedrivePolicy: { deadLetterTargetArn: arn(/^DeletionsFailed/), maxReceiveCount: 6 },
    });
  });

  it('deliver to the Lambda that Alexa calls, one at a time, as soon as there is a skill', () => {
    const mappings = ({ skill }: Synthesis): unknown[] =>
      ofType(skill, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties);
    const alias: unknown = expect.stringMatching(/^EventsAlias/);
    expect(mappings(withSkill)).toMatchObject([
      {
        BatchSize: 1,
        EventSourceArn: arn(/^Deletions[^F]/),
        FunctionName: { Ref: alias },
      },
    ]);
    expect(mappings(creatingSkill)).toMatchObject([
      { FunctionName: { 'Fn::GetAtt': ['Open', 'Endpoint1'] } },
    ]);
    expect(mappings(withoutSkill)).toEqual([]);
  });

  it('have an alarm for the first deletion that failed every time', () => {
    const alarms = ofType(withSkill.skill, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    expect(alarms.filter(({ Namespace }) => Namespace === 'AWS/SQS')).toMatchObject([
      {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Threshold: 1,
        Dimensions: [
          { Name: 'QueueName', Value: { 'Fn::GetAtt': [named(/^DeletionsFailed/), 'QueueName'] } },
        ],
      },
    ]);
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
        Object.entries(Properties).flatMap(([key, value]) =>
          // A reference to another resource is no fixed name.
          typeof value === 'string' &&
          /^(?:Function|Table|Role|Topic|Queue|LogGroup|Dashboard|Alarm)Name$/.test(key)
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

  it('are protected from deletion by a slip', () => {
    synthesize({
      rules: UNCHECKED,
      before: ({ data, skill }) => {
        expect([data?.terminationProtection, skill.terminationProtection]).toEqual([true, true]);
      },
    }).remove();
  });

  it('of a stage have its name, and its metrics and Lambdas too, so that two stages don’t meet', () => {
    const staged = synthesize({ stage: 'beta', rules: UNCHECKED });
    staged.remove();
    expect(staged.names).toEqual(['FoamRollCoachData-beta', 'FoamRollCoach-beta']);
    const alarms = ofType(staged.skill, 'AWS::CloudWatch::Alarm').filter(
      ([, { Properties }]) => Properties['Namespace'] === 'FoamRollCoach',
    );
    expect(alarms.length).toBeGreaterThan(5);
    for (const [, { Properties }] of alarms)
      expect(Properties['Dimensions']).toEqual([{ Name: 'Stage', Value: 'beta' }]);
    expect(JSON.stringify(property(staged.skill, 'AWS::Lambda::Function', 'Environment'))).toContain(
      '"STAGE":"beta"',
    );
  }, 120_000);

  it('use a table that exists already if the settings name one, and then make none', () => {
    const tableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Restored';
    const tableKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
    const adopting = synthesize({ settings: { closed: true, tableArn, tableKeyArn }, rules: UNCHECKED });
    adopting.remove();
    expect(adopting.names).toEqual(['FoamRollCoach']);
    expect(JSON.stringify(adopting.skill)).not.toContain('Fn::ImportValue');
    expect(adopting.skill.Outputs['TableName']?.Value).toBe('Restored');
    const resources = role(adopting.skill, 'SkillRole').flatMap(({ Resource }) => Resource);
    expect(resources).toEqual(expect.arrayContaining([tableArn, tableKeyArn]));
  }, 120_000);

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
      const text = JSON.stringify(templates[template], null, 2)
        .replace(/[0-9a-f]{64}/g, '(hash)')
        .replace(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1(hash)');
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
