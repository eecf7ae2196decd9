/** Runs the deployed bundle of the skill in processes that can be killed. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { z } from 'zod';
import { bundleOptions } from '../../infra/bundle-options.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';

/** The process ended before it answered. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

const answerSchema = z.object({ id: z.number(), answer: z.unknown() });

/** Bundles the skill into a temporary folder. */
export async function bundleSkill(): Promise<{ path: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-'));
  const path = join(folder, 'lambda.cjs');
  await build({ ...bundleOptions, entryPoints: [join(import.meta.dirname, 'lambda.ts')], outfile: path });
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** A skill whose process starts with the first request, and again after it was killed. */
export class MortalSkill {
  readonly #path: string;
  readonly #environment: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #requests = 0;

  constructor(path: string, environment: Readonly<Record<string, string>>) {
    this.#path = path;
    this.#environment = environment;
  }

  readonly skill: Skill = async (envelope) => {
    const child = (this.#child ??= fork(this.#path, { env: { ...process.env, ...this.#environment } }));
    const id = (this.#requests += 1);
    return new Promise((resolve, reject) => {
      const died = (): void => {
        reject(new Killed('the process ended'));
      };
      const answered = (message: unknown): void => {
        const answer = answerSchema.parse(message);
        if (answer.id !== id) return;
        child.off('exit', died).off('message', answered);
        resolve(answer.answer);
      };
      child.once('exit', died).on('message', answered);
      child.send({ id, envelope });
    });
  };

  /** Kills the process, whatever it is doing. The next request starts a new one. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
