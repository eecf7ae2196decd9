import { beforeAll, describe, expect, it } from 'vitest';
import { makeJudge, type Verdict } from '../../bench/heard/judge.ts';
import { makePinkNoise, makeRandom, scaleTo } from '../../bench/heard/noise.ts';
import { CONDITIONS, putInRoom } from '../../bench/heard/sound.ts';
import { loadModel } from '../../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../../simulator/nlu/understand.ts';

const loudnessOf = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

describe('the noise of bench:heard', () => {
  it('is the same in every run, and another one by another seed', () => {
    const noise = (seed: number): Float32Array => makePinkNoise(1_000, makeRandom(seed));
    expect(noise(1)).toEqual(noise(1));
    expect(noise(1)).not.toEqual(noise(2));
    expect(loudnessOf(noise(1))).toBeCloseTo(1, 5);
  });

  it('is louder where it is deep', () => {
    const noise = makePinkNoise(20_000, makeRandom(1));
    const steps = noise.map((sample, at) => sample - (noise[at - 1] ?? sample));
    // White noise differs from sample to sample by its loudness times the root of two.
    expect(loudnessOf(steps)).toBeLessThan(1);
  });

  it.each(CONDITIONS)('is as far below the speech as $name says', (condition) => {
    const speech = scaleTo(
      Float32Array.from({ length: 8_000 }, (_, at) => Math.sin(at)),
      0.1,
    );
    const talk = Float32Array.from({ length: 16_000 }, (_, at) => Math.sin(at * 0.7));
    const sound = putInRoom(speech, condition, talk, 1);
    const behind = putInRoom(new Float32Array(8_000), condition, talk, 1);
    expect(20 * Math.log10(0.1 / loudnessOf(behind))).toBeCloseTo(condition.dB, 1);
    expect(sound).toHaveLength(behind.length);
    expect(loudnessOf(sound)).toBeGreaterThan(loudnessOf(behind));
  });
});

describe('the judge of bench:heard', () => {
  let judge: ReturnType<typeof makeJudge>;
  beforeAll(() => {
    judge = makeJudge(makeUnderstanding(loadModel('interaction-models', 'en-US')));
  });

  it.each<[string, string | null, Verdict]>([
    ['pause', 'pause', 'words'],
    ['it hurts', 'that hurts', 'intent'],
    ['two', 'ten', 'wrong'],
    ['yes', 'no', 'wrong'],
    ['yes', null, 'refused'],
  ])('calls "%s", heard as %s, %s', (said, heard, verdict) => {
    expect(judge({ said, heard })).toBe(verdict);
  });
});
