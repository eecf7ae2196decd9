/** Words of the moment, for Alexa to favour over what sounds like them. */
import type { dialog, er } from 'ask-sdk-model';
import { FEELINGS, SORE_PLACES, type Expected } from '../coach/conversation/expected-words.ts';
import { never } from '../coach/shared/assert-never.ts';
import type { Locale } from '../locales/locale.ts';

export type Favour = dialog.DynamicEntitiesDirective;

/**
 * The directive that makes Alexa listen for what is expected now; none where that hasn't changed. What it
 * favours is in the interaction model anyway, under the same ids: only the odds change.
 */
export function favour(before: Expected, now: Expected, locale: Locale): readonly Favour[] {
  if (before === now) return [];
  if (now === null) return [{ type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'CLEAR' }];
  const types = [entities(now, locale)];
  return [{ type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'REPLACE', types }];
}

function entities(expected: Exclude<Expected, null>, { language }: Locale): er.dynamic.EntityListItem {
  switch (expected) {
    case 'feelings':
      return {
        name: 'Thing',
        values: FEELINGS.map((id) => entity(`symptom.${id}`, language.expected.feelings[id])),
      };
    case 'places':
      return { name: 'Place', values: SORE_PLACES.map((id) => entity(id, language.expected.places[id])) };
  }
  return never(expected);
}

function entity(id: string, [value, ...synonyms]: readonly [string, ...string[]]): er.dynamic.Entity {
  return { id, name: { value, synonyms } };
}
