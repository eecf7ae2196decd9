/** What docs/deploy.md and README tell one to type, as far as it can be held here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stackNamesOf } from '../../infra/deployment.ts';
import { documentedCommands } from '../../infra/rehearse/documented.ts';
import { FOLLOWED } from '../../infra/rehearse/scenarios/chapter.ts';
import { SAID } from '../../infra/rehearse/scenarios/wrong-input.ts';
import { readSettings, SETTING_NAMES } from '../../infra/settings.ts';

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
const DEPLOY = textOf('docs/deploy.md');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));
const EXAMPLE = z.record(z.string(), z.unknown()).parse(JSON.parse(textOf('deployment.example.json')));
const STACKS = stackNamesOf(null);

const KNOWN = [
  /^npm ci$/,
  /^npm run [\w:-]+$/,
  /^npm run configure -- --stage [a-z]+$/,
  /^npm run prune -- --live OLD --restored NEW --moment \S+(?: --delete)?$/,
  /^npm run -s export -- --user amzn1\.ask\.account\.EXAMPLE --table \S+$/,
  /^npx cdk (?:bootstrap|diff)$/,
  /^npx cdk deploy --all(?: -c stage=[a-z]+)?$/,
  new RegExp(`^npx cdk destroy (?:${STACKS.skill}|${STACKS.data})$`),
  /^aws secretsmanager create-secret /,
  /^aws cloudformation update-termination-protection /,
  /^aws sqs start-message-move-task --source-arn arn:aws:sqs:us-east-1:123456789012:DeletionsFailed$/,
];

describe('what docs/deploy.md tells one to type', () => {
  it('is made of commands that there are', () => {
    const lines = documentedCommands(DEPLOY);
    expect(lines.length).toBeGreaterThan(9);
    expect(lines.filter((line) => !KNOWN.some((pattern) => pattern.test(line)))).toEqual([]);
    const named = lines.flatMap((line) => /^npm run (?:-s )?([\w:-]+)/.exec(line)?.[1] ?? []);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('is followed by the rehearsal, command by command, except what CI runs and what says that it is untried', () => {
    const left = documentedCommands(DEPLOY).filter((command) => !FOLLOWED.has(command));
    const runByCi = ['npm ci', 'npm run synth', 'npm run rehearse'];
    const untried = left.filter((command) => !runByCi.includes(command));
    expect(untried).toEqual([
      'aws sqs start-message-move-task --source-arn arn:aws:sqs:us-east-1:123456789012:DeletionsFailed',
    ]);
    const [before = ''] = DEPLOY.split(untried[0] ?? '');
    expect(before.split('\n\n').at(-2)).toContain('_untried_');
  });

  it('says what to do about whatever stops a command in the rehearsal', () => {
    const table = DEPLOY.split('\n## If a command stops\n')[1]?.split('\n## ')[0] ?? '';
    expect(Object.values(SAID).filter((said) => !table.includes(said))).toEqual([]);
  });

  it('lists every setting, with what it is unless set', () => {
    const table = DEPLOY.split('\n## Settings\n')[1]?.split('\n## ')[0] ?? '';
    const rows = [...table.matchAll(/^\| `(\w+)` .*\| ([^|]+?) +\|$/gm)];
    expect(rows.map((row) => row[1])).toEqual(SETTING_NAMES);
    const said = new Map(rows.map((row) => [row[1], (row[2] ?? '').replaceAll('`', '')]));
    const unset = readSettings({ closed: true }, null);
    const { region, keepRatings, logRetention, otherEndpoints } = unset;
    const values = { region, keepRatings, closed: false, logRetentionDays: logRetention, otherEndpoints };
    for (const name of SETTING_NAMES) {
      const value = new Map<string, unknown>(Object.entries(values)).get(name);
      const written = typeof value === 'string' ? value : JSON.stringify(value);
      const expected: unknown = value === undefined ? expect.stringMatching(/^no(?:ne|body)$/) : written;
      expect([name, said.get(name)]).toEqual([name, expected]);
    }
  });
});

describe('deployment.example.json', () => {
  it('has every setting, and is valid', () => {
    expect(Object.keys(EXAMPLE)).toEqual(SETTING_NAMES);
    expect(readSettings(EXAMPLE, 'example').caller.caller).toBe('skill');
  });
});
