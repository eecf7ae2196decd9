/** Lambda's API, as far as binding, going back and trying a deployment call it. */
import { z } from 'zod';
import { type LambdaFunction, publish, splitArn, versionOf } from './functions.ts';
import { Refusal, Unknown } from './refusal.ts';

/** A call of the API. */
export interface LambdaCall {
  readonly method: string;
  /** Encoded, with the query. */
  readonly url: string;
  readonly body: string;
}

interface Parts {
  /** Such as `PUT /configuration`. */
  readonly call: string;
  /** The function, without alias. */
  readonly own: string;
  /** The alias or the version that the call is about; null for the function itself. */
  readonly qualifier: string | null;
  /** What follows in the path, such as the name of an alias. */
  readonly name: string;
}

const PATH = /^\/2015-03-31\/functions\/([^/]+)(\/[a-z]+(?:\/(?=.))?)?(.*)$/u;

/** Takes a call apart. */
export function partsOf({ method, url }: Pick<LambdaCall, 'method' | 'url'>): Parts {
  const [path = '', query = ''] = url.split('?');
  const [, given = '', kind = '', name = ''] = PATH.exec(path) ?? [];
  const { own, isAlias } = splitArn(decodeURIComponent(given));
  const qualifier = new URLSearchParams(query).get('Qualifier') ?? (isAlias ? 'live' : null);
  return { call: `${method} ${kind}`, own, qualifier, name: decodeURIComponent(name) };
}

/** What IAM calls each call. */
const ACTIONS: Readonly<Record<string, string>> = {
  'GET ': 'GetFunction',
  'DELETE ': 'DeleteFunction',
  'GET /configuration': 'GetFunctionConfiguration',
  'PUT /configuration': 'UpdateFunctionConfiguration',
  'POST /versions': 'PublishVersion',
  'GET /versions': 'ListVersionsByFunction',
  'GET /aliases/': 'GetAlias',
  'POST /aliases': 'CreateAlias',
  'PUT /aliases/': 'UpdateAlias',
  'GET /policy': 'GetPolicy',
  'POST /policy': 'AddPermission',
  'DELETE /policy/': 'RemovePermission',
  'POST /invocations': 'InvokeFunction',
};

/** Returns what a call needs the right to. A version counts as the function itself. */
export function rightFor({ call, own, qualifier }: Parts): {
  readonly action: string;
  readonly resource: string;
} {
  const action = ACTIONS[call];
  if (action === undefined) throw new Unknown(`lambda: ${call} is not known here`);
  return { action: `lambda:${action}`, resource: qualifier === 'live' ? `${own}:live` : own };
}

interface Answered {
  readonly status: number;
  readonly body?: object;
}

const configuration = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.string()) }) });
const aliasBody = z.object({ FunctionVersion: z.string() });
const versionBody = z.object({ Description: z.string().optional() });
const permission = z.object({
  StatementId: z.string(),
  Principal: z.literal('alexa-appkit.amazon.com'),
  Action: z.literal('lambda:InvokeFunction'),
  EventSourceToken: z.string().nullable().default(null),
});

const notFound = (): never => {
  throw new Refusal('ResourceNotFoundException', 'Function not found', 404);
};
const conflict = (message: string): never => {
  throw new Refusal('ResourceConflictException', message, 409);
};

/** What each call does. */
const CALLS: Readonly<Record<string, (one: LambdaFunction, body: unknown, parts: Parts) => Answered>> = {
  'GET ': () => ({ status: 200, body: { Configuration: { LastUpdateStatus: 'Successful' } } }),
  'GET /configuration': ({ variables }) => ({ status: 200, body: { Environment: { Variables: variables } } }),
  'PUT /configuration': (one, body) => {
    one.variables = configuration.parse(body).Environment.Variables;
    return { status: 200, body: {} };
  },
  'POST /versions': (one, body) => {
    const { version } = publish(one, versionBody.parse(body).Description ?? '');
    return { status: 201, body: { Version: version.toString() } };
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
    live === null ? notFound() : { status: 200, body: { Name: 'live', FunctionVersion: live.toString() } },
  'POST /aliases': (one, body) => {
    if (one.live !== null) return conflict('Alias already exists');
    return pointTo(one, body, 201);
  },
  'PUT /aliases/': (one, body) => (one.live === null ? notFound() : pointTo(one, body, 200)),
  'GET /policy': ({ policy }) =>
    policy.length === 0
      ? notFound()
      : { status: 200, body: { Policy: JSON.stringify({ Statement: policy }) } },
  'POST /policy': (one, body) => {
    const { StatementId: Sid, Principal, EventSourceToken } = permission.parse(body);
    if (one.policy.some((statement) => statement.Sid === Sid))
      return conflict('The statement id already exists');
    one.policy = [...one.policy, { Sid, Principal, EventSourceToken }];
    return { status: 201, body: {} };
  },
  'DELETE /policy/': (one, _, { name }) => {
    if (!one.policy.some(({ Sid }) => Sid === name)) return notFound();
    one.policy = one.policy.filter(({ Sid }) => Sid !== name);
    return { status: 204 };
  },
  'DELETE ': (one, _, { qualifier }) => {
    const version = qualifier === null ? notFound() : versionOf(one, Number(qualifier));
    if (one.live === Number(qualifier)) return conflict('The alias points to this version');
    version.deleted = true;
    return { status: 204 };
  },
};

function pointTo(one: LambdaFunction, body: unknown, status: number): Answered {
  const number = Number(aliasBody.parse(body).FunctionVersion);
  versionOf(one, number);
  one.live = number;
  return { status, body: {} };
}

/**
 * Answers a call about a function.
 * @throws Refusal as Lambda does
 */
export function answerLambdaCall(
  parts: Parts,
  body: string,
  functions: ReadonlyMap<string, LambdaFunction>,
): Answered {
  const one = functions.get(parts.own);
  // The policy belongs to the alias, so a function without an alias has none.
  const isOfAlias = parts.call.includes(' /policy');
  if (one === undefined || (isOfAlias && (parts.qualifier !== 'live' || one.live === null)))
    return notFound();
  const call = CALLS[parts.call];
  if (call === undefined) throw new Unknown(`lambda: ${parts.call} is not known here`);
  return call(one, body === '' ? null : JSON.parse(body), parts);
}
