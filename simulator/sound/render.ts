import { layOut, type Playback } from '../player/playback.ts';
import type { Track } from '../player/track.ts';
import type { Phrase, Samples, Voice } from '../player/voice.ts';
import { soundOf } from './bell.ts';
import { lengthMsOf } from './decode-speech.ts';
import { mix, type Pcm } from './mix.ts';
import { type Synthesizer, USUAL_PACE } from './synthesizer.ts';

/** The pause between two sentences, in ms, at the usual pace. */
const PAUSE_MS = 250;

/** A response as sound. Its moments are ms from the beginning, with the lengths of the real voice. */
export interface Rendered extends Playback {
  readonly pcm: Pcm;
}

/**
 * Renders a response or a reprompt: its speech, bells and ticks, each at its moment.
 * @param wordsAMinute the pace of the voice
 * @returns the sound with its captions and bells at their real times; `problems` names cues that overlap
 * @throws VoiceError; SsmlError, AplaError or ZodError if a device would refuse the response
 */
export async function render(
  audible: unknown,
  synthesizer: Synthesizer,
  wordsAMinute: number = USUAL_PACE,
): Promise<Rendered> {
  const { playback, track } = layOut(audible, await makeVoice(audible, synthesizer, wordsAMinute));
  return { ...playback, pcm: mix(track) };
}

/**
 * Lays out the same sound without mixing it.
 * @throws VoiceError, SsmlError, AplaError, ZodError
 */
export async function layOutTrack(
  audible: unknown,
  synthesizer: Synthesizer,
  wordsAMinute: number = USUAL_PACE,
): Promise<Track> {
  return layOut(audible, await makeVoice(audible, synthesizer, wordsAMinute)).track;
}

/**
 * Creates a voice that has already spoken all phrases of a response, because the layout depends on their
 * lengths.
 */
async function makeVoice(audible: unknown, synthesizer: Synthesizer, wordsAMinute: number): Promise<Voice> {
  const paceOf = ({ rate }: Phrase): number => Math.round(wordsAMinute * rate);
  const wanted = new Map(
    collectPhrases(audible).map((phrase) => [`${paceOf(phrase)} ${phrase.text}`, phrase]),
  );
  const said = new Map<string, Samples>();
  await Promise.all(
    [...wanted].map(async ([key, phrase]) => {
      said.set(key, await synthesizer.say(phrase.text, paceOf(phrase)));
    }),
  );
  return {
    say: (phrase) => {
      const samples = said.get(`${paceOf(phrase)} ${phrase.text}`) ?? new Float32Array(0);
      return { durationMs: lengthMsOf(samples), samples };
    },
    sound: soundOf,
    pauseMs: Math.round((PAUSE_MS * USUAL_PACE) / wordsAMinute),
  };
}

/** Collects the phrases of a response by laying it out with a voice that only listens. */
function collectPhrases(audible: unknown): Phrase[] {
  const phrases: Phrase[] = [];
  layOut(audible, {
    say: (phrase) => {
      if (phrase.count > 0) phrases.push(phrase);
      return { durationMs: 0, samples: null };
    },
    sound: () => ({ durationMs: 0, samples: null }),
    pauseMs: 0,
  });
  return phrases;
}
