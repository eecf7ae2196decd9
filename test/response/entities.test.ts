import { describe, expect, it } from 'vitest';
import { wordsExpectedIn } from '../../lambdas/coach/conversation/expected-words.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { favour } from '../../lambdas/response/entities.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { asking, talk } from '../coach/support/talking.ts';

const LOCALE = localeFor('en-US');
const MODEL = loadModel('interaction-models', 'en-US');
const EXPECTED = ['feelings', 'places'] as const;

/** The values that the directive sends, each with its slot type. */
const sentValues = (now: (typeof EXPECTED)[number]): { type: string; id: string; names: string[] }[] =>
  (favour(null, now, LOCALE)[0]?.types ?? []).flatMap(({ name: type, values }) =>
    values.map(({ id = '', name: { value, synonyms = [] } }) => ({ type, id, names: [value, ...synonyms] })),
  );

/** The words that the interaction model has for a value: its name and synonyms. */
const knownWords = (type: string, id: string): string[] =>
  MODEL.types
    .filter(({ name }) => name === type)
    .flatMap(({ values }) => values.filter((value) => value.id === id))
    .flatMap(({ name }) => [name.value, ...name.synonyms]);

describe('the words that Alexa is asked to favour', () => {
  it('are feelings while someone rolls, and places when the coach asks for one', () => {
    expect([
      wordsExpectedIn(null),
      wordsExpectedIn(talk()),
      wordsExpectedIn(talk({}, { stage: 'rolling', asked: asking('hardest') })),
      wordsExpectedIn(talk({}, { asked: asking('skin_where') })),
      wordsExpectedIn({ ...talk({}, { stage: 'rolling' }), closed: 'goodbye' }),
    ]).toEqual([null, null, 'feelings', 'places', null]);
  });

  it('are sent when they change, and cleared when nothing is expected any more', () => {
    expect(favour('feelings', 'feelings', LOCALE)).toEqual([]);
    expect(favour(null, null, LOCALE)).toEqual([]);
    expect(favour('feelings', null, LOCALE)).toEqual([
      { type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'CLEAR' },
    ]);
    expect(favour(null, 'places', LOCALE)).toMatchObject([{ updateBehavior: 'REPLACE' }]);
  });

  it.each(EXPECTED)('are in the interaction model under the same id: %s', (expected) => {
    const unknown = sentValues(expected).flatMap(({ type, id, names }) =>
      names.filter((name) => !knownWords(type, id).includes(name)).map((name) => `${id}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(EXPECTED)('are at most a hundred, which is Alexa’s limit: %s', (expected) => {
    expect(sentValues(expected).flatMap(({ names }) => names).length).toBeLessThanOrEqual(100);
  });
});
