/**
 * Replaces `@aws-sdk/credential-provider-node` in a bundle. That looks for credentials in nine places, with 135 KB of
 * code; in a Lambda they are in the environment.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
