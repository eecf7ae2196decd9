import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadModel } from '../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../simulator/nlu/understand.ts';

const root = new URL('..', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json'))).scripts;
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** What git ignores, and git itself: no document of the project is in there. */
const NOT_OURS = ['node_modules', 'dist', '.data', 'cdk.out', 'coverage', '.git', 'tools', '.peers'];

/** Every markdown file of the project, by its path from the root. */
function documentsIn(folder: string): string[] {
  return readdirSync(new URL(folder, root), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.includes(entry.name)) return [];
    if (entry.isDirectory()) return documentsIn(`${folder}${entry.name}/`);
    return entry.name.endsWith('.md') ? [`${folder}${entry.name}`.replace('./', '')] : [];
  });
}

const DOCUMENTS = documentsIn('./');

/** A table that is written by a command may have cells of any length. */
const GENERATED_TABLES = ['docs/clinical.md'];
const LONGEST_LINE = 400;

it('the documents that a reader looks for are there', () => {
  const expected = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'interaction-models/README.md',
    'bench/README.md',
    'test/faults/README.md',
    'docs/deploy.md',
    'docs/privacy.md',
    'docs/terms.md',
    'docs/decisions/README.md',
  ];
  expect(DOCUMENTS).toEqual(expect.arrayContaining(expected));
});

describe.each(DOCUMENTS)('%s', (file) => {
  const text = textOf(file);
  const folder = new URL(file, root);

  it('links only to what is there', () => {
    const links = found(text, /\]\((?!https?:)([^)#\s]+)[^)]*\)/g);
    expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
  });

  it('links only to headings that are there', () => {
    const links = found(text, /\]\(((?!https?:)[^)\s]*#[^)\s]+)\)/g);
    const missing = links.filter((link) => {
      const [path = '', heading = ''] = link.split('#');
      const headings = found(
        readFileSync(path === '' ? folder : new URL(path, folder), 'utf8'),
        /^#+ (.+)$/gm,
      );
      return !headings.map(anchorOf).includes(heading);
    });
    expect(missing).toEqual([]);
  });

  it('names only commands that exist', () => {
    const commands = [...found(text, /npm run (?:-s )?([\w:-]*\w)/g), ...found(text, /npm (start|test)\b/g)];
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it(`has no line over ${LONGEST_LINE} characters`, () => {
    const isExempt = (line: string): boolean => GENERATED_TABLES.includes(file) && line.startsWith('|');
    const long = text.split('\n').filter((line) => line.length > LONGEST_LINE && !isExempt(line));
    expect(long).toEqual([]);
  });
});

/** A heading as GitHub names it in an address. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

it('docs/decisions/README.md lists every decision record', () => {
  const records = DOCUMENTS.filter((file) => /^docs\/decisions\/\d{4}-/.test(file));
  const listed = found(textOf('docs/decisions/README.md'), /\]\((\d{4}-[^)]+)\)/g);
  expect(records.length).toBeGreaterThan(5);
  expect(listed.map((file) => `docs/decisions/${file}`).sort()).toEqual(records.sort());
});

it.each(DOCUMENTS.filter((file) => /^docs\/decisions\/\d{4}-/.test(file)))(
  '%s has a status, a context, a decision and consequences',
  (file) => {
    expect(found(textOf(file), /^## (.+)$/gm)).toEqual(['Status', 'Context', 'Decision', 'Consequences']);
  },
);

it('docs/what-you-can-say.md teaches only phrases that the model knows word for word', () => {
  const section = textOf('docs/what-you-can-say.md').split('## At any moment')[1]?.split('\n## ')[0] ?? '';
  const phrases = found(section, /"([^"]+)"/g).filter((phrase) => phrase !== 'Alexa');
  const model = makeUnderstanding(loadModel(fileURLToPath(new URL('interaction-models', root)), 'en-US'));
  const understood = phrases.map((phrase) => [phrase, model.inSession(phrase)] as const);
  expect(understood.length).toBeGreaterThan(20);
  expect(understood.filter(([, heard]) => heard.match !== 'exact').map(([phrase]) => phrase)).toEqual([]);
});

it('README runs the tests the way continuous integration does', () => {
  expect(textOf('README.md')).toContain('npm ci && npm test');
  expect(textOf('.ci/run')).toMatch(/^npm ci\b[^\n]*\nnpm test$/m);
  expect(textOf('.github/workflows/ci.yml')).toMatch(/^ +- run: bash \.ci\/run$/m);
});
