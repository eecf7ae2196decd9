import { ENCODER_CACHE, loadEncoder } from './encoder.ts';
import { type Meanings, meaningsOf } from './meanings.ts';
import type { LanguageModel } from './schema.ts';
import { makeUnderstanding, type Understanding } from './understand.ts';

/**
 * Prepares the language understanding for one run of a command.
 * @param encoder whether to use the sentence encoder as well
 * @throws ModelError, EncoderError
 */
export async function prepareUnderstanding(model: LanguageModel, encoder: boolean): Promise<Understanding> {
  return makeUnderstanding(model, encoder ? await loadMeanings(model) : null);
}

/**
 * Loads the sentence encoder and encodes the model's samples. Reports on standard error, because loading and a
 * first encoding take more than a moment.
 * @throws ModelError, EncoderError
 */
export async function loadMeanings(model: LanguageModel): Promise<Meanings> {
  const { stderr } = process;
  stderr.write('Loading the sentence encoder…\n');
  let told = 0;
  const progress = (done: number): void => {
    const tenths = Math.floor(done * 10);
    if (tenths > told) stderr.write(`Encoding the samples, only this once: ${tenths * 10} %\n`);
    told = tenths;
  };
  return meaningsOf(model, await loadEncoder({ directory: ENCODER_CACHE, progress }));
}
