/** What an Echo makes of a skill's answer before it plays it. */
import type { RequestEnvelope } from 'ask-sdk-model';
import { type Shown, shownIn } from '../player/apl.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import { brokenAskFor, CONSENT_QUESTION } from './consent.ts';
import type { OpenSession } from './envelope.ts';
import { brokenLimits } from './response-limits.ts';
import { faultIn, parseResponse, type SkillResponse } from './response.ts';
import { UsageError } from './script.ts';

/** The skill threw, or answered with something that isn't a response. */
export class SkillFailure extends Error {
  override readonly name = 'SkillFailure';
}

/** A request, for people. */
export function described({ request }: RequestEnvelope): string {
  return request.type === 'IntentRequest' ? `${request.type} (${request.intent.name})` : request.type;
}

/**
 * Reads an answer.
 * @throws SkillFailure where it is none
 */
export function read(raw: unknown, asked: string): SkillResponse {
  try {
    return parseResponse(raw);
  } catch (cause) {
    const answer = JSON.stringify(raw);
    const shown = answer.length > 200 ? `${answer.slice(0, 200)}…` : answer;
    throw new SkillFailure(`the skill failed ${asked}: not a response: ${shown}`, { cause });
  }
}

/** What the skill says, and Alexa's own question. */
export function questioned({ outputSpeech }: SkillResponse['response']): Playback {
  const said = play({ outputSpeech }).heard;
  return play({ outputSpeech: { type: 'PlainText', text: `${said} ${CONSENT_QUESTION}`.trim() } });
}

/** What a device refuses isn't heard; `brokenLimits` names it. */
export function playable(audible: unknown): Playback {
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
export function showable(directives: SkillResponse['response']['directives'] = []): Shown | null {
  try {
    return shownIn(directives);
  } catch {
    return null;
  }
}

/** A session as it goes on after an answer. */
export function goesOn({ id }: OpenSession, attributes: SkillResponse['sessionAttributes']): OpenSession {
  return { id, isNew: false, attributes: attributes ?? {} };
}

/** What is wrong with an answer: that the skill failed, and the limits it breaks. */
export function problemsOf(
  raw: unknown,
  { response, sessionAttributes }: SkillResponse,
  envelope: RequestEnvelope,
  screen: boolean,
): string[] {
  const { request } = envelope;
  const intent = request.type === 'IntentRequest' ? request.intent.name : null;
  const fault = faultIn(sessionAttributes);
  const faults = fault === null ? [] : [`the skill failed ${described(envelope)}: ${fault}`];
  return [...faults, ...brokenLimits(raw, request.type, { intent, screen }), ...brokenAskFor(response)];
}

/**
 * What a touch tells.
 * @throws UsageError where nothing on the screen has that id
 */
export function touched(shown: Shown | null, id: string, said: string): readonly unknown[] {
  const told = shown?.touches.get(id);
  if (told !== undefined) return told;
  const there = [...(shown?.touches.keys() ?? [])].join(', ') || 'nothing';
  throw new UsageError(`${said}: expected one of what can be touched on the screen: ${there}`);
}
