import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ICruiseResult } from 'dependency-cruiser';
import { cruiseTree, importsBetweenLayers, LAYERS } from '../bench/layers/imports.ts';

let project: ICruiseResult;
beforeAll(async () => {
  project = await cruiseTree();
}, 60_000);

const rulesBroken = ({ summary }: ICruiseResult): string[] => summary.violations.map(({ rule }) => rule.name);

describe('the table of layers', () => {
  it('is kept by every import of lambdas/, simulator/, infra/ and bench/, and no files import each other in a circle', () => {
    expect(project.summary.violations).toEqual([]);
  });

  it.each(Object.keys(LAYERS))('has a place for every file and folder of %s', (root) => {
    const there = readdirSync(join(import.meta.dirname, '..', root)).filter(
      (name) => !name.endsWith('.d.ts'),
    );
    expect(LAYERS[root]).toEqual(expect.arrayContaining(there));
  });
});

describe('the linter of layers', () => {
  let folder = '';
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  async function rulesBrokenBy(files: Readonly<Record<string, string>>): Promise<string[]> {
    folder = mkdtempSync(join(tmpdir(), 'layers-'));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return rulesBroken(await cruiseTree(['lambdas'], folder));
  }

  const planted: readonly [string, Readonly<Record<string, string>>, string][] = [
    [
      'an import upward within the coach',
      {
        'lambdas/coach/shared/a.ts': "import { b } from '../replies/b.ts'; export const a = b;",
        'lambdas/coach/replies/b.ts': 'export const b = 1;',
      },
      'no-upward-import-from-lambdas/coach/shared',
    ],
    [
      'an import upward of a type alone',
      {
        'lambdas/alexa/a.ts': "import type { B } from '../turn/b.ts'; export type A = B;",
        'lambdas/turn/b.ts': 'export type B = 1;',
      },
      'no-upward-import-from-lambdas/alexa',
    ],
    [
      'a circle of two files in one folder',
      {
        'lambdas/coach/body/a.ts': "import { b } from './b.ts'; export const a = () => b;",
        'lambdas/coach/body/b.ts': "import { a } from './a.ts'; export const b = () => a;",
      },
      'no-circle',
    ],
    [
      'a file without a place in the table',
      {
        'lambdas/coach/body/a.ts': "import { b } from '../helpers/b.ts'; export const a = b;",
        'lambdas/coach/helpers/b.ts': 'export const b = 1;',
      },
      'every-file-has-a-layer-in-lambdas/coach',
    ],
    [
      'a coach that reads a file',
      { 'lambdas/coach/body/a.ts': "import { readFileSync } from 'node:fs'; export const a = readFileSync;" },
      'coach-is-pure',
    ],
    [
      'a way into the coach past advance.ts',
      {
        'lambdas/turn/a.ts': "import { b } from '../coach/replies/b.ts'; export const a = b;",
        'lambdas/coach/replies/b.ts': 'export const b = 1;',
      },
      'coach-is-entered-by-advance',
    ],
    [
      'words that compute with the coach',
      {
        'lambdas/locales/a.ts': "import { b } from '../coach/body/b.ts'; export const a = b;",
        'lambdas/coach/body/b.ts': 'export const b = 1;',
      },
      'locales-take-types-of-the-coach',
    ],
  ];
  it.each(planted)('finds %s', async (_, files, rule) => {
    expect(await rulesBrokenBy(files)).toContain(rule);
  });

  it('finds nothing against a tree that imports downwards', async () => {
    const files = {
      'lambdas/coach/replies/a.ts': "import { b } from '../body/b.ts'; export const a = b;",
      'lambdas/coach/body/b.ts': 'export const b = 1;',
    };
    expect(await rulesBrokenBy(files)).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(import.meta.dirname, '../ARCHITECTURE.md'), 'utf8');

  /** By folder: what its row in the table under the heading for a root says that it imports. */
  function importsTold(root: string): ReadonlyMap<string, readonly string[]> {
    const [, section = ''] = text.split(`### \`${root}/\``);
    const rows = section.split(/^#/mu)[0]?.match(/^\|.*\|$/gmu) ?? [];
    return new Map(
      rows.slice(2).map((row) => {
        const cells = row.split('|').map((cell) => cell.trim());
        const namesIn = (cell = ''): string[] =>
          [...cell.matchAll(/`([^`]+?)\/?`/gu)].map(([, name = '']) => name);
        return [namesIn(cells[1])[0] ?? '', namesIn(cells[3]).sort()] as const;
      }),
    );
  }

  it.each(Object.keys(LAYERS))('names what each folder of %s imports, neither more nor less', (root) => {
    const real = [...importsBetweenLayers(project, root)].map(
      ([layer, { out }]) => [layer, [...out.keys()].sort()] as const,
    );
    expect(importsTold(root)).toEqual(new Map(real));
  });
});
