/**
 * Stands in for AWS on loopback: STS, SSM, S3, CloudFormation, CloudTrail, Lambda, DynamoDB,
 * SQS and Secrets Manager, each with the calls that this
 * project and `cdk` make. What it doesn't know it refuses, and keeps a note of it. It checks no signatures.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZodError } from 'zod';
import { openDatabase } from '../../../simulator/cloud/database.ts';
import { closeServer, listenLocally } from '../../../simulator/cloud/local-server.ts';
import { type Account, emptyAccount } from './account.ts';
import { type Answer, type Asked, authorizerOf, type Key, type Service, type Surroundings } from './asked.ts';
import type { Caller } from './authorize.ts';
import { answerCloudFormation } from './cloudformation.ts';
import { Functions } from './invocations.ts';
import { answerDiagnosis, answerDynamoDb, answerSecretsManager, answerSqs, answerSsm } from './json.ts';
import { answerLambda } from './lambda-service.ts';
import { toXml } from './query.ts';
import { Refusal, Unknown } from './refusal.ts';
import { CUSTOM } from './resources/custom.ts';
import { OF_LAMBDA } from './resources/lambda.ts';
import { simpleTypes } from './resources/simple.ts';
import { SKILL } from './resources/skill.ts';
import { tableType } from './resources/table.ts';
import { answerS3 } from './s3.ts';
import { answerSts } from './sts.ts';
import { readZip } from './zip.ts';

/** The keys of the account's user, and such that AWS refuses. */
export const USER_KEY = 'AKIAREHEARSAL';
export const EXPIRED_KEY = 'ASIAEXPIRED';

/** Each service, and how it words its errors. */
const SERVICES: Readonly<
  Record<string, { readonly answer: Service; readonly errors: 'query' | 's3' | 'json' }>
> = {
  sts: { answer: answerSts, errors: 'query' },
  cloudformation: { answer: answerCloudFormation, errors: 'query' },
  s3: { answer: answerS3, errors: 's3' },
  ssm: { answer: answerSsm, errors: 'json' },
  cloudtrail: { answer: answerDiagnosis, errors: 'json' },
  logs: { answer: answerDiagnosis, errors: 'json' },
  secretsmanager: { answer: answerSecretsManager, errors: 'json' },
  sqs: { answer: answerSqs, errors: 'json' },
  dynamodb: { answer: answerDynamoDb, errors: 'json' },
  lambda: { answer: answerLambda, errors: 'json' },
};

const REPLIES = '/custom-resource/';

export interface StandIn {
  readonly endpoint: string;
  /** The account's part in a region. */
  readonly account: (region: string) => Account;
  readonly toolsFor: (account: Account) => Surroundings;
  /** What was asked and isn't known here. */
  readonly unknown: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the stand-in, with an empty account. */
export async function openStandIn(): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-rehearsal-'));
  const database = await openDatabase('memory');
  const tables = database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
  const accounts = new Map<string, Account>();
  const account = (region: string): Account => {
    const made = accounts.get(region) ?? emptyAccount(region);
    accounts.set(region, made);
    return made;
  };
  const keys = new Map<string, Caller>([[USER_KEY, { by: 'user' }]]);
  const unknown: string[] = [];
  const replies = new Map<string, unknown>();
  const server = createServer((request, response) => {
    void buffer(request).then(async (body) => {
      const isReply = request.url?.startsWith(REPLIES) === true;
      const known = { keys, unknown, account, toolsFor };
      const answer = isReply ? takeReply(request, body, replies) : await answerSigned(request, body, known);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  const endpoint = `http://127.0.0.1:${await listenLocally(server)}`;
  const issueKey = (arn: string): Key => {
    const id = `ASIAREHEARSAL${keys.size}`;
    keys.set(id, { by: 'role', arn });
    return { id, secret: 'rehearsal', token: 'rehearsal' };
  };
  const functions = new Functions(endpoint, issueKey);
  const types = typesAt(endpoint, tables);
  function toolsFor(of: Account): Surroundings {
    return {
      ...{ account: of, types, tables, issueKey },
      call: (arn, event) => functions.call(of, arn, event),
      invoke: async (arn, event) => {
        await functions.call(of, arn, event);
      },
      openReply: () => {
        const path = `${REPLIES}${of.suffix()}`;
        return { url: `${endpoint}${path}`, sent: () => replies.get(path) };
      },
      unpack: (bucket, key) => unpack(of, folder, `${bucket}/${key}`),
    };
  }
  return {
    ...{ endpoint, account, toolsFor, unknown },
    async close() {
      await functions.close();
      await closeServer(server);
      await database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every type of resource. @param tables the address of the embedded DynamoDB */
function typesAt(endpoint: string, tables: string): Surroundings['types'] {
  return {
    ...simpleTypes(endpoint),
    ...OF_LAMBDA,
    'AWS::CloudFormation::CustomResource': CUSTOM,
    'AWS::DynamoDB::Table': tableType(tables),
    'Alexa::ASK::Skill': SKILL,
  };
}

interface Known extends Pick<StandIn, 'account' | 'toolsFor'> {
  /** Who has which access key. */
  readonly keys: ReadonlyMap<string, Caller>;
  readonly unknown: string[];
}

/** Answers a call that is signed: the signature names the key, the region and the service. */
async function answerSigned(
  request: IncomingMessage,
  body: Buffer,
  { keys, unknown, account, toolsFor }: Known,
): Promise<Answer> {
  const signed = /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request/u;
  const [, key = '', region = '', name = ''] = signed.exec(request.headers.authorization ?? '') ?? [];
  const service = SERVICES[name];
  const errors = service?.errors ?? 'json';
  try {
    if (service === undefined) throw new Unknown(`the service ${name}, at ${request.url}, is not known here`);
    const of = account(region);
    return await service.answer(readAsked(request, body, of, callerOf(key, keys)), toolsFor(of));
  } catch (error) {
    if (error instanceof Refusal) return refuse(error, errors);
    const what = error instanceof ZodError ? `${name}: ${error.message}` : String(error);
    unknown.push(
      error instanceof Unknown || !(error instanceof Error) ? what : `${what}\n${error.stack ?? ''}`,
    );
    return refuse(new Refusal('NotRehearsed', what), errors);
  }
}

function callerOf(key: string, keys: ReadonlyMap<string, Caller>): Caller {
  if (key === EXPIRED_KEY)
    throw new Refusal('ExpiredToken', 'The security token included in the request is expired', 403);
  const caller = keys.get(key);
  if (caller === undefined)
    throw new Refusal('InvalidClientTokenId', 'The security token included in the request is invalid.', 403);
  return caller;
}

function readAsked(request: IncomingMessage, body: Buffer, account: Account, caller: Caller): Asked {
  const url = new URL(request.url ?? '/', 'http://aws');
  return {
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    ...{ body, account, caller },
    authorize: authorizerOf(account, caller),
  };
}

/** The address for an outcome is signed for an empty content type, as S3 checks it. */
function takeReply(request: IncomingMessage, body: Buffer, replies: Map<string, unknown>): Answer {
  if (request.method !== 'PUT' || (request.headers['content-type'] ?? '') !== '')
    return { status: 403, body: 'SignatureDoesNotMatch' };
  replies.set(request.url ?? '', JSON.parse(body.toString()));
  return { status: 200, body: '' };
}

function refuse({ code, message, status }: Refusal, errors: 'query' | 's3' | 'json'): Answer {
  const error = { Code: code, Message: message };
  if (errors === 'json')
    return {
      status,
      headers: {
        'x-amzn-errortype': code,
        'x-amzn-requestid': 'rehearsal',
        'content-type': 'application/x-amz-json-1.0',
      },
      body: JSON.stringify({ __type: code, message, Message: message }),
    };
  const body =
    errors === 's3'
      ? toXml({ Error: error })
      : toXml({ ErrorResponse: { Error: { Type: 'Sender', ...error }, RequestId: 'rehearsal' } });
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

/** Unpacks a zip into a folder that its name determines. */
function unpack({ objects }: Account, folder: string, path: string): string {
  const zip = objects.get(path);
  if (zip === undefined)
    throw new Refusal(
      'InvalidParameterValueException',
      `Error occurred while GetObject. S3 Error Code: NoSuchKey (${path})`,
    );
  const target = join(folder, path);
  for (const [name, content] of readZip(zip)) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name), content);
  }
  return target;
}
