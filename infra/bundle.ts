/** `npm run build`: the bundles of both Lambdas, as they are deployed, in dist/. Size and content are checked. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { bundleOptions, LARGEST_BYTES } from './bundle-options.ts';

/** The entries, each in a folder of its own: what is in one isn't compiled by the other. */
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
  // The bundle is CommonJS, whatever the folders above say.
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
