/** The code of the deployed Lambdas: bundled when the app is synthesized, as `npm run build` does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';
import { bundleOptions } from './bundle-options.ts';

const ROOT = join(import.meta.dirname, '..');

/** Where each Lambda begins. */
const ENTRIES = {
  skill: 'lambdas/skill.ts',
  events: 'lambdas/skill-events.ts',
  binder: 'infra/binding/handler.ts',
} as const;

/** What a bundle exports, and where Lambda looks for it. */
export const HANDLER = 'index.handler';

/** The folder of each Lambda's code. */
export type Bundles = Readonly<Record<keyof typeof ENTRIES, string>>;

/** Bundles each Lambda into a folder of its own. */
export async function bundlesIn(folder: string): Promise<Bundles> {
  const bundles = {
    skill: join(folder, 'skill'),
    events: join(folder, 'events'),
    binder: join(folder, 'binder'),
  };
  for (const name of keysOf(ENTRIES)) {
    const own = bundles[name];
    mkdirSync(own, { recursive: true });
    await build({
      ...bundleOptions,
      absWorkingDir: ROOT,
      entryPoints: [ENTRIES[name]],
      outfile: join(own, 'index.js'),
    });
    // The bundle is CommonJS, whatever the folders above say.
    writeFileSync(join(own, 'package.json'), JSON.stringify({ type: 'commonjs' }));
  }
  return bundles;
}
