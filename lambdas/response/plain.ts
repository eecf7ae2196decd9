/** Renders a segment in plain SSML, for a device that can't play timed audio. Pauses replace the clock, so times are approximate. */
import { SECOND } from '../coach/shared/time.ts';
import { lengthOf, type Segment } from '../coach/timeline/segment.ts';
import { wordsOfLine, type Locale } from '../locales/locale.ts';
import { inner } from './speech.ts';

/** The longest pause that SSML allows. */
const LONGEST_BREAK_MS = 10 * SECOND;
/** An estimate of Alexa's speech: about 150 words a minute. */
const WORD_MS = 400;

/** The inside of an SSML document that lasts about as long as the segment. It leaves out the bells, and breathes in words. */
export function plainSegment(segment: Segment, locale: Locale): string {
  const cues = segment.parts.flatMap(({ cues }, part) => cues.map((cue) => ({ ...cue, part })));
  let clock = 0;
  const said = cues.flatMap((cue) => {
    if (typeof cue.play === 'string') return [];
    const line = cue.play.line === 'breathe_along' ? ({ line: 'breathe' } as const) : cue.play;
    const words = wordsOfLine(locale, line, cue.part);
    const piece = `${pause(cue.atMs - clock)}${inner(words, locale.locality)}`;
    clock = cue.atMs + words.split(/\s+/).length * WORD_MS;
    return [piece];
  });
  return `${said.join(' ')}${pause(lengthOf(segment) - clock)}`;
}

function pause(ms: number): string {
  const breaks: string[] = [];
  for (let left = ms; left > 0; left -= LONGEST_BREAK_MS) {
    breaks.push(`<break time="${Math.round(Math.min(left, LONGEST_BREAK_MS))}ms"/>`);
  }
  return breaks.join('');
}
