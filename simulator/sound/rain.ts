import { type Samples, SAMPLES_PER_MS } from '../player/voice.ts';

/** As loud as speech, by its effective value. What plays it under speech turns it down. */
const LOUDNESS = 0.1;

/** Each sample is mostly the one before it: that takes the hiss out of the noise. */
const SOFTNESS = 0.9;

/** The multiplier and the increment of Numerical Recipes' generator. The noise is the same every time. */
const NEXT = { times: 1_664_525, plus: 1_013_904_223 } as const;

/** Makes steady noise, soft like rain on leaves. */
export function makeRain(durationMs: number): Samples {
  const samples = new Float32Array(Math.round(durationMs * SAMPLES_PER_MS));
  let seed = 1;
  let soft = 0;
  let power = 0;
  for (let at = 0; at < samples.length; at += 1) {
    seed = (Math.imul(seed, NEXT.times) + NEXT.plus) >>> 0;
    soft = SOFTNESS * soft + (1 - SOFTNESS) * (seed / 2 ** 31 - 1);
    samples[at] = soft;
    power += soft * soft;
  }
  const effective = Math.sqrt(power / samples.length);
  return samples.map((sample) => (sample / effective) * LOUDNESS);
}
