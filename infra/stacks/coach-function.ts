/** Adds a Lambda of the skill. Its role names every action and resource that it needs. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { HANDLER } from '../bundles.ts';
import type { Records } from './data.ts';

/**
 * In MiB. Lambda allots processor time in proportion. The value was chosen, not measured, because measuring it
 * takes a real account.
 */
const MEMORY_MIB = 512;

/** Alexa waits for 8 s. Nobody would hear an answer that takes longer. */
const TIMEOUT = Duration.seconds(7);

/** The log group of a Lambda, and the permission to write to it. */
export interface FunctionLogs {
  readonly logGroup: LogGroup;
  readonly write: PolicyStatement;
}

/** Adds a log group with a retention period. Otherwise Lambda would create one that keeps logs forever. */
export function addLogGroup(scope: Construct, id: string, retention: RetentionDays): FunctionLogs {
  const logGroup = new LogGroup(scope, `${id}Logs`, { retention, removalPolicy: RemovalPolicy.DESTROY });
  const write = new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [logGroup.logGroupArn],
  });
  return { logGroup, write };
}

/** The properties of a Lambda of the skill. */
export interface CoachFunctionProps {
  readonly description: string;
  readonly code: Code;
  readonly table: Records['table'];
  readonly key: Records['key'];
  /** The table operations that the code uses. */
  readonly actions: readonly `dynamodb:${string}`[];
  readonly environment: Readonly<Record<string, string>>;
  /** What its role permits besides. */
  readonly statements?: readonly PolicyStatement[];
  readonly logRetention: RetentionDays;
  /** What its versions are published as. */
  readonly versionDescription?: string;
}

export function addCoachFunction(scope: Construct, id: string, props: CoachFunctionProps): LambdaFunction {
  const { logGroup, write } = addLogGroup(scope, id, props.logRetention);
  const role = new Role(scope, `${id}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: {
      Coach: new PolicyDocument({
        statements: [write, ...tableStatements(Stack.of(scope).region, props), ...(props.statements ?? [])],
      }),
    },
  });
  return new LambdaFunction(scope, id, {
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    handler: HANDLER,
    code: props.code,
    memorySize: MEMORY_MIB,
    timeout: TIMEOUT,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    // A version that is no longer the newest stays, so that one can go back to it.
    currentVersionOptions: {
      removalPolicy: RemovalPolicy.RETAIN,
      ...(props.versionDescription === undefined ? {} : { description: props.versionDescription }),
    },
    environment: { TABLE_NAME: props.table.tableName, ...props.environment },
  });
}

/** DynamoDB uses the table's key on behalf of the caller, so the role needs permission for the key as well. */
function tableStatements(region: string, { table, key, actions }: CoachFunctionProps): PolicyStatement[] {
  return [
    new PolicyStatement({ actions: [...actions], resources: [table.tableArn] }),
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` } },
    }),
  ];
}
