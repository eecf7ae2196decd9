import { z } from 'zod';
import { findScreenDocument } from './apl.ts';
import { APLA_DIRECTIVE, listComponents, parseApla } from './apla.ts';
import { Remembered } from './remembered.ts';
import { layOutSpeech } from './speech.ts';
import { layOutComponent } from './timeline.ts';
import { type Caption, concatenate, SILENT, type Track } from './track.ts';
import { COUNTING_VOICE, type Voice } from './voice.ts';

const outputSpeechSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('SSML'), ssml: z.string() }),
  z.looseObject({ type: z.literal('PlainText'), text: z.string() }),
]);

const audibleSchema = z.looseObject({
  outputSpeech: outputSpeechSchema.optional(),
  directives: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** What a person hears. Times are ms from the beginning. */
export interface Playback {
  /** The response or reprompt that was laid out, so that another voice can lay it out again. */
  readonly audible: unknown;
  readonly audioMs: number;
  readonly captions: readonly Caption[];
  /** When the bells and pulses of timed audio begin; not what lies under other audio. */
  readonly bells: readonly number[];
  /** All words, in the order in which they are heard. */
  readonly heard: string;
  /** Speech that is cut off or runs into the next cue. */
  readonly problems: readonly string[];
  /** The number of Audio components. */
  readonly soundFiles: number;
}

/** A playback without any sound. */
export const SILENCE: Playback = {
  audible: {},
  audioMs: 0,
  captions: [],
  bells: [],
  heard: '',
  problems: [],
  soundFiles: 0,
};

const played = new Remembered<Playback>();

/**
 * Lays out a response or a reprompt in time, at 150 words a minute: first outputSpeech, then the screen's own speech, then
 * the APLA documents in order.
 * @throws SsmlError, AplaError, or a ZodError if it is not in Alexa's format
 */
export function play(audible: unknown): Playback {
  return played.of(audible ?? {}, () => layOut(audible, COUNTING_VOICE).playback);
}

/**
 * Does the same as `play` with any voice, and also returns the track, which contains the sound.
 * @param voice how long words take
 * @throws SsmlError, AplaError, ZodError
 */
export function layOut(audible: unknown, voice: Voice): { playback: Playback; track: Track } {
  const { outputSpeech, directives = [] } = audibleSchema.parse(audible ?? {});
  const timed = directives.filter(({ type }) => type === APLA_DIRECTIVE).map(parseApla);
  const documents = [...(findScreenDocument(directives)?.says ?? []), ...timed];
  const spoken = outputSpeech === undefined ? SILENT : layOutOutputSpeech(outputSpeech, voice);
  const track = concatenate([spoken, ...documents.map((document) => layOutComponent(document, voice))]);
  const captions = track.cues.flatMap((cue) => cue.captions).sort((a, b) => a.atMs - b.atMs);
  const playback = {
    audible,
    audioMs: Math.round(track.durationMs),
    captions: captions.map(({ atMs, text }) => ({ atMs: Math.round(atMs), text })),
    bells: track.cues
      .filter(({ kind, bed, atMs }) => kind === 'sound' && !bed && atMs >= spoken.durationMs)
      .map((cue) => Math.round(cue.atMs)),
    heard: captions.map((caption) => caption.text).join(' '),
    problems: [...track.problems],
    soundFiles: documents.flatMap(listComponents).filter(({ type }) => type === 'Audio').length,
  };
  return { playback, track };
}

function layOutOutputSpeech(speech: z.infer<typeof outputSpeechSchema>, voice: Voice): Track {
  return speech.type === 'SSML'
    ? layOutSpeech(speech.ssml, 'SSML', voice)
    : layOutSpeech(speech.text, 'PlainText', voice);
}
