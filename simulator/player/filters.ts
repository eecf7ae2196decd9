import type { AplaFilter } from './apla.ts';
import { beheaded, cut, inSequence, shaped, type Track } from './track.ts';

/** What a device plays at most; what repeats for ever is laid out this far. */
const FURTHEST_MS = 240_000;

/** A track as a filter leaves it. */
export function filtered(track: Track, filter: AplaFilter): Track {
  switch (filter.type) {
    case 'Repeat':
      return repeated(track, filter.repeatCount);
    case 'Trim':
      return beheaded(cut(track, Math.min(filter.end ?? track.durationMs, track.durationMs)), filter.start);
    case 'Volume': {
      const factor = factorOf(filter.amount);
      return shaped(track, () => factor);
    }
    case 'FadeIn':
      return shaped(track, (ms) => share(ms, filter.duration));
    case 'FadeOut':
      return shaped(track, (ms) => share(track.durationMs - ms, filter.duration));
  }
}

/** @param again how often after the first time; -1: for ever */
function repeated(track: Track, again: number): Track {
  if (track.durationMs <= 0) return track;
  const forEver = Math.ceil(FURTHEST_MS / track.durationMs) + 1;
  const times = again === -1 ? forEver : Math.min(forEver, again + 1);
  const { durationMs, cues } = inSequence(Array.from({ length: times }, () => track));
  return { durationMs, cues: cues.map((cue) => ({ ...cue, bed: true })), problems: track.problems };
}

/** "30%" or 0.3. */
function factorOf(amount: number | string): number {
  return typeof amount === 'number' ? amount : Number(amount.slice(0, -1)) / 100;
}

/** How far a fade of `durationMs` has got, from 0 to 1. */
function share(ms: number, durationMs: number): number {
  return durationMs === 0 ? 1 : Math.min(1, Math.max(0, ms / durationMs));
}
