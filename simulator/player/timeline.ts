import { type AplaComponent, type AplaFilter, childrenOf } from './apla.ts';
import { parsePlainText, parseSsml, type Spoken } from './ssml.ts';

/** A word takes 0.4 s: 150 words a minute, whatever voice is installed. */
export const WORD_MS = 400;
/** The slowest voice that everything must fit: 120 words a minute. */
export const SLOW_WORD_MS = 500;
/** A sound counts one second. */
const SOUND_MS = 1000;
/** What a device plays at most; what repeats for ever is laid out this far. */
const FURTHEST_MS = 240_000;

/** Words and the moment they begin. */
export interface Caption {
  readonly atMs: number;
  readonly text: string;
}

/** One piece of audio with a beginning and an end, in ms. */
interface Cue {
  readonly kind: 'speech' | 'sound';
  readonly atMs: number;
  readonly endMs: number;
  readonly captions: readonly Caption[];
  /** Under other audio on purpose: part of something that repeats. */
  readonly bed: boolean;
}

/** Audio laid out in time. `problems` names speech that is cut off or runs into the next cue. */
export interface Track {
  readonly durationMs: number;
  readonly cues: readonly Cue[];
  readonly problems: readonly string[];
}

const SILENT: Track = { durationMs: 0, cues: [], problems: [] };

/**
 * Lays out speech.
 * @param wordMs how long a word takes
 * @throws SsmlError
 */
export function speechTrack(content: string, contentType: 'SSML' | 'PlainText', wordMs: number): Track {
  const captions: Caption[] = [];
  const sounds: Cue[] = [];
  let at = 0;
  let sentence: { atMs: number; text: string } | null = null;
  const endSentence = (): void => {
    if (sentence !== null) captions.push(sentence);
    sentence = null;
  };
  for (const part of contentType === 'SSML' ? parseSsml(content) : parsePlainText(content)) {
    if (part.kind === 'words') {
      sentence = withWords(sentence, part, at, captions);
      at += (part.count * wordMs) / part.rate;
    } else if (part.kind === 'break') {
      at += part.ms;
    } else if (part.kind === 'sound') {
      endSentence();
      sounds.push({ kind: 'sound', atMs: at, endMs: at + SOUND_MS, captions: [], bed: false });
      at += SOUND_MS;
    } else {
      endSentence();
    }
  }
  endSentence();
  const speech: Cue = { kind: 'speech', atMs: 0, endMs: at, captions, bed: false };
  return { durationMs: at, cues: [...(captions.length > 0 ? [speech] : []), ...sounds], problems: [] };
}

function withWords(
  sentence: { atMs: number; text: string } | null,
  part: Extract<Spoken, { kind: 'words' }>,
  atMs: number,
  captions: Caption[],
): { atMs: number; text: string } {
  if (sentence !== null) return { ...sentence, text: sentence.text + (part.glued ? '' : ' ') + part.text };
  const before = part.glued ? captions.pop() : undefined;
  return before === undefined ? { atMs, text: part.text } : { ...before, text: before.text + part.text };
}

/**
 * Lays out an APLA component as a device plays it: a Mixer lasts as long as its longest `auto` child.
 * @throws SsmlError for speech in it that can't be read
 */
export function componentTrack(component: AplaComponent, wordMs: number): Track {
  if (component.when === false || component.when === '${false}') return SILENT;
  const filters = [component.filter ?? []].flat();
  return filters.reduce(filtered, unfiltered(component, wordMs));
}

function unfiltered(component: AplaComponent, wordMs: number): Track {
  switch (component.type) {
    case 'Speech':
      return speechTrack(component.content, component.contentType, wordMs);
    case 'Silence':
      return { ...SILENT, durationMs: Math.max(0, component.duration) };
    case 'Audio':
      return {
        durationMs: SOUND_MS,
        cues: [{ kind: 'sound', atMs: 0, endMs: SOUND_MS, captions: [], bed: false }],
        problems: [],
      };
    case 'Sequencer':
      return inSequence(childrenOf(component).map((child) => componentTrack(child, wordMs)));
    case 'Mixer':
      return mixed(childrenOf(component), wordMs);
    case 'Selector': {
      const chosen = childrenOf(component).find((child) => child.when !== false && child.when !== '${false}');
      return chosen === undefined ? SILENT : componentTrack(chosen, wordMs);
    }
  }
}

/** One track after the other. */
export function inSequence(tracks: readonly Track[]): Track {
  let at = 0;
  const cues: Cue[] = [];
  for (const track of tracks) {
    cues.push(...track.cues.map((cue) => moved(cue, at)));
    at += track.durationMs;
  }
  return { durationMs: at, cues, problems: tracks.flatMap((track) => track.problems) };
}

function moved(cue: Cue, ms: number): Cue {
  const captions = cue.captions.map((caption) => ({ ...caption, atMs: caption.atMs + ms }));
  return { ...cue, atMs: cue.atMs + ms, endMs: cue.endMs + ms, captions };
}

function mixed(children: readonly AplaComponent[], wordMs: number): Track {
  const tracks = children.map((child) => ({
    track: componentTrack(child, wordMs),
    trimmed: child.type !== 'Silence' && child.duration === 'trimToParent',
  }));
  const auto = tracks.filter(({ trimmed }) => !trimmed);
  const durationMs = Math.max(0, ...(auto.length > 0 ? auto : tracks).map(({ track }) => track.durationMs));
  const kept = tracks.map(({ track }) => cut(track, durationMs));
  return {
    durationMs,
    cues: kept.flatMap((track) => track.cues).sort((a, b) => a.atMs - b.atMs),
    problems: [...kept.flatMap((track) => track.problems), ...collisions(kept)],
  };
}

function cut(track: Track, durationMs: number): Track {
  const problems = track.cues
    .filter((cue) => cue.kind === 'speech' && cue.endMs > durationMs && !(cue.bed && cue.atMs >= durationMs))
    .map((cue) => `${named(cue)} is cut off at ${seconds(durationMs)}`);
  const cues = track.cues
    .filter((cue) => cue.atMs < durationMs)
    .map((cue) => ({ ...cue, endMs: Math.min(cue.endMs, durationMs) }));
  return {
    durationMs: Math.min(track.durationMs, durationMs),
    cues,
    problems: [...track.problems, ...problems],
  };
}

/** Speech during which another child's cue begins. */
function collisions(tracks: readonly Track[]): string[] {
  return tracks.flatMap((track, at) =>
    track.cues
      .filter((cue) => cue.kind === 'speech')
      .flatMap((speech) =>
        tracks.flatMap((other, otherAt) =>
          other.cues
            .filter(
              (next) =>
                otherAt !== at &&
                !next.bed &&
                next.atMs < speech.endMs &&
                (next.atMs > speech.atMs ||
                  (next.atMs === speech.atMs && (next.kind === 'sound' || otherAt > at))),
            )
            .map((next) => `${named(speech)} runs into ${named(next)}`),
        ),
      ),
  );
}

function named(cue: Cue): string {
  const text = cue.captions.map((caption) => caption.text).join(' ');
  const what = cue.kind === 'sound' ? 'the sound' : `"${text.length > 50 ? `${text.slice(0, 50)}…` : text}"`;
  return `${what} (${seconds(cue.atMs)} to ${seconds(cue.endMs)})`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function filtered(track: Track, filter: AplaFilter): Track {
  switch (filter.type) {
    case 'Repeat': {
      if (track.durationMs <= 0) return track;
      const forEver = Math.ceil(FURTHEST_MS / track.durationMs) + 1;
      const times = filter.repeatCount === -1 ? forEver : Math.min(forEver, filter.repeatCount + 1);
      const repeated = inSequence(Array.from({ length: times }, () => track));
      return {
        ...repeated,
        problems: track.problems,
        cues: repeated.cues.map((cue) => ({ ...cue, bed: true })),
      };
    }
    case 'Trim': {
      const end = Math.min(filter.end ?? track.durationMs, track.durationMs);
      const kept = cut(track, end);
      const cues = kept.cues
        .filter((cue) => cue.endMs > filter.start)
        .map((cue) => moved(cue, -filter.start));
      return { ...kept, durationMs: Math.max(0, end - filter.start), cues };
    }
    case 'Volume':
    case 'FadeIn':
    case 'FadeOut':
      return track;
  }
}
