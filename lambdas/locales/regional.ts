import { english } from './english.ts';
import type { Locale, Locality } from './locale.ts';

// Each number was looked up. Numbers that could not be confirmed, such as Canada's 811, are left out.

const UNITED_STATES: Locality = {
  emergency: '911',
  dialled: ['911', '988'],
  doctor: 'doctor',
  physio: 'physical therapist',
  emergencyRoom: 'an emergency room',
  seeSomeoneSoon: 'See a doctor today or tomorrow.',
  seeSomeoneToday: 'See a doctor today.',
  crisisLine: 'Call or text 988 now. Someone is there, day and night.',
  pee: 'pee',
  poo: 'poop',
  belly: 'belly',
  color: 'color',
  programme: 'program',
};

const CANADA: Locality = { ...UNITED_STATES, physio: 'physiotherapist', color: 'colour' };

const GREAT_BRITAIN: Locality = {
  emergency: '999',
  dialled: ['999', '111', '116 123'],
  doctor: 'GP',
  physio: 'physiotherapist',
  emergencyRoom: 'A and E',
  seeSomeoneSoon: 'Ask your GP for an urgent appointment, or call NHS 111.',
  seeSomeoneToday: 'Call NHS 111 or your GP, to be seen today.',
  crisisLine:
    'Call NHS 111 and choose the mental health option, or call Samaritans on 116 123. ' +
    'Someone is there, day and night.',
  pee: 'wee',
  poo: 'poo',
  belly: 'tummy',
  color: 'colour',
  programme: 'programme',
};

const AUSTRALIA: Locality = {
  ...GREAT_BRITAIN,
  emergency: '000',
  dialled: ['000', '13 11 14'],
  emergencyRoom: 'an emergency department',
  seeSomeoneSoon: 'See your GP today or tomorrow.',
  seeSomeoneToday: 'See your GP today.',
  crisisLine: 'Call Lifeline now, on 13 11 14. Someone is there, day and night.',
};

const INDIA: Locality = {
  ...UNITED_STATES,
  emergency: '112',
  dialled: ['112', '14416'],
  physio: 'physiotherapist',
  emergencyRoom: 'a hospital emergency department',
  crisisLine: 'Call Tele-MANAS now, on 14416. Someone is there, day and night.',
  poo: 'poo',
  color: 'colour',
  programme: 'programme',
};

/**
 * For a locale without an entry. Another country's crisis line may not exist there, so these words give the emergency
 * number with "or your local emergency number".
 */
const ELSEWHERE: Locality = {
  ...UNITED_STATES,
  dialled: ['911'],
  crisisLine: 'Call 911 now, or your local emergency number, or a crisis line near you.',
};

const LOCALITIES: ReadonlyMap<string, Locality> = new Map([
  ['en-US', UNITED_STATES],
  ['en-CA', CANADA],
  ['en-GB', GREAT_BRITAIN],
  ['en-AU', AUSTRALIA],
  ['en-IN', INDIA],
]);

/** The locales with an entry. */
export const ALEXA_LOCALES: readonly string[] = [...LOCALITIES.keys()];

/**
 * The words for one of Alexa's locales, such as `en-GB`. A locale without an entry gets English with US words.
 * @param visit how many routines lie behind somebody; a first visit where none is named
 */
export function localeFor(alexaLocale: string, visit = 0): Locale {
  return { language: english, locality: LOCALITIES.get(alexaLocale) ?? ELSEWHERE, visit, sounds: true };
}
