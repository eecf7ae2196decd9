/** `npm run quick`: what takes under a minute of `npm test`, for the part one works on. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testsFor } from './quick/tests-for.ts';

const HELP = `npm run quick -- [folder or file]…

Checks the part you work on: the types of the whole project, then lint, format and layers of the files that
differ from the last commit, then the tests that mirror the folders named. Without a folder: the tests that
mirror the changed files.

  npm run quick -- lambdas/coach/screening

--help  this text`;

const ROOT = join(import.meta.dirname, '..');

/** Runs one step, with its output as it comes. Ends the process with its status if it fails. */
function run(command: string, args: readonly string[]): void {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The files that differ from the last commit and still exist; new ones too. */
function changedFiles(): string[] {
  const list = (...args: string[]): string[] =>
    spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.split('\n');
  return [
    ...list('diff', '--name-only', '--diff-filter=d', 'HEAD'),
    ...list('ls-files', '--others', '--exclude-standard'),
  ].filter((file) => file !== '');
}

const { values, positionals } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
});
if (values.help === true) {
  console.log(HELP);
} else {
  const changed = changedFiles();
  const parts = positionals.length > 0 ? positionals.map((part) => part.replace(/\/$/, '')) : changed;
  const missing = parts.filter((part) => !existsSync(join(ROOT, part)));
  if (missing.length > 0) {
    console.error(`no such file or folder: ${missing.join(', ')}`);
    process.exit(2);
  }
  const there = (path: string): boolean => existsSync(join(ROOT, path));
  const tests = [...new Set(parts.flatMap((part) => testsFor(part, there)))];
  const code = changed.filter((file) => /\.[jt]s$/.test(file));

  run('tsc', ['--noEmit']);
  if (code.length > 0) run('eslint', code);
  if (changed.length > 0) run('prettier', ['--check', '--ignore-unknown', ...changed]);
  run('depcruise', ['lambdas', 'simulator', 'infra', 'bench']);
  if (tests.length > 0) run('vitest', ['run', '--project', 'coach', ...tests]);
  else console.log('\nNo folder of test/ mirrors these files: run the whole test, `npm test`.');
}
