/**
 * Simulates the Lambda service. It keeps one environment of a function: a process that requests events from the
 * runtime API. The process starts with the first event and is ended at a timeout, which a test triggers without
 * a clock.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { z } from 'zod';
import { closeServer, listenLocally } from '../../../simulator/cloud/local-server.ts';

/** A function as a template describes it. */
export interface Deployed {
  /** The folder of its code. */
  readonly root: string;
  /** The name of the handler, such as `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
}

const failureSchema = z.object({ errorType: z.string(), errorMessage: z.string() });
export type Failure = z.infer<typeof failureSchema>;

/** The outcome of an event. */
export type Outcome =
  | { readonly outcome: 'answered'; readonly answer: unknown }
  | { readonly outcome: 'failed' | 'not_started'; readonly failure: Failure }
  | { readonly outcome: 'timed_out' };

export interface Service {
  /**
   * Lets the function handle an event. Events must be passed one at a time.
   * @param timeUp resolves when Lambda's timeout expires
   */
  readonly invoke: (event: unknown, timeUp?: Promise<void>) => Promise<Outcome>;
  /** The lines that the function has written to standard output. */
  readonly lines: () => unknown[];
  /** How many environments were started. */
  readonly started: () => number;
  /** Changes environment variables for environments that start from now on. */
  readonly set: (environment: Readonly<Record<string, string>>) => void;
  readonly close: () => Promise<void>;
}

/** @param requestId the id of every request, because they come one at a time */
export async function openService(deployed: Deployed, requestId: string): Promise<Service> {
  const runtime = bundledRuntime();
  const state = new Exchange(requestId);
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      state.answer(request.url ?? '', body, response);
    });
  });
  const api = `127.0.0.1:${await listenLocally(server)}`;
  let variables = deployed.environment;
  let child: ChildProcess | null = null;
  let started = 0;
  let written = '';

  const start = (): ChildProcess => {
    started += 1;
    const env = {
      ...variables,
      AWS_LAMBDA_RUNTIME_API: api,
      _HANDLER: deployed.handler,
      LAMBDA_TASK_ROOT: deployed.root,
    };
    const process_ = spawn(process.execPath, [runtime.path], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      written += text;
    });
    return process_;
  };
  const end = async (): Promise<void> => {
    const ending = child;
    child = null;
    if (ending?.exitCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGKILL');
    await ended;
  };

  return {
    async invoke(event, timeUp) {
      const outcome = state.hand(event);
      child ??= start();
      const expired = timeUp?.then((): Outcome => ({ outcome: 'timed_out' }));
      const came = await (expired === undefined ? outcome : Promise.race([outcome, expired]));
      // An environment that timed out or did not start is not used again.
      if (came.outcome === 'timed_out' || came.outcome === 'not_started') {
        await end();
        state.forget();
      }
      return came;
    },
    lines: () =>
      written
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line)),
    started: () => started,
    set: (environment) => {
      variables = { ...variables, ...environment };
    },
    async close() {
      await end();
      await closeServer(server);
      runtime.remove();
    },
  };
}

/** Passes a waiting event to a waiting process, whichever comes first. */
class Exchange {
  readonly #requestId: string;
  #event: string | null = null;
  #waiting: ServerResponse | null = null;
  #settle: (outcome: Outcome) => void = () => undefined;

  constructor(requestId: string) {
    this.#requestId = requestId;
  }

  hand(event: unknown): Promise<Outcome> {
    this.#event = JSON.stringify(event);
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#meet();
    });
  }

  /** Drops the event and the process that waited. */
  forget(): void {
    this.#event = null;
    this.#waiting = null;
  }

  answer(url: string, body: string, response: ServerResponse): void {
    const call = url.replace('/2018-06-01/runtime', '');
    if (call === '/invocation/next') {
      this.#waiting = response;
      this.#meet();
      return;
    }
    response.writeHead(202).end();
    const json: unknown = JSON.parse(body);
    if (call === `/invocation/${this.#requestId}/response`)
      this.#settle({ outcome: 'answered', answer: json });
    else if (call === `/invocation/${this.#requestId}/error`)
      this.#settle({ outcome: 'failed', failure: failureSchema.parse(json) });
    else if (call === '/init/error')
      this.#settle({ outcome: 'not_started', failure: failureSchema.parse(json) });
  }

  #meet(): void {
    if (this.#event === null || this.#waiting === null) return;
    this.#waiting.writeHead(200, { 'lambda-runtime-aws-request-id': this.#requestId }).end(this.#event);
    this.forget();
  }
}

function bundledRuntime(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-runtime-'));
  const path = join(folder, 'bootstrap.cjs');
  const entryPoints = [join(import.meta.dirname, 'bootstrap.ts')];
  buildSync({ entryPoints, outfile: path, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) body += String(chunk);
  return body;
}
