import libsamplerate from '@alexanderolsen/libsamplerate-js';
import { decodeWaveToFloat32Channels } from '@echogarden/wave-codec';
import { type Samples, SAMPLES_PER_MS } from '../player/voice.ts';
import { SAMPLE_RATE } from './mix.ts';

/** Below this share of the loudest sample is silence. */
const SILENCE_SHARE = 0.02;

/** Left around the speech: soft consonants begin and end below that. */
const MARGIN_MS = 20;

/** How loud speech is made, as a root mean square: -20 dB; and its loudest sample at most. */
const LOUDNESS = 0.1;

const PEAK = 0.7;

/** What a synthesiser wrote (a WAV), as speech to be mixed: without silence around it, at our rate, as loud as any. */
export async function decodeSpeech(wav: Uint8Array): Promise<Samples> {
  // a synthesiser that writes as it goes doesn't know the length yet
  const { audioChannels, sampleRate } = decodeWaveToFloat32Channels(wav, true, true);
  const spoken = trimSilence(audioChannels[0] ?? new Float32Array(0), sampleRate);
  return spoken.length === 0 ? spoken : normalizeLoudness(await resample(spoken, sampleRate));
}

function trimSilence(samples: Samples, sampleRate: number): Samples {
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const isAudible = (sample: number): boolean => Math.abs(sample) > loudest * SILENCE_SHARE;
  const margin = Math.round((MARGIN_MS / 1000) * sampleRate);
  const first = samples.findIndex(isAudible);
  if (first === -1) return new Float32Array(0);
  return samples.slice(Math.max(0, first - margin), samples.findLastIndex(isAudible) + margin);
}

type Converter = Awaited<ReturnType<typeof libsamplerate.create>>;

/** One for each rate that synthesisers speak at: making one takes longer than using it. */
const converters = new Map<number, Promise<Converter>>();

async function resample(samples: Samples, sampleRate: number): Promise<Samples> {
  if (sampleRate === SAMPLE_RATE) return samples;
  const converterType = libsamplerate.ConverterType.SRC_SINC_MEDIUM_QUALITY;
  const converter =
    converters.get(sampleRate) ?? libsamplerate.create(1, sampleRate, SAMPLE_RATE, { converterType });
  converters.set(sampleRate, converter);
  return (await converter).simple(samples).slice();
}

function normalizeLoudness(samples: Samples): Samples {
  const square = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  const gain = Math.min(LOUDNESS / Math.sqrt(square), PEAK / loudest);
  return samples.map((sample) => sample * gain);
}

/** How long speech lasts, in ms. */
export function lengthMsOf(samples: Samples): number {
  return samples.length / SAMPLES_PER_MS;
}
