/**
 * Renders timed audio as an APL for Audio document. A Mixer takes its length from its one `auto` child, a Silence as
 * long as the part; each cue is a Sequencer that is trimmed to that length. So a 45-second hold lasts 45 s, however
 * long its words take.
 */
import type { interfaces } from 'ask-sdk-model';
import {
  type Cue,
  type Part,
  type Segment,
  type Sound,
  SWELL,
  type Swell,
} from '../coach/timeline/segment.ts';
import { wordsOfLine, type Locale } from '../locales/locale.ts';
import { ssml } from './speech.ts';

export type Directive = interfaces.alexa.presentation.apla.RenderDocumentDirective;

const SOURCES: Readonly<Record<Sound, object>> = {
  bell: { type: 'Audio', source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/bell_01' },
  pulse: {
    type: 'Audio',
    source: 'soundbank://soundlibrary/alarms/beeps_and_bloops/tone_02',
    filter: [{ type: 'Volume', amount: '30%' }],
  },
};

/**
 * Steady rain of seven seconds, from Alexa's library. Twice in a row it is long enough for a breath, which the filters make of
 * it: up for the breath in, down for the breath out. Far below speech, so that every word stays clear.
 */
const RAIN = 'soundbank://soundlibrary/weather/rain/rain_06';

const RAIN_VOLUME = '10%';

/** The directive that plays words, then a segment, then words. Empty words are left out. */
export function audio(before: string, segment: Segment, after: string, locale: Locale): Directive {
  return {
    type: 'Alexa.Presentation.APLA.RenderDocument',
    token: 'segment',
    document: audioOf(before, segment, after, locale),
  };
}

/** The document alone, for a directive or for a screen that plays it. */
export function audioOf(
  before: string,
  segment: Segment | null,
  after: string,
  locale: Locale,
): Record<string, unknown> {
  const items = [
    ...speech(before, locale),
    ...(segment?.parts ?? []).map((part, index) => mixer(part, index, locale)),
    ...speech(after, locale),
  ];
  return {
    type: 'APLA',
    version: '0.91',
    mainTemplate: { parameters: ['payload'], item: { type: 'Sequencer', items } },
  };
}

function speech(words: string, { locality }: Locale): object[] {
  return words === '' ? [] : [{ type: 'Speech', contentType: 'SSML', content: ssml(words, locality) }];
}

function mixer(part: Part, index: number, locale: Locale): object {
  const whole = { type: 'Silence', duration: part.endMs - part.startMs };
  const cues = part.cues.flatMap((cue) => {
    const heard = hear(cue, part, index, locale);
    return heard.length === 0 ? [] : [startAt(cue.atMs - part.startMs, heard)];
  });
  const { swell } = part;
  const under =
    swell === undefined || !locale.sounds ? [] : [startAt(swell.atMs - part.startMs, [breathe(swell)])];
  return { type: 'Mixer', items: [whole, ...under, ...cues] };
}

/** Something that begins at an offset into its part, and never makes the part longer. */
function startAt(offsetMs: number, heard: readonly object[]): object {
  const wait = offsetMs === 0 ? [] : [{ type: 'Silence', duration: offsetMs }];
  return { type: 'Sequencer', duration: 'trimToParent', items: [...wait, ...heard] };
}

/** A cue as it is heard: of whoever wants no sounds, a bell is a word, and a pulse is nothing. */
function hear({ atMs, play }: Cue, { startMs }: Part, index: number, locale: Locale): object[] {
  if (typeof play !== 'string') return speech(wordsOfLine(locale, play, index), locale);
  if (locale.sounds) return [SOURCES[play]];
  // The bell that opens a part ends the hold before it.
  const line = atMs === startMs ? 'ends' : 'begins';
  return play === 'bell' ? speech(wordsOfLine(locale, { line }), locale) : [];
}

function breathe({ breaths }: Swell): object {
  return {
    type: 'Audio',
    source: RAIN,
    filter: [
      { type: 'Repeat', repeatCount: 1 },
      { type: 'Trim', end: SWELL.inMs + SWELL.outMs },
      { type: 'FadeIn', duration: SWELL.inMs },
      { type: 'FadeOut', duration: SWELL.outMs },
      { type: 'Volume', amount: RAIN_VOLUME },
      { type: 'Repeat', repeatCount: breaths - 1 },
    ],
  };
}
