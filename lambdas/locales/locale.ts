import type { Worded } from '../coach/conversation/acts.ts';
import type { Feeling, SorePlace } from '../coach/conversation/expected-words.ts';
import type { Line } from '../coach/timeline/lines.ts';
import type { ScreenWords } from './screen.ts';
import { type Vary, varyBy } from './wordings.ts';

/** The words and numbers of a country: whom to call, and what a doctor is called there. */
export interface Locality {
  /** The number of the emergency services, as people dial it. */
  readonly emergency: string;
  /** Every number in these words, as they write it. Speech says them digit by digit. */
  readonly dialled: readonly string[];
  /** "Your ___": doctor, GP. */
  readonly doctor: string;
  /** "Your ___": physical therapist, physiotherapist. */
  readonly physio: string;
  /** Where someone can be checked today: "an emergency room", "A and E". */
  readonly emergencyRoom: string;
  /** A sentence that says whom to see or call today or tomorrow. */
  readonly seeSomeoneSoon: string;
  /** The same, for what can't wait until tomorrow. */
  readonly seeSomeoneToday: string;
  /** Whom to call with suicidal thoughts. The call is the first thing that it says. */
  readonly crisisLine: string;
  readonly pee: string;
  readonly poo: string;
  readonly belly: string;
  /** The spelling of "color", which is seen in captions only. */
  readonly color: string;
  /** The spelling of "program". */
  readonly programme: string;
}

/** An act with words of its own. A segment has none: its words are those of its cues. */
export type Said = Worded;

/** The words of one language. An act or a cue without words doesn't compile. */
export interface Language {
  readonly acts: {
    readonly [A in Said['act']]: (act: Extract<Said, { act: A }>, locality: Locality, vary: Vary) => string;
  };
  readonly lines: {
    readonly [L in Line['line']]: (
      line: Extract<Line, { line: L }>,
      locality: Locality,
      vary: Vary,
    ) => string;
  };
  /** The advice to see a doctor, for a screen: what to do, and the signs that are an emergency, or ''. */
  readonly toDoctor: (
    act: Pick<Extract<Said, { act: 'urgent' | 'refer' }>, 'act' | 'about'>,
    locality: Locality,
  ) => { readonly what: string; readonly signs: string };
  /** The words on screens and cards. */
  readonly screen: ScreenWords;
  /** What Alexa says when a reminder is due. */
  readonly reminderLabel: string;
  /** The words in which people say what the coach expects at the moment. The interaction model has all of them. */
  readonly expected: {
    readonly feelings: Readonly<Record<Feeling, readonly [string, ...string[]]>>;
    readonly places: Readonly<Record<SorePlace, readonly [string, ...string[]]>>;
  };
}

/** A language as it is spoken in one country, to somebody at one of their visits. */
export interface Locale {
  readonly language: Language;
  readonly locality: Locality;
  /** How many routines lie behind them: it chooses between the wordings of a line. */
  readonly visit: number;
  /** Whether they want sounds. Without them, words mark where a hold begins and ends. */
  readonly sounds: boolean;
}

/** The words of an act as plain text. Only `response/speech.ts` makes SSML of it, and escapes it. */
export function wordsOf<A extends Said['act']>(
  { language, locality, visit }: Locale,
  act: Extract<Said, { act: A }> & { readonly act: A },
): string {
  const words: (act: Extract<Said, { act: A }>, locality: Locality, vary: Vary) => string =
    language.acts[act.act];
  return words(act, locality, varyBy(visit, null));
}

/**
 * The words of a cue in timed audio, as plain text that fits the cue's room.
 * @param moment which part of the segment the cue belongs to, so that two holds needn't be led in the same words
 */
export function wordsOfLine<L extends Line['line']>(
  { language, locality, visit }: Locale,
  line: Extract<Line, { line: L }> & { readonly line: L },
  moment = 0,
): string {
  const words: (line: Extract<Line, { line: L }>, locality: Locality, vary: Vary) => string =
    language.lines[line.line];
  return words(line, locality, varyBy(visit, moment));
}
