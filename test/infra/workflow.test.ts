/** What continuous integration may do, as far as its text says. No parser of YAML is at hand: the file keeps to one indentation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOW = readFileSync(join(ROOT, '.github/workflows/ci.yml'), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')));

const [head = '', jobsText = ''] = WORKFLOW.split('\njobs:\n');
/** The text of each job by its name. */
const jobs = new Map(
  jobsText
    .split(/^ {2}(?=\w+:$)/mu)
    .filter((text) => /^\w+:/u.test(text))
    .map((text) => [text.slice(0, text.indexOf(':')), text]),
);
const jobOf = (name: string): string => jobs.get(name) ?? '';
/** The rights that a job asks for besides what all have. */
const rightsOf = (name: string): string[] =>
  (/^ {4}permissions:\n((?: {6}.+\n)+)/mu.exec(jobOf(name))?.[1] ?? '')
    .trim()
    .split(/\n\s*/u)
    .filter(Boolean);

describe('the workflow', () => {
  it('tests, shows what a pull request would change, and deploys what is on main', () => {
    expect([...jobs.keys()]).toEqual(['test', 'diff', 'deploy']);
    expect(jobOf('diff')).toContain("if: github.event_name == 'pull_request'");
    expect(jobOf('deploy')).toContain("if: github.event_name == 'push' && github.ref == 'refs/heads/main'");
    for (const name of ['diff', 'deploy']) expect(jobOf(name)).toContain('needs: test');
  });

  it('has the least rights: reading, and in two jobs a token for AWS, but no secret', () => {
    expect(head).toMatch(/\npermissions:\n {2}contents: read\n$/u);
    expect(rightsOf('test')).toEqual([]);
    for (const name of ['diff', 'deploy'])
      expect(rightsOf(name)).toEqual(['contents: read', 'id-token: write']);
    expect(WORKFLOW).not.toContain('secrets.');
    expect(head).not.toContain('pull_request_target');
  });

  it('gives a fork’s pull request no token, and runs no text of a pull request as a command', () => {
    expect(jobOf('diff')).toContain('github.event.pull_request.head.repo.full_name == github.repository');
    const commands = [...WORKFLOW.matchAll(/^ {6}- run: (.+)$/gmu)].map((match) => match[1] ?? '');
    expect(commands.length).toBeGreaterThan(6);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  it('runs only commands that there are', () => {
    const named = [...WORKFLOW.matchAll(/npm run ([\w:-]+)/gu)].map((match) => match[1] ?? '');
    expect(named).toEqual(['smoke']);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('never deploys twice at once', () => {
    expect(jobOf('deploy')).toMatch(/concurrency:\n {6}group: deploy\n {6}cancel-in-progress: false/u);
  });
});
