/** Checks rules for an interaction model that Alexa enforces, but that no published schema contains. */
import { z } from 'zod';

const slots = z.array(z.looseObject({ name: z.string(), type: z.string() })).default([]);
const modelSchema = z.looseObject({
  interactionModel: z.looseObject({
    languageModel: z.looseObject({
      invocationName: z.string(),
      intents: z.array(z.looseObject({ name: z.string(), slots, samples: z.array(z.string()).default([]) })),
      types: z
        .array(
          z.looseObject({
            name: z.string(),
            values: z.array(
              z.looseObject({
                id: z.string().optional(),
                name: z.looseObject({ value: z.string(), synonyms: z.array(z.string()).default([]) }),
              }),
            ),
          }),
        )
        .default([]),
    }),
  }),
});
export type Model = z.infer<typeof modelSchema>['interactionModel']['languageModel'];

/** Returns the language model in a file that conforms to the schema. */
export function languageModelOf(json: unknown): Model {
  return modelSchema.parse(json).interactionModel.languageModel;
}

/** Built-in slot types that every English locale supports. */
const BUILT_IN_TYPES = [
  'NUMBER',
  'DURATION',
  'TIME',
  'DATE',
  'FOUR_DIGIT_NUMBER',
  'Ordinal',
  'SearchQuery',
].map((name) => `AMAZON.${name}`);
const REQUIRED_INTENTS = ['Help', 'Stop', 'Cancel', 'Fallback', 'NavigateHome'].map(
  (name) => `AMAZON.${name}Intent`,
);

/** Names consist of letters and underscores. */
const NAME = /^[A-Za-z_]+$/;
const BUILT_IN_NAME = /^AMAZON\.[A-Za-z]+$/;
/**
 * A sample consists of slots and of words with letters, apostrophes, hyphens, and the periods of abbreviations.
 */
const WORD = String.raw`[\p{L}][\p{L}'.-]*|\{[A-Za-z_]+\}(?:'s)?`;
const SAMPLE = new RegExp(`^(?:${WORD})(?: (?:${WORD}))*$`, 'u');

// Limits remembered from Amazon's reference. None of them was tried.
const MAX_INTENTS = 250;
const MAX_PHRASES = 50_000;
const MAX_PHRASE_LENGTH = 140;

/** Checks a model by itself. */
export function checkModel(model: Model): string[] {
  return [
    ...checkInvocation(model.invocationName),
    ...checkNames(model),
    ...checkIntents(model),
    ...checkTypes(model),
  ];
}

/**
 * Words that open a skill, wake a device, or connect a request to a name. An invocation name must not contain
 * them.
 */
const RESERVED =
  'alexa amazon echo computer ziggy skill app run start play resume use launch ask open tell load begin enable to from in using with about for that by if and whether'.split(
    ' ',
  );
const SMALL_WORDS = 'the a an for to of about up by at off with'.split(' ');

function checkInvocation(name: string): string[] {
  const words = name.split(' ');
  const reserved = words.filter((word) => RESERVED.includes(word));
  const small = words.length === 2 ? words.filter((word) => SMALL_WORDS.includes(word)) : [];
  const quoted = `invocation name "${name}"`;
  return [
    ...(/^[a-z](?:[a-z'. ]*[a-z.])?$/.test(name) && !name.includes('  ')
      ? []
      : [
          `${quoted} may contain only lower-case letters, apostrophes, periods and single spaces; numbers are spelled out`,
        ]),
    ...(words.length < 2 ? [`${quoted} has one word, two or more are needed`] : []),
    ...(name.length > 50 ? [`${quoted} has ${name.length} characters, at most 50 are allowed`] : []),
    ...[...reserved, ...small].map((word) => `${quoted} must not contain "${word}"`),
  ];
}

function checkNames({ intents, types }: Model): string[] {
  const names = intents.map(({ name }) => name);
  const slotNames = intents.flatMap((intent) => intent.slots.map(({ name }) => name));
  const bad = [
    ...names.filter((name) => !NAME.test(name) && !BUILT_IN_NAME.test(name)),
    ...[...slotNames, ...types.map(({ name }) => name)].filter((name) => !NAME.test(name)),
  ];
  return [
    ...bad.map((name) => `the name ${name}: only letters and underscores are allowed`),
    ...findRepeated(names).map((name) => `intent ${name} occurs twice`),
    ...findRepeated(types.map(({ name }) => name)).map((name) => `slot type ${name} occurs twice`),
    ...REQUIRED_INTENTS.filter((name) => !names.includes(name)).map((name) => `intent ${name} is missing`),
    ...(intents.length > MAX_INTENTS
      ? [`${intents.length} intents, at most ${MAX_INTENTS} are allowed`]
      : []),
  ];
}

function checkIntents({ intents, types }: Model): string[] {
  const known = [...types.map(({ name }) => name), ...BUILT_IN_TYPES];
  const ownerOf = new Map<string, string>();
  return intents.flatMap(({ name, slots: declared, samples }) => {
    const slotNames = declared.map((slot) => slot.name);
    const built = name.startsWith('AMAZON.');
    return [
      ...declared
        .filter(({ type }) => !known.includes(type))
        .map((slot) => `${name}: slot ${slot.name} has the type ${slot.type}, which isn't defined`),
      ...findRepeated(slotNames).map((slot) => `${name}: slot ${slot} is declared twice`),
      ...(built || samples.length > 0 ? [] : [`${name} has no sample`]),
      ...samples.flatMap((sample) => checkSample(name, sample, slotNames)),
      ...samples.flatMap((sample) => checkRepetition(name, sample, declared, ownerOf)),
    ];
  });
}

function checkSample(intent: string, sample: string, declared: readonly string[]): string[] {
  const used = [...sample.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const quoted = `${intent}: "${sample}"`;
  return [
    ...(SAMPLE.test(sample)
      ? []
      : [`${quoted}: only letters, spaces, apostrophes, hyphens, periods and {slots} are allowed`]),
    ...used
      .filter((slot) => !declared.includes(slot))
      .map((slot) => `${quoted}: no slot ${slot} is declared`),
    ...findRepeated(used).map((slot) => `${quoted} has the slot ${slot} twice`),
  ];
}

type Slots = Model['intents'][number]['slots'];

/**
 * Finds a sample that another intent also has. Slots are compared by type, because their names mean nothing to
 * Alexa.
 * @param once the samples so far, with their intents; this sample is added
 */
function checkRepetition(
  intent: string,
  sample: string,
  declared: Slots,
  once: Map<string, string>,
): string[] {
  const typed = sample
    .toLowerCase()
    .replace(
      /\{([^}]*)\}/g,
      (_, name: string) => `{${declared.find((slot) => slot.name === name)?.type ?? name}}`,
    );
  const other = once.get(typed);
  once.set(typed, intent);
  return other === undefined ? [] : [`${intent}: "${sample}" is also a sample of ${other}`];
}

function checkTypes({ types }: Model): string[] {
  const phrases = types.flatMap(({ values }) => values.flatMap(({ name }) => [name.value, ...name.synonyms]));
  return [
    ...types.flatMap(({ name, values }) => [
      ...(values.length === 0 ? [`slot type ${name} has no value`] : []),
      ...findRepeated(values.flatMap(({ id }) => id ?? [])).map((id) => `${name}: the id ${id} occurs twice`),
    ]),
    ...phrases
      .filter((phrase) => phrase.trim() === '' || phrase.length > MAX_PHRASE_LENGTH)
      .map(
        (phrase) => `the value "${phrase.slice(0, 40)}": one to ${MAX_PHRASE_LENGTH} characters are allowed`,
      ),
    ...(phrases.length > MAX_PHRASES
      ? [`${phrases.length} values and synonyms, at most ${MAX_PHRASES} are allowed`]
      : []),
  ];
}

function findRepeated(items: readonly string[]): string[] {
  return items.filter((item, at) => items.indexOf(item) !== at);
}
