/** Turns acts into Alexa's response: speech, timed audio, the screen, the microphone, and the reprompt. */
import type { Directive as AnyDirective, Response, ui } from 'ask-sdk-model';
import type { Act } from '../coach/conversation/acts.ts';
import type { Segment } from '../coach/timeline/segment.ts';
import { wordsOf, type Locale } from '../locales/locale.ts';
import { audio } from './audio.ts';
import { cardFor } from './card.ts';
import type { Favour } from './entities.ts';
import { permissionAskedIn } from './permission.ts';
import { plainSegment } from './plain.ts';
import { isAsked, show, showAndPlay, type Screen } from './screen.ts';
import { inner, speak, ssml } from './speech.ts';

/** How to answer: in which locale, whether in plain speech because the device can't play timed audio, and on which screen. */
export interface RenderOptions {
  readonly locale: Locale;
  readonly plainSpeech: boolean;
  readonly screen?: Screen | null;
}

interface Heard {
  readonly outputSpeech?: ui.OutputSpeech;
  readonly directives?: AnyDirective[];
}

/**
 * Renders a turn. With a reprompt, the microphone opens after the last word; without one, the session ends.
 * If there is timed audio, its document contains all words of the turn, so that nothing plays beside it.
 * @param favours the words that Alexa should favour from here on
 */
export function respond(
  acts: readonly Act[],
  reprompt: readonly Act[] | null,
  means: RenderOptions,
  favours: readonly Favour[] = [],
): Response {
  const permission = permissionAskedIn(acts.at(-1));
  if (permission !== null) {
    // Alexa asks this question and opens the microphone itself, so the response neither keeps the session nor ends it.
    const before = acts.slice(0, -1);
    return { ...(before.length === 0 ? {} : sayAloud(before, means)), directives: [permission] };
  }
  const shown = playOnScreen(acts, reprompt, means, favours);
  if (shown !== null) return shown;
  const { directives = [], ...spoken } = sayAloud(acts, means);
  const { screen = null, locale } = means;
  const card = screen === null ? cardFor(acts, locale) : null;
  const all = [...(screen === null ? [] : show(screen, locale)), ...directives, ...favours];
  const response: Response = {
    ...spoken,
    ...(card === null ? {} : { card }),
    ...(all.length === 0 ? {} : { directives: all }),
    shouldEndSession: reprompt === null,
  };
  return reprompt === null ? response : { ...response, reprompt: sayAloud(reprompt, means) };
}

/**
 * On a screen, the document plays the segment. The session stays open without a microphone until the screen reports
 * that all was played; the question comes then. All other words of the turn come before the segment.
 */
function playOnScreen(
  acts: readonly Act[],
  reprompt: readonly Act[] | null,
  { locale, plainSpeech, screen = null }: RenderOptions,
  favours: readonly Favour[],
): Response | null {
  const segment = segmentIn(acts);
  if (screen === null || segment === null || plainSpeech) return null;
  const before = text(
    acts.filter((act) => !isAsked(act)),
    locale,
  );
  const shown = showAndPlay(screen, before, segment, locale);
  if (shown === null) return null;
  const directives = [shown, ...favours];
  return reprompt === null ? { directives, shouldEndSession: true } : { directives };
}

function sayAloud(acts: readonly Act[], { locale, plainSpeech }: RenderOptions): Heard {
  const at = acts.findIndex(({ act }) => act === 'play');
  const segment = segmentIn(acts);
  if (segment === null)
    return { outputSpeech: { type: 'SSML', ssml: ssml(text(acts, locale), locale.locality) } };
  const before = text(acts.slice(0, at), locale);
  const after = text(acts.slice(at + 1), locale);
  if (!plainSpeech) return { directives: [audio(before, segment, after, locale)] };
  const words = [
    inner(before, locale.locality),
    plainSegment(segment, locale),
    inner(after, locale.locality),
  ];
  return { outputSpeech: { type: 'SSML', ssml: speak(words.join(' ').trim()) } };
}

/** The segment that a turn plays; null if it plays none. */
export function segmentIn(acts: readonly Act[]): Segment | null {
  for (const act of acts) if (act.act === 'play') return act.segment;
  return null;
}

function text(acts: readonly Act[], locale: Locale): string {
  return acts.flatMap((act) => (act.act === 'play' ? [] : [wordsOf(locale, act)])).join(' ');
}
