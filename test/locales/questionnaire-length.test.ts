import { describe, expect, it } from 'vitest';
import { SCREENING_REASONS } from '../../lambdas/coach/screening/outcome.ts';
import { SCREENING_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { spellOut } from '../../lambdas/locales/english/sentences.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

describe('the introduction to the screening', () => {
  it.each(SCREENING_REASONS)('says how many questions there are, when the reason is %s', (why) => {
    const words = wordsOf(localeFor('en-US'), { act: 'screening_intro', why });
    expect(words.toLowerCase()).toContain(`${spellOut(SCREENING_IDS.length)} quick questions`);
  });
});
