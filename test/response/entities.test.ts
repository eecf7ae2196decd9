import { describe, expect, it } from 'vitest';
import { wordsExpectedIn } from '../../lambdas/coach/conversation/expected-words.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { favour } from '../../lambdas/response/entities.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { asking, talk } from '../coach/support/talking.ts';

const LOCALE = localeFor('en-US');
const MODEL = loadModel('interaction-models', 'en-US');
const EXPECTED = ['feelings', 'places'] as const;

/** Each value sent, with the slot type it is of. */
const sent = (now: (typeof EXPECTED)[number]): { type: string; id: string; names: string[] }[] =>
  (favour(null, now, LOCALE)[0]?.types ?? []).flatMap(({ name: type, values }) =>
    values.map(({ id = '', name: { value, synonyms = [] } }) => ({ type, id, names: [value, ...synonyms] })),
  );

/** What the interaction model knows of a value: its name and synonyms. */
const known = (type: string, id: string): string[] =>
  MODEL.types
    .filter(({ name }) => name === type)
    .flatMap(({ values }) => values.filter((value) => value.id === id))
    .flatMap(({ name }) => [name.value, ...name.synonyms]);

describe('what the device is asked to listen for', () => {
  it('is feelings while someone rolls, and places where one is asked for', () => {
    expect([
      wordsExpectedIn(null),
      wordsExpectedIn(talk()),
      wordsExpectedIn(talk({}, { stage: 'rolling', asked: asking('hardest') })),
      wordsExpectedIn(talk({}, { asked: asking('skin_where') })),
      wordsExpectedIn({ ...talk({}, { stage: 'rolling' }), closed: 'goodbye' }),
    ]).toEqual([null, null, 'feelings', 'places', null]);
  });

  it('is told when it changes, and cleared when it ends', () => {
    expect(favour('feelings', 'feelings', LOCALE)).toEqual([]);
    expect(favour(null, null, LOCALE)).toEqual([]);
    expect(favour('feelings', null, LOCALE)).toEqual([
      { type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'CLEAR' },
    ]);
    expect(favour(null, 'places', LOCALE)).toMatchObject([{ updateBehavior: 'REPLACE' }]);
  });

  it.each(EXPECTED)('%s: words that the model has under the same id', (expected) => {
    const unknown = sent(expected).flatMap(({ type, id, names }) =>
      names.filter((name) => !known(type, id).includes(name)).map((name) => `${id}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(EXPECTED)('%s: a hundred words at most, which is all that Alexa takes', (expected) => {
    expect(sent(expected).flatMap(({ names }) => names).length).toBeLessThanOrEqual(100);
  });
});
