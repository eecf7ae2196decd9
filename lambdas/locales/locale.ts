import type { Worded } from '../coach/conversation/acts.ts';
import type { Feeling, SorePlace } from '../coach/conversation/expected-words.ts';
import type { Line } from '../coach/timeline/lines.ts';
import type { ScreenWords } from './screen.ts';

/** What belongs to where the person is: numbers to call and what a doctor is called there. */
export interface Locality {
  /** The number of the emergency services, as dialled. */
  readonly emergency: string;
  /** Each number to call in these words, as it is written in them: said digit by digit. */
  readonly dialled: readonly string[];
  /** "Your ___": doctor, GP. */
  readonly doctor: string;
  /** "Your ___": physical therapist, physiotherapist. */
  readonly physio: string;
  /** Where to be checked today: "an emergency room", "A and E". */
  readonly emergencyRoom: string;
  /** Whom to see, or call, today or tomorrow: a sentence. */
  readonly seeSomeoneSoon: string;
  /** Whom to call with suicidal thoughts: a sentence that begins with it. */
  readonly crisisLine: string;
  readonly pee: string;
  readonly poo: string;
  readonly belly: string;
  /** Seen in captions only. */
  readonly color: string;
}

/** What has a line of its own. What plays has none: its words are its cues. */
export type Said = Worded;

/** The words of one language: a line for each act and for each cue. A missing one doesn't compile. */
export interface Language {
  readonly acts: {
    readonly [A in Said['act']]: (act: Extract<Said, { act: A }>, locality: Locality) => string;
  };
  readonly lines: {
    readonly [L in Line['line']]: (line: Extract<Line, { line: L }>, locality: Locality) => string;
  };
  /** What screens and cards write. */
  readonly screen: ScreenWords;
  /** What a reminder says when it is due. */
  readonly reminderLabel: string;
  /** What people say for what the coach expects at a moment: the usual words, as the interaction model knows them. */
  readonly expected: {
    readonly feelings: Readonly<Record<Feeling, readonly [string, ...string[]]>>;
    readonly places: Readonly<Record<SorePlace, readonly [string, ...string[]]>>;
  };
}

/** A language as spoken in one region. */
export interface Locale {
  readonly language: Language;
  readonly locality: Locality;
}

/** The words of an act. Plain text: SSML is made, and escaped, in response/speech.ts alone. */
export function wordsOf<A extends Said['act']>(
  { language, locality }: Locale,
  act: Extract<Said, { act: A }> & { readonly act: A },
): string {
  const words: (act: Extract<Said, { act: A }>, locality: Locality) => string = language.acts[act.act];
  return words(act, locality);
}

/** The words of a cue in timed audio: plain text that fits the cue's room. */
export function wordsOfLine<L extends Line['line']>(
  { language, locality }: Locale,
  line: Extract<Line, { line: L }> & { readonly line: L },
): string {
  const words: (line: Extract<Line, { line: L }>, locality: Locality) => string = language.lines[line.line];
  return words(line, locality);
}
