import { defineConfig } from 'vitest/config';

const BROWSER = 'test/browser/**/*.test.ts';

/** It reads the environment as the client is first imported. */
const ISOLATED = 'test/store/client.test.ts';

/** `npm run test:long`: what takes too long for every change, because it tries faults by the hundred, starts many processes or waits for real time. */
const LONG = [
  'test/faults/**/*.test.ts',
  'test/store/failure.test.ts',
  'test/infra/commands.test.ts',
  'test/random/broken-on-purpose.test.ts',
  'test/exploration/unasked-to-the-end.test.ts',
  'test/browser/listening.test.ts',
  'test/browser/together.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'coach',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, ISOLATED, ...LONG],
          testTimeout: 20_000,
          maxWorkers: 2,
          // The modules are pure, so files share them: importing them anew for each took as long as the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'isolated', include: [ISOLATED], maxWorkers: 1, sequence: { groupOrder: 1 } } },
      {
        // What really sounds and is drawn takes its time: no other test runs beside it.
        test: {
          name: 'browser',
          include: [BROWSER],
          exclude: LONG,
          maxWorkers: 1,
          // A page on a busy machine is slower than the one second that `expect.poll` has by default.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'long',
          include: LONG,
          testTimeout: 20_000,
          maxWorkers: 1,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
