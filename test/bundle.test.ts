import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bundleOptions, LARGEST_BYTES } from '../infra/bundle-options.ts';
import { readSlotTypes } from '../lambdas/alexa/slot-types.ts';
import { SPOKEN_TYPES } from '../lambdas/alexa/spoken-words.ts';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = ['skill', 'skill-events'] as const;

/** Code that no Lambda runs, and that would make every cold start slower. */
const LEFT_OUT: readonly [string, RegExp][] = [
  ['AWS SDK v2', /node_modules\/aws-sdk\//u],
  ['the whole of zod', /node_modules\/zod\/v4\/(classic|locales)\//u],
  [
    'other sources of credentials than the environment',
    /node_modules\/@(aws-sdk|smithy)\/credential-provider-(?!env\/)/u,
  ],
  ['clients of other AWS services than DynamoDB', /node_modules\/@aws-sdk\/client-(?!dynamodb\/)/u],
  ['clients of Alexa’s services', /node_modules\/ask-sdk-model\//u],
  [
    'simulator, tests, benches, documents, or infrastructure',
    /^(simulator|test|bench|docs|infra(?!\/stand-ins))\//u,
  ],
  ['the sources of the clinical sheet', /^lambdas\/coach\/sources\//u],
];

describe.each(ENTRIES)('the bundle of %s', (entry) => {
  let metafile: Metafile;
  let code: string;
  beforeAll(async () => {
    const built = await build({
      ...bundleOptions,
      absWorkingDir: ROOT,
      entryPoints: [`lambdas/${entry}.ts`],
      outfile: 'index.js',
      metafile: true,
      write: false,
    });
    ({ metafile } = built);
    code = built.outputFiles.map(({ text }) => text).join('');
  });

  it('is at most 680 KB', () => {
    expect(LARGEST_BYTES).toBe(680_000);
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(LARGEST_BYTES);
  });

  it.each(LEFT_OUT)('has no code of %s', (_, path) => {
    const inputs = Object.values(metafile.outputs)
      .flatMap((output) => Object.entries(output.inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input);
    expect(inputs).toContain(`lambdas/${entry}.ts`);
    expect(inputs.filter((input) => path.test(input))).toEqual([]);
  });

  it('needs nothing besides Node’s own modules', () => {
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports.filter(({ path }) => !/^(node:)?[a-z_]+(\/[a-z]+)?$/u.test(path))).toEqual([]);
    expect(imports.map(({ path }) => path.replace('node:', ''))).toContain('https');
  });
});

describe('the words that a bundle looks up', () => {
  it('are those of the interaction model', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'words-'));
    const outfile = join(folder, 'index.cjs');
    await build({
      ...bundleOptions,
      absWorkingDir: ROOT,
      entryPoints: ['lambdas/alexa/slot-types.ts'],
      outfile,
    });
    const loaded: unknown = createRequire(outfile)(outfile);
    rmSync(folder, { recursive: true });
    const { readSlotTypes: readPacked } = z.object({ readSlotTypes: z.function() }).parse(loaded);
    const spoken: readonly string[] = SPOKEN_TYPES;
    expect(readPacked()).toEqual(readSlotTypes().filter(([name]) => spoken.includes(name)));
    expect(SPOKEN_TYPES).toHaveLength(readSlotTypes().filter(([name]) => spoken.includes(name)).length);
  });
});
