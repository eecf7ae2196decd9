import type { Track } from '../player/track.ts';
import { SAMPLES_PER_MS } from '../player/voice.ts';

/** Sound in the format of audio devices: 16 bits a sample, 24,000 samples a second, one channel. */
export type Pcm = Int16Array;

/** Samples a second. */
export const SAMPLE_RATE = SAMPLES_PER_MS * 1000;

const LOUDEST = 32_767;

/** Converts a time in ms into a number of samples. */
export function samplesIn(ms: number): number {
  return Math.round(ms * SAMPLES_PER_MS);
}

/**
 * Mixes a track, exact to the sample. Each clip begins at its moment, and the result is as long as the track.
 */
export function mix(track: Track): Pcm {
  const sum = new Float32Array(samplesIn(track.durationMs));
  for (const { clips } of track.cues) {
    for (const { atMs, endMs, skipMs, samples } of clips) {
      const from = samplesIn(atMs);
      const skip = samplesIn(skipMs);
      const until = Math.min(samplesIn(endMs), sum.length, from + samples.length - skip);
      for (let at = from; at < until; at += 1) sum[at] = (sum[at] ?? 0) + (samples[at - from + skip] ?? 0);
    }
  }
  return pcmOf(sum);
}

/** Converts samples from -1 to 1 into 16 bits. Louder samples are clipped. */
export function pcmOf(samples: Float32Array): Pcm {
  const pcm = new Int16Array(samples.length);
  // This is a loop because a minute has 1.4 million samples.
  for (let at = 0; at < pcm.length; at += 1)
    pcm[at] = Math.round(Math.max(-1, Math.min(1, samples[at] ?? 0)) * LOUDEST);
  return pcm;
}

/** Converts 16 bits into samples from -1 to 1. */
export function samplesOf(pcm: Pcm): Float32Array {
  const samples = new Float32Array(pcm.length);
  for (let at = 0; at < samples.length; at += 1) samples[at] = (pcm[at] ?? 0) / LOUDEST;
  return samples;
}
