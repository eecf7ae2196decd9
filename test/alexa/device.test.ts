import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { deviceOf } from '../../lambdas/alexa/device.ts';
import { closed, listen } from '../faults/listening.ts';

/** Asks a settings service that answers in this way, and waits until its connection is closed. */
async function askAt(answer: RequestListener, signal = new AbortController().signal): Promise<string | null> {
  const server = createServer({ keepAlive: true }, answer);
  const apiEndpoint = `http://127.0.0.1:${await listen(server)}`;
  const disconnected = new Promise((resolve) => {
    server.once('connection', (socket) => {
      // A connection that the skill cuts off closes with an error.
      socket.on('error', resolve).on('close', resolve);
    });
  });
  const zone = await deviceOf({
    apiEndpoint,
    apiAccessToken: 'token',
    device: { deviceId: 'kitchen' },
  }).timeZone(signal);
  await disconnected;
  await closed(server);
  return zone;
}

describe('the time zone of a device', () => {
  it.each([
    ['200 and its name', 200, '"Europe/Berlin"', 'Europe/Berlin'],
    ['204', 204, '', null],
    ['200 and nothing', 200, '', null],
    ['200 and null', 200, 'null', null],
    ['200 and a name that no calendar knows', 200, '"Mars/Olympus"', null],
    ['200 and half of its name', 200, '"Europe/', null],
    ['403', 403, '{"code":"ACCESS_DENIED"}', null],
    ['503', 503, '<html>', null],
  ])('that the service answers with %s leaves no connection open', async (_, status, body, zone) => {
    expect(await askAt((_request, response) => response.writeHead(status).end(body))).toBe(zone);
  });

  it('is unknown if the service breaks the connection off', async () => {
    expect(await askAt((request) => request.socket.destroy())).toBeNull();
  });

  it('is unknown if the turn ends before the service answers, and its connection ends with it', async () => {
    const turn = new AbortController();
    expect(
      await askAt(() => {
        turn.abort();
      }, turn.signal),
    ).toBeNull();
  });

  it('is unknown if the turn ends in the middle of the answer, and its connection ends with it', async () => {
    const turn = new AbortController();
    const zone = await askAt((_request, response) => {
      response.writeHead(200, { 'content-length': 15 }).write('"Europe', () => {
        turn.abort();
      });
    }, turn.signal);
    expect(zone).toBeNull();
  });

  it('is unknown without a token, an endpoint or a device, and nobody is asked', async () => {
    const { signal } = new AbortController();
    const device = { deviceId: 'kitchen' };
    expect(await deviceOf({ apiEndpoint: 'http://127.0.0.1:1', device }).timeZone(signal)).toBeNull();
    expect(await deviceOf({ apiAccessToken: 'token', device }).timeZone(signal)).toBeNull();
    expect(
      await deviceOf({ apiEndpoint: 'http://127.0.0.1:1', apiAccessToken: 'token' }).timeZone(signal),
    ).toBeNull();
  });
});
