/** Which screen goes with a turn: by what is said, what is asked, and, for their owner alone, what is on record. */
import type { Act, Ask } from '../../coach/conversation/acts.ts';
import { touchesOfferedAt, type TouchId } from '../../coach/conversation/touches.ts';
import type { Conversation } from '../../coach/conversation/conversation.ts';
import type { AnsweredTurn, AskingTurn, Closing } from '../../coach/conversation/turn.ts';
import type { PersonRecord } from '../../coach/progress/progress.ts';
import { positionAt } from '../../coach/routine/position.ts';
import { SCREENING_IDS, findScreening } from '../../coach/screening/questionnaire.ts';
import type { Instant } from '../../coach/shared/time.ts';
import { wordsOf, type Locale, type Said } from '../../locales/locale.ts';
import { alarmPage } from './alarm.ts';
import type { Page, Shown } from './apl.ts';
import { doctorPage } from './doctor.ts';
import { holdPage } from './hold.ts';
import { firstOf, lastOf, page } from './page.ts';
import { pausedPage, type PausedHold } from './paused.ts';
import { pageOfDone } from './progress.ts';
import { setUpPage } from './set-up.ts';
import { NO_WEEKS, painLine, listRolled, tellWeeks } from './told.ts';
import { wherePage } from './where.ts';

/** What a screen may know of a turn. */
export interface ScreenView {
  readonly turn: AnsweredTurn;
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

/** The document for a turn; null if it says nothing. `sound`: what the document is to say by itself. */
export function documentFor(seen: ScreenView, locale: Locale, sound: Page['sound']): Shown | null {
  const { turn } = seen;
  return (
    segmentPage(turn, locale, sound) ??
    alarm(turn, locale) ??
    showDone(seen, locale) ??
    (turn.then === 'ask' ? showQuestion(turn, locale, sound) : showEnd(turn, locale))
  );
}

/** A segment, or the way to its first position. */
function segmentPage(turn: AnsweredTurn, { language }: Locale, sound: Page['sound']): Shown | null {
  if (turn.then === 'close') return null;
  const { conversation, play } = turn;
  const { run, asked } = conversation;
  if (run === null) return null;
  if (play !== undefined && (play.spans.length > 0 || play.closeMs > 0))
    return holdPage(play, run, language.screen, sound);
  const position = positionAt(run);
  return asked.id === 'ready' && position !== null ? setUpPage(position, language.screen, sound) : null;
}

/** A number to call. Someone who is unsure is told in words when to call it. */
function alarm({ said }: AnsweredTurn, { language, locality }: Locale): Shown | null {
  const calls = said.some((act) => act.act === 'emergency' && act.cause !== 'unsure');
  return calls ? alarmPage(locality.emergency, language.screen) : null;
}

/** What was done, today or over weeks, if the turn says so. */
function showDone({ turn, progress, now, own, pain }: ScreenView, locale: Locale): Shown | null {
  const { said, conversation } = turn;
  const { screen } = locale.language;
  const question = turn.then === 'ask' ? lastOf(wordsOf(locale, turn.question), MOST_NOTED) : '';
  // A long question has the screen to itself. What was told has been heard.
  if (question.length > MOST_NOTED) return null;
  const summary = said.find((act) => act.act === 'summary');
  const about = said.find((act) => act.act === 'progress')?.told.about;
  if (summary === undefined && (about === undefined || about === 'nothing')) return null;
  const { history } = progress;
  // What was told has looked at it; where it couldn't, nothing of it is shown.
  const full = own && history !== null ? { ...progress, history } : null;
  const lines =
    summary === undefined
      ? []
      : [screen.holdsDone(summary.done, summary.planned), screen.heldFor(summary.heldMs)];
  const { weekLines, ...weeks } = full === null ? NO_WEEKS : tellWeeks(full, now, screen);
  // This week is dots after a routine, and words beside the chart.
  const more = summary === undefined ? weekLines : weekLines.slice(1);
  const painLines = pain && full !== null ? painLine(full, conversation.run?.id ?? null, screen) : [];
  return pageOfDone(
    {
      top: summary === undefined ? screen.title : screen.done,
      lines: [...lines, ...more, ...painLines],
      ...weeks,
      rolled: summary === undefined || conversation.run === null ? null : listRolled(conversation.run),
      touches: turn.then === 'ask' ? touchesOfferedAt(turn.question.question, turn.question.rest) : [],
      question,
    },
    screen,
  );
}

/** A question with its answers. */
function showQuestion(
  { said, question, conversation }: AskingTurn,
  locale: Locale,
  sound: Page['sound'],
): Shown {
  const { screen } = locale.language;
  const touches = touchesOfferedAt(question.question, question.rest);
  const put = { touches, ...(sound === undefined ? {} : { sound }) };
  const paused = pausedHold(said, conversation, touches);
  if (paused !== null) return pausedPage(paused, screen, sound);
  const words = lastOf(wordsOf(locale, question), MOST_ASKED);
  const over = noteOf(said, question, conversation.checks.questionSet === 'full', locale);
  if (question.question === 'skin_where') return wherePage(over.top, words, touches, screen, sound);
  return page({ ...put, ...over, words }, screen);
}

/** The hold that was paused, if the turn says so. */
function pausedHold(
  said: readonly Act[],
  { run }: Conversation,
  touches: readonly TouchId[],
): PausedHold | null {
  const paused = said.find((act) => act.act === 'paused');
  const position = run === null ? null : positionAt(run);
  if (paused === undefined || run === null || position === null) return null;
  const holdMs = run.plan.steps[run.next]?.holdMs ?? paused.leftMs;
  const [step, steps] = [run.next, run.plan.steps.length];
  return { position, holdMs, leftMs: paused.leftMs, step, steps, touches };
}

/** What is above a question: who the coach is, help, why it is asked; or which of the fourteen it is, or belongs to. */
function noteOf(
  said: readonly Act[],
  { question }: Ask,
  asksAll: boolean,
  locale: Locale,
): { readonly top: string; readonly note?: string } {
  const { language, locality } = locale;
  const { screen } = language;
  if (said.some(({ act }) => act === 'welcome'))
    return { top: screen.title, note: screen.welcome(locality.emergency) };
  for (const act of said) {
    if (act.act === 'help') return { top: screen.help, note: firstOf(wordsOf(locale, act), MOST_NOTED) };
    if (act.act === 'why')
      return { top: screen.touches.why, note: firstOf(wordsOf(locale, act), MOST_NOTED) };
  }
  const one = asksAll ? findScreening(question) : question;
  const at = SCREENING_IDS.findIndex((id) => id === one);
  return { top: at >= 0 ? screen.questionOf(at + 1, SCREENING_IDS.length) : screen.title };
}

/** The last words, the gravest first. How to get up and the goodbye are shown only if nothing else is said. */
function showEnd({ said, goodbye, warning }: Closing, locale: Locale): Shown | null {
  const { screen, toDoctor } = locale.language;
  for (const act of said) {
    if (act.act !== 'refer' && act.act !== 'urgent') continue;
    const { what, signs } = toDoctor(act, locale.locality);
    return doctorPage(what, signs, screen);
  }
  const grave: Said[] = [...said.filter(({ act }) => act !== 'get_up'), ...(warning ? [warning] : [])];
  const least: Said[] = [...said, ...(goodbye ? [{ act: 'goodbye' } as const] : [])].slice(0, 1);
  const words = (grave.length > 0 ? grave : least).map((act) => wordsOf(locale, act)).join(' ');
  if (words === '') return null;
  return page({ top: screen.title, words: firstOf(words, MOST_TOLD), touches: [] }, screen);
}
