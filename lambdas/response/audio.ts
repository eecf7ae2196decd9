/**
 * Renders timed audio as an APL for Audio document. A Mixer takes its length from its one `auto` child, a Silence as
 * long as the part; each cue is a Sequencer that is trimmed to that length. So a 45-second hold lasts 45 s, however
 * long its words take.
 */
import type { interfaces } from 'ask-sdk-model';
import type { Cue, Part, Segment, Sound } from '../coach/timeline/segment.ts';
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
  return { type: 'Mixer', items: [whole, ...part.cues.map((cue) => trimCue(cue, part, index, locale))] };
}

function trimCue(cue: Cue, part: Part, index: number, locale: Locale): object {
  const offset = cue.atMs - part.startMs;
  const wait = offset === 0 ? [] : [{ type: 'Silence', duration: offset }];
  const heard =
    typeof cue.play === 'string' ? [SOURCES[cue.play]] : speech(wordsOfLine(locale, cue.play, index), locale);
  return { type: 'Sequencer', duration: 'trimToParent', items: [...wait, ...heard] };
}
