import { describe, expect, it } from 'vitest';
import { readPhrases } from '../../bench/phrases.ts';
import { makeRedFlagCheck } from '../../bench/red-flags.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { SYMPTOMS } from '../../lambdas/coach/screening/findings.ts';
import { answerAt } from '../conversations/phases.ts';
import { MODEL, understood } from '../conversations/talk.ts';

const { red } = readPhrases('en');
const classify = makeRedFlagCheck(MODEL);

describe('the coach, told of a red symptom in words that no sample has,', () => {
  it('is tried with sixty different phrases', () => {
    expect(new Set(red).size).toBe(60);
  });

  it.each(red)('stops a hold after "%s"', async (said) => {
    const { steps, phase } = await answerAt('a hold', said);
    expect(steps).toEqual([]);
    expect(['paused', 'blocked', 'goodbye']).toContain(phase);
  });

  it.each(red)('raises an alarm or stops, by the measure of the bench, after "%s"', (said) => {
    const meaning = understood.inSession(said);
    expect(meaning.kind === 'intent' ? classify(meaning) : meaning.kind).toMatch(/^(alarm|stops)$/);
  });
});

/** Words that people may add to a symptom: denials, wishes and doubts that aren't about it. */
const AND_MORE = [
  "and i don't know why",
  'and nothing helps',
  'without warning',
  'but not too badly',
  'can we go easier',
  'and i need more time',
  'should i carry on',
  'on the left side',
];

/** The ids of the interaction model that are symptoms at the emergency level. */
const RED_IDS = keysOf(SYMPTOMS)
  .filter((name) => SYMPTOMS[name].level === 'emergency')
  .map((name) => `symptom.${name}`);

it('hears every red symptom of the interaction model, whatever people add to it', () => {
  const listed = MODEL.types
    .flatMap(({ values }) => values)
    .filter(({ id }) => RED_IDS.some((red) => red === id))
    .flatMap(({ name }) => [name.value, ...name.synonyms])
    .filter((phrase) => phrase.includes(' '));
  const said = listed.map(
    (phrase, at) => `${at % 2 === 0 ? 'i' : "i've got"} ${phrase} ${AND_MORE[at % AND_MORE.length] ?? ''}`,
  );
  const passed = said.filter((sentence) => {
    const meaning = understood.inSession(sentence);
    return meaning.kind !== 'intent' || classify(meaning) === 'goes on';
  });
  expect(said.length).toBeGreaterThan(500);
  expect(passed).toEqual([]);
}, 120_000);
