/** Prepares a skill's answer for playing, as an Echo does. */
import type { RequestEnvelope } from 'ask-sdk-model';
import { findScreenDocument, type ScreenDocument } from '../player/apl.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import { checkAskFor, CONSENT_QUESTION } from './consent.ts';
import type { OpenSession } from './envelope.ts';
import { checkLimits } from './response-limits.ts';
import { parseResponse, readFault, type SkillResponse } from './response.ts';
import { UsageError } from './script.ts';

/** The skill threw an error, or its answer is not a response. */
export class SkillFailure extends Error {
  override readonly name = 'SkillFailure';
}

/** Describes a request in an error message. */
export function describeRequest({ request }: RequestEnvelope): string {
  return request.type === 'IntentRequest' ? `${request.type} (${request.intent.name})` : request.type;
}

/**
 * Parses the skill's answer.
 * @param asked describes the request, for the error message
 * @throws SkillFailure if the answer is not a response
 */
export function readAnswer(raw: unknown, asked: string): SkillResponse {
  try {
    return parseResponse(raw);
  } catch (cause) {
    const answer = JSON.stringify(raw);
    const shown = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer;
    throw new SkillFailure(`the skill failed at ${asked}: this is not a response: ${shown}`, { cause });
  }
}

/** Returns the playback of what the skill says, followed by Alexa's own question. */
export function addConsentQuestion({ outputSpeech }: SkillResponse['response']): Playback {
  const said = play({ outputSpeech }).heard;
  return play({ outputSpeech: { type: 'PlainText', text: `${said} ${CONSENT_QUESTION}`.trim() } });
}

/** Returns the playback, or silence if a device would refuse the audio. `checkLimits` reports the refusal. */
export function playOrSilence(audible: unknown): Playback {
  try {
    return play(audible);
  } catch {
    return SILENCE;
  }
}

/** Whether an answer changes nothing, so that the current audio keeps playing. */
export function saysNothing({
  outputSpeech,
  directives = [],
  shouldEndSession,
}: SkillResponse['response']): boolean {
  return outputSpeech === undefined && directives.length === 0 && typeof shouldEndSession !== 'boolean';
}

/** Returns the document, or null if a device would refuse it. `checkLimits` reports the refusal. */
export function readScreenOrNull(
  directives: SkillResponse['response']['directives'] = [],
): ScreenDocument | null {
  try {
    return findScreenDocument(directives);
  } catch {
    return null;
  }
}

/** Returns the session after an answer. */
export function continueSession(
  { id }: OpenSession,
  attributes: SkillResponse['sessionAttributes'],
): OpenSession {
  return { id, isNew: false, attributes: attributes ?? {} };
}

/** Lists what is wrong with an answer: a failure of the skill, and every limit that the answer exceeds. */
export function findProblems(
  raw: unknown,
  { response, sessionAttributes }: SkillResponse,
  envelope: RequestEnvelope,
  screen: boolean,
): string[] {
  const { request } = envelope;
  const intent = request.type === 'IntentRequest' ? request.intent.name : null;
  const fault = readFault(sessionAttributes);
  const faults = fault === null ? [] : [`the skill failed at ${describeRequest(envelope)}: ${fault}`];
  return [...faults, ...checkLimits(raw, request.type, { intent, screen }), ...checkAskFor(response)];
}

/**
 * Returns the arguments of the event that a touch sends.
 * @throws UsageError if nothing on the screen has this id
 */
export function argumentsOfTouch(shown: ScreenDocument | null, id: string, said: string): readonly unknown[] {
  const told = shown?.sendsOnTouch.get(id);
  if (told !== undefined) return told;
  const there = [...(shown?.sendsOnTouch.keys() ?? [])].join(', ') || 'nothing';
  throw new UsageError(`${said}: the screen has no such component; these can be touched: ${there}`);
}
