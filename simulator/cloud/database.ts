import dynalite from 'dynalite';
import { KEYS } from '../../lambdas/store/keys.ts';
import {
  CreateTableCommand,
  DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { findPageRefusal } from './guard.ts';
import { closeServer, listenLocally } from './local-server.ts';

/** A local DynamoDB that contains the skill's table. */
export interface Database {
  /** The environment variables from which the AWS SDK and the skill find the database. */
  readonly environment: Readonly<Record<string, string>>;
  readonly close: () => Promise<void>;
}

/** The database cannot be opened: its folder is in use or not writable. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

const TABLE = 'foam-roll-coach';

const REGION = 'us-east-1';

/**
 * Starts DynamoDB on a free port of 127.0.0.1 and creates the table if it is missing.
 * @param data a folder, or `memory`
 * @throws DatabaseError if the folder is in use or not writable
 */
export async function openDatabase(data: string): Promise<Database> {
  // The SDK's warning about old Node versions would appear between the turns.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const unlock = data === 'memory' ? () => undefined : lock(data);
  const engine = dynalite({ createTableMs: 0, ...(data === 'memory' ? {} : { path: data }) });
  refusePages(engine);
  const port = await listenLocally(engine);
  const environment = {
    TABLE_NAME: TABLE,
    AWS_REGION: REGION,
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
    // Any credentials will do: the local database checks no signatures.
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const close = async (): Promise<void> => {
    await closeServer(engine);
    unlock();
  };
  try {
    await createTable(environment.AWS_ENDPOINT_URL_DYNAMODB);
  } catch (cause) {
    await close();
    throw new DatabaseError(`the data in ${data} cannot be opened`, { cause });
  }
  return { environment, close };
}

/** Puts a guard before the engine, which itself would answer any web page and let it read the answer. */
function refusePages(engine: Server): void {
  const handlers = engine.listeners('request');
  engine.removeAllListeners('request');
  engine.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const refusal = findPageRefusal(request.headers);
    if (refusal !== null) response.writeHead(403, { 'content-type': 'text/plain' }).end(`${refusal}\n`);
    else for (const handler of handlers) handler.call(engine, request, response);
  });
}

/**
 * Locks a folder for this process, because two databases in one folder would corrupt each other. Returns a
 * function that unlocks it.
 */
function lock(data: string): () => void {
  const path = join(data, 'in-use-by');
  try {
    mkdirSync(data, { recursive: true });
    // The records must not be readable by other users of this machine.
    chmodSync(data, 0o700);
    const owner = ownerOf(path);
    if (owner !== null && isRunning(owner)) {
      throw new DatabaseError(
        `the data in ${data} is in use by process ${owner}: end it first, or choose another folder with --data`,
      );
    }
    writeFileSync(path, String(process.pid));
  } catch (cause) {
    if (cause instanceof DatabaseError) throw cause;
    throw new DatabaseError(`${data} is not a writable folder`, { cause });
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
    if (!(error instanceof ResourceInUseException)) throw error; // the folder already contains the table
  } finally {
    client.destroy();
  }
}
