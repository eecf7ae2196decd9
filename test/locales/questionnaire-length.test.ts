import { describe, expect, it } from 'vitest';
import { SCREENING_REASONS } from '../../lambdas/coach/screening/outcome.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

describe('the introduction to the screening', () => {
  it.each(SCREENING_REASONS)(
    'says how long the questions take, and to wait for the end of a list, when the reason is %s',
    (why) => {
      const words = wordsOf(localeFor('en-US'), { act: 'screening_intro', why });
      expect(words).toContain('three minutes');
      expect(words).toMatch(/Let me finish each list/);
    },
  );
});
