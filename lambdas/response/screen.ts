/** The directive that shows a document, with the audio that the document plays. */
import type { Segment } from '../coach/timeline/segment.ts';
import type { Locale } from '../locales/locale.ts';
import { audioOf } from './audio.ts';
import { hintOf, soundOf, type Page, type Properties } from './screen/apl.ts';
import { documentFor, type ScreenView } from './screen/choosing.ts';

/** The name of the directive. */
const RENDER = 'Alexa.Presentation.APL.RenderDocument';

/** The directive in Alexa's form; `ask-sdk-model` doesn't type documents. */
export interface ShowDirective {
  readonly type: typeof RENDER;
  readonly token: string;
  readonly document: Properties;
  readonly sources?: object;
  readonly datasources?: object;
}

/** A screen to show something on. Its touches carry the token, which tells them from those of an older document. */
export interface Screen {
  readonly token: string;
  readonly seen: ScreenView;
}

/** Shows the document of a turn, if it has one. */
export function show({ token, seen }: Screen, locale: Locale): ShowDirective[] {
  const shown = documentFor(seen, locale, undefined);
  if (shown === null) return [];
  const { document, hint } = shown;
  return [{ type: RENDER, token, document, ...(hint === null ? {} : { datasources: hintOf(hint) }) }];
}

/**
 * Shows a segment and plays it from the document, so that picture and sound begin together. The question after it is
 * not in the document: it comes when the screen reports that the segment was played.
 * @param before words before it: none before a hold, whose time counts from the moment that the answer was sent
 */
export function showAndPlay(
  { token, seen }: Screen,
  before: string,
  segment: Segment,
  after: string,
  locale: Locale,
): ShowDirective | null {
  const sound: Page['sound'] = {
    before: before === '' ? null : audioOf(before, null, '', locale),
    segment: audioOf('', segment, after, locale),
  };
  const shown = documentFor(seen, locale, sound);
  if (shown === null) return null;
  const { sources, datasources } = soundOf(sound);
  const { document, hint } = shown;
  return { type: RENDER, token, document, sources, datasources: { ...datasources, ...hintOf(hint) } };
}
