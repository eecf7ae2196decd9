/**
 * Simulates the part of AWS Lambda's API that binding calls: functions with versions, an alias, and its policy.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { closed, listen } from '../faults/listening.ts';

interface Statement {
  readonly Sid: string;
  readonly Principal: string;
  readonly EventSourceToken: string | null;
}

/** A published version: its environment variables, what it was published as, and whether it was deleted since. */
interface FakeVersion {
  readonly variables: Record<string, string>;
  readonly description: string;
  deleted: boolean;
}

/** A simulated function. */
export interface Fake {
  /** The environment variables of the next version. */
  variables: Record<string, string>;
  /** The published versions, beginning with version 1. */
  readonly versions: FakeVersion[];
  /** The version that the alias points to; null if there is no alias. */
  live: number | null;
  policy: Statement[];
}

export interface LambdaApi {
  readonly port: number;
  /** The functions by ARN. */
  readonly functions: Map<string, Fake>;
  /** The calls so far, such as `PUT /configuration`. */
  readonly calls: string[];
  /** The calls that always fail. */
  readonly refused: Set<string>;
  readonly close: () => Promise<void>;
}

export function makeFake(): Fake {
  return { variables: { TABLE_NAME: 'progress' }, versions: [], live: null, policy: [] };
}

/** Returns the environment variables of the version that the alias points to. */
export function liveVariables({ live, versions }: Fake): Record<string, string> | undefined {
  return live === null ? undefined : versions[live - 1]?.variables;
}

interface Answer {
  readonly status: number;
  readonly body?: object;
  readonly error?: 'ResourceNotFoundException' | 'ResourceConflictException' | 'ServiceException';
}

const NOT_FOUND: Answer = { status: 404, error: 'ResourceNotFoundException' };

const configuration = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.string()) }) });
const aliasBody = z.object({ FunctionVersion: z.string() });
const versionBody = z.object({ Description: z.string().optional() });
const permission = z.object({
  StatementId: z.string(),
  Principal: z.literal('alexa-appkit.amazon.com'),
  Action: z.literal('lambda:InvokeFunction'),
  EventSourceToken: z.string().nullable().default(null),
});

/** What each call does, by its method and the path after the function's name. */
const CALLS: Readonly<Record<string, (one: Fake, body: unknown, name: string) => Answer>> = {
  'GET ': () => ({ status: 200, body: { Configuration: { LastUpdateStatus: 'Successful' } } }),
  'GET /configuration': ({ variables }) => ({ status: 200, body: { Environment: { Variables: variables } } }),
  'PUT /configuration': (one, body) => {
    one.variables = configuration.parse(body).Environment.Variables;
    return { status: 200, body: {} };
  },
  'POST /versions': (one, body) => {
    const { Description: description = '' } = versionBody.parse(body);
    one.versions.push({ variables: { ...one.variables }, description, deleted: false });
    return { status: 201, body: { Version: one.versions.length.toString() } };
  },
  'GET /versions': ({ versions }) => ({
    status: 200,
    body: {
      Versions: [
        { Version: '$LATEST' },
        ...versions.flatMap(({ description, deleted }, at) =>
          deleted ? [] : [{ Version: (at + 1).toString(), Description: description }],
        ),
      ],
    },
  }),
  'GET /aliases/': ({ live }) =>
    live === null ? NOT_FOUND : { status: 200, body: { Name: 'live', FunctionVersion: live.toString() } },
  'POST /aliases': (one, body) => {
    if (one.live !== null) return { status: 409, error: 'ResourceConflictException' };
    one.live = Number(aliasBody.parse(body).FunctionVersion);
    return { status: 201, body: {} };
  },
  'PUT /aliases/': (one, body) => {
    one.live = Number(aliasBody.parse(body).FunctionVersion);
    return { status: 200, body: {} };
  },
  'GET /policy': ({ policy }) =>
    policy.length === 0
      ? NOT_FOUND
      : { status: 200, body: { Policy: JSON.stringify({ Statement: policy }) } },
  'POST /policy': (one, body) => {
    const { StatementId: Sid, Principal, EventSourceToken } = permission.parse(body);
    if (one.policy.some((statement) => statement.Sid === Sid))
      return { status: 409, error: 'ResourceConflictException' };
    one.policy = [...one.policy, { Sid, Principal, EventSourceToken }];
    return { status: 201, body: {} };
  },
  'DELETE /policy/': (one, _, name) => {
    one.policy = one.policy.filter(({ Sid }) => Sid !== name);
    return { status: 204 };
  },
};

/** A version that the alias points to can't be deleted. */
function removeVersion(one: Fake, number: number): Answer {
  const version = one.versions[number - 1];
  if (version === undefined) return NOT_FOUND;
  if (one.live === number) return { status: 409, error: 'ResourceConflictException' };
  version.deleted = true;
  return { status: 204 };
}

const PATH = /^\/2015-03-31\/functions\/([^/]+)(\/[a-z]+(?:\/(?=.))?)?(.*)$/;

export async function openLambdaApi(): Promise<LambdaApi> {
  const functions = new Map<string, Fake>();
  const calls: string[] = [];
  const refused = new Set<string>();
  const answer = (request: IncomingMessage, body: string): Answer => {
    const [path = '', query = ''] = (request.url ?? '').split('?');
    const [, arn = '', kind = '', name = ''] = PATH.exec(path) ?? [];
    const call = `${request.method ?? ''} ${kind}`;
    calls.push(call);
    if (refused.has(call)) return { status: 500, error: 'ServiceException' };
    const one = functions.get(decodeURIComponent(arn));
    const qualifier = /^Qualifier=(\d+)$/.exec(query)?.[1];
    if (call === 'DELETE ' && one !== undefined && qualifier !== undefined)
      return removeVersion(one, Number(qualifier));
    // The policy belongs to the alias, so a function without an alias has none.
    if (
      one === undefined ||
      (kind.startsWith('/policy') && (query !== 'Qualifier=live' || one.live === null))
    )
      return NOT_FOUND;
    return CALLS[call]?.(one, body === '' ? null : JSON.parse(body), decodeURIComponent(name)) ?? NOT_FOUND;
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { status, body: sent = {}, error } = answer(request, body);
      response.writeHead(status, error === undefined ? {} : { 'x-amzn-errortype': error });
      response.end(status === 204 ? undefined : JSON.stringify(sent));
    });
  });
  return { port: await listen(server), functions, calls, refused, close: () => closed(server) };
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += String(chunk);
  return body;
}
