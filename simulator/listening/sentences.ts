/** The sentences that a page listens for, taken from the interaction model. */
import { UNIT_WORDS, wordsOf } from '../nlu/words.ts';
import type { LanguageModel } from '../nlu/schema.ts';

/** A longer sentence is seldom said lying down, and each makes the others harder to tell apart. */
const MAX_WORDS = 4;

/** A cough, a groan or a breath sounds like these. */
const NOISES = new Set('uh huh mm hmm nuh ow oww argh ah oh ooh oof god damn eh'.split(' '));

/** Whether the words are ones that can be told from a noise, and few enough. */
function isListenedFor(sentence: string): boolean {
  const words = sentence.split(' ');
  return words.length <= MAX_WORDS && !words.some((word) => NOISES.has(word));
}

/** Takes sentences from one interaction model. */
export class Sentences {
  readonly #model: LanguageModel;

  constructor(model: LanguageModel) {
    this.#model = model;
  }

  /** What opens the skill. */
  opening(): string[] {
    return [`open ${this.#model.invocationName}`];
  }

  /**
   * The first samples of an intent that have no slot. The model lists the most usual ones first.
   * @param most how many
   * @throws Error if the model does not have the intent
   */
  of(intent: string, most: number): string[] {
    const found = this.#model.intents.find(({ name }) => name === intent);
    if (found === undefined) throw new Error(`expected the model to have ${intent}`);
    return found.samples.filter((sample) => !sample.includes('{') && isListenedFor(sample)).slice(0, most);
  }

  /**
   * The phrases of a slot type, the names of its values first.
   * @param most how many of each value
   * @throws Error if the model does not have the type
   */
  values(type: string, most: number): string[] {
    const found = this.#model.types.find(({ name }) => name === type);
    if (found === undefined) throw new Error(`expected the model to have the type ${type}`);
    return found.values.flatMap(({ name }) =>
      [name.value, ...name.synonyms].filter(isListenedFor).slice(0, most),
    );
  }

  /** The phrases of a slot type that occur in what was just said: "chest pain", of a question that names it. */
  named(type: string, said: string): string[] {
    if (said === '') return [];
    const words = ` ${wordsOf(said).join(' ')} `;
    return this.values(type, Infinity).filter((phrase) => words.includes(` ${wordsOf(phrase).join(' ')} `));
  }
}

/** Whole numbers in words, both ends included, below 1000: "forty two". */
export function numbersBetween(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, at) => spell(from + at));
}

function spell(value: number): string {
  if (value < 100) return wordsOf(String(value)).join(' ');
  const rest = value % 100;
  const hundreds = `${UNIT_WORDS[Math.floor(value / 100)] ?? ''} hundred`;
  return rest === 0 ? hundreds : `${hundreds} and ${spell(rest)}`;
}
