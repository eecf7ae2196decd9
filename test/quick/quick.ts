/** `npm run quick`: what takes under a minute of `npm test`, for the part one works on. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testsFor } from './tests-for.ts';

const HELP = `npm run quick -- [folder or file]…

Checks the part you work on: the types of the whole project, then lint, format and layers of the files that
differ from the last commit; beside them, the tests that mirror the folders named. Without a folder: the tests
that mirror the changed files.

  npm run quick -- lambdas/coach/screening

--help  this text`;

const ROOT = join(import.meta.dirname, '../..');

/** A command of node_modules/.bin with its arguments. */
type Step = readonly [command: string, ...args: string[]];

/** The files that differ from the last commit and still exist; new ones too. From the root, with slashes. */
function changedFiles(): string[] {
  const list = (...args: string[]): string[] =>
    spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.split('\n');
  return [
    ...list('diff', '--name-only', '--diff-filter=d', 'HEAD'),
    ...list('ls-files', '--others', '--exclude-standard'),
  ].filter((file) => file !== '');
}

/** Runs a step and prints its output when it has ended. Returns whether it succeeded. */
async function run([command, ...args]: Step): Promise<boolean> {
  const child = spawn(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT });
  const output: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => output.push(part));
  child.stderr.on('data', (part: Buffer) => output.push(part));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const title = [command, ...args].join(' ').slice(0, 100);
  console.log(`\n${status === 0 ? 'ok' : 'FAILED'}: ${title}\n${Buffer.concat(output).toString()}`);
  return status === 0;
}

/** Runs steps one after the other, all of them. Returns whether all succeeded. */
async function runAll(steps: readonly Step[]): Promise<boolean> {
  let succeeded = true;
  for (const step of steps) succeeded = (await run(step)) && succeeded;
  return succeeded;
}

/** Checks the parts named. Returns the exit status. */
async function quick(named: readonly string[]): Promise<number> {
  const exists = (path: string): boolean => existsSync(join(ROOT, path));
  const missing = named.filter((path) => !exists(path));
  if (missing.length > 0) {
    console.error(`expected files or folders of this project, got: ${missing.join(', ')}`);
    return 2;
  }
  const changed = changedFiles();
  const code = changed.filter((file) => /\.[jt]s$/.test(file));
  const tests = [...new Set((named.length > 0 ? named : changed).flatMap((part) => testsFor(part, exists)))];
  if (tests.length === 0) console.log('No tests mirror these files: run the whole test, `npm test`.');
  const checks: Step[] = [
    ['tsc', '--noEmit'],
    ...(code.length > 0 ? [['eslint', ...code] as const] : []),
    ...(changed.length > 0 ? [['prettier', '--check', '--ignore-unknown', ...changed] as const] : []),
    ['depcruise', 'lambdas', 'simulator', 'infra', 'bench'],
  ];
  const testing: Step[] = tests.length > 0 ? [['vitest', 'run', '--project', 'coach', ...tests]] : [];
  // Two lanes, for two cores.
  const succeeded = await Promise.all([runAll(checks), runAll(testing)]);
  return succeeded.every(Boolean) ? 0 : 1;
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
if (values.help === true) console.log(HELP);
else process.exitCode = await quick(positionals.map((part) => part.replace(/\/$/, '')));
