/** The code of the deployed Lambdas. CDK's synthesis bundles it as `npm run build` does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';
import { binderOptions, bundleOptions } from './bundle-options.ts';

const ROOT = join(import.meta.dirname, '..');

/** The entry of each Lambda. */
const ENTRIES = {
  skill: 'lambdas/skill.ts',
  events: 'lambdas/skill-events.ts',
  binder: 'infra/binding/handler.ts',
} as const;

/** Lambda's name for what a bundle exports. */
export const HANDLER = 'index.handler';

/** The folder of each Lambda's code. */
export type Bundles = Readonly<Record<keyof typeof ENTRIES, string>>;

/** Bundles each Lambda into a folder of its own. */
export async function bundleInto(folder: string): Promise<Bundles> {
  const bundles = {
    skill: join(folder, 'skill'),
    events: join(folder, 'events'),
    binder: join(folder, 'binder'),
  };
  for (const name of keysOf(ENTRIES)) {
    const target = bundles[name];
    mkdirSync(target, { recursive: true });
    await build({
      ...(name === 'binder' ? binderOptions : bundleOptions),
      absWorkingDir: ROOT,
      entryPoints: [ENTRIES[name]],
      outfile: join(target, 'index.js'),
    });
    // Without this, a package.json further up could make Node read the bundle as ESM.
    writeFileSync(join(target, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  }
  return bundles;
}
