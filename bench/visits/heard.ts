/** What is heard in a visit, sentence by sentence, and what each sentence is for. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { PRESSURES } from '../../lambdas/coach/routine/run.ts';
import { KNOWLEDGE } from '../../lambdas/locales/english/knowledge.ts';
import { wordsOf, wordsOfLine } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

/**
 * `safety`: questions about health, how hard to press, how to stop, how to get up: the same words at every visit. `procedure`:
 * greetings, the other questions, how to go on. `coaching`: how to lie, roll, hold and breathe. `knowledge`: what is told in
 * a hold. `praise`: what was done, and what it adds up to.
 */
export const KINDS = ['safety', 'procedure', 'coaching', 'knowledge', 'praise'] as const;

export type Kind = (typeof KINDS)[number];

/** A sentence that was heard. */
export interface Sentence {
  readonly text: string;
  readonly words: number;
  readonly kind: Kind;
}

/** Where in a visit words are heard: in timed audio with holds, before the first of it, or after the last. */
export type Where = 'opening' | 'getting_ready' | 'holding' | 'ending';

/** Questions that aren't about health, and whose words may vary. */
const ABOUT_THE_VISIT: readonly AskedId[] = [
  'pain_now',
  'ready',
  'hardest',
  'back_now',
  'keep_ratings',
  'reach',
];

const US = localeFor('en-US');

const splitSentences = (text: string): readonly string[] =>
  text.split(/(?<=[.?])\s+/).filter((one) => one !== '');

const TOLD: ReadonlySet<string> = new Set(Object.values(KNOWLEDGE).flat().flatMap(splitSentences));

const NEVER_VARIES: ReadonlySet<string> = new Set(
  [
    ...PRESSURES.flatMap((upTo) =>
      [true, false].map((gentle) => wordsOfLine(US, { line: 'pressure', gentle, upTo })),
    ),
    wordsOfLine(US, { line: 'close_get_up' }),
    wordsOf(US, { act: 'ok' }),
  ].flatMap(splitSentences),
);

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /\w/.test(word)).length;

/**
 * The sentences of an answer.
 * @param open the question that the answer ends with; null at the goodbye
 */
export function sentencesOf(heard: string, where: Where, open: AskedId | null): readonly Sentence[] {
  const asksOfHealth = open !== null && !ABOUT_THE_VISIT.includes(open);
  return splitSentences(heard).map((text) => ({
    text,
    words: countWords(text),
    kind: kindOf(text, where, asksOfHealth),
  }));
}

function kindOf(text: string, where: Where, asksOfHealth: boolean): Kind {
  if (TOLD.has(text)) return 'knowledge';
  const isSafety = NEVER_VARIES.has(text) || text.startsWith('If anything is sharp');
  if (isSafety || (text.endsWith('?') && asksOfHealth)) return 'safety';
  if (text.endsWith('?')) return 'procedure';
  switch (where) {
    case 'opening':
      return 'procedure';
    case 'getting_ready':
      return /\bready\b/i.test(text) ? 'procedure' : 'coaching';
    case 'holding':
      return 'coaching';
    case 'ending':
      return /^(?:Goodbye|Take care|Rest well|That's it for today|Until next time)\.$/.test(text)
        ? 'procedure'
        : 'praise';
  }
}

/** The share of each kind in the words of a visit, from 0 to 1. */
export function sharesOf(sentences: readonly Sentence[]): Readonly<Record<Kind, number>> {
  const all = sumWords(sentences);
  const shareOf = (kind: Kind): number => sumWords(sentences.filter((one) => one.kind === kind)) / all;
  return {
    safety: shareOf('safety'),
    procedure: shareOf('procedure'),
    coaching: shareOf('coaching'),
    knowledge: shareOf('knowledge'),
    praise: shareOf('praise'),
  };
}

/** How much of a visit, counted in words outside safety, was said word for word in the visit before: from 0 to 1. */
export function shareHeardBefore(sentences: readonly Sentence[], before: readonly Sentence[]): number {
  const said = new Set(before.map(({ text }) => text));
  const varies = sentences.filter(({ kind }) => kind !== 'safety');
  return sumWords(varies.filter(({ text }) => said.has(text))) / sumWords(varies);
}

/** How many words sentences have. */
export function sumWords(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}
