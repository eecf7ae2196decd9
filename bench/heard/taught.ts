/** The words that the coach teaches: on its page of phrases, on its screens, and as answers. */
import { readCommands } from '../../docs/handout/commands.ts';
import { numbersBetween } from '../../simulator/listening/sentences.ts';
import { countVerdicts, type Verdict } from './judge.ts';

const ANSWERS = ['yes', 'no', 'not sure', 'none of those', 'ready', 'go on', 'skip', 'repeat'];

/** All of them, in lower case. */
export const TAUGHT: ReadonlySet<string> = new Set([
  ...ANSWERS,
  ...numbersBetween(0, 10),
  ...readCommands().flatMap(({ say }) => say.map((phrase) => phrase.toLowerCase())),
]);

/** A sentence and how it was heard, each time it was spoken. */
export interface Judged {
  readonly said: string;
  readonly verdict: Verdict;
}

/**
 * Returns a line for each sentence, the worst first: how many times it was understood, taken for something else, and spoken.
 */
export function rankSentences(judged: readonly Judged[]): string[] {
  return [...new Set(judged.map(({ said }) => said))]
    .map((said) => {
      const verdicts = judged.filter((one) => one.said === said).map(({ verdict }) => verdict);
      const { words, intent, wrong } = countVerdicts(verdicts);
      return { said, understood: words + intent, wrong, spoken: verdicts.length };
    })
    .sort((one, other) => one.understood / one.spoken - other.understood / other.spoken)
    .map(({ said, understood, wrong, spoken }) => {
      const share = `${understood} of ${spoken}`.padStart(10);
      return `${share}  ${said}${wrong === 0 ? '' : ` (${wrong} taken for something else)`}`;
    });
}
