/** AWS's JSON protocol, as far as the rehearsal needs it: SSM's parameters, queues, tables. */
import { z } from 'zod';
import { ACCOUNT_ID, type Account, thingsOf } from './account.ts';
import type { Answer, Asked, Service } from './asked.ts';
import { Refusal, Unknown } from './refusal.ts';
import { keyArnOf } from './resources/table.ts';

/** The operation that a call names. */
function operationOf({ headers }: Asked): string {
  return String(headers['x-amz-target'] ?? '').split('.')[1] ?? '';
}

function json(value: object): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify(value),
  };
}

const parameterSchema = z.object({ Name: z.string() });

/** Answers for SSM, of which `cdk` reads the version of its bootstrap. */
export const answerSsm: Service = (asked) => {
  if (operationOf(asked) !== 'GetParameter')
    throw new Unknown(`ssm: ${operationOf(asked)} is not known here`);
  const { Name } = parameterSchema.parse(JSON.parse(asked.body.toString()));
  const { region } = asked.account;
  asked.authorize('ssm:GetParameter', `arn:aws:ssm:${region}:${ACCOUNT_ID}:parameter${Name}`);
  const Value = parameterIn(asked.account, Name);
  if (Value === null) throw new Refusal('ParameterNotFound', `Parameter ${Name} not found.`);
  return json({ Parameter: { Name, Value, Type: 'String', Version: 1 } });
};

/** Returns the value of a parameter of SSM; null if there is none. */
export function parameterIn(account: Account, name: string): string | null {
  const found = thingsOf(account, 'AWS::SSM::Parameter').find(({ id }) => id === name);
  return found === undefined ? null : z.string().parse(found.properties['Value']);
}

const secretSchema = z.object({ Name: z.string(), SecretString: z.string() });

/** Answers for Secrets Manager, of which a secret is only made: CloudFormation reads it without being asked. */
export const answerSecretsManager: Service = (asked) => {
  if (operationOf(asked) !== 'CreateSecret')
    throw new Unknown(`secretsmanager: ${operationOf(asked)} is not known here`);
  const { Name, SecretString } = secretSchema.parse(JSON.parse(asked.body.toString()));
  const ARN = `arn:aws:secretsmanager:${asked.account.region}:${ACCOUNT_ID}:secret:${Name}-ABCDEF`;
  asked.authorize('secretsmanager:CreateSecret', ARN);
  if (asked.account.secrets.has(Name))
    throw new Refusal('ResourceExistsException', `A secret ${Name} already exists.`);
  asked.account.secrets.set(Name, SecretString);
  return json({ ARN, Name });
};

/**
 * Answers for CloudTrail and CloudWatch Logs, which `cdk` asks for the reason of a failure. The role with which it asks may
 * read neither.
 */
export const answerDiagnosis: Service = (asked) => {
  const service = String(asked.headers['x-amz-target']).startsWith('Logs_') ? 'logs' : 'cloudtrail';
  asked.authorize(`${service}:${operationOf(asked)}`, '*');
  throw new Unknown(`${service}: ${operationOf(asked)} is not known here`);
};

const messageSchema = z.strictObject({ QueueUrl: z.string(), MessageBody: z.string() });

/** Answers for SQS: a message is kept until the rehearsal delivers it. */
export const answerSqs: Service = (asked) => {
  if (operationOf(asked) !== 'SendMessage') throw new Unknown(`sqs: ${operationOf(asked)} is not known here`);
  const { QueueUrl, MessageBody: body } = messageSchema.parse(JSON.parse(asked.body.toString()));
  const queue = thingsOf(asked.account, 'AWS::SQS::Queue').find(({ id }) => id === QueueUrl);
  if (queue === undefined)
    throw new Refusal('AWS.SimpleQueueService.NonExistentQueue', 'The queue does not exist.');
  asked.authorize('sqs:SendMessage', queue.arn);
  asked.account.messages.push({ queue: queue.arn, body });
  return json({ MessageId: 'rehearsal' });
};

const tableSchema = z.looseObject({ TableName: z.string() });

/**
 * Passes a call on to the embedded DynamoDB, if its caller may make it, and may use the key of the table: DynamoDB uses
 * that on the caller's behalf.
 */
export const answerDynamoDb: Service = async (asked, { tables }) => {
  const { TableName } = tableSchema.parse(JSON.parse(asked.body.toString()));
  const { account, headers } = asked;
  const table = thingsOf(account, 'AWS::DynamoDB::Table').find(({ id }) => id === TableName);
  asked.authorize(
    `dynamodb:${operationOf(asked)}`,
    table?.arn ?? `arn:aws:dynamodb:${account.region}:${ACCOUNT_ID}:table/${TableName}`,
  );
  if (table === undefined) throw new Refusal('ResourceNotFoundException', 'Requested resource not found');
  const context = { 'kms:ViaService': `dynamodb.${account.region}.amazonaws.com` };
  asked.authorize('kms:Decrypt', keyArnOf(table.properties), context);
  const passed = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date', 'x-amz-security-token'];
  const answer = await fetch(tables, {
    method: 'POST',
    headers: passed.flatMap((name): [string, string][] =>
      typeof headers[name] === 'string' ? [[name, headers[name]]] : [],
    ),
    body: asked.body.toString(),
  });
  const kept = ['content-type', 'x-amzn-requestid', 'x-amz-crc32'];
  return {
    status: answer.status,
    headers: Object.fromEntries(kept.map((name) => [name, answer.headers.get(name) ?? ''])),
    body: await answer.text(),
  };
};
