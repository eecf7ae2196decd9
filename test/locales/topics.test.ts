import { describe, expect, it } from 'vitest';
import { TOPICS, type TopicId } from '../../lambdas/coach/conversation/topics.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { EVERYWHERE, sentencesIn, wordsIn } from './spoken.ts';

const WORDS_AT_MOST = 60;
const UNKNOWN_WORDS_AT_MOST = 40;
/** What nobody has shown, said as if it were so. */
const CLAIMED =
  /\b(?:cur(?:e|es|ing)|proven|proves|detox|toxins?|guarantee\w*|always works|breaks? (?:up |down )?adhesions|releases? (?:the |your )?fascia|fix(?:es)?)\b/i;
/** Signs of theory, and of measurement. */
const THEORY = /\b(?:some think|theory|misleading|isn't settled|experience)\b/i;
const MEASURED = /\b(?:measured|trials?|calculation|stud(?:y|ies))\b/i;

describe.each(EVERYWHERE)('answers in %s', (_, locale) => {
  const answer = (topic: TopicId | 'unknown'): string => wordsOf(locale, { act: 'topic', topic });

  it.each(TOPICS)('%s: at most 60 words, in sentences of a breath', (topic) => {
    const words = answer(topic);
    expect(wordsIn(words)).toBeGreaterThan(20);
    expect(wordsIn(words)).toBeLessThanOrEqual(WORDS_AT_MOST);
    expect(sentencesIn(words)).toBeGreaterThanOrEqual(3);
  });

  it.each(TOPICS)('%s: claims nothing that wasn’t measured', (topic) => {
    expect(answer(topic)).not.toMatch(CLAIMED);
  });

  it('are each of their own', () => {
    expect(new Set(TOPICS.map(answer)).size).toBe(TOPICS.length);
  });

  it('name the number to call where an emergency is spoken of', () => {
    const { emergency } = locale.locality;
    for (const topic of ['when_doctor', 'sciatica', 'how_get_up'] as const) {
      expect(answer(topic)).toMatch(new RegExp(`\\b[Cc]all ${emergency}\\b`));
      expect(answer(topic)).toContain('or your local emergency number');
    }
    expect(answer('when_doctor')).toContain(`your ${locale.locality.doctor}`);
  });

  it('say briefly what can be asked, where there is none', () => {
    expect(wordsIn(answer('unknown'))).toBeLessThanOrEqual(UNKNOWN_WORDS_AT_MOST);
    expect(answer('unknown')).toContain("If it's something you feel, tell me");
  });
});

describe('what is theory, and what was measured', () => {
  const answer = (topic: TopicId): string => wordsOf(localeFor('en-US'), { act: 'topic', topic });

  it.each([
    'foam_rolling',
    'myofascial_release',
    'fascia',
    'trigger_point',
    'referred_pain',
    'adhesions',
    'why_hips',
    'how_fast',
    'nerves',
  ] as const)('%s calls theory theory', (topic) => {
    expect(answer(topic)).toMatch(THEORY);
  });

  it.each([
    'foam_rolling',
    'fascia',
    'adhesions',
    'does_it_work',
    'why_not_back',
    'why_hips',
    'it_band',
    'which_roller',
    'which_ball',
    'how_hard',
    'how_long',
    'how_often',
    'nerves',
  ] as const)('%s tells what was measured, or that it wasn’t', (topic) => {
    expect(answer(topic)).toMatch(MEASURED);
  });

  it.each(['fascia', 'does_it_work'] as const)('%s says of how many people', (topic) => {
    expect(answer(topic)).toContain('One study of twenty-two people');
  });

  it('the gain is small, and soon gone', () => {
    expect(answer('does_it_work')).toMatch(/mixed.*small.*gone in half an hour/);
  });
});
