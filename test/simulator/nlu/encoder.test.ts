import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Embed,
  EncoderError,
  makeEncoder,
  loadEmbed,
  type Vector,
} from '../../../simulator/nlu/encoder.ts';
import { meaningsOf } from '../../../simulator/nlu/meanings.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { MODEL } from '../fixture.ts';

const SIZE = 512;

/**
 * Creates an encoder that compares first letters, and for which "agony" is similar to "hurts". It records what
 * it is asked.
 */
function letters(): { embed: Embed; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    embed: (sentences) => {
      asked.push(...sentences);
      return Promise.resolve(
        sentences.map((sentence) => {
          const vector = Array.from({ length: SIZE }, () => 0);
          if (/hurt|agony/.test(sentence)) vector[0] = 9;
          for (const word of sentence.split(' ')) vector[word.charCodeAt(0) % SIZE] = 1;
          return vector;
        }),
      );
    },
  };
}

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'encoder-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

const options = (): { directory: string; progress: () => void } => ({ directory, progress: () => undefined });

describe('the vectors of samples', () => {
  it('are computed once and read from the cache afterwards', async () => {
    const first = letters();
    const learned = await makeEncoder(first.embed, options()).encodeSamples(['one two', 'three', 'one two']);
    expect(first.asked).toEqual(['one two', 'three']);
    const second = letters();
    expect(await makeEncoder(second.embed, options()).encodeSamples(['three', 'one two', 'four'])).toEqual([
      learned[1],
      learned[0],
      expect.any(Float32Array),
    ]);
    expect(second.asked).toEqual(['four']);
  });

  it('have unit length', async () => {
    const [vector]: readonly Vector[] = await makeEncoder(letters().embed, options()).encode(['a b c d']);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1);
  });

  it('are computed again if the cache is damaged', async () => {
    await makeEncoder(letters().embed, options()).encodeSamples(['one']);
    for (const name of readdirSync(directory)) writeFileSync(join(directory, name), 'x');
    const again = letters();
    await makeEncoder(again.embed, options()).encodeSamples(['one']);
    expect(again.asked).toEqual(['one']);
  });
});

describe('the packages of the encoder', () => {
  const figures = Array.from({ length: SIZE }, () => 0.5);
  const model = { embed: (said: string[]) => Promise.resolve(said.map(() => figures)) };
  const source = { modelSource: () => Promise.resolve('the model') };
  const loading =
    (initModel: () => Promise<unknown>) =>
    (name: string): Promise<unknown> =>
      Promise.resolve(name.endsWith('/embeddings') ? { initModel } : source);

  it('encode sentences', async () => {
    const embed = await loadEmbed(loading(() => Promise.resolve(model)));
    expect(await embed(['one', 'two'])).toEqual([figures, figures]);
  });

  it.each([
    [
      'a package is missing',
      () => Promise.reject(new Error('gone')),
      /optional packages @energetic-ai.*npm ci/,
    ],
    [
      'a package does not contain the model',
      loading(() => Promise.reject(new Error('ENOENT'))),
      /expected model\.json .*npm ci --include=optional/,
    ],
  ])('are reported with a remedy if %s', async (_, load, message) => {
    const failed = loadEmbed(load);
    await expect(failed).rejects.toThrow(EncoderError);
    await expect(failed).rejects.toThrow(message);
  });
});

describe('understanding with an encoder', () => {
  const withLetters = async (said: readonly string[]): Promise<ReturnType<typeof makeUnderstanding>> => {
    const meanings = await meaningsOf(MODEL, makeEncoder(letters().embed, options()));
    await meanings.learn(said);
    return makeUnderstanding(MODEL, meanings);
  };

  it.each(['start my routine', 'um, start my routine please', 'remind me at half past six', 'not yes', ''])(
    'changes nothing about what the grammar matches, nor what contradicts: %s',
    async (said) => {
      expect((await withLetters([said])).inSession(said)).toEqual(makeUnderstanding(MODEL).inSession(said));
    },
  );

  it('compares sentences by meaning as well as by words', async () => {
    const said = 'sheer agony';
    expect(makeUnderstanding(MODEL).inSession(said)).toMatchObject({ match: 'fallback' });
    expect((await withLetters([said])).inSession(said)).toMatchObject({
      intent: 'HurtsIntent',
      match: 'fuzzy',
    });
  });

  it('never matches a denial with its opposite', async () => {
    const said = 'it does not hurt';
    const understood = (await withLetters([said])).inSession(said);
    expect(understood).not.toMatchObject({ intent: 'HurtsIntent' });
  });

  it('encodes a sentence when asked to, and also the words after the name of the skill', async () => {
    const understood = await withLetters([]);
    await understood.learn('ask foam roll coach about sheer agony');
    expect(understood.outside('ask foam roll coach about sheer agony')).toMatchObject({
      intent: 'HurtsIntent',
      match: 'fuzzy',
    });
    await expect(makeUnderstanding(MODEL).learn('sheer agony')).resolves.toBeUndefined();
  });

  it('compares a sentence by its words if it was not encoded before', async () => {
    const said = 'that really hurts a lot';
    expect((await withLetters([])).inSession(said)).toEqual(makeUnderstanding(MODEL).inSession(said));
  });
});
