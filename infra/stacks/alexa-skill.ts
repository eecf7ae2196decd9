/** Creates a skill in the developer account whose Login with Amazon credentials are in a secret. */
import { createHash } from 'node:crypto';
import { CustomResource, Duration, Lazy, RemovalPolicy, SecretValue, Stack, Validations } from 'aws-cdk-lib';
import { CfnSkill } from 'aws-cdk-lib/alexa-ask';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  CfnFunction,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { z } from 'zod';
import { endpointOf, type Step } from '../binding/bind.ts';
import { type Bundles, HANDLER } from '../bundles.ts';
import { manifestOf } from '../package/manifest.ts';
import type { Endpoints } from '../endpoints.ts';
import type { Settings } from '../settings.ts';
import { ASSETS_PREFIX } from './assets-prefix.ts';
import { addLogGroup } from './coach-function.ts';

export interface AlexaSkillProps {
  readonly skill: LambdaFunction;
  readonly events: LambdaFunction;
  readonly settings: Settings;
  readonly lwaSecret: string;
  readonly bundles: Bundles;
  readonly packageFolder: string;
}

/** Lambda publishes within seconds. A function that has just been changed takes up to a minute. */
const BINDS_WITHIN = Duration.minutes(5);

export function addAlexaSkill(
  scope: Construct,
  props: AlexaSkillProps,
): { readonly skillId: string; readonly endpoints: Endpoints } {
  const { skill, events } = props;
  const binder = addBinder(scope, props);
  const functions = [skill.functionArn, events.functionArn];
  const addStep = (id: string, step: Step): CustomResource => {
    const asked = new CustomResource(scope, id, {
      serviceToken: binder.functionArn,
      serviceTimeout: BINDS_WITHIN,
      properties: { ...step },
    });
    Validations.of(asked).acknowledge({
      id: 'CloudFormation-Validate::W9003',
      reason: 'aws-cdk-lib writes the timeout as text, which CloudFormation reads as a number',
    });
    return asked;
  };
  const open = addStep('Open', { step: 'open', functions });
  const endpoints = { skill: open.getAttString('Endpoint0'), events: open.getAttString('Endpoint1') };
  const made = addSkillResource(scope, props, endpoints);
  // A change of a function changes its fingerprint, and so triggers a new binding, which publishes it.
  const fingerprints = [skill, events].map((one) => Lazy.string({ produce: () => fingerprintOf(one) }));
  addStep('Bound', { step: 'bind', functions, fingerprints, skillId: made.ref });
  return { skillId: made.ref, endpoints };
}

function addSkillResource(scope: Construct, props: AlexaSkillProps, endpoints: Endpoints): CfnSkill {
  const asset = new Asset(scope, 'Package', { path: props.packageFolder });
  const reader = new Role(scope, 'PackageReader', {
    assumedBy: new ServicePrincipal('alexa-appkit.amazon.com'),
    inlinePolicies: {
      Package: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['s3:GetObject'],
            // Any package of this project, not only this one: a rollback makes Alexa read the one before.
            resources: [asset.bucket.arnForObjects(`${ASSETS_PREFIX}*.zip`)],
          }),
        ],
      }),
    },
  });
  Validations.of(reader).acknowledge({
    id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${props.settings.region}/${ASSETS_PREFIX}*.zip]`,
    reason: 'The names of earlier packages are their hashes, and a rollback reads the one before',
  });
  const secret = (jsonField: string): string =>
    SecretValue.secretsManager(props.lwaSecret, { jsonField }).unsafeUnwrap();
  const { apis, events } = manifestOf({ ...props.settings, endpoints }).manifest;
  const made = new CfnSkill(scope, 'AlexaSkill', {
    vendorId: secret('vendorId'),
    authenticationConfiguration: {
      clientId: secret('clientId'),
      clientSecret: secret('clientSecret'),
      refreshToken: secret('refreshToken'),
    },
    skillPackage: {
      s3Bucket: asset.s3BucketName,
      s3BucketRole: reader.roleArn,
      s3Key: asset.s3ObjectKey,
      // The package cannot contain the ARNs of the Lambdas.
      overrides: { manifest: { apis, events } },
    },
  });
  // People have enabled it, and a new one would be another skill for them. Only one that could not be created goes.
  made.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  return made;
}

/** Adds the Lambda that publishes the other two and lets the skill call them. */
function addBinder(scope: Construct, { skill, events, settings, bundles }: AlexaSkillProps): LambdaFunction {
  const { logGroup, write } = addLogGroup(scope, 'Binder', settings.logRetention);
  const manage = new PolicyStatement({
    actions: [
      'lambda:AddPermission',
      'lambda:CreateAlias',
      'lambda:DeleteFunction',
      'lambda:GetAlias',
      'lambda:GetFunction',
      'lambda:GetFunctionConfiguration',
      'lambda:GetPolicy',
      'lambda:ListVersionsByFunction',
      'lambda:PublishVersion',
      'lambda:RemovePermission',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionConfiguration',
    ],
    resources: [skill, events].flatMap(({ functionArn }) => [functionArn, endpointOf(functionArn)]),
  });
  const role = new Role(scope, 'BinderRole', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { Binder: new PolicyDocument({ statements: [write, manage] }) },
  });
  return new LambdaFunction(scope, 'Binder', {
    description: 'Foam Roll Coach: lets the skill call the Lambdas; called by CloudFormation alone',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: HANDLER,
    code: Code.fromAsset(bundles.binder),
    timeout: BINDS_WITHIN,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
  });
}

/**
 * Computes a hash that changes with whatever a version of the function is made from: all properties of its resource, except
 * the tags, which belong to the function and not to a version.
 */
function fingerprintOf({ node, stack }: LambdaFunction): string {
  const { defaultChild } = node;
  if (!(defaultChild instanceof CfnFunction)) throw new TypeError('expected a Lambda function');
  const template: unknown = Stack.of(stack).resolve(defaultChild._toCloudFormation());
  const { Resources } = templateSchema.parse(template);
  const properties = Object.values(Resources).map(
    ({ Properties: { Tags: _tags, ...versioned } }) => versioned,
  );
  return createHash('sha256').update(JSON.stringify(properties)).digest('hex');
}

const templateSchema = z.object({
  Resources: z.record(z.string(), z.object({ Properties: z.record(z.string(), z.unknown()) })),
});
