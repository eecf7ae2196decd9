/** Makes Alexa favour the words that the coach expects at the moment over words that sound like them. */
import type { dialog, er } from 'ask-sdk-model';
import { FEELINGS, SORE_PLACES, type Expected } from '../coach/conversation/expected-words.ts';
import { never } from '../coach/shared/assert-never.ts';
import type { Locale } from '../locales/locale.ts';

export type Favour = dialog.DynamicEntitiesDirective;

/**
 * The directive for the words that are expected now; none if they haven't changed. The interaction model has the same
 * values under the same ids, so nothing becomes sayable: only the odds change.
 */
export function favour(before: Expected, now: Expected, locale: Locale): readonly Favour[] {
  if (before === now) return [];
  if (now === null) return [{ type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'CLEAR' }];
  const types = [listEntities(now, locale)];
  return [{ type: 'Dialog.UpdateDynamicEntities', updateBehavior: 'REPLACE', types }];
}

function listEntities(expected: Exclude<Expected, null>, { language }: Locale): er.dynamic.EntityListItem {
  switch (expected) {
    case 'feelings':
      return {
        name: 'Thing',
        values: FEELINGS.map((id) => toEntity(`symptom.${id}`, language.expected.feelings[id])),
      };
    case 'places':
      return { name: 'Place', values: SORE_PLACES.map((id) => toEntity(id, language.expected.places[id])) };
  }
  return never(expected);
}

function toEntity(id: string, [value, ...synonyms]: readonly [string, ...string[]]): er.dynamic.Entity {
  return { id, name: { value, synonyms } };
}
