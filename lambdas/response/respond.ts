/** Acts and words become Alexa's response: speech, timed audio, the microphone, what to say if nothing is heard. */
import type { Response, ui } from 'ask-sdk-model';
import type { Act } from '../coach/acts.ts';
import type { Segment } from '../coach/segment.ts';
import { wordsOf, type Locale } from '../locales/locale.ts';
import { audio, type Directive } from './audio.ts';
import type { Favour } from './entities.ts';
import { permissionAskedIn } from './permission.ts';
import { plainSegment } from './plain.ts';
import { inner, speak, ssml } from './speech.ts';

/** How to answer: in which words, and whether the device can play timed audio. */
export interface Means {
  readonly locale: Locale;
  readonly plainSpeech: boolean;
}

interface Heard {
  readonly outputSpeech?: ui.OutputSpeech;
  readonly directives?: Directive[];
}

/**
 * The response to a turn. With a reprompt the microphone opens after the last word; without, the session ends.
 * Timed audio takes all words of the turn into its document, so that nothing plays beside it.
 * @param favours what to listen for from here on.
 */
export function respond(
  acts: readonly Act[],
  reprompt: readonly Act[] | null,
  means: Means,
  favours: readonly Favour[] = [],
): Response {
  const permission = permissionAskedIn(acts.at(-1));
  if (permission !== null) {
    // The question is Alexa's: it opens the microphone itself, so the session is neither kept open nor ended here.
    const before = acts.slice(0, -1);
    return { ...(before.length === 0 ? {} : heard(before, means)), directives: [permission] };
  }
  const { directives = [], ...spoken } = heard(acts, means);
  const all = [...directives, ...favours];
  const response: Response = {
    ...spoken,
    ...(all.length === 0 ? {} : { directives: all }),
    shouldEndSession: reprompt === null,
  };
  return reprompt === null ? response : { ...response, reprompt: heard(reprompt, means) };
}

function heard(acts: readonly Act[], { locale, plainSpeech }: Means): Heard {
  const at = acts.findIndex(({ act }) => act === 'play');
  const segment = segmentIn(acts);
  if (segment === null)
    return { outputSpeech: { type: 'SSML', ssml: ssml(text(acts, locale), locale.here) } };
  const before = text(acts.slice(0, at), locale);
  const after = text(acts.slice(at + 1), locale);
  if (!plainSpeech) return { directives: [audio(before, segment, after, locale)] };
  const words = [inner(before, locale.here), plainSegment(segment, locale), inner(after, locale.here)];
  return { outputSpeech: { type: 'SSML', ssml: speak(words.join(' ').trim()) } };
}

/** What a turn plays, if it plays something timed. */
export function segmentIn(acts: readonly Act[]): Segment | null {
  for (const act of acts) if (act.act === 'play') return act.segment;
  return null;
}

function text(acts: readonly Act[], locale: Locale): string {
  return acts.flatMap((act) => (act.act === 'play' ? [] : [wordsOf(locale, act)])).join(' ');
}
