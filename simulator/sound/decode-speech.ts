import libsamplerate from '@alexanderolsen/libsamplerate-js';
import { decodeWaveToFloat32Channels } from '@echogarden/wave-codec';
import { type Samples, SAMPLES_PER_MS } from '../player/voice.ts';
import { SAMPLE_RATE } from './mix.ts';

/** Samples below this share of the loudest one count as silence. */
const SILENCE_SHARE = 0.02;

/** Kept at both ends, in ms, because soft consonants begin and end below that share. */
const MARGIN_MS = 20;

/** The loudness of all speech, as a root mean square (-20 dB). PEAK limits the loudest sample. */
const LOUDNESS = 0.1;

const PEAK = 0.7;

/**
 * Decodes a synthesiser's WAV into speech for mixing: without silence at its ends, at our sample rate, and at
 * the common loudness.
 */
export async function decodeSpeech(wav: Uint8Array): Promise<Samples> {
  // Ignores the lengths in the header: a synthesiser that streams its output does not know them yet.
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

/** One converter for each sample rate, because creating one takes longer than using it. */
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

/** Returns the length of speech, in ms. */
export function lengthMsOf(samples: Samples): number {
  return samples.length / SAMPLES_PER_MS;
}
