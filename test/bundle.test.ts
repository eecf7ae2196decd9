import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleOptions, LARGEST_BYTES } from '../infra/bundle-options.ts';
import { USED_SERVICES } from '../infra/unused-services.ts';

const ROOT = join(import.meta.dirname, '..');
const ENTRIES = ['skill', 'skill-events'] as const;

/** What would make every cold start slower, and is never used in a Lambda. */
const LEFT_OUT: readonly [string, RegExp][] = [
  ['AWS SDK v2', /node_modules\/aws-sdk\//u],
  ['the whole of zod', /node_modules\/zod\/v4\/(classic|locales)\//u],
  ['ways to find credentials', /node_modules\/@(aws-sdk|smithy)\/credential-provider/u],
  ['a client of all of DynamoDB', /node_modules\/@aws-sdk\/client-/u],
  ['what belongs to the simulator or to tests', /^(simulator|test|bench|infra|docs)\//u],
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

  it('is no larger than it may be', () => {
    expect(Buffer.byteLength(code)).toBeLessThanOrEqual(LARGEST_BYTES);
    expect(LARGEST_BYTES).toBeLessThanOrEqual(350_000);
  });

  it.each(LEFT_OUT)('holds nothing of %s', (_, path) => {
    const held = Object.values(metafile.outputs)
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([input]) => input);
    expect(held).toContain(`lambdas/${entry}.ts`);
    expect(held.filter((input) => path.test(input))).toEqual([]);
  });

  it('holds all it needs: only what Node itself has is loaded besides', () => {
    const loaded = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
    expect(loaded.filter(({ path }) => !/^(node:)?[a-z]+(\/[a-z]+)?$/u.test(path))).toEqual([]);
    expect(loaded.map(({ path }) => path.replace('node:', ''))).toContain('https');
  });
});

it('just the clients of those services of Alexa are bundled that the skill asks for', () => {
  const asked = readdirSync(join(ROOT, 'lambdas'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [
      ...readFileSync(join(ROOT, 'lambdas', path), 'utf8').matchAll(/\bget(\w+)ServiceClient\(/gu),
    ])
    .map(([, service]) => service);
  expect(asked.toSorted()).toEqual(USED_SERVICES.toSorted());
});
