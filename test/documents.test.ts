import { existsSync, readFileSync } from 'node:fs';
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

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'interaction-models/README.md',
  'docs/clinical.md',
  'docs/deploy.md',
  'docs/privacy.md',
  'docs/terms.md',
];

describe.each(DOCUMENTS)('%s', (file) => {
  const text = textOf(file);
  const folder = new URL(file, root);

  it('links only to what is there', () => {
    const links = found(text, /\]\((?!https?:)([^)#]+)\)/g);
    expect(links.filter((link) => !existsSync(new URL(link, folder)))).toEqual([]);
  });

  it('names only commands that exist', () => {
    const commands = [...found(text, /npm run (?:-s )?([\w:-]+)/g), ...found(text, /npm (start|test)\b/g)];
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });
});

it('README teaches only phrases that the model knows word for word', () => {
  const section = textOf('README.md').split('## What you can say')[1]?.split('\n## ')[0] ?? '';
  const phrases = found(section, /"([^"]+)"/g).filter((phrase) => phrase !== 'Alexa');
  const model = makeUnderstanding(loadModel(fileURLToPath(new URL('interaction-models', root)), 'en-US'));
  const understood = phrases.map((phrase) => [phrase, model.inSession(phrase)] as const);
  expect(understood.length).toBeGreaterThan(20);
  expect(understood.filter(([, heard]) => heard.match !== 'exact').map(([phrase]) => phrase)).toEqual([]);
});

it('README runs the tests the way continuous integration does', () => {
  expect(textOf('README.md')).toContain('npm ci && npm test');
  expect(textOf('.ci/run')).toMatch(/^npm ci\b[^\n]*\nnpm test$/m);
});
