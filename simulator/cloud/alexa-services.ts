/** Alexa's own services, as far as the skill uses them: the device's settings and its reminders, on 127.0.0.1. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GRANTED } from './grants.ts';
import { pageRefusal, readBody, TooLarge } from './guard.ts';
import { type Answer, ReminderBook, type Ring } from './reminders-api.ts';

/** Where the simulated devices are, unless told. */
export const TIME_ZONE = 'America/New_York';

/** A token in an envelope is good for an hour. */
const TOKEN_LASTS_MS = 3_600_000;

const ZONE_PATH = /^\/v2\/devices\/[\w.-]+\/settings\/System\.timeZone$/;

const REMINDER_PATH = /^\/v1\/alerts\/reminders(?:\/([\w-]+))?$/;

/** What a test makes go wrong: the answer is lost on its way, or another one is given and nothing done. */
export type Fault = 'lost' | Answer;

/** How the services are to be. */
export interface Setting {
  readonly timeZone?: string;
  /** Whether the skill's package asks for the permission for reminders. By default as this project's does. */
  readonly declared?: boolean;
  /** Whether the permission for reminders was given before. */
  readonly granted?: boolean;
  /** How many reminders an account can hold. */
  readonly most?: number;
  readonly fault?: (call: string) => Fault | null;
}

/** The running services. They have no clock: envelopes tell them the time. */
export interface Services {
  readonly endpoint: string;
  /** Each call so far: method and path, without ids. */
  readonly calls: readonly string[];
  readonly reminders: Pick<ReminderBook, 'size' | 'list'>;
  /** The token of an envelope that is sent at a moment. */
  readonly tokenAt: (atMs: number) => string;
  /** The person gives the permission, or takes it back. */
  readonly permit: (granted: boolean) => void;
  /** What rings after one moment and not after another. */
  readonly rings: (afterMs: number, untilMs: number) => readonly Ring[];
  readonly close: () => Promise<void>;
}

/** Starts the services on a free port. */
export async function openServices(setting: Setting = {}): Promise<Services> {
  const { timeZone = TIME_ZONE, declared = GRANTED.reminders, most, fault = () => null } = setting;
  const book = new ReminderBook(most);
  const calls: string[] = [];
  let granted = setting.granted ?? false;
  let nowMs = 0;

  function answer(method: string, path: string, token: string | undefined, body: unknown): Answer {
    if (!isGood(token, nowMs)) return unauthorized('the token is missing, unknown or older than an hour');
    if (ZONE_PATH.test(path)) {
      return method === 'GET' ? { status: 200, body: timeZone } : { status: 405 };
    }
    const found = REMINDER_PATH.exec(path);
    if (found === null) return { status: 404 };
    if (!declared || !granted) return unauthorized('the person has not given the permission for reminders');
    const [, id] = found;
    if (id === undefined) {
      if (method === 'GET') return book.list();
      return method === 'POST' ? book.create(body, nowMs) : { status: 405 };
    }
    if (method === 'GET') return book.get(id);
    if (method === 'PUT') return book.update(id, body, nowMs);
    return method === 'DELETE' ? book.delete(id) : { status: 405 };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const refusal = pageRefusal(headers, request.socket.localPort ?? 0);
    if (refusal !== null) {
      response.writeHead(403).end(refusal);
      return;
    }
    const body = await readBody(request);
    const call = `${method} ${url.replace(REMINDER_PATH, '/v1/alerts/reminders').replace(ZONE_PATH, 'timeZone')}`;
    calls.push(call);
    const wrong = fault(call);
    const isJson = body === '' || /^application\/json\b/.test(headers['content-type'] ?? '');
    const right = (): Answer =>
      isJson ? answer(method, url, headers.authorization, parsed(body)) : { status: 415 };
    const { status, body: told } = wrong === null || wrong === 'lost' ? right() : wrong;
    if (wrong === 'lost') {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(told === undefined ? '' : JSON.stringify(told));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (error instanceof TooLarge) response.writeHead(413).end();
      request.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    reminders: book,
    tokenAt: (atMs) => {
      nowMs = Math.max(nowMs, atMs);
      return `local.${atMs}`;
    },
    permit: (given) => {
      granted = given;
    },
    rings: (afterMs, untilMs) => book.rings(afterMs, untilMs),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function isGood(authorization: string | undefined, nowMs: number): boolean {
  const found = /^Bearer local\.(\d+)$/.exec(authorization ?? '');
  if (found === null) return false;
  const age = nowMs - Number(found[1]);
  return age >= 0 && age < TOKEN_LASTS_MS;
}

function unauthorized(message: string): Answer {
  return { status: 401, body: { code: 'UNAUTHORIZED', message } };
}

/** What was sent; what isn't JSON is nothing that any rule accepts. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
