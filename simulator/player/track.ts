import { type AudioPiece, type Samples, SAMPLES_PER_MS } from './voice.ts';

/** Words, and the moment they begin. */
export interface Caption {
  readonly atMs: number;
  readonly text: string;
}

/** Samples that are heard from `atMs` to `endMs`. Their first `skipMs` are left out. */
export interface Clip {
  readonly atMs: number;
  readonly endMs: number;
  readonly skipMs: number;
  readonly samples: Samples;
}

/** One piece of audio. It begins at `atMs` and ends at `endMs`. */
export interface Cue {
  readonly kind: 'speech' | 'sound';
  readonly atMs: number;
  readonly endMs: number;
  readonly captions: readonly Caption[];
  /** The samples of the cue; empty if only its length is known. */
  readonly clips: readonly Clip[];
  /** The cue may play under other audio, because it is part of something that repeats. */
  readonly bed: boolean;
}

/** Audio laid out in time. `problems` names speech that is cut off or runs into the next cue. */
export interface Track {
  readonly durationMs: number;
  readonly cues: readonly Cue[];
  readonly problems: readonly string[];
}

/** A track of length 0. */
export const SILENT: Track = { durationMs: 0, cues: [], problems: [] };

/** Returns a phrase or a sound as a clip that begins at `atMs`; empty if it has no samples. */
export function clipsOf({ durationMs, samples }: AudioPiece, atMs: number): Clip[] {
  return samples === null ? [] : [{ atMs, endMs: atMs + durationMs, skipMs: 0, samples }];
}

/** Plays tracks one after the other. */
export function concatenate(tracks: readonly Track[]): Track {
  let at = 0;
  const cues: Cue[] = [];
  for (const track of tracks) {
    cues.push(...track.cues.map((cue) => shiftCue(cue, at)));
    at += track.durationMs;
  }
  return { durationMs: at, cues, problems: tracks.flatMap((track) => track.problems) };
}

/** Moves a cue `ms` later. */
function shiftCue(cue: Cue, ms: number): Cue {
  return {
    ...cue,
    atMs: cue.atMs + ms,
    endMs: cue.endMs + ms,
    captions: cue.captions.map((caption) => ({ ...caption, atMs: caption.atMs + ms })),
    clips: cue.clips.map((clip) => ({ ...clip, atMs: clip.atMs + ms, endMs: clip.endMs + ms })),
  };
}

/** Ends a track at `durationMs` at the latest. Speech that is still going on is reported as a problem. */
export function cut(track: Track, durationMs: number): Track {
  const problems = track.cues
    .filter((cue) => cue.kind === 'speech' && cue.endMs > durationMs && !(cue.bed && cue.atMs >= durationMs))
    .map((cue) => describeCutOff(cue, durationMs));
  const cues = track.cues.filter((cue) => cue.atMs < durationMs).map((cue) => endCueAt(cue, durationMs));
  return {
    durationMs: Math.min(track.durationMs, durationMs),
    cues,
    problems: [...track.problems, ...problems],
  };
}

function endCueAt(cue: Cue, ms: number): Cue {
  const clips = cue.clips
    .filter((clip) => clip.atMs < ms)
    .map((clip) => ({ ...clip, endMs: Math.min(clip.endMs, ms) }));
  return { ...cue, endMs: Math.min(cue.endMs, ms), clips };
}

/** Removes the first `ms` of a track. */
export function dropStart(track: Track, ms: number): Track {
  const cues = track.cues.filter((cue) => cue.endMs > ms).map((cue) => shiftCue(startCueAt(cue, ms), -ms));
  return { ...track, durationMs: Math.max(0, track.durationMs - ms), cues };
}

function startCueAt(cue: Cue, ms: number): Cue {
  const clips = cue.clips
    .filter((clip) => clip.endMs > ms)
    .map((clip) => {
      const lateMs = Math.max(0, ms - clip.atMs);
      return { ...clip, atMs: clip.atMs + lateMs, skipMs: clip.skipMs + lateMs };
    });
  const captions = cue.captions.map((caption) => ({ ...caption, atMs: Math.max(ms, caption.atMs) }));
  return { ...cue, atMs: Math.max(ms, cue.atMs), captions, clips };
}

/** Changes the volume of a track by a factor that depends on the moment, in ms. */
export function scaleVolume(track: Track, factor: (ms: number) => number): Track {
  // Only what is heard of a clip is worth the work: a repeated sound is often cut to a part of itself.
  const shape = ({ atMs, endMs, skipMs, samples }: Clip): Clip => {
    const shaped = new Float32Array(samples.length);
    const until = Math.min(samples.length, Math.ceil((skipMs + endMs - atMs) * SAMPLES_PER_MS));
    for (let at = Math.floor(skipMs * SAMPLES_PER_MS); at < until; at += 1)
      shaped[at] = (samples[at] ?? 0) * factor(atMs - skipMs + at / SAMPLES_PER_MS);
    return { atMs, endMs, skipMs, samples: shaped };
  };
  return { ...track, cues: track.cues.map((cue) => ({ ...cue, clips: cue.clips.map(shape) })) };
}

/** Describes the problem that a cue is cut off at `atMs`. */
export function describeCutOff(cue: Cue, atMs: number): string {
  return `${describeCue(cue)} is cut off at ${formatSeconds(atMs)}`;
}

/** Describes a cue in a problem: its words and its times. */
export function describeCue(cue: Cue): string {
  const text = cue.captions.map((caption) => caption.text).join(' ');
  const what = cue.kind === 'sound' ? 'the sound' : `"${text.length > 50 ? `${text.slice(0, 50)}…` : text}"`;
  return `${what} (${formatSeconds(cue.atMs)} to ${formatSeconds(cue.endMs)})`;
}

function formatSeconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
