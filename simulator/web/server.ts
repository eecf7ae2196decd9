/** The page's server, which listens on 127.0.0.1 and serves its own page only. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { z } from 'zod';
import type { Audience } from './audience.ts';
import { bundlePage } from './page-bundle.ts';
import { findRefusal } from './guard.ts';
import { DEAF, type Listening } from './listening.ts';
import { type Command, commandSchema } from './messages.ts';

/** The port cannot be opened. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** A running server. */
export interface PageServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** What the server works with. */
interface PageParts {
  readonly built: ReadonlyMap<string, Uint8Array>;
  readonly audience: Audience;
  readonly perform: (command: Command) => Promise<void>;
  readonly files: Listening['files'];
}

/** The size limit of a command, in bytes. */
const MAX_BODY_BYTES = 4_096;

const MAX_CONNECTIONS = 64;

/**
 * The page loads nothing from other servers. The screen's engine compiles code and inserts styles in the page.
 */
const POLICY = [
  "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:; connect-src 'self' data:; font-src 'self' data:; media-src 'self'",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Files that are served unchanged. `bundlePage` builds the others. */
const FILES: Readonly<Record<string, string>> = {
  '/': join(import.meta.dirname, 'page', 'index.html'),
  '/apl.js': createRequire(import.meta.url).resolve('apl-viewhost-web'),
};

const TYPES: Readonly<Record<string, string>> = {
  '': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

/**
 * Serves the page.
 * @param port the port, or 0 for a free one
 * @param perform carries out a command of the page
 * @param listening what the page listens with
 * @throws PortError if the port is taken
 * @throws BuildError if the page cannot be built
 */
export async function serve(
  port: number,
  audience: Audience,
  perform: (command: Command) => Promise<void>,
  { files }: Pick<Listening, 'files'> = DEAF,
): Promise<PageServer> {
  const served: PageParts = { built: await bundlePage(), audience, perform, files };
  const server = createServer((request, response) => {
    answer(request, response, served).catch((error: unknown) => {
      if (!response.headersSent) refuse(response, 500, String(error));
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, port);
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        audience.close();
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  } catch (cause) {
    const code = z.object({ code: z.string() }).safeParse(cause).data?.code;
    if (code === 'EADDRINUSE')
      throw new PortError(
        `port ${port} is in use: end the program that uses it, or choose another port with --port`,
        { cause },
      );
    throw new PortError(`port ${port} cannot be opened: ${String(cause)}`, { cause });
  }
}

function portOf(server: Server): number {
  return z.object({ port: z.number() }).parse(server.address()).port;
}

async function answer(request: IncomingMessage, response: ServerResponse, served: PageParts): Promise<void> {
  for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
  const refused = findRefusal(request.headers, request.socket.localPort ?? 0);
  if (refused !== null) {
    refuse(response, 403, refused);
    return;
  }
  const { method = '', url = '' } = request;
  if (method === 'POST' && url === '/do') await answerCommand(request, response, served.perform);
  else if (method !== 'GET') refuse(response, 405, `expected GET, or POST /do, got ${method} ${url}`);
  else answerGet(url, response, served);
}

function answerGet(url: string, response: ServerResponse, { built, audience, files }: PageParts): void {
  if (url === '/events') {
    if (!audience.join(response)) refuse(response, 503, 'too many pages are open');
    return;
  }
  const sound = audience.sound(url);
  if (sound !== undefined) {
    response.writeHead(200, { 'content-type': 'audio/wav', 'cache-control': 'no-store' }).end(sound);
    return;
  }
  const file = files.get(url);
  if (file !== undefined) {
    response.writeHead(200, { 'content-type': file.type }).end(file.read());
    return;
  }
  const content = built.get(url) ?? fileAt(url);
  const type = TYPES[extname(url)];
  if (content !== null && type !== undefined) {
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(content);
  } else refuse(response, 404, `${url} does not exist`);
}

function fileAt(url: string): Uint8Array | null {
  const path = FILES[url];
  return path === undefined ? null : readFileSync(path);
}

/** Accepts a command. The page learns the result by the events that follow. */
async function answerCommand(
  request: IncomingMessage,
  response: ServerResponse,
  perform: (command: Command) => Promise<void>,
): Promise<void> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415, 'expected application/json');
    return;
  }
  const body = await readBody(request);
  if (body === null) {
    response.setHeader('connection', 'close');
    refuse(response, 413, `expected at most ${MAX_BODY_BYTES} bytes`);
    return;
  }
  const command = commandSchema.safeParse(body);
  if (!command.success) {
    refuse(response, 400, z.prettifyError(command.error));
    return;
  }
  await perform(command.data);
  response.writeHead(204).end();
}

/** Reads a body as JSON. Returns undefined if it is not JSON, null if it is too long. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = z.instanceof(Uint8Array).parse(part);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return null;
    parts.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${why}\n`);
}
