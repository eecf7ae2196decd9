/**
 * Implementations of DynamoDB to test the store against. dynalite is JavaScript, and what `npm test` takes; dynoxide
 * is a second one, independent of it, in Rust over SQLite, as a binary in a package of npm:
 *
 *     npm run test:dynoxide
 *
 * Tried and not taken: Amazon's DynamoDB Local (it comes in amplify-dynamodb-simulator, but its license asks for an
 * AWS account, and this project has none); moto and Scylla's Alternator (no npm nor Debian package).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import dynalite from 'dynalite';
import { z } from 'zod';
import { closed, listen } from '../faults/listening.ts';

const { STORE_ENGINE } = z
  .object({ STORE_ENGINE: z.enum(['dynalite', 'dynoxide']).default('dynalite') })
  .parse(process.env);

/** An empty database that listens on the loopback interface. */
export interface Engine {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts the database that the environment names. */
export async function openEngine(): Promise<Engine> {
  return STORE_ENGINE === 'dynalite' ? openDynalite() : openDynoxide();
}

async function openDynalite(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0 });
  return { port: await listen(server), close: () => closed(server) };
}

const BINARY = join(import.meta.dirname, '../../node_modules/@dynoxide/linux-x64/dynoxide');
/** Looks so often, so long apart, whether it listens. */
const LOOKS = 100;
const BETWEEN_LOOKS_MS = 20;

async function openDynoxide(): Promise<Engine> {
  const port = await freePort();
  const server = spawn(BINARY, ['--port', port.toString()], { stdio: 'ignore' });
  const failed = once(server, 'error').then(([error]) => {
    throw new Error(`${BINARY} doesn't run here`, { cause: error });
  });
  await Promise.race([failed, listening(port)]);
  return {
    port,
    close: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await closed(server);
  return port;
}

async function listening(port: number): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  throw new Error('dynoxide does not listen');
}
