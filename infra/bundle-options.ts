import type { BuildOptions } from 'esbuild';

/**
 * How a Lambda is bundled, for `npm run build` and for the deployment alike. CommonJS starts faster than ESM
 * here; `module` first lets esbuild leave out what nothing uses.
 */
export const bundleOptions: BuildOptions = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
  // A Lambda's credentials come from its environment: these other ways to get some are never taken.
  external: [
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@aws-sdk/credential-provider-login',
    '@aws-sdk/credential-provider-http',
  ],
};
