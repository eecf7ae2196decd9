/** What the coach says when it is asked about rolling or backs. */
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import { TOPIC_SOURCES } from '../../lambdas/coach/sources/topic-sources.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { capitalise, citeGrounds, joinBlocks, quoteBlock } from './markdown.ts';
import { nameIn } from './names.ts';

export function describeAnswers(locale: Locale, model: LanguageModel): string {
  return joinBlocks(
    ...TOPICS.flatMap((topic) => [
      `**${capitalise(nameIn(model, topic))}**. Source: ${citeGrounds(TOPIC_SOURCES[topic])}.`,
      quoteBlock(wordsOf(locale, { act: 'topic', topic })),
    ]),
  );
}
