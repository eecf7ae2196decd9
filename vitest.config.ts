import { defineConfig } from 'vitest/config';

const BROWSER = 'test/browser/**/*.test.ts';

/** The page's own ear in a browser, by `npm run test:listening`: it takes longer than continuous integration has time for. */
const LISTENING = 'test/browser/listening.test.ts';

/** It reads the environment as the client is first imported. */
const ISOLATED = 'test/store/client.test.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'coach',
          include: ['test/**/*.test.ts'],
          exclude: [BROWSER, ISOLATED],
          testTimeout: 20_000,
          maxWorkers: 2,
          // The modules are pure, so files share them: importing them anew for each took as long as the tests.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { name: 'isolated', include: [ISOLATED], maxWorkers: 1, sequence: { groupOrder: 1 } } },
      {
        // What really sounds and is drawn takes its time: nothing else runs beside it.
        test: {
          name: 'browser',
          include: [BROWSER],
          exclude: [LISTENING],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      { test: { name: 'listening', include: [LISTENING], maxWorkers: 1, sequence: { groupOrder: 3 } } },
    ],
  },
});
