import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Audience } from '../../../simulator/web/audience.ts';
import type { Command } from '../../../simulator/web/messages.ts';
import { type PageServer, serve } from '../../../simulator/web/server.ts';

let server: PageServer;
let done: Command[];

beforeEach(async () => {
  done = [];
  server = await serve(0, new Audience(), (command) => {
    done.push(command);
    return Promise.resolve();
  });
});
afterEach(() => server.close());

const JSON_TYPE = { 'content-type': 'application/json' };

/** Returns the status of one request to the server. */
function ask(path: string, headers: Record<string, string> = {}, body?: string): Promise<number> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe("the page's server", () => {
  it.each(['/', '/speaker.js', '/speaker.css', '/apl.js'])('serves %s', async (path) => {
    expect(await ask(path)).toBe(200);
  });

  it('accepts commands from its own page only', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await ask('/do', { ...JSON_TYPE, origin }, '{"kind":"words","words":"yes"}')).toBe(204);
    expect(done).toEqual([{ kind: 'words', words: 'yes' }]);
  });

  it.each([
    ['another site', { origin: 'http://evil.example' }, 403],
    ['another name for this machine', { host: 'evil.example' }, 403],
    ['a site that hides its name', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('refuses %s', async (_, headers, status) => {
    expect(await ask('/do', { ...JSON_TYPE, ...headers }, '{"kind":"silence"}')).toBe(status);
    expect(done).toEqual([]);
  });

  it('refuses unknown paths and commands, and commands that are too long', async () => {
    expect(await ask('/do', JSON_TYPE, '{"kind":"dance"}')).toBe(400);
    expect(await ask('/do', JSON_TYPE, `"${'a'.repeat(5_000)}"`)).toBe(413);
    expect(await ask('/etc/passwd')).toBe(404);
    expect(done).toEqual([]);
  });

  it('reports that its port is in use', async () => {
    await expect(serve(server.port, new Audience(), () => Promise.resolve())).rejects.toThrow(
      /port \d+ is in use: .*--port/,
    );
  });
});
