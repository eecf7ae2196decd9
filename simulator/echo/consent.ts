/**
 * Simulates Alexa's consent question: a skill requests it with AskFor, Alexa asks the person and reports the
 * answer to the skill.
 */
import type { Request as AlexaRequest } from 'ask-sdk-model';
import { z } from 'zod';
import type { Understood } from '../nlu/understand.ts';
import type { RequestCommon } from './envelope.ts';

const REMINDERS = 'alexa::alerts:reminders:skill:readwrite';

const askForSchema = z.strictObject({
  type: z.literal('Connections.SendRequest'),
  name: z.literal('AskFor'),
  payload: z.strictObject({
    '@type': z.literal('AskForPermissionsConsentRequest'),
    '@version': z.literal('1'),
    permissionScope: z.literal(REMINDERS),
  }),
  token: z.string(),
});

/** A skill's request for the consent question. */
export interface AskFor {
  /** Alexa returns this token with the answer. */
  readonly token: string;
}

export type ConsentAnswer = 'ACCEPTED' | 'DENIED' | 'NOT_ANSWERED';

/** The question in Alexa's own words. */
export const CONSENT_QUESTION =
  'Do you give this skill permission to set your reminders? You can say: I approve; or: no.';

/** Returns the consent request among the directives, or null. */
export function findAskFor(directives: readonly unknown[] = []): AskFor | null {
  for (const directive of directives) {
    const asked = askForSchema.safeParse(directive);
    if (asked.success) return { token: asked.data.token };
  }
  return null;
}

/**
 * Lists what is wrong with a response that sends a Connections request: an unknown kind of request, or a value
 * for `shouldEndSession`, which Alexa forbids beside one.
 */
export function checkAskFor({
  directives = [],
  shouldEndSession,
}: {
  readonly directives?: readonly { readonly type: string }[] | undefined;
  readonly shouldEndSession?: boolean | null | undefined;
}): string[] {
  if (!directives.some(({ type }) => type === 'Connections.SendRequest')) return [];
  return [
    ...(findAskFor(directives) === null
      ? ['Connections.SendRequest: this is not a valid AskFor request']
      : []),
    ...(shouldEndSession === undefined || shouldEndSession === null
      ? []
      : ['Connections.SendRequest: shouldEndSession must be omitted']),
  ];
}

/** Interprets the person's words as an answer to the consent question. */
export function interpretConsent(said: string, understood: Understood): ConsentAnswer {
  if (/\bi (do )?(approve|allow)\b/i.test(said)) return 'ACCEPTED';
  if (understood.kind !== 'intent') return 'NOT_ANSWERED';
  if (understood.intent === 'AMAZON.YesIntent') return 'ACCEPTED';
  return understood.intent === 'AMAZON.NoIntent' ? 'DENIED' : 'NOT_ANSWERED';
}

/** Builds the request that reports the answer to the skill. */
export function makeConsentRequest(
  common: RequestCommon,
  { token }: AskFor,
  status: ConsentAnswer,
): AlexaRequest {
  return {
    type: 'Connections.Response',
    ...common,
    name: 'AskFor',
    status: { code: '200', message: 'OK' },
    payload: { permissionScope: REMINDERS, status, isCardThrown: false },
    token,
  };
}
