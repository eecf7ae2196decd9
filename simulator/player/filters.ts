import type { AplaFilter } from './apla.ts';
import { concatenate, cut, dropStart, scaleVolume, type Track } from './track.ts';

/** A device plays at most this long. A component that repeats forever is laid out this far. */
const MAX_AUDIO_MS = 240_000;

/** Applies a filter to a track. */
export function applyFilter(track: Track, filter: AplaFilter): Track {
  switch (filter.type) {
    case 'Repeat':
      return repeatTrack(track, filter.repeatCount);
    case 'Trim':
      return dropStart(cut(track, Math.min(filter.end ?? track.durationMs, track.durationMs)), filter.start);
    case 'Volume': {
      const factor = factorOf(filter.amount);
      return scaleVolume(track, () => factor);
    }
    case 'FadeIn':
      return scaleVolume(track, (ms) => fadeFactor(ms, filter.duration));
    case 'FadeOut':
      return scaleVolume(track, (ms) => fadeFactor(track.durationMs - ms, filter.duration));
  }
}

/** @param extraTimes how often the track plays after the first time; -1 means forever */
function repeatTrack(track: Track, extraTimes: number): Track {
  if (track.durationMs <= 0) return track;
  const forEver = Math.ceil(MAX_AUDIO_MS / track.durationMs) + 1;
  const times = extraTimes === -1 ? forEver : Math.min(forEver, extraTimes + 1);
  const { durationMs, cues } = concatenate(Array.from({ length: times }, () => track));
  return { durationMs, cues: cues.map((cue) => ({ ...cue, bed: true })), problems: track.problems };
}

/** Converts a volume, "30%" or 0.3, into a factor. */
function factorOf(amount: number | string): number {
  return typeof amount === 'number' ? amount : Number(amount.slice(0, -1)) / 100;
}

/** Returns the volume factor, 0 to 1, at `ms` of a fade. */
function fadeFactor(ms: number, durationMs: number): number {
  return durationMs === 0 ? 1 : Math.min(1, Math.max(0, ms / durationMs));
}
