/** Turns a turn into Alexa's response: speech, timed audio, the screen, the microphone, and the reprompt. */
import type { Directive as AnyDirective, Response, ui } from 'ask-sdk-model';
import type { Asking, Spoken } from '../coach/conversation/turn.ts';
import { wordsOf, type Locale, type Said } from '../locales/locale.ts';
import { audio } from './audio.ts';
import { cardFor } from './card.ts';
import type { Favour } from './entities.ts';
import { permissionAskedIn } from './permission.ts';
import { plainSegment } from './plain.ts';
import { show, showAndPlay, type Screen } from './screen.ts';
import { inner, speak } from './speech.ts';

/** How to answer: in which locale, whether in plain speech because the device can't play timed audio, and on which screen. */
export interface RenderOptions {
  readonly locale: Locale;
  readonly plainSpeech: boolean;
  readonly screen?: Screen | null;
  /** Where the positions can be looked at, for a card. */
  readonly positionsUrl?: string | null;
}

interface Heard {
  readonly outputSpeech?: ui.OutputSpeech;
  readonly directives?: AnyDirective[];
}

/**
 * Renders a turn. With a reprompt, the microphone opens after the last word; without one, the session ends.
 * If there is timed audio, its document contains all words of the turn, so that nothing plays beside it.
 * @param reprompt what to say if nothing is heard; null for a turn that closes
 * @param favours the words that Alexa should favour from here on
 */
export function respond(
  turn: Spoken,
  reprompt: Asking | null,
  means: RenderOptions,
  favours: readonly Favour[] = [],
): Response {
  const permission = turn.then === 'ask' ? permissionAskedIn(turn.question) : null;
  if (permission !== null) {
    // Alexa asks this question and opens the microphone itself, so the response neither keeps the session nor ends it.
    const before = text(beforeQuestion(turn), means.locale);
    return { ...(before === '' ? {} : sayInSpeech(before, means)), directives: [permission] };
  }
  const shown = turn.then === 'ask' ? playOnScreen(turn, means, favours) : null;
  if (shown !== null) return shown;
  const { directives = [], ...spoken } = sayAloud(turn, means);
  const { screen = null, locale, positionsUrl = null } = means;
  const card = screen === null ? cardFor(turn.said, locale, positionsUrl) : null;
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
 * that all was played; the question comes then. What is said comes before the segment.
 */
function playOnScreen(
  turn: Asking,
  { locale, plainSpeech, screen = null }: RenderOptions,
  favours: readonly Favour[],
): Response | null {
  const { play } = turn;
  if (screen === null || play === undefined || plainSpeech) return null;
  // A hold is counted from the moment that the answer was sent, so a warning waits until it is over.
  const holds = play.spans.length > 0;
  const [before, after] = holds
    ? [text(turn.said, locale), warningOf(turn)]
    : [text(beforeQuestion(turn), locale), []];
  const shown = showAndPlay(screen, before, play, text(after, locale), locale);
  return shown === null ? null : { directives: [shown, ...favours] };
}

function sayAloud(turn: Spoken, means: RenderOptions): Heard {
  const { locale, plainSpeech } = means;
  const play = turn.then === 'ask' ? turn.play : undefined;
  if (play === undefined)
    return sayInSpeech(text([...turn.said, ...lastWords(turn)], locale), means, hasTick(turn, means));
  const before = text(turn.said, locale);
  const after = text(lastWords(turn), locale);
  if (!plainSpeech) return { directives: [audio(before, play, after, locale)] };
  const words = [inner(before, locale.locality), plainSegment(play, locale), inner(after, locale.locality)];
  return { outputSpeech: { type: 'SSML', ssml: speak(words.join(' ').trim()) } };
}

function sayInSpeech(words: string, { locale }: RenderOptions, ticks = false): Pick<Heard, 'outputSpeech'> {
  const spoken = inner(words, locale.locality);
  return { outputSpeech: { type: 'SSML', ssml: speak(ticks ? `${TICK}${spoken}` : spoken) } };
}

/** A knock on wood of a third of a second, from Alexa's library. In speech its loudness can't be changed. */
const TICK = '<audio src="soundbank://soundlibrary/wood/hits/hits_09"/>';

/** Whether a tick comes first: not for whoever wants no sounds, nor on a device that had trouble with some. */
function hasTick(turn: Spoken, { locale, plainSpeech }: RenderOptions): boolean {
  return turn.then === 'ask' && turn.tick === true && turn.said.length === 0 && locale.sounds && !plainSpeech;
}

/** The words of a turn before its question. */
function beforeQuestion({ said, warning }: Spoken): readonly Said[] {
  return warning === undefined ? said : [...said, warning];
}

function warningOf({ warning }: Spoken): readonly Said[] {
  return warning === undefined ? [] : [warning];
}

/** The words after the segment of a turn: the question, or the goodbye. */
function lastWords(turn: Spoken): readonly Said[] {
  const warning = warningOf(turn);
  if (turn.then === 'ask') return [...warning, turn.question];
  return turn.goodbye ? [...warning, { act: 'goodbye' }] : warning;
}

function text(said: readonly Said[], locale: Locale): string {
  return said.map((one) => wordsOf(locale, one)).join(' ');
}
