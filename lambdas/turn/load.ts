/** Loads what a turn needs: whose record it is, what is stored, and the context that the coach gets with the event. */
import type { Device } from '../alexa/device.ts';
import type { Envelope } from '../alexa/envelope.ts';
import type { Reminders } from '../alexa/reminders.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import { phaseOf } from '../coach/conversation/phase.ts';
import type { Fact } from '../coach/progress/facts.ts';
import type { Settled } from '../coach/progress/progress.ts';
import type { Instant } from '../coach/shared/time.ts';
import { type OpenSession, readSession } from '../session/session.ts';
import { voiceOf } from '../session/speaker.ts';
import type { Stored } from '../store/item.ts';
import { deviceKey, type Person } from '../store/person.ts';
import { type Deadlines, insistingDeadline, type Store, turnDeadline } from '../store/store.ts';
import { type DeviceState, deviceAfter, waysToGoOn } from './device-state.ts';
import { completeRecord, type Source } from './look-back.ts';

/** The ports that a turn calls, and what its deployment allows. */
export interface Ports {
  readonly store: Store;
  readonly device: Device;
  readonly reminders: Reminders;
  /** Whether pain and reach may be kept of those who agree. */
  readonly keepRatings: boolean;
  /** Where the positions can be looked at; null or left out where there is no such page. */
  readonly positionsUrl?: string | null;
}

/** Where a turn begins. */
export interface TurnInput extends Deadlines {
  /** Null where a session begins, or its attributes can't be read. */
  readonly session: OpenSession | null;
  readonly person: Person;
  /** A hash of the device's id; null if it has none. */
  readonly device: string | null;
  /** What the device can still do, and is sent now. */
  readonly answersBy: DeviceState;
  /** The record; null while it can't be reached. */
  readonly stored: Stored | null;
  /** Facts known before the turn, not written yet. */
  readonly pending: readonly Fact[];
  readonly context: Context;
}

/** Reads the session of a request. If a session begins, reads the record and the device's time zone at the same time. */
export async function loadTurnInput(
  envelope: Envelope,
  event: CoachEvent,
  { store, device, reminders, keepRatings }: Ports,
): Promise<TurnInput> {
  const before = readSession(envelope.session);
  const session = before.kind === 'known' ? before.session : null;
  const { person, voice } = voiceOf(envelope, session);
  const sent = envelope.request.timestamp;
  const [signal, insisting] = [turnDeadline(), insistingDeadline()];
  const [stored, timeZone] = await Promise.all([
    session?.stored ?? readOrNull(store, person, sent, signal),
    session === null && event.type !== 'ended' ? device.timeZone(signal) : null,
  ]);
  const now = latestOf(sent, session, stored);
  const located: readonly Fact[] = timeZone === null ? [] : [{ fact: 'located', at: now, timeZone }];
  const deviceHash = deviceHashOf(envelope);
  const refused: readonly Fact[] =
    deviceHash !== null && refusesAudio(session, event)
      ? [{ fact: 'timed_audio_refused', at: now, device: deviceHash }]
      : [];
  const pending = [...(session?.unsaved ?? []), ...located, ...refused];
  const source = { store, person, now, signal };
  const { stored: known, ...record } = await completeRecord(stored, pending, source);
  const settled = event.type === 'ended' && playsSegment(session) ? await readSettled(source) : null;
  const answersBy = deviceAfter(
    event,
    { session, device: deviceHash, progress: record.progress, now },
    envelope,
  );
  const context: Context = {
    ...{ now, turnId: envelope.request.requestId, lostThread: before.kind === 'lost' },
    ...record,
    ...(settled === null ? {} : { progress: { ...record.progress, settled } }),
    voice,
    ratingsAllowed: keepRatings,
    canRemind: reminders.available,
    unasked: waysToGoOn(answersBy),
  };
  return {
    session,
    person,
    device: deviceHash,
    answersBy,
    stored: known,
    pending,
    context,
    signal,
    insisting,
  };
}

function deviceHashOf({ context: { System } }: Envelope): string | null {
  const id = System.device?.deviceId;
  return id === undefined ? null : deviceKey(System.user.userId, id);
}

/**
 * Whether the answer that a device refused had timed audio, as far as can be known. Either the session still carries that
 * answer, or only the one before it. From the set-up on, either may have had some; a question of the screening has none.
 */
function refusesAudio(session: OpenSession | null, event: CoachEvent): boolean {
  if (event.type !== 'ended' || event.how !== 'refused' || session === null) return false;
  return !session.plainSpeech && phaseOf(session.conversation) !== 'screening';
}

function playsSegment(session: OpenSession | null): boolean {
  const run = session?.conversation.run ?? null;
  return run !== null && run.playing !== null;
}

/**
 * Reads what was last credited. The end of a session may come with attributes from before a turn whose answer was lost, and
 * only the record knows what that turn credited. The session's own record is the one to write on: it may be from before a
 * deletion, which a new one would hide.
 */
async function readSettled({ store, person, now, signal }: Source): Promise<Settled | null> {
  return (await readOrNull(store, person, now, signal))?.progress.settled ?? null;
}

async function readOrNull(store: Store, ...whose: Parameters<Store['read']>): Promise<Stored | null> {
  const read = await store.read(...whose);
  return read.ok ? read.stored : null;
}

/**
 * The time that a turn counts with. A request may carry an earlier time than one that was answered before it. A turn
 * before the last one would make what has expired valid again, and could not withdraw a permission that is later.
 */
function latestOf(sent: Instant, session: OpenSession | null, stored: Stored | null): Instant {
  return Math.max(sent, session?.at ?? 0, stored?.progress.lastAt ?? 0);
}
