import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventOf } from '../../../lambdas/alexa/events.ts';
import { readEnvelope } from '../../../lambdas/alexa/envelope.ts';
import { hasScreen } from '../../../lambdas/alexa/screen.ts';
import { ASKED_IDS } from '../../../lambdas/coach/conversation/questions.ts';
import {
  touchesOfferedAt,
  TOUCH_IDS,
  TOUCHES,
  touchNamed,
  type TouchId,
  WHILE_RESTING,
  WHILE_ROLLING,
} from '../../../lambdas/coach/conversation/touches.ts';
import { makeIntentRequest, makeSessionEnvelope } from '../../../simulator/echo/envelope.ts';
import { loadModel } from '../../../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';

const understood = makeUnderstanding(
  loadModel(join(import.meta.dirname, '../../../interaction-models'), 'en-US'),
);
const HOUSE = {
  ...({ applicationId: 'a', user: 'ada', person: null, locale: 'en-US', device: 'show', seed: '' } as const),
};
const COMMON = { requestId: 'r', timestamp: '2026-11-16T09:00:00Z', locale: 'en-US' };
const SESSION = { id: 's', isNew: false, attributes: {} };

/** Words that mean the same. What reach and numbers of minutes are called depends on what is asked. */
const WORDS: Readonly<Partial<Record<TouchId, string>>> = {
  yes: 'yes',
  no: 'no',
  not_sure: 'not sure',
  why: 'why',
  ready: 'ready',
  repeat: 'say that again',
  pause: 'pause',
  resume: 'carry on',
  next: 'next',
  go_on: 'next',
  hurts: 'it hurts',
  easier: 'easier',
  stop: 'stop',
  zero: 'zero',
  one: 'one',
  two: 'two',
  three: 'three',
  four: 'four',
  five: 'five',
  six: 'six',
  seven: 'seven',
  eight: 'eight',
  nine: 'nine',
  ten: 'ten',
  three_minutes: 'three minutes',
  eight_minutes: 'eight minutes',
  twelve_minutes: 'twelve minutes',
  hip: 'my hip',
  buttock: 'buttock',
  groin: 'my groin',
  thigh: 'my thigh',
  knee: 'my knee',
  shin: 'shin',
  calf: 'my calves',
  foot: 'my foot',
  sharp: 'sharp',
  numb: 'numb',
  no_spot: 'no sore spot',
  pressure: 'just pressure',
  to_knees: 'i reached my knees',
  to_shins: 'i reached my shins',
  to_ankles: 'i reached my ankles',
  to_toes: 'i reached my toes',
  to_floor: 'the floor',
  at_seven: 'at seven',
  at_eighteen: 'remind me at six p m',
  none: 'none',
  ill: 'i feel really ill',
  sweats: 'night sweats',
  weight_loss: 'weight loss',
  constant_pain: 'constant pain',
  lump: 'a lump',
  recent_trauma: 'i had an accident',
  sudden_start: 'a sudden start',
  brittle_bones: 'brittle bones',
  slipped_vertebra: 'a slipped vertebra',
  connective_tissue: 'a connective tissue disorder',
  recent_fracture: 'a broken bone',
  cancer: 'cancer',
  weak_immunity: 'weak immunity',
  steroids: 'steroids',
  injected_drugs: 'i injected drugs',
  blood_thinners: 'blood thinners',
  heart: 'heart trouble',
  nerve_damage: 'nerve damage',
  clot_now: 'a swollen leg',
  clot_ever: 'a blood clot',
  pregnant: "i'm pregnant",
  other_condition: 'i have another condition',
};

function meant(words: string): unknown {
  const heard = understood.inSession(words);
  if (heard.kind !== 'intent') return heard.kind;
  const types = understood.slotsOf(heard.intent);
  const request = makeIntentRequest(COMMON, HOUSE, heard.intent, types, heard.slots);
  return eventOf(readEnvelope(makeSessionEnvelope(HOUSE, SESSION, request)));
}

describe('a touch', () => {
  it.each(TOUCH_IDS)('%s means what words mean', (id) => {
    expect(meant(WORDS[id] ?? '')).toEqual(TOUCHES[id]);
  });

  it('of no name is none', () => {
    expect([touchNamed('yes'), touchNamed('maybe'), touchNamed('toString')]).toEqual(['yes', null, null]);
  });

  it('is offered by every question but Alexa’s own and the emergency’s, and every one that there is somewhere', () => {
    const without = ASKED_IDS.filter((id) => touchesOfferedAt(id).length === 0);
    expect(without).toEqual(['misheard_yes', 'remind_allowed']);
    const offered = new Set([
      ...ASKED_IDS.flatMap((id) => touchesOfferedAt(id)),
      ...WHILE_ROLLING,
      ...WHILE_RESTING,
    ]);
    expect(TOUCH_IDS.filter((id) => !offered.has(id))).toEqual([]);
  });
});

it.each([
  ['1.3', false],
  ['1.4', true],
  ['1.10', true],
  ['2024.3', true],
  ['', false],
])('a device with APL %s has a screen for these documents: %s', (maxVersion, has) => {
  const sent = makeSessionEnvelope({ ...HOUSE }, SESSION, { type: 'LaunchRequest', ...COMMON });
  const envelope = readEnvelope(sent);
  const supportedInterfaces = { 'Alexa.Presentation.APL': { runtime: { maxVersion } } };
  const System = { ...envelope.context.System, device: { supportedInterfaces } };
  expect(hasScreen({ ...envelope, context: { System } })).toBe(has);
});
