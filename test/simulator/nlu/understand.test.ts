import { describe, expect, it } from 'vitest';
import { expandSamples, findSharedSamples, findUnsayableSamples } from '../../utterances/model-samples.ts';
import { parseModel } from '../../../simulator/nlu/schema.ts';
import { type Understood, makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { MODEL, MODEL_JSON } from '../fixture.ts';

const understood = makeUnderstanding(MODEL);

/** Summarises a meaning as `HaveIntent exact thing=symptom.numbness`, with `?` before an unlisted value. */
function told(meaning: Understood | null): string {
  if (meaning === null) return 'not for the skill';
  if (meaning.kind !== 'intent') return `${meaning.kind} ${meaning.match}`;
  const slots = [...meaning.slots].map(([name, { value, resolution }]) => {
    if (resolution === null) return `${name}=${value}`;
    return resolution.code === 'ER_SUCCESS_MATCH' ? `${name}=${resolution.id ?? ''}` : `${name}=?${value}`;
  });
  return [meaning.intent, meaning.match, ...slots].join(' ');
}

describe('in a session, understanding', () => {
  it.each([
    ['start my routine', 'StartRoutineIntent exact'],
    ['Start my routine!', 'StartRoutineIntent exact'],
    ['an eight minute routine', 'StartRoutineIntent exact minutes=8'],
    ['my right backside', 'StartRoutineIntent exact side=right region=glute'],
    ['roll my hip flexor', 'StartRoutineIntent exact region=hip'],
    ['six', 'NumberIntent exact number=6'],
    ['fifteen seconds', 'NumberIntent exact duration=PT15S'],
    ['nine one one', 'NumberIntent exact number=911'],
    ['I’m pregnant', 'HaveIntent exact thing=condition.pregnancy'],
    ['remind me at half past six', 'ReminderIntent exact time=06:30'],
    ['remind me at ten to five', 'ReminderIntent exact time=04:50'],
    ['yes', 'AMAZON.YesIntent exact'],
    ['yes I do', 'AMAZON.YesIntent exact'],
    ["no I don't", 'AMAZON.NoIntent exact'],
    ['hold on', 'AMAZON.PauseIntent exact'],
    ['exit', 'exit exact'],
    ['alexa quit', 'exit carrier'],
  ])('matches the grammar exactly: %s → %s', (said, meaning) => {
    expect(told(understood.inSession(said))).toBe(meaning);
  });

  it.each([
    ['um, start my routine please', 'StartRoutineIntent carrier'],
    ['Alexa, pause', 'AMAZON.PauseIntent carrier'],
    ['okay so about a six thanks', 'NumberIntent carrier number=6'],
    ['yes my leg is numb', 'HaveIntent carrier thing=symptom.numbness'],
    ["no I don't have numbness", 'DenyIntent carrier thing=symptom.numbness'],
  ])('ignores filler words: %s → %s', (said, meaning) => {
    expect(told(understood.inSession(said))).toBe(meaning);
  });

  it.each([
    ['start up my routine', 'StartRoutineIntent fuzzy'],
    ['that really hurts a lot', 'HurtsIntent fuzzy'],
    ['how much time is there left', 'TimeLeftIntent fuzzy'],
    ['I do not have any numbness', 'DenyIntent fuzzy thing=symptom.numbness'],
    ['i have a bad headache', 'HaveIntent fuzzy thing=?a bad headache'],
    ["i can't get off the floor", 'StuckIntent fuzzy'],
  ])('matches a similar sample: %s → %s', (said, meaning) => {
    expect(told(understood.inSession(said))).toBe(meaning);
  });

  it.each([
    ['what is the capital of france'],
    ['play some jazz'],
    ['not yes'],
    ['yes yes yes I will'],
    ["it doesn't hurt"],
    ["don't start my routine"],
    ['i have not got any of that'],
    ["i can't get up on the ceiling or anywhere"],
    ['numbness, i do not know why'],
    ['how long left without numbness'],
    [''],
  ])('rejects what is not similar or contradicts: "%s"', (said) => {
    expect(told(understood.inSession(said))).toBe('AMAZON.FallbackIntent fallback');
  });

  it('never matches a sentence with a sample that contradicts it', () => {
    expect(told(understood.inSession("I don't have numbness"))).toContain('DenyIntent');
    expect(told(understood.inSession('i have numbness'))).toContain('HaveIntent');
    expect(told(understood.inSession("i can't get down on to the floor"))).toContain('CantGetDownIntent');
    expect(told(understood.inSession("i can't get up off of the floor"))).toContain('StuckIntent');
  });
});

describe('outside a session, understanding', () => {
  it.each([
    ['open foam roll coach', 'launch exact'],
    ['Alexa, open Foam Roll Coach', 'launch exact'],
    ['foam roll coach', 'launch exact'],
    ['ask foam roll coach for an eight minute routine', 'StartRoutineIntent exact minutes=8'],
    ['ask foam roll coach to roll my hips', 'StartRoutineIntent exact region=hip'],
    ["tell foam roll coach that i'm pregnant", 'HaveIntent exact thing=condition.pregnancy'],
    ['tell foam roll coach it hurts', 'HurtsIntent exact'],
    ['open foam roll coach and start my routine', 'StartRoutineIntent exact'],
    ['ask foam roll coach about the weather', 'AMAZON.FallbackIntent fallback'],
    ['open the window', 'not for the skill'],
    ['start my routine', 'not for the skill'],
  ])('interprets %s as %s', (said, meaning) => {
    expect(told(understood.outside(said))).toBe(meaning);
  });
});

describe('an interaction model', () => {
  it('resolves each of its samples to the sample’s own intent', () => {
    const samples = expandSamples(MODEL);
    expect(samples.length).toBeGreaterThan(30);
    for (const { intent, sentence } of samples) {
      expect(told(understood.inSession(sentence)), sentence).toMatch(new RegExp(`^${intent} exact`));
    }
  });

  it('reports a sample that two intents share', () => {
    const { languageModel } = MODEL_JSON.interactionModel;
    const [first, ...others] = languageModel.intents;
    const doubled = { ...first, samples: ['it hurts', 'my {side} {region}'] };
    const json = { interactionModel: { languageModel: { ...languageModel, intents: [doubled, ...others] } } };
    expect(findSharedSamples(MODEL)).toEqual([]);
    expect(findSharedSamples(parseModel(json, 'doubled'))).toEqual([
      { sample: 'it hurts', intents: ['StartRoutineIntent', 'HurtsIntent'] },
    ]);
  });

  it('reports samples with characters that Alexa rejects', () => {
    const intent = { name: 'X', samples: ['24 hours', 'rock & roll', "that's it", 'p. t.'] };
    const json = { interactionModel: { languageModel: { invocationName: 'x y', intents: [intent] } } };
    expect(findUnsayableSamples(parseModel(json, 'x'))).toEqual(['X: 24 hours', 'X: rock & roll']);
  });

  it.each([
    [{}, /interactionModel/],
    [{ interactionModel: { languageModel: { invocationName: 'x', intents: [] } } }, /intents/],
  ])('is rejected with the reason for %j', (json, message) => {
    expect(() => parseModel(json, 'x.json')).toThrow(message);
  });

  it.each([
    [
      { name: 'X', samples: ['roll {region}'] },
      'X: "roll {region}" uses the slot {region}, which the intent does not have',
    ],
    [
      { name: 'X', slots: [{ name: 'a', type: 'Nowhere' }] },
      'X, slot a: the type Nowhere is neither in the model nor built in',
    ],
  ])('is rejected for the sample or slot %j', (intent, message) => {
    const json = { interactionModel: { languageModel: { invocationName: 'x y', intents: [intent] } } };
    expect(() => makeUnderstanding(parseModel(json, 'x'))).toThrow(message);
  });
});
