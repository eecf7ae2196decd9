import { expect, it } from 'vitest';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { variantsOf } from './samples.ts';
import { EVERYWHERE, wordsIn } from './spoken.ts';

/** More than this at one breath, and who lies on a floor has forgotten how it began. */
const MOST_WORDS = 22;

it.each(EVERYWHERE)('in %s, what is kept is said in short sentences without semicolons', (_, locale) => {
  const texts = variantsOf('my_data').map((act) => wordsOf(locale, act));
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => text.includes(';'))).toEqual([]);
  const sentences = [...new Set(texts.flatMap((text) => text.split(/(?<=[.?]) /u)))];
  expect(sentences.filter((sentence) => wordsIn(sentence) > MOST_WORDS)).toEqual([]);
});
