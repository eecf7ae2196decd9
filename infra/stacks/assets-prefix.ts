/**
 * Where code and skill packages are in the bucket of `cdk bootstrap`, which belongs to all CDK apps of the account. Under a
 * prefix of its own, a role can be allowed what is this project's, and no more.
 */
export const ASSETS_PREFIX = 'foam-roll-coach/';
