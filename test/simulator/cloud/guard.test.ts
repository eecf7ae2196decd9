import { request } from 'node:http';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServices, type Services } from '../../../simulator/cloud/alexa-services.ts';
import { type Database, openDatabase } from '../../../simulator/cloud/database.ts';
import { findPageRefusal } from '../../../simulator/cloud/guard.ts';

const PORT = 8000;
const HOST = `127.0.0.1:${PORT}`;

describe('a server on this machine', () => {
  it.each([
    ['a page of the same machine', { host: HOST, origin: 'http://127.0.0.1:3000' }],
    ['a page with an opaque origin', { host: HOST, origin: 'null' }],
    ['an image or a link on a page', { host: HOST, 'sec-fetch-site': 'cross-site' }],
    ['a page whose own name points to this machine', { host: 'evil.example:8000' }],
    ['a request without a host', {}],
  ])('refuses %s', (_, headers) => {
    expect(findPageRefusal(headers)).not.toBeNull();
  });

  it('accepts the process that started it', () => {
    expect(findPageRefusal({ host: HOST })).toBeNull();
  });
});

/** The status of a request with these headers, which may name another host than it is sent to. */
function statusOf(endpoint: string, headers: Readonly<Record<string, string>>, body = '{}'): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(endpoint, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

describe('the local database', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  const data = join(folder, 'data');
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(data);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });

  const ask = (headers: Readonly<Record<string, string>>): Promise<number> =>
    statusOf(database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '', {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.ListTables',
      authorization: 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c',
      'x-amz-date': '20261127T000000Z',
      ...headers,
    });

  it('answers the skill', async () => {
    expect(await ask({})).toBe(200);
  });

  it('refuses a page in a browser', async () => {
    expect(await ask({ origin: 'http://127.0.0.1:3000' })).toBe(403);
  });

  it('refuses a page that gave this machine a name of its own', async () => {
    expect(await ask({ host: 'evil.example' })).toBe(403);
  });

  it('keeps its data in a folder that no other user of the machine can open', () => {
    expect(statSync(data).mode & 0o777).toBe(0o700);
  });
});

describe("the simulation of Alexa's services", () => {
  let services: Services;
  beforeAll(async () => {
    services = await openServices();
  });
  afterAll(() => services.close());

  it('refuses a page in a browser', async () => {
    expect(await statusOf(`${services.endpoint}/v1/alerts/reminders`, { origin: 'http://a.example' })).toBe(
      403,
    );
  });

  it('stops reading a body that is larger than any request of a skill', async () => {
    const path = `${services.endpoint}/v1/alerts/reminders`;
    expect(await statusOf(path, { 'content-type': 'application/json' }, 'x'.repeat(1_100_000))).toBe(413);
  });
});
