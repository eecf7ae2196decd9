/** Simulates the Alexa services that the skill calls, device settings and reminders, on 127.0.0.1. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { GRANTED } from './grants.ts';
import { findPageRefusal, readBody, TooLarge } from './guard.ts';
import { closeServer, listenLocally } from './local-server.ts';
import { type Answer, ReminderBook, type Ring } from './reminders-api.ts';

/** The time zone of simulated devices, unless an option sets another. */
export const DEFAULT_TIME_ZONE = 'America/New_York';

/** Alexa's access tokens are valid for an hour. */
const TOKEN_LASTS_MS = 3_600_000;

const ZONE_PATH = /^\/v2\/devices\/[\w.-]+\/settings\/System\.timeZone$/;

const REMINDER_PATH = /^\/v1\/alerts\/reminders(?:\/([\w-]+))?$/;

/**
 * A fault that a test injects. `lost`: the call is carried out, but its answer never arrives. Otherwise the
 * given answer is sent and nothing is carried out.
 */
export type Fault = 'lost' | Answer;

/** The state that the services start with. */
export interface ServiceSettings {
  readonly timeZone?: string;
  /** Whether the skill's package declares the permission for reminders; by default, whether this project's does. */
  readonly declared?: boolean;
  /** Whether the person has already granted the permission for reminders. */
  readonly granted?: boolean;
  /** How many reminders the account can hold. */
  readonly maxReminders?: number;
  readonly fault?: (call: string) => Fault | null;
}

/** The running services. They have no clock: the latest envelope's token tells them the time. */
export interface Services {
  readonly endpoint: string;
  /** Every call so far, as method and path without ids. */
  readonly calls: readonly string[];
  readonly reminders: Pick<ReminderBook, 'size' | 'list'>;
  /** Returns the access token for an envelope that is sent at this moment (ms since 1970). */
  readonly tokenAt: (atMs: number) => string;
  /** Grants the permission for reminders, or revokes it. */
  readonly setPermission: (granted: boolean) => void;
  readonly timeZone: () => string;
  /** Takes the device to another time zone. */
  readonly setTimeZone: (name: string) => void;
  /** Returns the reminders that ring after `afterMs` and no later than `untilMs`. */
  readonly findRings: (afterMs: number, untilMs: number) => readonly Ring[];
  readonly close: () => Promise<void>;
}

/** Starts the services on a free port. */
export async function openServices(setting: ServiceSettings = {}): Promise<Services> {
  const { declared = GRANTED.reminders, maxReminders, fault = () => null } = setting;
  const book = new ReminderBook(maxReminders);
  const calls: string[] = [];
  let granted = setting.granted ?? false;
  let timeZone = setting.timeZone ?? DEFAULT_TIME_ZONE;
  let nowMs = 0;

  function answer(method: string, path: string, token: string | undefined, body: unknown): Answer {
    if (!isValidToken(token, nowMs))
      return answerUnauthorized('the token is missing, unknown or older than an hour');
    if (ZONE_PATH.test(path)) {
      return method === 'GET' ? { status: 200, body: timeZone } : { status: 405 };
    }
    const found = REMINDER_PATH.exec(path);
    if (found === null) return { status: 404 };
    if (!declared || !granted)
      return answerUnauthorized('the person has not given the permission for reminders');
    return callReminders(book, method, found[1], body, nowMs);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '', headers } = request;
    const refusal = findPageRefusal(headers);
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
    handle(request, response).catch((error: unknown) => {
      if (error instanceof TooLarge) response.writeHead(413).end();
      request.destroy();
    });
  });
  const port = await listenLocally(server);
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
    timeZone: () => timeZone,
    setTimeZone: (name) => {
      timeZone = name;
    },
    findRings: (afterMs, untilMs) => book.findRings(afterMs, untilMs),
    close: () => closeServer(server),
  };
}

/** @param id the reminder in the path; undefined if the call is about all reminders */
function callReminders(
  book: ReminderBook,
  method: string,
  id: string | undefined,
  body: unknown,
  nowMs: number,
): Answer {
  if (id === undefined) {
    if (method === 'GET') return book.listRewritten();
    return method === 'POST' ? book.create(body, nowMs) : { status: 405 };
  }
  if (method === 'GET') return book.get(id);
  if (method === 'PUT') return book.update(id, body, nowMs);
  return method === 'DELETE' ? book.delete(id) : { status: 405 };
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

/** Parses a request body. Invalid JSON becomes undefined, which every schema rejects. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
