import { createServer, type Server } from 'node:http';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium, launchChromium } from '../../simulator/browser/chromium.ts';
import { type Database, openDatabase } from '../../simulator/cloud/database.ts';

describe.skipIf(!hasChromium())('another page on this machine', () => {
  let database: Database;
  let server: Server;
  let browser: Browser;
  let address = '';
  beforeAll(async () => {
    database = await openDatabase('memory');
    server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    address = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/`;
    browser = await launchChromium();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    server.close();
    await database.close();
  });

  it('cannot read what the local database holds', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const read = await page.evaluate(async (endpoint) => {
      try {
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': 'DynamoDB_20120810.ListTables',
            authorization: 'AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c',
            'x-amz-date': '20261127T000000Z',
          },
          body: '{}',
        });
        return await answer.text();
      } catch (error) {
        return String(error);
      }
    }, database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
    expect(read).toMatch(/^TypeError: Failed to fetch/);
  });
});
