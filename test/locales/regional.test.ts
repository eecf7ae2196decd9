import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

const emergency = (alexaLocale: string): string =>
  wordsOf(localeFor(alexaLocale), { act: 'emergency', cause: 'said', about: null, onRoller: false });
const crisis = (alexaLocale: string): string =>
  wordsOf(localeFor(alexaLocale), { act: 'crisis', onRoller: false });

describe('the coach, naming whom to call,', () => {
  it.each([
    ['en-US', '911', ['988']],
    ['en-CA', '911', ['988']],
    ['en-GB', '999', ['NHS 111', 'mental health option', 'Samaritans on 116 123']],
    ['en-AU', '000', ['Lifeline now, on 13 11 14']],
    ['en-IN', '112', ['Tele-MANAS now, on 14416']],
  ] as const)('names in %s the emergency number %s and the crisis lines %j', (alexaLocale, number, lines) => {
    expect(emergency(alexaLocale)).toContain(
      `Call ${number} on your phone now, or your local emergency number.`,
    );
    for (const line of lines) expect(crisis(alexaLocale)).toContain(line);
  });

  it.each(['en-NZ', 'de-DE', ''])(
    'names 911 or the local number in %j, which it doesn’t know, and no American crisis line',
    (alexaLocale) => {
      expect(emergency(alexaLocale)).toContain('Call 911 on your phone now, or your local emergency number.');
      expect(crisis(alexaLocale)).not.toContain('988');
    },
  );
});

describe('the coach, using local words,', () => {
  it.each([
    ['en-US', 'doctor or physical therapist'],
    ['en-CA', 'doctor or physiotherapist'],
    ['en-GB', 'GP or physiotherapist'],
    ['en-AU', 'GP or physiotherapist'],
    ['en-IN', 'doctor or physiotherapist'],
  ])('refers people in %s to their %s', (alexaLocale, whom) => {
    expect(wordsOf(localeFor(alexaLocale), { act: 'refer', about: null, onRoller: false })).toContain(
      `Ask your ${whom}: `,
    );
  });

  it.each([
    ['en-US', 'pee or poop'],
    ['en-GB', 'wee or poo'],
  ])('asks in %s about trouble with %s', (alexaLocale, words) => {
    const asked = {
      act: 'ask',
      question: 'bladder_bowel',
      form: 'plain',
      left: null,
      rest: [],
      about: null,
    } as const;
    expect(wordsOf(localeFor(alexaLocale), asked)).toContain(words);
  });
});
