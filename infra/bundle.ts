/** `npm run build`: the Lambda's bundle, as it is deployed, in dist/. Its size and what is in it are checked. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

/** A larger bundle starts noticeably slower: most of a cold start is V8 compiling. */
const LARGEST_BYTES = 600_000;
const OUTPUT = 'dist/skill/index.js';

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help === true) {
  console.log(
    `Usage: npm run build\n\nBundles lambdas/skill.ts into ${OUTPUT}, at most ${LARGEST_BYTES} bytes and without AWS SDK v2.`,
  );
} else {
  await bundle();
}

async function bundle(): Promise<void> {
  rmSync('dist', { recursive: true, force: true });
  mkdirSync('dist/skill', { recursive: true });
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: ['lambdas/skill.ts'],
    outfile: OUTPUT,
    metafile: true,
  });
  writeFileSync('dist/skill/meta.json', JSON.stringify(metafile));
  // The bundle is CommonJS, whatever the folders above say.
  writeFileSync('dist/skill/package.json', JSON.stringify({ type: 'commonjs' }));
  const bytes = metafile.outputs[OUTPUT]?.bytes ?? 0;
  const sdkV2 = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/aws-sdk/'));
  console.log(`${OUTPUT}: ${Math.round(bytes / 1000)} KB`);
  if (bytes > LARGEST_BYTES) fail(`the bundle has ${bytes} bytes, at most ${LARGEST_BYTES} are allowed`);
  if (sdkV2.length > 0) fail(`the bundle holds AWS SDK v2: ${sdkV2.join(', ')}`);
}

function fail(what: string): void {
  console.error(`build: ${what}`);
  process.exitCode = 1;
}
