/** The commands, as they are typed. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
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
  /** What the app itself says; cdk adds a last line of its own. */
  const linesOf = (...args: string[]): string[] => {
    const { status, stdout, stderr } = cdk('synth', ...args);
    expect([status, stdout]).toEqual([1, '']);
    const lines = stderr.trim().split('\n');
    expect(lines.pop()).toBe('node --import tsx infra/app.ts: Subprocess exited with error 1');
    return lines;
  };

  it(
    'says of a setting on the command line where it belongs, and of a stage without settings what to do',
    () => {
      expect(linesOf('-c', 'skillId=bad')).toEqual([
        '-c skillId: expected no setting but stage. The others are in deployment.json, so that the next deployment has them too: run `npm run configure`',
      ]);
      expect(linesOf('-c', 'stage=nowhere')).toEqual([
        'There is no deployment.nowhere.json. Run `npm run configure -- --stage nowhere`, or copy deployment.example.json.',
      ]);
    },
    2 * PATIENCE_MS,
  );
});

describe('npm run configure', () => {
  it(
    'writes nothing if the input ends early',
    () => {
      const { status, stderr } = run(
        process.execPath,
        '--import',
        'tsx',
        'infra/configure.ts',
        '--stage',
        'nowhere',
      );
      expect([status, stderr]).toEqual([2, '\nThe input ended: nothing was written.\n']);
      expect(existsSync(join(ROOT, 'deployment.nowhere.json'))).toBe(false);
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
    'refuses Lambdas of another region than the settings name, since Alexa would look for them there',
    () => {
      const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:Skill';
      const { status, stderr } = packaging('--stage', 'example', '--skill', arn, '--events', arn);
      expect([status, stderr]).toEqual([
        2,
        `expected Lambdas in us-east-1, as in the setting region, got ${arn}\n`,
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'refuses for the store what its certification would refuse, before it writes anything',
    () => {
      const { status, stdout, stderr } = packaging('--stage', 'example', '--store');
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr.trim().split('\n')).toEqual([
        'The store needs the address of a privacy policy: set privacyUrl.',
        'The store needs endpoints, and so the event that deletes data: deploy first.',
        'The store needs the deployment without a stage: its name would be in the listing.',
      ]);
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
