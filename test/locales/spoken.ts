import type { Position } from '../../lambdas/coach/routine/position.ts';
import { REGION_IDS, REGIONS, type Region, type Side } from '../../lambdas/coach/body/regions.ts';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { type Locale, type Said, wordsOf, wordsOfLine } from '../../lambdas/locales/locale.ts';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';

/** Timed words must fit even at a slow pace: 120 words a minute. */
const SECONDS_A_WORD = 0.5;

/** The number of words that people hear: "mid-calf" has two, and a number to call has one for each digit. */
export function wordsIn(text: string): number {
  const heard = text.split(/[\s-]+/).filter((word) => /\w/.test(word));
  return heard.reduce((sum, word) => sum + (/\d{3,}/.exec(word)?.[0].length ?? 1), 0);
}

/** The time that a text takes at the slow pace, in seconds. */
export function spokenSeconds(text: string): number {
  return wordsIn(text) * SECONDS_A_WORD;
}

export function sentencesIn(text: string): number {
  return text.split(/[.?](?:\s|$)/).filter((one) => one !== '').length;
}

/** Visits and moments that between them bring every wording of any line. */
const VISITS = Array.from({ length: 12 }, (_, visit) => visit);

/** All that an act may sound like, from visit to visit. */
export function wordingsOf(locale: Locale, act: Said): readonly string[] {
  return [...new Set(VISITS.map((visit) => wordsOf({ ...locale, visit }, act)))];
}

/** All that a cue may sound like, from visit to visit and from hold to hold. */
export function wordingsOfLine(locale: Locale, line: Line): readonly string[] {
  return [
    ...new Set(
      VISITS.flatMap((visit) => [0, 1].map((moment) => wordsOfLine({ ...locale, visit }, line, moment))),
    ),
  ];
}

/** Every locale with an entry, and one without. */
export const EVERYWHERE: readonly (readonly [string, Locale])[] = [...ALEXA_LOCALES, 'en-NZ'].map(
  (id) => [id, localeFor(id)] as const,
);

const SIDES: Readonly<Record<Region['sides'], readonly Side[]>> = {
  each: ['left', 'right'],
  each_or_both: ['left', 'right', 'both'],
  centre: ['centre'],
};

/** Every position that a routine can ask for. */
export const POSITIONS: readonly Position[] = REGION_IDS.flatMap((region) => {
  const { sides, ways }: Region = REGIONS[region];
  return ways.flatMap(({ posture, tools }) =>
    tools.flatMap((tool) => SIDES[sides].map((side) => ({ region, side, posture, tool }))),
  );
});
