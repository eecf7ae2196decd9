/** The Security Token Service: who calls, and credentials for a role. */
import { ACCOUNT_ID } from './account.ts';
import type { Service } from './asked.ts';
import { isTrusted } from './authorize.ts';
import { answerQuery, readParameters } from './query.ts';
import { Refusal, Unknown } from './refusal.ts';

/** Long after the rehearsal. */
const EXPIRES = '2100-01-01T00:00:00Z';

export const answerSts: Service = (asked, { issueKey }) => {
  const parameters = readParameters(asked);
  const { account, caller } = asked;
  if (parameters.action === 'GetCallerIdentity') {
    const Arn = caller.by === 'user' ? `arn:aws:iam::${ACCOUNT_ID}:user/rehearsal` : caller.arn;
    return answerQuery('GetCallerIdentity', { Arn, UserId: 'REHEARSAL', Account: ACCOUNT_ID });
  }
  if (parameters.action !== 'AssumeRole') throw new Unknown(`sts: ${parameters.action} is not known here`);
  const arn = parameters.get('RoleArn') ?? '';
  parameters.get('RoleSessionName');
  parameters.expectAllRead();
  const isTrusting = caller.by === 'user' && isTrusted(account, arn, { account: ACCOUNT_ID });
  account.calls.push({ by: 'user', action: 'sts:AssumeRole', resource: arn, isAllowed: isTrusting });
  if (!isTrusting)
    throw new Refusal(
      'AccessDenied',
      `User is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
      403,
    );
  const { id, secret, token } = issueKey(arn);
  return answerQuery('AssumeRole', {
    Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: EXPIRES },
    AssumedRoleUser: { Arn: arn, AssumedRoleId: 'REHEARSAL' },
  });
};
