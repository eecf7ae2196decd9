/** Synthesizes deployments once, so that each can be deployed many times. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { z } from 'zod';
import { type Bundles, bundleInto } from '../bundles.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { createDeployment } from '../deployment.ts';
import { writePackage } from '../package/write.ts';
import { readSettings } from '../settings.ts';

const ROOT = join(import.meta.dirname, '../..');

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));

/** What is to be deployed. */
export interface Wanted {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly stage?: string;
  /** Each is another code that does the same. */
  readonly release?: number;
}

export interface Assemblies {
  /** Returns the folder of a cloud assembly, for `cdk deploy --app`. */
  readonly folderOf: (wanted: Wanted) => Promise<string>;
  readonly close: () => void;
}

export function openAssemblies(): Assemblies {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-assemblies-'));
  const made = new Map<string, string>();
  const bundles = new Map<number, Bundles>();
  const bundlesOf = async (release: number): Promise<Bundles> => {
    const first = bundles.get(1) ?? (await bundleInto(join(folder, 'bundles-1')));
    bundles.set(1, first);
    const known = bundles.get(release);
    if (known !== undefined) return known;
    const at = join(folder, `bundles-${release}`);
    cpSync(join(folder, 'bundles-1'), at, { recursive: true });
    const other = { skill: join(at, 'skill'), events: join(at, 'events'), binder: join(at, 'binder') };
    for (const name of keysOf(other))
      appendFileSync(join(other[name], 'index.js'), `\n// release ${release}\n`);
    bundles.set(release, other);
    return other;
  };
  return {
    async folderOf(wanted) {
      const { settings, stage = null, release = 1 } = wanted;
      const name = JSON.stringify([settings, stage, release]);
      const known = made.get(name);
      if (known !== undefined) return known;
      const read = readSettings(settings, stage);
      const outdir = join(folder, `assembly-${made.size}`);
      const packageFolder = join(folder, `package-${made.size}`);
      // Neither the checks of the package nor the rules of CloudFormation are applied here: they take long, and
      // `npm run package`, `npm run synth` and the tests apply them.
      if (read.caller.caller === 'made')
        await writePackage(packageFolder, { ...read, endpoints: null }, () => []);
      const rules = { '@aws-cdk/core:validateAgainstDefaultRules': false };
      const app = new App({ outdir, context: { ...context, ...rules } });
      createDeployment(app, read, { bundles: await bundlesOf(release), packageFolder });
      app.synth();
      made.set(name, outdir);
      return outdir;
    },
    close() {
      rmSync(folder, { recursive: true });
    },
  };
}
