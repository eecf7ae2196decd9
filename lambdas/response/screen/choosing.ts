/** Which screen goes with a turn: read off what is said, what is open, and, for their owner alone, what is on record. */
import type { Act } from '../../coach/conversation/acts.ts';
import type { Conversation } from '../../coach/conversation/conversation.ts';
import type { PersonRecord } from '../../coach/progress/progress.ts';
import { positionAt } from '../../coach/routine/position.ts';
import { SCREENING_IDS } from '../../coach/screening/questionnaire.ts';
import type { Instant } from '../../coach/shared/time.ts';
import { touchesOfferedAt } from '../../coach/conversation/touches.ts';
import { wordsOf, type Locale, type Said } from '../../locales/locale.ts';
import { alarmPage } from './alarm.ts';
import type { Page, Properties } from './apl.ts';
import { holdPage } from './hold.ts';
import { firstOf, lastOf, page } from './page.ts';
import { pageOfDone } from './progress.ts';
import { setUpPage } from './set-up.ts';
import { drawnWeeks, painLine, streakLine } from './told.ts';

/** What a screen may know of a turn. */
export interface ScreenView {
  readonly acts: readonly Act[];
  readonly conversation: Conversation;
  readonly progress: PersonRecord;
  readonly now: Instant;
  /** Whether the record may be shown: it is the speaker's own. */
  readonly own: boolean;
  /** Whether pain on record may be shown, too: by consent, and to a recognised voice. */
  readonly pain: boolean;
}

/** Letters that a page has room for, read from across the room. */
const MOST_ASKED = 150;
const MOST_TOLD = 190;
const MOST_NOTED = 90;

/** The document for a turn; null where it says nothing. `sound`: what the document is to say by itself. */
export function documentFor(seen: ScreenView, locale: Locale, sound: Page['sound']): Properties | null {
  const { acts } = seen;
  if (acts.length === 0) return null;
  return (
    segmentPage(seen, locale, sound) ??
    alarm(acts, locale) ??
    showDone(seen, locale) ??
    showQuestion(seen, locale, sound) ??
    showWords(seen, locale)
  );
}

/** A segment, or the way to its first position. */
function segmentPage(
  { acts, conversation }: ScreenView,
  { language }: Locale,
  sound: Page['sound'],
): Properties | null {
  const { run, asked: open, closed } = conversation;
  if (run === null) return null;
  for (const act of acts) {
    const plays = act.act === 'play' && (act.segment.spans.length > 0 || act.segment.closeMs > 0);
    if (plays) return holdPage(act.segment, run, language.screen, sound);
  }
  const position = positionAt(run);
  const getsReady = closed === null && open.id === 'ready' && position !== null;
  return getsReady ? setUpPage(position, language.screen, sound) : null;
}

/** A number to call. Who is unsure is told in words when to call it. */
function alarm(acts: readonly Act[], { language, locality }: Locale): Properties | null {
  const calls = acts.some((act) => act.act === 'emergency' && act.cause !== 'unsure');
  return calls ? alarmPage(locality.emergency, language.screen) : null;
}

/** What was done, today or over weeks, where that is told. */
function showDone(seen: ScreenView, locale: Locale): Properties | null {
  const { acts, conversation, progress, now, own } = seen;
  const { screen } = locale.language;
  const summary = acts.find((act) => act.act === 'summary');
  const asks = acts.find((act) => act.act === 'ask');
  const about = acts.find((act) => act.act === 'progress')?.told.about;
  if (summary === undefined && (about === undefined || about === 'nothing')) return null;
  const { history } = progress;
  // What was told has looked at it; where it couldn't, nothing of it is shown.
  const full = own && history !== null ? { ...progress, history } : null;
  const weeks = full === null ? null : drawnWeeks(full, now);
  const lines =
    summary === undefined
      ? []
      : [screen.holdsDone(summary.done, summary.planned), screen.heldFor(summary.heldMs)];
  const more = full === null ? [] : streakLine(full, now, screen);
  const pain = seen.pain && full !== null ? painLine(full, conversation.run?.id ?? null, screen) : [];
  return pageOfDone(
    {
      top: summary === undefined ? screen.title : screen.done,
      lines: [...lines, ...more, ...pain],
      weeks,
      touches: asks === undefined ? [] : touchesOfferedAt(asks.question),
      question: asks === undefined ? '' : lastOf(wordsOf(locale, asks), MOST_NOTED),
    },
    screen,
  );
}

/** A question with its answers. */
function showQuestion(
  { acts, conversation }: ScreenView,
  locale: Locale,
  sound: Page['sound'],
): Properties | null {
  const { screen } = locale.language;
  const asks = acts.find((act) => act.act === 'ask');
  if (asks === undefined || conversation.closed !== null) return null;
  const touches = touchesOfferedAt(asks.question);
  const put = { touches, ...(sound === undefined ? {} : { sound }) };
  const paused = acts.find((act) => act.act === 'paused');
  if (paused !== undefined) {
    const left = Math.round(paused.leftMs / 1000);
    const note = left > 0 ? { note: screen.left(left) } : {};
    return page(
      { ...put, ...note, top: screen.paused, words: screen.place(paused.region, paused.side) },
      screen,
    );
  }
  return page({ ...put, ...noteOf(acts, locale), words: lastOf(wordsOf(locale, asks), MOST_ASKED) }, screen);
}

/** What stands over a question: who the coach is, help, why it is asked; or which of the fifteen it is. */
function noteOf(acts: readonly Act[], locale: Locale): { readonly top: string; readonly note?: string } {
  const { language, locality } = locale;
  const { screen } = language;
  if (acts.some(({ act }) => act === 'welcome'))
    return { top: screen.title, note: screen.welcome(locality.emergency) };
  for (const act of acts) {
    if (act.act === 'help') return { top: screen.help, note: firstOf(wordsOf(locale, act), MOST_NOTED) };
    if (act.act === 'why')
      return { top: screen.touches.why, note: firstOf(wordsOf(locale, act), MOST_NOTED) };
    if (act.act !== 'ask') continue;
    const at = SCREENING_IDS.findIndex((id) => id === act.question);
    if (at >= 0) return { top: screen.questionOf(at + 1, SCREENING_IDS.length) };
  }
  return { top: screen.title };
}

/** What is said, in words: the gravest of it first. */
function showWords({ acts, conversation }: ScreenView, locale: Locale): Properties | null {
  const said = acts.filter(
    (act): act is Said => act.act !== 'play' && act.act !== 'goodbye' && act.act !== 'get_up',
  );
  const last = acts.find((act): act is Said => act.act !== 'play');
  const words =
    said.map((act) => wordsOf(locale, act)).join(' ') || (last === undefined ? '' : wordsOf(locale, last));
  if (words === '') return null;
  const { title, paused } = locale.language.screen;
  const top = conversation.closed === null ? paused : title;
  return page({ top, words: firstOf(words, MOST_TOLD), touches: [] }, locale.language.screen);
}
