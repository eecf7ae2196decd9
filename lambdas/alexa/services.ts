/**
 * Alexa's services for skills, such as reminders. Node sends the requests: ask-sdk-core's client can't be told to give
 * up, and its sockets would outlive the turn. The clients of ask-sdk-model would add 62 KB to the bundle; the skill
 * sends five kinds of requests to two services.
 */
import { request as sendPlain, type IncomingMessage } from 'node:http';
import { request as sendSecurely } from 'node:https';
import { text } from 'node:stream/consumers';

/** The parts of a request that allow calls to the services. */
export interface ServiceAccess {
  readonly apiEndpoint?: string | undefined;
  readonly apiAccessToken?: string | undefined;
}

/** An answer: its HTTP status, and its parsed body, which is undefined if it is empty or isn't JSON. */
export interface ServiceAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Calls a service.
 * @param path the path below the endpoint, with encoded parts
 * @param signal ends the call and closes its socket, whatever it is waiting for
 * @throws Error if no whole answer comes
 */
export type CallService = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  signal: AbortSignal,
  body?: object,
) => Promise<ServiceAnswer>;

/** Opens the services for one request; null if the request has no token for them. */
export function openServices({ apiEndpoint, apiAccessToken }: ServiceAccess): CallService | null {
  if (apiEndpoint === undefined || apiAccessToken === undefined || !URL.canParse(apiEndpoint)) return null;
  const headers = { authorization: `Bearer ${apiAccessToken}`, 'content-type': 'application/json' };
  return async (method, path, signal, body) => {
    const url = new URL(path, apiEndpoint);
    const answer = await send(
      url,
      { method, headers, signal },
      body === undefined ? '' : JSON.stringify(body),
    );
    return { status: answer.statusCode ?? 0, body: parseJson(await text(answer)) };
  };
}

/** How a request is sent. */
interface Sending {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends a request. Without an agent the connection is closed after its answer, so that no turn leaves one open. */
function send(url: URL, sending: Sending, body: string): Promise<IncomingMessage> {
  const start = url.protocol === 'http:' ? sendPlain : sendSecurely;
  return new Promise((resolve, reject) => {
    start(url, { ...sending, agent: false }, resolve)
      .on('error', reject)
      .end(body);
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
