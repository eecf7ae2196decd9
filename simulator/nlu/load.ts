import { ENCODER_CACHE, loadEncoder } from './encoder.ts';
import { type Meanings, meaningsOf } from './meanings.ts';
import type { LanguageModel } from './schema.ts';
import { type Understanding, makeUnderstanding } from './understand.ts';

/**
 * The understanding of one run of a command.
 * @param encoder whether the sentence encoder helps
 * @throws ModelError, EncoderError
 */
export async function prepareUnderstanding(model: LanguageModel, encoder: boolean): Promise<Understanding> {
  return makeUnderstanding(model, encoder ? await loadMeanings(model) : null);
}

/**
 * What the samples of a model mean, by the sentence encoder; tells on standard error of what takes longer than a
 * moment: loading it, and learning what isn't kept yet.
 * @throws ModelError, EncoderError
 */
export async function loadMeanings(model: LanguageModel): Promise<Meanings> {
  const { stderr } = process;
  stderr.write('Loading the sentence encoder…\n');
  let told = 0;
  const progress = (done: number): void => {
    const tenths = Math.floor(done * 10);
    if (tenths > told) stderr.write(`Learning the samples, this once: ${tenths * 10} %\n`);
    told = tenths;
  };
  return meaningsOf(model, await loadEncoder({ directory: ENCODER_CACHE, progress }));
}
