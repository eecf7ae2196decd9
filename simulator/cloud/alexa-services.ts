/** Alexa's own services, as far as the skill uses them: the device's settings and its reminders, on 127.0.0.1. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, ReminderBook, type Ring } from './reminders-api.ts';

/** Where the simulated devices are, unless told. */
export const DEFAULT_TIME_ZONE = 'America/New_York';

/** A token in an envelope is good for an hour. */
const TOKEN_LASTS_MS = 3_600_000;

const ZONE_PATH = /^\/v2\/devices\/[\w.-]+\/settings\/System\.timeZone$/;

const REMINDER_PATH = /^\/v1\/alerts\/reminders(?:\/([\w-]+))?$/;

/** What a test makes go wrong: the answer is lost on its way, or another one is given and nothing done. */
export type Fault = 'lost' | Answer;

/** How the services are to be. */
export interface ServiceSettings {
  readonly timeZone?: string;
  /** Whether the permission for reminders was given before. */
  readonly granted?: boolean;
  /** How many reminders an account can hold. */
  readonly maxReminders?: number;
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
  readonly setPermission: (granted: boolean) => void;
  /** What rings after one moment and not after another. */
  readonly findRings: (afterMs: number, untilMs: number) => readonly Ring[];
  readonly close: () => Promise<void>;
}

/** Starts the services on a free port. */
export async function openServices(setting: ServiceSettings = {}): Promise<Services> {
  const { timeZone = DEFAULT_TIME_ZONE, maxReminders, fault = () => null } = setting;
  const book = new ReminderBook(maxReminders);
  const calls: string[] = [];
  let granted = setting.granted ?? false;
  let nowMs = 0;

  function answer(method: string, path: string, token: string | undefined, body: unknown): Answer {
    if (!isValidToken(token, nowMs))
      return answerUnauthorized('the token is missing, unknown or older than an hour');
    if (ZONE_PATH.test(path)) {
      return method === 'GET' ? { status: 200, body: timeZone } : { status: 405 };
    }
    const found = REMINDER_PATH.exec(path);
    if (found === null) return { status: 404 };
    if (!granted) return answerUnauthorized('the person has not given the permission for reminders');
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
    const body = await readBody(request);
    const call = `${method} ${url.replace(REMINDER_PATH, '/v1/alerts/reminders').replace(ZONE_PATH, 'timeZone')}`;
    calls.push(call);
    const wrong = fault(call);
    const isJson = body === '' || /^application\/json\b/.test(headers['content-type'] ?? '');
    const right = (): Answer =>
      isJson ? answer(method, url, headers.authorization, parseJson(body)) : { status: 415 };
    const { status, body: told } = wrong === null || wrong === 'lost' ? right() : wrong;
    if (wrong === 'lost') {
      response.destroy();
      return;
    }
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(told === undefined ? '' : JSON.stringify(told));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
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
    setPermission: (given) => {
      granted = given;
    },
    findRings: (afterMs, untilMs) => book.findRings(afterMs, untilMs),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

function isValidToken(authorization: string | undefined, nowMs: number): boolean {
  const found = /^Bearer local\.(\d+)$/.exec(authorization ?? '');
  if (found === null) return false;
  const age = nowMs - Number(found[1]);
  return age >= 0 && age < TOKEN_LASTS_MS;
}

function answerUnauthorized(message: string): Answer {
  return { status: 401, body: { code: 'UNAUTHORIZED', message } };
}

/** What was sent; what isn't JSON is nothing that any rule accepts. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += String(chunk);
  return body;
}
