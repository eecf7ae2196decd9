/** Calls a deployment as Alexa does: through the alias, with the skill's id as the token of the permission. */
import { z } from 'zod';
import type { Called, Surroundings } from './aws/asked.ts';
import { splitArn } from './aws/functions.ts';

const ALEXA = 'alexa-appkit.amazon.com';

/** The outcome of a call: refused by the policy of the alias, or by the Lambda itself, or answered. */
export type Reached = 'refused' | 'failed' | 'answered';

/** The Lambdas that a skill calls. */
export interface Endpoints {
  readonly skill: string;
  readonly events: string;
}

/** Somebody who uses the skill in the rehearsal. */
const USER = 'amzn1.ask.account.REHEARSAL';

const spoken = z.looseObject({
  response: z.looseObject({ outputSpeech: z.looseObject({ ssml: z.string() }) }),
});

/** What Alexa sends. @param type such as `LaunchRequest` */
function envelopeFor(type: string, skillId: string): object {
  const application = { applicationId: skillId };
  const user = { userId: USER };
  const isEvent = type.startsWith('AlexaSkillEvent.');
  return {
    version: '1.0',
    ...(isEvent
      ? {}
      : { session: { new: true, sessionId: 'amzn1.echo-api.session.rehearsal', application, user } }),
    context: { System: { application, user } },
    request: {
      type,
      requestId: 'amzn1.echo-api.request.rehearsal',
      timestamp: new Date().toISOString(),
      locale: 'en-US',
    },
  };
}

async function call(
  arn: string,
  type: string,
  skillId: string,
  { account, call: invoke }: Surroundings,
): Promise<Called | null> {
  const { own, isAlias } = splitArn(arn);
  const policy = account.functions.get(own)?.policy ?? [];
  const isLetIn = policy.some(
    ({ Principal, EventSourceToken: token }) => Principal === ALEXA && (token === null || token === skillId),
  );
  return isAlias && isLetIn ? invoke(arn, envelopeFor(type, skillId)) : null;
}

/** Opens the skill. It answers if it says something. */
export async function launch({ skill }: Endpoints, skillId: string, tools: Surroundings): Promise<Reached> {
  const called = await call(skill, 'LaunchRequest', skillId, tools);
  if (called === null) return 'refused';
  return !called.isFailed && spoken.safeParse(called.answer).success ? 'answered' : 'failed';
}

/** Disables the skill. */
export async function disable({ events }: Endpoints, skillId: string, tools: Surroundings): Promise<Reached> {
  const called = await call(events, 'AlexaSkillEvent.SkillDisabled', skillId, tools);
  if (called === null) return 'refused';
  return called.isFailed ? 'failed' : 'answered';
}
