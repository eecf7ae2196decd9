import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import type { Envelope } from '../alexa/envelope.ts';
import { eventOf } from '../alexa/events.ts';
import { repromptOf } from '../coach/advance.ts';
import { type Context, practiceOf } from '../coach/conversation/context.ts';
import type { Conversation } from '../coach/conversation/conversation.ts';
import { wordsExpectedIn } from '../coach/conversation/expected-words.ts';
import { localeFor } from '../locales/regional.ts';
import { IGNORED, type Report, reportOf } from '../operations/report.ts';
import { favour } from '../response/entities.ts';
import { respond } from '../response/respond.ts';
import { screenEventIn } from '../session/screen-events.ts';
import { attributesOf, type Session } from '../session/session.ts';
import { advanceAndSave } from './advance-and-save.ts';
import { loadTurnInput, type Ports } from './load.ts';
import { withWarning } from './save-facts.ts';
import { screenViewOf } from './screen-view.ts';

/** What a turn sends back. */
export type Answer = Required<Pick<ResponseEnvelope, 'sessionAttributes'>> & {
  readonly response: Response;
  /** What logs and metrics may show of it. */
  readonly report: Report;
};

/**
 * One turn. What Alexa sent becomes an event; the coach advances to a turn; its facts are written
 * before words are made, so that the words know whether that went well; the turn becomes the response.
 */
export async function turn(envelope: Envelope, around: Ports): Promise<Answer> {
  const event = screenEventIn(envelope) ?? eventOf(envelope);
  if (event === 'unasked') return answerNothing(envelope);
  const known = await loadTurnInput(envelope, event, around);
  const { session, context } = known;
  const before = session?.conversation ?? null;

  const spoken = envelope.request.locale ?? 'en-US';
  const locale = localeFor(spoken, countRoutinesBehind(before, context));
  const label = { locale: spoken, text: locale.language.reminderLabel };
  const { turned, saved } = await advanceAndSave(known, event, around, label);
  const { turn: warned, said } = withWarning(turned, saved, session?.saidUnsaved ?? known.stored === null);

  const { conversation } = turned;
  const { answersBy: device } = known;
  const { plainSpeech, shown: token } = device;
  const { person } = known.person;
  const next: Session = { ...saved, ...device, person, conversation, saidUnsaved: said, at: context.now };
  const screen = token === null ? null : { token, seen: screenViewOf(warned, saved, context) };
  const reprompt = turned.then === 'ask' ? repromptOf(turned) : null;
  const favours = favour(wordsExpectedIn(before), wordsExpectedIn(conversation), locale);
  const { sounds } = practiceOf(conversation, context).preferences;
  const { positionsUrl = null } = around;
  const means = { locale: { ...locale, sounds }, plainSpeech, screen, positionsUrl };
  return {
    response: event.type === 'ended' ? {} : respond(warned, reprompt, means, favours),
    sessionAttributes: attributesOf(next, turned),
    report: reportOf({ before, progress: context.progress, event, turn: turned }),
  };
}

/** How many routines lie behind this visit's: the same from its first word to its last, though its own is on record by then. */
function countRoutinesBehind(before: Conversation | null, { progress: { ever, last } }: Context): number {
  const isOnRecord = last !== null && last.id === before?.run?.id;
  return ever.routines - (isOnRecord ? 1 : 0);
}

/** Says nothing and changes nothing, so that what plays goes on. */
function answerNothing({ session }: Envelope): Answer {
  return { response: {}, sessionAttributes: session?.attributes ?? {}, report: IGNORED };
}
