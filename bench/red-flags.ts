import { readEnvelope } from '../lambdas/alexa/envelope.ts';
import { eventOf } from '../lambdas/alexa/events.ts';
import { isRefused } from '../lambdas/coach/body/places.ts';
import type { CoachEvent } from '../lambdas/coach/conversation/events.ts';
import { getFinding } from '../lambdas/coach/screening/findings.ts';
import { makeIntentRequest, makeSessionEnvelope } from '../simulator/echo/envelope.ts';
import type { Meaning } from '../simulator/nlu/grammar.ts';
import type { LanguageModel } from '../simulator/nlu/schema.ts';

/** What a sentence about an emergency symptom leads to during a hold. */
export type RedFlagOutcome = 'alarm' | 'stops' | 'goes on';

const HOUSE = {
  ...({ applicationId: 'a', user: 'ada', person: null, locale: 'en-US', device: 'dot', seed: '' } as const),
};
const COMMON = { requestId: 'r', timestamp: '2026-11-16T09:00:00Z', locale: 'en-US' };
const SESSION = { id: 's', isNew: false, attributes: {} };

/** Returns a function that classifies the effect of a sentence on a hold, by the event that the skill makes of it. */
export function makeRedFlagCheck(model: LanguageModel): (meaning: Meaning) => RedFlagOutcome {
  const types = new Map(
    model.intents.map(({ name, slots }) => [name, new Map(slots.map((slot) => [slot.name, slot.type]))]),
  );
  return ({ intent, slots }) => {
    const request = makeIntentRequest(COMMON, HOUSE, intent, types.get(intent) ?? new Map(), slots);
    const event = eventOf(readEnvelope(makeSessionEnvelope(HOUSE, SESSION, request)));
    return event === 'unasked' ? 'goes on' : classifyEvent(event);
  };
}

/** What stops a hold, and is asked about: replies/rolling/on-roller.ts lists what lets it go on. */
const STOPPING: readonly CoachEvent['type'][] = [
  'unclear',
  'stop',
  'pause',
  'hurts',
  'cant_get_down',
  'not_sure',
  'what_you_mean',
];

function classifyEvent(event: CoachEvent): RedFlagOutcome {
  if (event.type === 'emergency' || event.type === 'crisis' || event.type === 'stuck') return 'alarm';
  if (event.type === 'have' && event.had.kind === 'finding')
    return getFinding(event.had.id).level === 'emergency' ? 'alarm' : 'stops';
  return stopsHold(event) ? 'stops' : 'goes on';
}

function stopsHold(event: CoachEvent): boolean {
  if (event.type === 'have') return true;
  if (event.type === 'deny') return event.finding === null || event.finding === 'unknown';
  if (event.type === 'healthy') return event.what !== 'all';
  // If nothing in it is ever rolled, there is nothing to leave out, so the coach stops and asks.
  if (event.type === 'avoid')
    return event.place === null || event.place === 'unknown' || isRefused(event.place);
  return STOPPING.includes(event.type);
}
