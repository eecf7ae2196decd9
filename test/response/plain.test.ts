import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bed } from '../../lambdas/coach/timeline/waiting-bed.ts';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { lengthOf, type Segment } from '../../lambdas/coach/timeline/segment.ts';
import { wordsOfLine } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { plainSegment } from '../../lambdas/response/plain.ts';
import { speak } from '../../lambdas/response/speech.ts';
import { parseSsml, type SpeechPart } from '../../simulator/player/ssml.ts';
import { SAME_EXAMPLES } from '../coach/support/arbitraries.ts';
import { playeds } from '../coach/support/playing.ts';

const GB = localeFor('en-GB');
const partsOf = (segment: Segment): SpeechPart[] => parseSsml(speak(plainSegment(segment, GB)));
const wordsIn = (parts: readonly SpeechPart[]): string =>
  parts.flatMap((part) => (part.kind === 'words' ? [part.text] : [])).join(' ');
const breaksIn = (parts: readonly SpeechPart[]): number[] =>
  parts.flatMap((part) => (part.kind === 'break' ? [part.ms] : []));

const examples: fc.Arbitrary<Segment> = fc.oneof(
  { weight: 9, arbitrary: playeds.map(({ segment }) => segment) },
  { weight: 1, arbitrary: fc.constantFrom(bed('say_ready', 'response'), bed('say_carry_on', 'reprompt')) },
);

/** Checks a property of plain speech on many segments. */
function checkSegments(holds: (segment: Segment) => void): void {
  fc.assert(fc.property(examples, holds), { ...SAME_EXAMPLES, numRuns: 300 });
}

describe('the coach, playing a segment in plain speech,', () => {
  /** There is no swell to breathe with: a breath is said in words. */
  const inPlain = (line: Line): Line => (line.line === 'breathe_along' ? { line: 'breathe' } : line);

  it('says the same words in the same order as in timed audio, but for the swell', () => {
    checkSegments((segment) => {
      const words = segment.parts.flatMap(({ cues }, part) =>
        cues.flatMap(({ play }) => (typeof play === 'string' ? [] : [wordsOfLine(GB, inPlain(play), part)])),
      );
      expect(wordsIn(partsOf(segment))).toBe(words.join(' '));
    });
  });

  it('makes no pause of more than 10 s, and none of 0 s', () => {
    checkSegments((segment) => {
      expect(breaksIn(partsOf(segment)).filter((ms) => ms <= 0 || ms > 10_000)).toEqual([]);
    });
  });

  it('takes as long as the segment to within 4 s, at 150 words a minute', () => {
    checkSegments((segment) => {
      const parts = partsOf(segment);
      const words = parts.reduce((sum, part) => sum + (part.kind === 'words' ? part.count : 0), 0);
      const lasts = words * 400 + breaksIn(parts).reduce((sum, ms) => sum + ms, 0);
      expect(Math.abs(lasts - lengthOf(segment))).toBeLessThan(4000);
    });
  });

  it('stays under 6,500 characters, so that a response of 8,000 has room for other words', () => {
    checkSegments((segment) => {
      expect(plainSegment(segment, GB).length).toBeLessThan(6500);
    });
  });
});
