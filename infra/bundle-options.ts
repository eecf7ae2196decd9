import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { packedSlotTypes } from './packed-slot-types.ts';

/**
 * The largest bundle that passes, in bytes. A larger one starts noticeably slower, because most of a cold start is V8
 * compiling (`npm run bench:start`). `docs/decisions/0005-dynamodb-client.md` and `0011-spoken-words.md` say what it holds
 * besides the coach, and why.
 */
export const LARGEST_BYTES = 680_000;

const standIn = (file: string): string => join(import.meta.dirname, 'stand-ins', file);

/**
 * How the binder is bundled, which calls Lambda's API. CommonJS starts faster than ESM here; `module` first lets esbuild
 * leave out what nothing uses. Parts that nothing can leave out are replaced.
 */
export const binderOptions: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  plugins: [packedSlotTypes],
  alias: {
    '@aws-sdk/credential-provider-node': standIn('credential-chain.ts'),
    'ask-sdk-model': standIn('alexa-model.ts'),
  },
};

/** How the coach's Lambdas are bundled, for `npm run build` and for the deployment alike. Their one client of AWS is DynamoDB's. */
export const bundleOptions: BuildOptions = {
  ...binderOptions,
  alias: { ...binderOptions.alias, '@smithy/core/event-streams': standIn('event-streams.ts') },
};
