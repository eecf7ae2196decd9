import { layOut, type Playback } from '../player/playback.ts';
import type { Track } from '../player/track.ts';
import type { Phrase, Samples, Voice } from '../player/voice.ts';
import { soundOf } from './bell.ts';
import { lengthMsOf } from './decode-speech.ts';
import { mix, type Pcm } from './mix.ts';
import { USUAL_PACE, type Synthesizer } from './synthesizer.ts';

/** Between two sentences, in ms, at the usual pace. */
const PAUSE_MS = 250;

/** A response as someone hears it. Moments are ms from its beginning, by the voice that speaks. */
export interface Rendered extends Playback {
  readonly pcm: Pcm;
}

/**
 * Makes a response (or a reprompt) into sound: its speech, bells and ticks at their moments.
 * @param wordsAMinute the pace of the voice
 * @returns what is heard, with captions and bells where they really are, and `problems` where cues overlap
 * @throws VoiceError; SsmlError, AplaError or ZodError where a device would refuse it
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
 * The same without sound: when what is heard.
 * @throws VoiceError, SsmlError, AplaError, ZodError
 */
export async function layOutTrack(
  audible: unknown,
  synthesizer: Synthesizer,
  wordsAMinute: number = USUAL_PACE,
): Promise<Track> {
  return layOut(audible, await makeVoice(audible, synthesizer, wordsAMinute)).track;
}

/** A voice that has said all phrases of a response: only then it is known when what begins. */
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

/** What is to be said: found by laying the response out with a voice that only listens. */
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
