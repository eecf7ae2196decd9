/** Lambda: its control plane, and its invocations. */
import type { Service } from './asked.ts';
import { answerLambdaCall, partsOf, rightFor } from './lambda-api.ts';

/** Lambda returns this much of the end of the log. */
const TAIL_BYTES = 4096;

export const answerLambda: Service = async (asked, { call }) => {
  const { method, body, account, headers } = asked;
  const parts = partsOf({ method, url: `${asked.path}?${asked.query.toString()}` });
  const { action, resource } = rightFor(parts);
  asked.authorize(action, resource);
  if (action !== 'lambda:InvokeFunction') {
    const answered = answerLambdaCall(parts, body.toString(), account.functions);
    return {
      status: answered.status,
      body: answered.body === undefined ? '' : JSON.stringify(answered.body),
    };
  }
  const { answer, isFailed, lines } = await call(resource, JSON.parse(body.toString()));
  const tail = Buffer.from(lines.join('\n')).subarray(-TAIL_BYTES).toString('base64');
  return {
    status: 200,
    headers: {
      ...(isFailed ? { 'x-amz-function-error': 'Unhandled' } : {}),
      ...(headers['x-amz-log-type'] === 'Tail' ? { 'x-amz-log-result': tail } : {}),
    },
    body: JSON.stringify(answer),
  };
};
