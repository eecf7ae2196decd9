/** `npm run build`: writes the bundles of both Lambdas to dist/ as they are deployed, and checks size and content. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions, LARGEST_BYTES } from './bundle-options.ts';

/** Each entry has its own bundle, so that neither Lambda compiles the other's code. */
const ENTRIES = ['skill', 'skill-events'] as const;
type Entry = (typeof ENTRIES)[number];

const { values } = parseArgs({ options: { help: { type: 'boolean', short: 'h' } } });
if (values.help === true) {
  const files = ENTRIES.map((entry) => `lambdas/${entry}.ts into ${outputOf(entry)}`).join(', ');
  console.log(
    `Usage: npm run build\n\nBundles ${files}, at most ${LARGEST_BYTES} bytes each and without AWS SDK v2.`,
  );
} else {
  rmSync('dist', { recursive: true, force: true });
  for (const entry of ENTRIES) await bundle(entry);
}

function outputOf(entry: Entry): string {
  return `dist/${entry}/index.js`;
}

async function bundle(entry: Entry): Promise<void> {
  const output = outputOf(entry);
  mkdirSync(`dist/${entry}`, { recursive: true });
  const { metafile } = await build({
    ...bundleOptions,
    entryPoints: [`lambdas/${entry}.ts`],
    outfile: output,
    metafile: true,
  });
  writeFileSync(`dist/${entry}/meta.json`, JSON.stringify(metafile));
  // Without this, a package.json further up could make Node read the bundle as ESM.
  writeFileSync(`dist/${entry}/package.json`, JSON.stringify({ type: 'commonjs' }));
  const bytes = metafile.outputs[output]?.bytes ?? 0;
  const sdkV2 = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules/aws-sdk/'));
  console.log(`${output}: ${Math.round(bytes / 1000)} KB`);
  if (bytes > LARGEST_BYTES) fail(`the bundle has ${bytes} bytes, at most ${LARGEST_BYTES} are allowed`);
  if (sdkV2.length > 0) fail(`the bundle holds AWS SDK v2: ${sdkV2.join(', ')}`);
}

function fail(what: string): void {
  console.error(`build: ${what}`);
  process.exitCode = 1;
}
