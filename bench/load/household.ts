/**
 * Replays the recorded first visit of a household. No Echo is simulated, so that the skill has the machine to
 * itself.
 */
import { z } from 'zod';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Recorded } from '../turn/visit.ts';

const envelopeSchema = z.looseObject({
  session: z.looseObject({ attributes: z.unknown() }),
  request: z.looseObject({ requestId: z.string() }),
});
const answerSchema = z.looseObject({
  sessionAttributes: z.looseObject({ fault: z.string().optional() }).optional(),
});

/** Matches the ids of the account in an envelope. */
const ACCOUNT = /amzn1\.ask\.account\.\w+/gu;

/**
 * Sends each turn of a visit with the account's own ids and with the session attributes of the previous answer.
 * @throws Error if the skill reports a fault of its own
 */
export async function visitAs(account: string, turns: readonly Recorded[], skill: Skill): Promise<void> {
  let attributes: unknown = {};
  for (const [number, { sent }] of turns.entries()) {
    const envelope = envelopeSchema.parse(
      JSON.parse(sent.replaceAll(ACCOUNT, `amzn1.ask.account.${account}`)),
    );
    envelope.session.attributes = attributes;
    envelope.request.requestId = `amzn1.echo-api.request.${account}.${number}`;
    const answer = answerSchema.parse(await skill(envelope));
    const fault = answer.sessionAttributes?.fault;
    if (fault !== undefined) throw new Error(`turn ${number}: ${fault}`);
    attributes = answer.sessionAttributes;
  }
}
