import { type AplaComponent, childrenOf } from './apla.ts';
import { applyFilter } from './filters.ts';
import { layOutSpeech } from './speech.ts';
import { clipsOf, concatenate, cut, describeCue, describeCutOff, SILENT, type Track } from './track.ts';
import type { Voice } from './voice.ts';

/**
 * Lays out an APLA component as a device plays it. A Mixer lasts as long as its longest `auto` child.
 * @param voice how long words and sounds take, and what they sound like
 * @throws SsmlError if speech in it is invalid
 */
export function layOutComponent(component: AplaComponent, voice: Voice): Track {
  if (component.when === false || component.when === '${false}') return SILENT;
  return (component.filter ?? []).reduce(applyFilter, layOutUnfiltered(component, voice));
}

function layOutUnfiltered(component: AplaComponent, voice: Voice): Track {
  switch (component.type) {
    case 'Speech':
      return layOutSpeech(component.content, component.contentType, voice);
    case 'Silence':
      return { ...SILENT, durationMs: Math.max(0, component.duration) };
    case 'Audio':
      return layOutSound(component.source, voice);
    case 'Sequencer':
      return concatenate(childrenOf(component).map((child) => layOutComponent(child, voice)));
    case 'Mixer':
      return layOutMixer(childrenOf(component), voice);
    case 'Selector': {
      const chosen = childrenOf(component).find((child) => child.when !== false && child.when !== '${false}');
      return chosen === undefined ? SILENT : layOutComponent(chosen, voice);
    }
  }
}

function layOutSound(source: string, voice: Voice): Track {
  const heard = voice.sound(source);
  const { durationMs } = heard;
  const clips = clipsOf(heard, 0);
  return {
    durationMs,
    cues: [{ kind: 'sound', atMs: 0, endMs: durationMs, captions: [], clips, bed: false }],
    problems: [],
  };
}

function layOutMixer(children: readonly AplaComponent[], voice: Voice): Track {
  const tracks = children.map((child) => ({
    track: layOutComponent(child, voice),
    trimmed: child.type !== 'Silence' && child.duration === 'trimToParent',
  }));
  const auto = tracks.filter(({ trimmed }) => !trimmed);
  const durationMs = Math.max(0, ...(auto.length > 0 ? auto : tracks).map(({ track }) => track.durationMs));
  const kept = tracks.map(({ track }) => cut(track, durationMs));
  return {
    durationMs,
    cues: kept.flatMap((track) => track.cues).sort((a, b) => a.atMs - b.atMs),
    problems: [
      ...kept.flatMap((track) => track.problems),
      ...tracks.flatMap(({ track }) => findLateSounds(track, durationMs)),
      ...findCollisions(kept),
    ],
  };
}

/** Finds sounds that are still playing when their Mixer ends. Repeated sounds are cut off on purpose. */
function findLateSounds({ cues }: Track, durationMs: number): string[] {
  return cues
    .filter((cue) => cue.kind === 'sound' && !cue.bed && cue.endMs > durationMs)
    .map((cue) => describeCutOff(cue, durationMs));
}

/** Finds speech during which a cue of another child begins. */
function findCollisions(tracks: readonly Track[]): string[] {
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
            .map((next) => `${describeCue(speech)} runs into ${describeCue(next)}`),
        ),
      ),
  );
}
