import { readNumbers } from './numbers.ts';
import { type LanguageModel, ModelError } from './schema.ts';
import { readDuration, readTime } from './times.ts';
import { wordsOf } from './words.ts';

/** How Alexa resolved a slot's words against the model's own type. Built-in types are not resolved (null). */
export type Resolution =
  | { readonly code: 'ER_SUCCESS_MATCH'; readonly id: string | undefined; readonly name: string }
  | { readonly code: 'ER_SUCCESS_NO_MATCH' }
  | null;

/**
 * A slot's value: the spoken words, or the figure that Alexa derives from them. `taken` counts the words that
 * it takes up.
 */
export interface SlotReading {
  readonly value: string;
  readonly resolution: Resolution;
  readonly taken: number;
}

/** Reads every value of one type that begins at a word of a sentence, the longest first. */
export type SlotReader = (words: readonly string[], start: number) => SlotReading[];

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

function makeBuiltInReader(
  read: (words: readonly string[], start: number) => readonly { value: string; taken: number }[],
) {
  return (words: readonly string[], start: number): SlotReading[] =>
    read(words, start).map((reading) => ({ ...reading, resolution: null }));
}

const BUILT_IN_READERS: ReadonlyMap<string, SlotReader> = new Map([
  ['AMAZON.NUMBER', makeBuiltInReader(readNumbers)],
  [
    'AMAZON.DURATION',
    makeBuiltInReader((words, start) => [readDuration(words, start)].filter((found) => found !== null)),
  ],
  [
    'AMAZON.TIME',
    makeBuiltInReader((words, start) => [readTime(words, start)].filter((found) => found !== null)),
  ],
  [
    'AMAZON.DayOfWeek',
    makeBuiltInReader((words, start) =>
      WEEKDAYS.filter((day) => words[start] === day || words[start] === `${day}s`).map((value) => ({
        value,
        taken: 1,
      })),
    ),
  ],
  [
    'AMAZON.SearchQuery',
    makeBuiltInReader((words, start) =>
      words.slice(start).map((_, at) => ({
        value: words.slice(start, words.length - at).join(' '),
        taken: words.length - at - start,
      })),
    ),
  ],
]);

/** An example value for each built-in type. */
const BUILT_IN_EXAMPLES: ReadonlyMap<string, string> = new Map([
  ['AMAZON.NUMBER', 'six'],
  ['AMAZON.DURATION', 'fifteen seconds'],
  ['AMAZON.TIME', 'seven thirty'],
  ['AMAZON.DayOfWeek', 'monday'],
  ['AMAZON.SearchQuery', 'something else'],
]);

/** Returns example values for each slot type: the names of its listed values, without synonyms. */
export function examplesOf(model: LanguageModel): ReadonlyMap<string, readonly string[]> {
  const builtIns = [...BUILT_IN_EXAMPLES].map(([type, example]) => [type, [example]] as const);
  const listed = model.types.map(
    ({ name, values }) => [name, values.map((value) => value.name.value)] as const,
  );
  return new Map<string, readonly string[]>([...builtIns, ...listed]);
}

/** Returns every phrase of a listed type as a slot value. */
export function phrasesOf({ values }: LanguageModel['types'][number]): SlotReading[] {
  return values.flatMap(({ id, name }) =>
    [name.value, ...name.synonyms].map((phrase): SlotReading => {
      const words = wordsOf(phrase);
      const resolution = { code: 'ER_SUCCESS_MATCH', id, name: name.value } as const;
      return { value: words.join(' '), resolution, taken: words.length };
    }),
  );
}

/**
 * Creates the readers of all slot types that a model uses.
 * @throws ModelError if a type is neither listed in the model nor one of the supported built-in types
 */
export function makeSlotReaders(model: LanguageModel): ReadonlyMap<string, SlotReader> {
  const readers = new Map(BUILT_IN_READERS);
  for (const type of model.types) readers.set(type.name, makeListReader(type));
  for (const intent of model.intents) {
    for (const slot of intent.slots) {
      if (!readers.has(slot.type)) {
        throw new ModelError(
          `${intent.name}, slot ${slot.name}: the type ${slot.type} is neither in the model nor built in`,
        );
      }
    }
  }
  return readers;
}

function makeListReader(type: LanguageModel['types'][number]): SlotReader {
  const byPhrase = new Map<string, SlotReading>();
  for (const phrase of phrasesOf(type)) if (!byPhrase.has(phrase.value)) byPhrase.set(phrase.value, phrase);
  const longest = Math.max(0, ...[...byPhrase.values()].map(({ taken }) => taken));
  return (words, start) => {
    const readings: SlotReading[] = [];
    for (let taken = Math.min(longest, words.length - start); taken > 0; taken -= 1) {
      const reading = byPhrase.get(words.slice(start, start + taken).join(' '));
      if (reading !== undefined) readings.push(reading);
    }
    return readings;
  };
}
