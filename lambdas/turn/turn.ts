/** One turn, from what Alexa sends to what it gets back. */
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
 * One turn. What Alexa sent becomes an event, and the coach advances to a turn. Its facts are written before words are made,
 * so that the words know whether that went well. Then the turn becomes the response.
 */
export async function turn(envelope: Envelope, ports: Ports): Promise<Answer> {
  // Read.
  const event = screenEventIn(envelope) ?? eventOf(envelope);
  if (event === 'unasked') return answerNothing(envelope);

  // Load.
  const loaded = await loadTurnInput(envelope, event, ports);
  const { session, context, answersBy: device } = loaded;
  const before = session?.conversation ?? null;
  const tag = envelope.request.locale ?? 'en-US';
  const locale = localeFor(tag, countRoutinesBehind(before, context));

  // Decide and save.
  const label = { locale: tag, text: locale.language.reminderLabel };
  const { turned, saved } = await advanceAndSave(loaded, event, ports, label);
  const { turn: warned, said } = withWarning(turned, saved, session?.saidUnsaved ?? loaded.stored === null);

  // Answer.
  const { conversation } = turned;
  const { plainSpeech, shown: token } = device;
  const screen = token === null ? null : { token, seen: screenViewOf(warned, saved, context) };
  const { sounds } = practiceOf(conversation, context).preferences;
  const { positionsUrl = null } = ports;
  const means = { locale: { ...locale, sounds }, plainSpeech, screen, positionsUrl };
  const reprompt = turned.then === 'ask' ? repromptOf(turned) : null;
  const favours = favour(wordsExpectedIn(before), wordsExpectedIn(conversation), locale);
  const { person } = loaded.person;
  const next: Session = { ...saved, ...device, person, conversation, saidUnsaved: said, at: context.now };
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
