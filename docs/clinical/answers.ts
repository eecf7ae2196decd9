/** What the coach says when it is asked about rolling or backs. */
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import { TOPIC_SOURCES } from '../../lambdas/coach/sources/topic-sources.ts';
import { KNOWLEDGE_SOURCES } from '../../lambdas/coach/sources/body-sources.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { KNOWLEDGE } from '../../lambdas/locales/english/knowledge.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { bulletList, capitalise, citeGrounds, joinBlocks, quote, quoteBlock } from './markdown.ts';
import { nameIn, REGION_NAMES } from './names.ts';

export function describeAnswers(locale: Locale, model: LanguageModel): string {
  return joinBlocks(
    ...TOPICS.flatMap((topic) => [
      `**${capitalise(nameIn(model, topic))}**. Source: ${citeGrounds(TOPIC_SOURCES[topic])}.`,
      quoteBlock(wordsOf(locale, { act: 'topic', topic })),
    ]),
    '### Told in a hold',
    'From the second to the twelfth visit each hold tells one of these, but not the first hold of a beginner; later one hold in every third visit does. “Talk less” ends it. Where a muscle lies and what it moves is textbook anatomy.',
    ...keysOf(KNOWLEDGE).flatMap((about) => [
      `**${about === 'rolling' ? 'Rolling' : capitalise(REGION_NAMES[about].short)}**. Source: ${KNOWLEDGE_SOURCES[about] === 'own_choice' ? 'textbook anatomy' : citeGrounds(KNOWLEDGE_SOURCES[about])}.`,
      bulletList(KNOWLEDGE[about].map(quote)),
    ]),
  );
}
