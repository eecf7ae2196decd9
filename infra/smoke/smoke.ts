/** Tries a deployment: opens the skill as somebody who doesn't exist, and deletes what that left. */
import { randomUUID } from 'node:crypto';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import type { Endpoints } from '../endpoints.ts';

/** The outcome of a try. */
export interface Smoke {
  /** One line for each thing that was looked at. */
  readonly lines: readonly string[];
  readonly isWell: boolean;
}

const answerSchema = z.looseObject({
  response: z.looseObject({
    outputSpeech: z.looseObject({ ssml: z.string() }),
    shouldEndSession: z.boolean().optional(),
  }),
});

/** The outcome that the skill logs of a request that was answered with a question. */
const LOGGED = '"outcome":"asked"';

interface Invoked {
  readonly answer: unknown;
  readonly failed: boolean;
  readonly log: string;
}

/**
 * Opens the skill, reads its answer and its log, and disables it for the same person, which deletes the record.
 * @param endpoints the ARNs that Alexa calls
 * @param skillId the skill that the Lambdas answer
 * @param at the time of the requests (ISO 8601)
 * @throws Error of AWS's client if a Lambda can't be called
 */
export async function smoke(
  client: LambdaClient,
  endpoints: Endpoints,
  skillId: string,
  at: string,
): Promise<Smoke> {
  const userId = `amzn1.ask.account.SMOKE${randomUUID().replaceAll('-', '').toUpperCase()}`;
  const context = { System: { application: { applicationId: skillId }, user: { userId } } };
  const request = (type: string): object => ({
    type,
    requestId: `amzn1.echo-api.request.${randomUUID()}`,
    timestamp: at,
    locale: 'en-US',
  });
  const session = {
    new: true,
    sessionId: `amzn1.echo-api.session.${randomUUID()}`,
    application: { applicationId: skillId },
    user: { userId },
  };
  const opened = await invoke(client, endpoints.skill, {
    version: '1.0',
    session,
    context,
    request: request('LaunchRequest'),
  });
  const disabled = await invoke(client, endpoints.events, {
    version: '1.0',
    context,
    request: request('AlexaSkillEvent.SkillDisabled'),
  });
  const answer = answerSchema.safeParse(opened.answer);
  const checks = [
    ['the skill answers a launch with words', answer.success && !opened.failed],
    ['its log says so', opened.log.includes(LOGGED)],
    ['the events Lambda deletes what that left', !disabled.failed],
  ] as const;
  return {
    lines: [
      ...checks.map(([what, isSo]) => `${isSo ? 'yes' : 'NO '}  ${what}`),
      ...(answer.success ? [`It says: ${answer.data.response.outputSpeech.ssml}`] : []),
      ...(opened.failed ? [`It failed: ${JSON.stringify(opened.answer)}`] : []),
      ...(disabled.failed ? [`The events Lambda failed: ${JSON.stringify(disabled.answer)}`] : []),
    ],
    isWell: checks.every(([, isSo]) => isSo),
  };
}

async function invoke(client: LambdaClient, arn: string, envelope: object): Promise<Invoked> {
  const { Payload, FunctionError, LogResult } = await client.send(
    new InvokeCommand({ FunctionName: arn, LogType: 'Tail', Payload: JSON.stringify(envelope) }),
  );
  const text = Payload?.transformToString() ?? '';
  return {
    answer: text === '' ? null : JSON.parse(text),
    failed: FunctionError !== undefined,
    log: Buffer.from(LogResult ?? '', 'base64').toString(),
  };
}
