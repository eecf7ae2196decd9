/** A copy of the project, like a fresh clone, in which the documented commands are run. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsFileOf } from '../settings-file.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What the commands of a deployment read. */
const COPIED = [
  ...['infra', 'lambdas', 'interaction-models', 'simulator', 'package.json', 'cdk.json', 'tsconfig.json'],
  'deployment.example.json',
];

export interface Ran {
  readonly status: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
  /** What was written to standard output alone. */
  readonly stdout: string;
}

export interface Running {
  /** What is typed. */
  readonly input?: string;
  /** Without it, the access key of the account's user is in the credentials file; null: there is none. */
  readonly accessKey?: string | null;
  /** Where AWS is; without it, the stand-in. */
  readonly endpoint?: string;
}

export interface Project {
  readonly folder: string;
  /** Runs a command as it is documented. */
  readonly run: (command: string, running?: Running) => Promise<Ran>;
  /** Writes the settings of a stage; null removes them. */
  readonly configure: (settings: Readonly<Record<string, unknown>> | null, stage?: string) => void;
  /** Ends what still runs, and removes the copy. */
  readonly close: () => Promise<void>;
}

/** A command was ended, because the rehearsal was. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/**
 * Copies the project.
 * @param accessKey of the account's user
 * @param endpoint where AWS is
 * @param interrupted ends what runs
 */
export function copyProject(accessKey: string, endpoint: string, interrupted: AbortSignal): Project {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-project-'));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const running = new Set<Promise<Ran>>();
  const ending = new AbortController();
  const throwIfInterrupted = (): void => {
    if (interrupted.aborted) throw new Interrupted();
  };
  const run = async (command: string, options: Running = {}): Promise<Ran> => {
    throwIfInterrupted();
    const key = options.accessKey === undefined ? accessKey : options.accessKey;
    const ran = runIn(folder, command, {
      ...(options.input === undefined ? {} : { input: options.input }),
      env: { ...environmentFor(folder, key), AWS_ENDPOINT_URL: options.endpoint ?? endpoint },
      signal: AbortSignal.any([ending.signal, interrupted]),
    });
    running.add(ran);
    try {
      const ended = await ran;
      throwIfInterrupted();
      return ended;
    } finally {
      running.delete(ran);
    }
  };
  return {
    folder,
    run,
    configure(settings, stage) {
      const file = join(folder, settingsFileOf(stage ?? null));
      if (settings === null) rmSync(file, { force: true });
      else writeFileSync(file, JSON.stringify(settings));
    },
    async close() {
      ending.abort();
      await Promise.allSettled(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A home with the credentials that `aws configure` writes, and nothing of this machine's user. */
function environmentFor(folder: string, accessKey: string | null): Record<string, string> {
  const home = join(folder, `.home-${accessKey ?? 'nobody'}`);
  mkdirSync(join(home, '.aws'), { recursive: true });
  if (accessKey !== null) {
    const keys = `aws_access_key_id = ${accessKey}\naws_secret_access_key = rehearsal`;
    writeFileSync(join(home, '.aws/credentials'), `[default]\n${keys}\n`);
    writeFileSync(join(home, '.aws/config'), '[default]\nregion = us-east-1\n');
  }
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    npm_config_update_notifier: 'false',
  };
}

interface How {
  readonly input?: string;
  readonly env: Record<string, string>;
  readonly signal: AbortSignal;
}

function runIn(folder: string, command: string, { input, env, signal }: How): Promise<Ran> {
  // In a group of its own, so that what a command has started ends with it.
  const child = spawn('/bin/sh', ['-c', command], { cwd: folder, env, detached: true });
  const end = (): void => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  signal.addEventListener('abort', end);
  return new Promise((resolve, reject) => {
    let output = '';
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      signal.removeEventListener('abort', end);
      resolve({ status, output, stdout });
    });
    child.stdin.end(input ?? '');
  });
}
