import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleOptions, LARGEST_BYTES } from '../infra/bundle-options.ts';

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

  it('is at most 540 KB', () => {
    expect(LARGEST_BYTES).toBe(540_000);
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
