import { z } from 'zod';
import { APLA_DIRECTIVE, everyComponent, parseApla } from './apla.ts';
import { shownIn } from './apl.ts';
import { type Caption, componentTrack, inSequence, speechTrack, type Track, WORD_MS } from './timeline.ts';

const outputSpeechSchema = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('SSML'), ssml: z.string() }),
  z.looseObject({ type: z.literal('PlainText'), text: z.string() }),
]);
const audibleSchema = z.looseObject({
  outputSpeech: outputSpeechSchema.optional(),
  directives: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** What someone hears, in ms from its beginning. */
export interface Playback {
  readonly audioMs: number;
  readonly captions: readonly Caption[];
  readonly bells: readonly number[];
  /** All words in the order heard. */
  readonly heard: string;
  /** Speech that is cut off or runs into the next cue. */
  readonly problems: readonly string[];
  /** How many Audio components it has. */
  readonly soundFiles: number;
}

/** Nothing to hear. */
export const SILENCE: Playback = {
  audioMs: 0,
  captions: [],
  bells: [],
  heard: '',
  problems: [],
  soundFiles: 0,
};

/**
 * Plays a response (or a reprompt) on paper: outputSpeech first, then what the screen says by itself, then the APLA
 * documents in their order.
 * @param wordMs how long a word takes; 150 words a minute unless told
 * @throws SsmlError, AplaError, or a ZodError where it isn't in Alexa's format
 */
export function play(audible: unknown, wordMs: number = WORD_MS): Playback {
  const { outputSpeech, directives = [] } = audibleSchema.parse(audible ?? {});
  const timed = directives.filter(({ type }) => type === APLA_DIRECTIVE).map(parseApla);
  const documents = [...(shownIn(directives)?.says ?? []), ...timed];
  const tracks = documents.map((document) => componentTrack(document, wordMs));
  const track = inSequence([
    ...(outputSpeech === undefined ? [] : [spoken(outputSpeech, wordMs)]),
    ...tracks,
  ]);
  const captions = track.cues.flatMap((cue) => cue.captions).sort((a, b) => a.atMs - b.atMs);
  return {
    audioMs: Math.round(track.durationMs),
    captions: captions.map(({ atMs, text }) => ({ atMs: Math.round(atMs), text })),
    bells: track.cues.filter((cue) => cue.kind === 'sound').map((cue) => Math.round(cue.atMs)),
    heard: captions.map((caption) => caption.text).join(' '),
    problems: [...track.problems],
    soundFiles: documents.flatMap(everyComponent).filter(({ type }) => type === 'Audio').length,
  };
}

function spoken(speech: z.infer<typeof outputSpeechSchema>, wordMs: number): Track {
  return speech.type === 'SSML'
    ? speechTrack(speech.ssml, 'SSML', wordMs)
    : speechTrack(speech.text, 'PlainText', wordMs);
}
