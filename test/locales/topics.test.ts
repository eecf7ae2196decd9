import { describe, expect, it } from 'vitest';
import { TOPICS, type TopicId } from '../../lambdas/coach/conversation/topics.ts';
import { wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { EVERYWHERE, sentencesIn, wordsIn } from './spoken.ts';

const WORDS_AT_MOST = 40;
const UNKNOWN_WORDS_AT_MOST = 40;
/** Words that claim what nobody has shown. */
const CLAIMED =
  /\b(?:cur(?:e|es|ing)|proven|proves|detox|toxins?|guarantee\w*|always works|breaks? (?:up |down )?adhesions|releases? (?:the |your )?fascia|fix(?:es)?)\b/i;
/** Words that mark a theory; and words that mark a measurement. */
const THEORY = /\b(?:some think|theory|misleading|isn't settled|experience)\b/i;
const MEASURED = /\b(?:measured|trials?|calculation|stud(?:y|ies))\b/i;

describe.each(EVERYWHERE)('the coach, asked about a topic in %s,', (_, locale) => {
  const answer = (topic: TopicId | 'unknown'): string => wordsOf(locale, { act: 'topic', topic });

  it.each(TOPICS)('answers in at least three sentences and at most 40 words: %s', (topic) => {
    const words = answer(topic);
    expect(wordsIn(words)).toBeGreaterThan(20);
    expect(wordsIn(words)).toBeLessThanOrEqual(WORDS_AT_MOST);
    expect(sentencesIn(words)).toBeGreaterThanOrEqual(3);
  });

  it.each(TOPICS)('claims nothing that wasn’t measured: %s', (topic) => {
    expect(answer(topic)).not.toMatch(CLAIMED);
  });

  it.each(TOPICS)('names four things in a row at most: %s', (topic) => {
    const lists = answer(topic)
      .split(/[.:;]/)
      .map((part) => part.match(/,/g) ?? []);
    expect(lists.filter((commas) => commas.length > 4)).toEqual([]);
  });

  it('gives each topic an answer of its own', () => {
    expect(new Set(TOPICS.map(answer)).size).toBe(TOPICS.length);
  });

  it('names the number to call in each answer that mentions an emergency', () => {
    const { emergency } = locale.locality;
    for (const topic of [
      'emergency_signs',
      'saddle_signs',
      'when_doctor',
      'sciatica',
      'blood_clot',
      'how_get_up',
    ] as const) {
      expect(answer(topic)).toMatch(new RegExp(`\\b[Cc]all ${emergency}\\b`));
      expect(answer(topic)).toContain('or your local emergency number');
    }
    expect(answer('when_doctor')).toContain(`your ${locale.locality.doctor}`);
  });

  it('says in at most 40 words what it can answer, if it doesn’t know the topic', () => {
    expect(wordsIn(answer('unknown'))).toBeLessThanOrEqual(UNKNOWN_WORDS_AT_MOST);
    expect(answer('unknown')).toContain("If it's something you feel, tell me");
  });
});

describe('the coach, telling theory from measurement,', () => {
  const answer = (topic: TopicId): string => wordsOf(localeFor('en-US'), { act: 'topic', topic });

  it.each([
    'foam_rolling',
    'myofascial_release',
    'fascia',
    'trigger_point',
    'referred_pain',
    'adhesions',
    'spasm',
    'posture',
    'why_hips',
    'how_fast',
    'drag',
    'nerves',
  ] as const)('calls a theory a theory: %s', (topic) => {
    expect(answer(topic)).toMatch(THEORY);
  });

  it.each([
    'foam_rolling',
    'fascia',
    'fascia_strength',
    'adhesions',
    'spasm',
    'does_it_work',
    'research',
    'why_not_back',
    'why_hips',
    'it_band',
    'which_roller',
    'which_ball',
    'how_hard',
    'how_long',
    'how_often',
    'nerves',
  ] as const)('says what was measured, or that nothing was: %s', (topic) => {
    expect(answer(topic)).toMatch(MEASURED);
  });

  it.each(['fascia', 'does_it_work'] as const)('says how many people a study had: %s', (topic) => {
    expect(answer(topic)).toContain('One study of twenty-two people');
  });

  it('says that the gain is small, and soon gone', () => {
    expect(answer('does_it_work')).toMatch(/mixed.*small.*gone in half an hour/);
  });
});
