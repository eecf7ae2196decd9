/** What reaches the microphone: a sentence in a room, with noise or talk behind it. */
import libsamplerate from '@alexanderolsen/libsamplerate-js';
import { HEARD_RATE } from '../../simulator/listening/frame.ts';
import { SAMPLE_RATE } from '../../simulator/sound/mix.ts';
import { makePinkNoise, makeRandom, scaleTo } from './noise.ts';

/** What is behind a sentence, and how much louder the sentence is, in dB; null: an almost silent room. */
export interface Condition {
  readonly name: string;
  readonly behind: 'room' | 'noise' | 'talk';
  readonly dB: number;
}

export const CONDITIONS: readonly Condition[] = [
  { name: 'clean', behind: 'room', dB: 46 },
  { name: 'noise 20 dB', behind: 'noise', dB: 20 },
  { name: 'noise 10 dB', behind: 'noise', dB: 10 },
  { name: 'talk 20 dB', behind: 'talk', dB: 20 },
  { name: 'talk 10 dB', behind: 'talk', dB: 10 },
];

/** Speech comes from the synthesiser at this root mean square. */
const SPEECH = 0.1;

/** How much of the room is heard before and after a sentence, in s. */
const BEFORE_S = 0.9;
const AFTER_S = 0.9;

/** Converts speech from the synthesiser's rate to the engine's. */
export async function openConverter(): Promise<(samples: Float32Array) => Float32Array> {
  const converterType = libsamplerate.ConverterType.SRC_SINC_MEDIUM_QUALITY;
  const converter = await libsamplerate.create(1, SAMPLE_RATE, HEARD_RATE, { converterType });
  return (samples) => converter.simple(samples).slice();
}

/**
 * Puts a sentence into a room.
 * @param speech the sentence, at the engine's rate
 * @param talk other people's talk, at the engine's rate, which is repeated as long as it takes
 * @param seed of the noise
 */
export function putInRoom(
  speech: Float32Array,
  { behind, dB }: Condition,
  talk: Float32Array,
  seed: number,
): Float32Array {
  const before = Math.round(BEFORE_S * HEARD_RATE);
  const length = before + speech.length + Math.round(AFTER_S * HEARD_RATE);
  const noise =
    behind === 'talk'
      ? scaleTo(
          Float32Array.from({ length }, (_, at) => talk[(at + seed * HEARD_RATE) % talk.length] ?? 0),
          1,
        )
      : makePinkNoise(length, makeRandom(seed));
  const loudness = SPEECH / 10 ** (dB / 20);
  return noise.map((sample, at) => sample * loudness + (speech[at - before] ?? 0));
}
