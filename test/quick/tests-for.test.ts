import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testsFor } from './tests-for.ts';

const exists = (path: string): boolean => existsSync(join(import.meta.dirname, '../..', path));

describe('npm run quick', () => {
  it.each([
    ['a folder of the coach', 'lambdas/coach/screening', ['test/coach/screening']],
    ['a file with a test of its own', 'lambdas/settings.ts', ['test/settings.test.ts']],
    ['a file without one, by its folder', 'lambdas/coach/screening/outcome.ts', ['test/coach/screening/']],
    ['a folder without tests, by the folder above it', 'lambdas/coach/routine', ['test/coach/']],
    ['a folder of the simulator', 'simulator/nlu', ['test/simulator/nlu']],
    ['a test, by itself', 'test/coach/random-walks.test.ts', ['test/coach/random-walks.test.ts']],
    [
      'the interaction model',
      'interaction-models/en.json',
      ['test/interaction-model.test.ts', 'test/alexa', 'test/utterances'],
    ],
    ['a document', 'docs/deploy.md', ['test/documents.test.ts']],
  ])('finds the tests of %s', (_, path, tests) => {
    expect(testsFor(path, exists)).toEqual(tests);
    expect(tests.filter((test) => !exists(test))).toEqual([]);
  });

  it.each(['package.json', 'lambdas/wiring.ts', 'vitest.config.ts'])(
    'names no tests for %s, which the whole test covers',
    (path) => {
      expect(testsFor(path, exists)).toEqual([]);
    },
  );
});
