/** The skills whose cold start is measured, and how each is bundled. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type BuildOptions } from 'esbuild';
import { bundleOptions } from '../../infra/bundle-options.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The packages and bundles of this bench, which git ignores. */
const OWN = join(import.meta.dirname, '.peers');

/** The packages that the peer needs, at these versions. */
const PEERS = { 'ask-sdk': '2.14.0', 'ask-sdk-model': '1.86.0' } as const;

export interface Skill {
  readonly name: string;
  readonly entry: string;
  readonly options: BuildOptions;
  /** `cjs` is loaded by `require`, `mjs` by `import`. */
  readonly extension: 'cjs' | 'mjs';
  /** The table that it reads and writes. */
  readonly table: 'own' | 'visits';
}

const MINIFIED = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
} as const;

/** The others are compared with the first. */
export const SKILLS: readonly [Skill, ...Skill[]] = [
  {
    name: 'this skill',
    entry: 'lambdas/skill.ts',
    // The target of the Lambda may be newer than the Node that measures.
    options: { ...bundleOptions, target: 'node20' },
    extension: 'cjs',
    table: 'own',
  },
  {
    name: 'ask-sdk, its adapter',
    entry: 'bench/start/skills/ask-sdk.js',
    options: { ...MINIFIED, format: 'cjs', nodePaths: [join(OWN, 'node_modules')] },
    extension: 'cjs',
    table: 'visits',
  },
  {
    name: 'ask-sdk-core, SDK v3, zod',
    entry: 'bench/start/skills/usual.ts',
    options: {
      ...MINIFIED,
      format: 'esm',
      // The CommonJS packages in it load Node's own modules by `require`.
      banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    },
    extension: 'mjs',
    table: 'visits',
  },
  {
    name: 'floor: Node alone',
    entry: 'bench/start/skills/floor.js',
    options: { ...MINIFIED, format: 'cjs' },
    extension: 'cjs',
    table: 'visits',
  },
];

/**
 * Installs the peer's packages if they aren't there yet.
 * @throws Error of npm.
 */
export async function installPeers(): Promise<void> {
  if (existsSync(join(OWN, 'node_modules/ask-sdk'))) return;
  console.error('Installing ask-sdk into bench/start/.peers (once) …');
  mkdirSync(OWN, { recursive: true });
  writeFileSync(join(OWN, 'package.json'), JSON.stringify({ private: true, dependencies: PEERS }));
  await promisify(execFile)(
    'npm',
    ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'],
    {
      cwd: OWN,
    },
  );
}

/** A skill's bundle. */
export interface Bundle {
  readonly path: string;
  readonly bytes: number;
}

/** Bundles a skill. */
export async function bundleSkill({ name, entry, options, extension }: Skill): Promise<Bundle> {
  const path = join(OWN, 'bundles', `${name.replaceAll(/\W+/gu, '-')}.${extension}`);
  await build({ ...options, absWorkingDir: ROOT, entryPoints: [entry], outfile: path });
  return { path, bytes: statSync(path).size };
}
