/** Judges what was made of a sentence. */
import type { Understanding, Understood } from '../../simulator/nlu/understand.ts';

/** One sentence, spoken once. `heard` is null if nothing was made of it. */
export interface Trial {
  readonly moment: string;
  readonly condition: string;
  readonly voice: string;
  readonly pace: number;
  readonly said: string;
  readonly heard: string | null;
}

/** How a trial went: word for word; other words that mean the same; nothing; or something else. */
export type Verdict = 'words' | 'intent' | 'refused' | 'wrong';

/** Returns what judges trials, by the model's understanding of both sentences. */
export function makeJudge(understanding: Understanding): (trial: Pick<Trial, 'said' | 'heard'>) => Verdict {
  const known = new Map<string, string>();
  const meaningOf = (sentence: string): string => {
    const meaning = known.get(sentence) ?? describeMeaning(understanding.inSession(sentence));
    known.set(sentence, meaning);
    return meaning;
  };
  return ({ said, heard }) => {
    if (heard === null) return 'refused';
    if (heard === said) return 'words';
    return meaningOf(heard) === meaningOf(said) ? 'intent' : 'wrong';
  };
}

function describeMeaning(understood: Understood): string {
  if (understood.kind !== 'intent') return understood.kind;
  const slots = [...understood.slots].map(([name, { value, resolution }]) => {
    const resolved = resolution?.code === 'ER_SUCCESS_MATCH' ? (resolution.id ?? resolution.name) : value;
    return `${name}=${resolved}`;
  });
  return [understood.intent, ...slots].join(' ');
}

/** A moment under one condition: how many of the sentences went how. */
export type Counts = Readonly<Record<Verdict, number>>;

/** Counts verdicts. */
export function countVerdicts(verdicts: readonly Verdict[]): Counts {
  const count = (of: Verdict): number => verdicts.filter((verdict) => verdict === of).length;
  return { words: count('words'), intent: count('intent'), refused: count('refused'), wrong: count('wrong') };
}
