import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import type { Envelope } from './alexa/envelope.ts';
import { eventOf } from './alexa/events.ts';
import type { Device } from './alexa/device.ts';
import type { Reminders } from './alexa/reminders.ts';
import { attributesOf, remembered, type Remembered, type Session } from './alexa/session.ts';
import { voiceOf } from './alexa/voice.ts';
import { carryOut, lettingGo, type Taken } from './carrying_out.ts';
import { advance } from './coach/advance.ts';
import type { Context } from './coach/conversation.ts';
import type { Fact } from './coach/facts.ts';
import { expectedIn } from './coach/expected.ts';
import { overruled } from './coach/meanwhile.ts';
import { NO_PROGRESS } from './coach/progress.ts';
import { record } from './coach/record.ts';
import { repromptFor } from './coach/reprompts.ts';
import { deleted } from './deleting.ts';
import { localeFor } from './locales/regional.ts';
import { reportOf, type Report } from './operations/report.ts';
import { favour } from './response/entities.ts';
import { respond, segmentIn } from './response/respond.ts';
import { save, withWarning } from './saving.ts';
import { inTimeForATurn, type Store, type Stored } from './store/store.ts';

/** What a turn sends back. */
export type Answer = Required<Pick<ResponseEnvelope, 'sessionAttributes'>> & {
  readonly response: Response;
  /** What may be told of it in logs and metrics. */
  readonly report: Report;
};

/** What a turn reaches outside itself, and what its deployment allows. */
export interface Surroundings {
  readonly store: Store;
  readonly device: Device;
  readonly reminders: Reminders;
  /** Whether pain and reach may be kept of who agrees. */
  readonly keepRatings: boolean;
}

/**
 * One turn. What Alexa sent becomes an event; the coach advances to acts and facts; the facts are written
 * before words are made, so that the words know whether that went well; the acts become the response.
 */
export async function turn(
  envelope: Envelope,
  { store, device, reminders, keepRatings }: Surroundings,
): Promise<Answer> {
  const event = eventOf(envelope);
  const before = remembered(envelope.session);
  const session = before.kind === 'known' ? before.session : null;
  const { person, ...voice } = voiceOf(envelope, session);

  const now = Date.parse(envelope.request.timestamp);
  const inTime = inTimeForATurn();
  const [stored, located] = await Promise.all([
    session?.stored ?? readOrNull(store, person, now, inTime),
    session === null && event.type !== 'ended' ? locatedFrom(device, now) : [],
  ]);
  const pending = [...(session?.unsaved ?? []), ...located];
  const context = {
    ...contextOf(envelope.request.requestId, now, before, stored, pending),
    ...voice,
    ratingsAllowed: keepRatings,
    canRemind: reminders.available,
  };

  const locale = localeFor(envelope.request.locale ?? 'en-US');
  const label = { locale: envelope.request.locale ?? 'en-US', text: locale.language.reminderLabel };
  const service = { reminders, label, context, inTime };

  const take = async (as: Context, known: Stored | null, due: readonly Fact[]): Promise<Taken> => {
    const conversation = session === null ? null : overruled(session.conversation, as);
    const turned = advance(conversation, event, as);
    return turned.deletes === undefined
      ? { turned, saved: await save(store, person, known, due, turned, inTime) }
      : deleted(store, person, await lettingGo(turned, service), turned.deletes, inTime);
  };
  const first = await take(context, stored, pending);
  const decided = (await overruledBy(first, context, take)) ?? first;
  const { turned, saved } = await carryOut(decided, { store, person, ...service });
  const { acts, said } = withWarning(turned, saved, session?.saidUnsaved ?? stored === null);

  const { conversation } = turned;
  const plainSpeech = event.type === 'audio_failed' || (session?.plainSpeech ?? false);
  const reprompt = conversation.closed === null ? repromptFor(conversation) : null;
  const means = { locale, plainSpeech };
  const next: Session = { ...saved, person: person.person, conversation, saidUnsaved: said, plainSpeech };
  const favours = favour(expectedIn(session?.conversation ?? null), expectedIn(conversation), means.locale);
  return {
    response: event.type === 'ended' ? {} : respond(acts, reprompt, means, favours),
    sessionAttributes: attributesOf(next, segmentIn(acts), turned.deletes !== undefined),
    report: reportOf({
      before: session?.conversation ?? null,
      progress: context.progress,
      event,
      turn: turned,
    }),
  };
}

/**
 * The turn once more, where another device wrote meanwhile and what it wrote forbids what was just allowed: no
 * hold begins on a permission that is gone. Facts are recorded any number of times with the result of once.
 */
async function overruledBy(
  { turned: { conversation }, saved: { stored, unsaved } }: Taken,
  context: Context,
  take: (as: Context, known: Stored | null, due: readonly Fact[]) => Promise<Taken>,
): Promise<Taken | null> {
  if (stored === null || conversation.closed !== null) return null;
  const progress = unsaved.reduce(record, stored.progress);
  if (overruled(conversation, { progress }) === conversation) return null;
  const { run } = conversation;
  // What was to play is on record by now, and won't.
  const stands: Fact[] =
    run === null ? [] : [{ fact: 'run_kept', at: context.now, run: { ...run, playing: null } }];
  return take({ ...context, record: 'exists', progress }, stored, [...unsaved, ...stands]);
}

async function readOrNull(store: Store, ...whose: Parameters<Store['read']>): Promise<Stored | null> {
  const read = await store.read(...whose);
  return read.ok ? read.stored : null;
}

/** The time zone of the device that begins a session. */
async function locatedFrom(device: Device, at: number): Promise<readonly Fact[]> {
  const timeZone = await device.timeZone();
  return timeZone === null ? [] : [{ fact: 'located', at, timeZone }];
}

/** What the coach is told besides the event: the only time and the only record it knows. */
function contextOf(
  turnId: string,
  now: number,
  before: Remembered,
  stored: Stored | null,
  pending: readonly Fact[],
): Omit<Context, 'voice' | 'otherVoice' | 'ratingsAllowed' | 'canRemind'> {
  return {
    now,
    turnId,
    record: stored === null ? 'unreachable' : stored.version === 0 ? 'none' : 'exists',
    progress: pending.reduce(record, stored?.progress ?? NO_PROGRESS),
    lostThread: before.kind === 'lost',
  };
}
