/** A cough: two bursts of noise without a voice, as loud as speech. */
import { SAMPLE_RATE } from '../../simulator/sound/mix.ts';
import { makeRandom, scaleTo } from '../heard/noise.ts';

/** When each burst begins, and how quickly it dies away, in s. */
const BURSTS = [0, 0.32];
const FADES_S = 0.09;
const LASTS_S = 0.7;

/** The root mean square of speech from the synthesiser. */
const SPEECH = 0.1;

/** Makes a cough, at the simulator's rate. */
export function makeCough(): Float32Array {
  const random = makeRandom(3);
  const samples = Float32Array.from({ length: Math.round(LASTS_S * SAMPLE_RATE) }, (_, at) => {
    const seconds = at / SAMPLE_RATE;
    const begun = BURSTS.filter((fromS) => fromS <= seconds);
    const loudness = begun.reduce((sum, fromS) => sum + Math.exp((fromS - seconds) / FADES_S), 0);
    return loudness * (2 * random() - 1);
  });
  return scaleTo(samples, SPEECH);
}
