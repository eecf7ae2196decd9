/** What an Echo makes of a skill's answer before it plays it. */
import type { RequestEnvelope } from 'ask-sdk-model';
import { type ScreenDocument, findScreenDocument } from '../player/apl.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import { checkAskFor, CONSENT_QUESTION } from './consent.ts';
import type { OpenSession } from './envelope.ts';
import { checkLimits } from './response-limits.ts';
import { readFault, parseResponse, type SkillResponse } from './response.ts';
import { UsageError } from './script.ts';

/** The skill threw, or answered with something that isn't a response. */
export class SkillFailure extends Error {
  override readonly name = 'SkillFailure';
}

/** A request, for people. */
export function describeRequest({ request }: RequestEnvelope): string {
  return request.type === 'IntentRequest' ? `${request.type} (${request.intent.name})` : request.type;
}

/**
 * Reads an answer.
 * @throws SkillFailure where it is none
 */
export function readAnswer(raw: unknown, asked: string): SkillResponse {
  try {
    return parseResponse(raw);
  } catch (cause) {
    const answer = JSON.stringify(raw);
    const shown = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer;
    throw new SkillFailure(`the skill failed ${asked}: not a response: ${shown}`, { cause });
  }
}

/** What the skill says, and Alexa's own question. */
export function addConsentQuestion({ outputSpeech }: SkillResponse['response']): Playback {
  const said = play({ outputSpeech }).heard;
  return play({ outputSpeech: { type: 'PlainText', text: `${said} ${CONSENT_QUESTION}`.trim() } });
}

/** What a device refuses isn't heard; `brokenLimits` names it. */
export function playOrSilence(audible: unknown): Playback {
  try {
    return play(audible);
  } catch {
    return SILENCE;
  }
}

/** Whether an answer changes nothing: what plays goes on. */
export function saysNothing({
  outputSpeech,
  directives = [],
  shouldEndSession,
}: SkillResponse['response']): boolean {
  return outputSpeech === undefined && directives.length === 0 && typeof shouldEndSession !== 'boolean';
}

/** What a device refuses isn't shown; `brokenLimits` names it. */
export function readScreenOrNull(
  directives: SkillResponse['response']['directives'] = [],
): ScreenDocument | null {
  try {
    return findScreenDocument(directives);
  } catch {
    return null;
  }
}

/** A session as it goes on after an answer. */
export function continueSession(
  { id }: OpenSession,
  attributes: SkillResponse['sessionAttributes'],
): OpenSession {
  return { id, isNew: false, attributes: attributes ?? {} };
}

/** What is wrong with an answer: that the skill failed, and the limits it breaks. */
export function findProblems(
  raw: unknown,
  { response, sessionAttributes }: SkillResponse,
  envelope: RequestEnvelope,
  screen: boolean,
): string[] {
  const { request } = envelope;
  const intent = request.type === 'IntentRequest' ? request.intent.name : null;
  const fault = readFault(sessionAttributes);
  const faults = fault === null ? [] : [`the skill failed ${describeRequest(envelope)}: ${fault}`];
  return [...faults, ...checkLimits(raw, request.type, { intent, screen }), ...checkAskFor(response)];
}

/**
 * What a touch tells.
 * @throws UsageError where nothing on the screen has that id
 */
export function argumentsOfTouch(shown: ScreenDocument | null, id: string, said: string): readonly unknown[] {
  const told = shown?.sendsOnTouch.get(id);
  if (told !== undefined) return told;
  const there = [...(shown?.sendsOnTouch.keys() ?? [])].join(', ') || 'nothing';
  throw new UsageError(`${said}: expected one of what can be touched on the screen: ${there}`);
}
