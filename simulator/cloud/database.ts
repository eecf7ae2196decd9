import dynalite from 'dynalite';
import { KEYS } from '../../lambdas/store/keys.ts';
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pageRefusal } from './guard.ts';

/** A DynamoDB on this machine with the skill's table in it. */
export interface Database {
  /** What the AWS SDK and the skill read from the environment to find it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The database can't be opened: the folder is in use or not writable. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

const TABLE = 'foam-roll-coach';

const REGION = 'us-east-1';

/**
 * Starts DynamoDB on a free port of 127.0.0.1 and makes the table where there is none.
 * @param data a folder, or `memory`
 * @throws DatabaseError
 */
export async function openDatabase(data: string): Promise<Database> {
  // the SDK's advice on Node versions is for developers, and would stand between the turns
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const unlock = data === 'memory' ? () => undefined : lock(data);
  const engine = dynalite({ createTableMs: 0, ...(data === 'memory' ? {} : { path: data }) });
  // The engine answers any page in a browser, with headers that let it read the answer.
  const server = createServer((request, response) => {
    const refusal = pageRefusal(request.headers, request.socket.localPort ?? 0);
    if (refusal === null) engine.emit('request', request, response);
    else response.writeHead(403, { 'content-type': 'text/plain' }).end(`${refusal}\n`);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const environment = {
    TABLE_NAME: TABLE,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    // anything: the local database checks no signature
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => {
        // The engine never listened: closing it closes its data.
        engine.close(() => {
          unlock();
          resolve();
        });
      });
    });
  try {
    await createTable(environment.AWS_ENDPOINT_URL_DYNAMODB);
  } catch (cause) {
    await close();
    throw new DatabaseError(`the data in ${data} can't be opened`, { cause });
  }
  return { environment, close };
}

/** Takes a folder for this process: two databases in one folder would end each other. Returns how to give it back. */
function lock(data: string): () => void {
  const path = join(data, 'in-use-by');
  try {
    mkdirSync(data, { recursive: true });
    // What a person did is nobody else's on this machine.
    chmodSync(data, 0o700);
    const owner = ownerOf(path);
    if (owner !== null && isRunning(owner)) {
      throw new DatabaseError(
        `the data in ${data} is in use by process ${owner}: end that first, or use --data`,
      );
    }
    writeFileSync(path, String(process.pid));
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(`${data} isn't a folder that can be written to`, { cause });
  }
  return () => {
    rmSync(path, { force: true });
  };
}

function ownerOf(path: string): number | null {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function createTable(endpoint: string): Promise<void> {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials, maxAttempts: 1 });
  const names = [KEYS.partition, KEYS.sort];
  try {
    await client.send(
      new CreateTableCommand({
        TableName: TABLE,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: [
          { AttributeName: KEYS.partition, KeyType: 'HASH' },
          { AttributeName: KEYS.sort, KeyType: 'RANGE' },
        ],
      }),
    );
    await waitUntilTableExists(
      { client, maxWaitTime: 5, minDelay: 0.01, maxDelay: 0.1 },
      { TableName: TABLE },
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error; // a folder with the table from before
  } finally {
    client.destroy();
  }
}
