import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAYS_HEARD } from '../lambdas/alexa/reminder-slots.ts';
import { DOUBTS, HEALTHY_IDS, THINGS } from '../lambdas/alexa/vocabulary.ts';
import { BODY_PARTS, REFUSED_PLACES } from '../lambdas/coach/body/places.ts';
import { SCOPES } from '../lambdas/coach/progress/kept-data.ts';
import { REGIONS, type Side } from '../lambdas/coach/body/regions.ts';
import { PROGRAMME_IDS } from '../lambdas/coach/routine/programmes.ts';
import { CHOICES, KEPT_CHOICES } from '../lambdas/coach/routine/wish.ts';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';
import { SYMPTOMS, getFinding } from '../lambdas/coach/screening/findings.ts';
import { PROGRESS_TOPICS } from '../lambdas/coach/progress/summary.ts';
import { TOPICS } from '../lambdas/coach/conversation/topics.ts';
import { asGoal, GUIDANCE } from '../lambdas/coach/progress/preferences.ts';
import { findSharedPhrases, type Part, type SharedPhrase } from './utterances/shared-phrase.ts';

const valueSchema = z.strictObject({
  id: z.string(),
  name: z.strictObject({ value: z.string(), synonyms: z.array(z.string()) }),
});
const intentSchema = z.strictObject({
  name: z.string(),
  slots: z.array(z.strictObject({ name: z.string(), type: z.string() })).default([]),
  samples: z.array(z.string()),
});
const languageModelSchema = z.strictObject({
  invocationName: z.string(),
  modelConfiguration: z.strictObject({
    fallbackIntentSensitivity: z.strictObject({ level: z.enum(['LOW', 'MEDIUM', 'HIGH']) }),
  }),
  intents: z.array(intentSchema),
  types: z.array(z.strictObject({ name: z.string(), values: z.array(valueSchema) })),
});
type Intent = z.infer<typeof intentSchema>;

const text = readFileSync(new URL('../interaction-models/en.json', import.meta.url), 'utf8');
const { languageModel: model } = z
  .strictObject({ interactionModel: z.strictObject({ languageModel: languageModelSchema }) })
  .parse(JSON.parse(text)).interactionModel;

const CUSTOM_SAMPLES_AT_LEAST = 25;
const EMERGENCY_SYNONYMS_AT_LEAST = 15;
const SYNONYMS_AT_LEAST = 5;
const SIDES = ['left', 'right', 'both'] as const satisfies readonly Side[];
const BUILT_INS = [
  ...['Yes', 'No', 'Pause', 'Resume', 'Next', 'Previous', 'Repeat', 'StartOver'],
  ...['Help', 'Stop', 'Cancel', 'NavigateHome', 'Fallback'],
].map((name) => `AMAZON.${name}Intent`);
/** "Go home" is Alexa's own, and needs no samples. */
const WITHOUT_SAMPLES = ['AMAZON.NavigateHomeIntent'];

const NUMBER_WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
/** Some values of Alexa's own slot types. */
const BUILT_IN_VALUES = new Map([
  ['AMAZON.NUMBER', NUMBER_WORDS.split(' ')],
  ['AMAZON.DURATION', ['fifteen seconds', 'ten minutes', 'a minute']],
  // It takes any words, and Alexa prefers every other sample that fits.
  ['AMAZON.SearchQuery', []],
  ['AMAZON.TIME', ['seven', 'seven thirty', 'half past six', 'noon', 'six in the evening']],
]);

const phrasesOf = (value: z.infer<typeof valueSchema>): string[] => [
  value.name.value,
  ...value.name.synonyms,
];
const slotsIn = (sample: string): string[] =>
  [...sample.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
/** The words of a phrase by their sound: without apostrophes, periods and hyphens. */
const wordsOf = (phrase: string): string[] =>
  phrase
    .replaceAll("'", '')
    .split(/[\s.-]+/)
    .filter((word) => word !== '');
const findRepeated = (items: readonly string[]): string[] => {
  const seen = new Set<string>();
  return items.filter((item) => seen.has(item) || !seen.add(item));
};
const idsOf = (type: string): string[] =>
  model.types.filter(({ name }) => name === type).flatMap(({ values }) => values.map(({ id }) => id));
const typeOf = (intent: Intent, slot: string): string =>
  intent.slots.find(({ name }) => name === slot)?.type ?? `no slot ${slot}`;

describe('the intents of the interaction model', () => {
  it('open by "foam roll coach", and prefer Fallback to a guess', () => {
    expect(model.invocationName).toBe('foam roll coach');
    expect(model.modelConfiguration.fallbackIntentSensitivity.level).toBe('HIGH');
  });

  it('occur once each, and include all built-in ones', () => {
    const names = model.intents.map(({ name }) => name);
    expect(findRepeated(names)).toEqual([]);
    expect(names.filter((name) => name.startsWith('AMAZON.')).sort()).toEqual([...BUILT_INS].sort());
  });

  it('have at least 25 samples each, but NavigateHome has none', () => {
    const meagre = model.intents.filter(({ name, samples }) =>
      WITHOUT_SAMPLES.includes(name) ? samples.length > 0 : samples.length < CUSTOM_SAMPLES_AT_LEAST,
    );
    expect(meagre.map(({ name }) => name)).toEqual([]);
  });

  it('have samples in lower case, of characters that Alexa allows', () => {
    const samples = model.intents.flatMap((intent) => intent.samples);
    const legal = /^(?:[a-z'.-]+|\{\w+\})(?: (?:[a-z'.-]+|\{\w+\}))*$/;
    expect(samples.filter((sample) => !legal.test(sample))).toEqual([]);
  });

  it('declare exactly the slots that their samples use, each at most once in a sample', () => {
    for (const { name, slots, samples } of model.intents) {
      const declared = slots.map((slot) => slot.name);
      expect({ name, slots: [...new Set(samples.flatMap(slotsIn))].sort() }).toEqual({
        name,
        slots: declared.sort(),
      });
      expect(samples.filter((sample) => findRepeated(slotsIn(sample)).length > 0)).toEqual([]);
    }
  });

  it('use every listed slot type, and no other', () => {
    const used = new Set(model.intents.flatMap(({ slots }) => slots.map(({ type }) => type)));
    const known = [...model.types.map(({ name }) => name), ...BUILT_IN_VALUES.keys()];
    expect([...used].sort()).toEqual(known.sort());
  });

  it('have each sample once, whatever its slots are called', () => {
    const samples = model.intents.flatMap((intent) =>
      intent.samples.map((sample) =>
        wordsOf(sample)
          .map((word) => slotsIn(word).map((slot) => `{${typeOf(intent, slot)}}`)[0] ?? word)
          .join(' '),
      ),
    );
    expect(findRepeated(samples)).toEqual([]);
  });
});

describe('the slot types of the interaction model', () => {
  it("list exactly the code's sides, places, findings, tools, topics, goals, days, scopes and choices", () => {
    expect(idsOf('Side')).toEqual([...SIDES]);
    const places = [...keysOf(REGIONS), ...keysOf(BODY_PARTS), ...REFUSED_PLACES];
    expect(idsOf('Place').sort()).toEqual(places.sort());
    expect(idsOf('Thing').sort()).toEqual([...THINGS.keys()].sort());
    expect(idsOf('Healthy')).toEqual([...HEALTHY_IDS.keys()]);
    expect(idsOf('Doubt')).toEqual([...DOUBTS.keys()]);
    expect(idsOf('Topic')).toEqual([...TOPICS]);
    expect(idsOf('ProgressTopic')).toEqual([...PROGRESS_TOPICS]);
    expect(idsOf('Often').filter((id) => asGoal(Number(id)) === null)).toEqual([]);
    expect(idsOf('ReminderDays')).toEqual([...DAYS_HEARD.keys()]);
    expect(idsOf('ReminderChange')).toEqual(['set', 'stop']);
    expect(idsOf('Scope')).toEqual([...SCOPES]);
    expect(idsOf('Detail')).toEqual([...GUIDANCE]);
    expect(idsOf('Choice')).toEqual([...CHOICES]);
    expect(idsOf('Same')).toEqual([...KEPT_CHOICES]);
    expect(idsOf('Programme')).toEqual([...PROGRAMME_IDS]);
  });

  it('have each phrase in one value only, and none in both a place and a thing', () => {
    const phrasesIn = (names: readonly string[]): string[] =>
      model.types
        .filter(({ name }) => names.includes(name))
        .flatMap(({ values }) => values.flatMap(phrasesOf));
    const together = [['Place', 'Thing'], ...model.types.map(({ name }) => [name])];
    expect(
      together.flatMap((names) => findRepeated(phrasesIn(names).map((phrase) => wordsOf(phrase).join(' ')))),
    ).toEqual([]);
    const phrases = phrasesIn(model.types.map(({ name }) => name));
    expect(phrases.filter((phrase) => !/^[a-z'.-]+(?: [a-z'.-]+)*$/.test(phrase))).toEqual([]);
  });

  it('have at least 15 synonyms for each emergency, and five for any other thing or topic', () => {
    const wordsFor = new Map(
      model.types.flatMap(({ values }) => values).map((value) => [value.id, value.name.synonyms.length]),
    );
    const poor = (ids: readonly string[], least: number): string[] =>
      ids.filter((id) => (wordsFor.get(id) ?? 0) < least);
    const emergencies = keysOf(SYMPTOMS).filter((id) => getFinding(id).level === 'emergency');
    expect(emergencies).not.toEqual([]);
    expect(
      poor(
        emergencies.map((id) => `symptom.${id}`),
        EMERGENCY_SYNONYMS_AT_LEAST,
      ),
    ).toEqual([]);
    expect(poor([...idsOf('Thing'), ...idsOf('Topic')], SYNONYMS_AT_LEAST)).toEqual([]);
  });
});

const typeValues = new Map<string, readonly (readonly string[])[]>(
  [
    ...BUILT_IN_VALUES,
    ...model.types.map((type) => [type.name, type.values.flatMap(phrasesOf)] as const),
  ].map(([type, phrases]) => [type, phrases.map(wordsOf)]),
);
const partsOf = (intent: Intent, sample: string): Part[] =>
  wordsOf(sample).map((word) => {
    const [slot] = slotsIn(word);
    return slot === undefined ? word : (typeValues.get(typeOf(intent, slot)) ?? []);
  });

describe('a sample of the interaction model', () => {
  const samples = model.intents.flatMap((intent) =>
    intent.samples.map((sample) => ({ intent: intent.name, sample, parts: partsOf(intent, sample) })),
  );

  it('belongs to one intent only, with any value in its slots', () => {
    const clashes = findSharedPhrases(samples).map(
      ({ phrase, samples: [a, b] }) => `"${phrase}": ${a.intent} "${a.sample}", ${b.intent} "${b.sample}"`,
    );
    expect(clashes).toEqual([]);
  }, 60_000);

  it('is found by the search for shared phrases if it belongs to two intents', () => {
    const values = [['numb'], ['pins', 'and', 'needles'], ['pins']];
    const find = (one: readonly Part[], other: readonly Part[]): readonly SharedPhrase['phrase'][] =>
      findSharedPhrases([
        { intent: 'one', sample: 'a', parts: one },
        { intent: 'other', sample: 'b', parts: other },
      ]).map(({ phrase }) => phrase);
    expect(find(['no', values], ['no', 'pins', 'and', 'needles'])).toEqual(['no pins and needles']);
    expect(find([values, 'here'], [[['pins', 'and']], 'needles', 'here'])).toEqual(['pins and needles here']);
    expect(find([values, values], [values, 'pins'])).toContain('numb pins');
    expect(find(['no', values], ['no', 'pins', 'and'])).toEqual([]);
    expect(find(['no', values], ['no'])).toEqual([]);
  });
});
