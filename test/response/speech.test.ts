import { describe, expect, it } from 'vitest';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { inner, speak, ssml } from '../../lambdas/response/speech.ts';
import { parseSsml } from '../../simulator/player/ssml.ts';

const sayDigits = (number: string): string => `<say-as interpret-as="digits">${number}</say-as>`;
const escapeIn = (ssmlText: string, locale: string): string => inner(ssmlText, localeFor(locale).locality);

describe('the coach’s words in SSML', () => {
  const escaped = [
    ['roll & rest', 'roll &amp; rest'],
    ['3 < 4 > 2', '3 &lt; 4 &gt; 2'],
    ['<break time="99s"/>', '&lt;break time="99s"/&gt;'],
    ['already &amp; escaped', 'already &amp;amp; escaped'],
    [`say: "Alexa, it's ready"`, `say: "Alexa, it's ready"`],
    ['', ''],
  ] as const;

  it.each(escaped)('are escaped: %s becomes %s', (words, expected) => {
    expect(escapeIn(words, 'en-US')).toBe(expected);
  });

  it('are read by a parser of XML as the same words', () => {
    const heard = parseSsml(ssml('Q & A: is 3 < 4, or 5 > 4?', localeFor('en-US').locality));
    expect(heard.flatMap((part) => (part.kind === 'words' ? [part.text] : [])).join(' ')).toBe(
      'Q & A: is 3 < 4, or 5 > 4?',
    );
  });

  it('make a document', () => {
    expect([speak('Hold.'), ssml('Hold.', localeFor('en-US').locality)]).toEqual([
      '<speak>Hold.</speak>',
      '<speak>Hold.</speak>',
    ]);
  });
});

describe('a number to call', () => {
  const table = [
    ['en-US', 'Call 911 now.', `Call ${sayDigits('911')} now.`],
    ['en-US', 'Call or text 988.', `Call or text ${sayDigits('988')}.`],
    ['en-CA', 'Call 911, or 988.', `Call ${sayDigits('911')}, or ${sayDigits('988')}.`],
    [
      'en-GB',
      'Call 999, 111 or 116 123.',
      `Call ${sayDigits('999')}, ${sayDigits('111')} or ${sayDigits('116 123')}.`,
    ],
    ['en-AU', 'Call 000, or 13 11 14.', `Call ${sayDigits('000')}, or ${sayDigits('13 11 14')}.`],
    ['en-IN', 'Call 112, or 14416.', `Call ${sayDigits('112')}, or ${sayDigits('14416')}.`],
    ['en-NZ', 'Call 911.', `Call ${sayDigits('911')}.`],
  ] as const;

  it.each(table)('is read digit by digit in %s: %s', (locale, words, expected) => {
    expect(escapeIn(words, locale)).toBe(expected);
  });

  const others = [
    ['en-US', 'Hold 45 seconds.'],
    ['en-US', '1911 or 9110'],
    ['en-GB', 'Hold 30 seconds, 22 left.'],
    ['en-AU', '13 seconds, 11 left.'],
  ] as const;

  it.each(others)('is not seen in another number, in %s: %s', (locale, words) => {
    expect(escapeIn(words, locale)).toBe(words);
  });
});
