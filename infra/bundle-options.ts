import type { BuildOptions } from 'esbuild';
import { unusedServices } from './unused-services.ts';

/**
 * A larger bundle starts noticeably slower: most of a cold start is V8 compiling (`npm run bench:start`). In bytes.
 */
export const LARGEST_BYTES = 350_000;

/**
 * How a Lambda is bundled, for `npm run build` and for the deployment alike. CommonJS starts faster than ESM
 * here; `module` first lets esbuild leave out what nothing uses.
 */
export const bundleOptions: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  plugins: [unusedServices],
};
