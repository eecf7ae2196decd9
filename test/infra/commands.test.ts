/** The commands, as they are typed. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 60_000;

function run(program: string, ...args: string[]): { status: number | null; stdout: string; stderr: string } {
  // Without an account: none of the machine's own is looked at.
  const env = { ...process.env, AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/dev/null' };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: ROOT, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const cdk = (...args: string[]): ReturnType<typeof run> =>
  run(join(ROOT, 'node_modules/.bin/cdk'), ...args, '--output', join(ROOT, 'dist/cdk.out.test'));
const packaging = (...args: string[]): ReturnType<typeof run> =>
  run(process.execPath, '--import', 'tsx', 'infra/package.ts', ...args);

describe('cdk synth', () => {
  it(
    'says of a wrong setting in one line what is wrong, and fails',
    () => {
      const { status, stdout, stderr } = cdk('synth', '-c', 'skillId=bad');
      expect(status).toBe(1);
      expect(stdout).toBe('');
      const [line, ...more] = stderr.trim().split('\n');
      expect(line).toMatch(
        /^setting skillId: expected the id of a skill, such as amzn1\.ask\.skill\..*, got "bad"$/,
      );
      expect(more).toEqual(['node --import tsx infra/app.ts: Subprocess exited with error 1']); // by cdk itself
    },
    PATIENCE_MS,
  );
});

describe('npm run package', () => {
  it(
    'tells how it is used',
    () => {
      const { status, stdout } = packaging('--help');
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Usage: npm run package /);
    },
    PATIENCE_MS,
  );

  it(
    'says what it expected, and fails',
    () => {
      expect(packaging('--skill', 'arn')).toEqual({
        status: 2,
        stdout: '',
        stderr: 'expected --skill and --events together, or neither\n',
      });
    },
    PATIENCE_MS,
  );
});
