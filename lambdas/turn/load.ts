/** What a turn knows as it begins: whose it is, what is on record, and what the coach is told besides the event. */
import type { Device } from '../alexa/device.ts';
import type { Envelope } from '../alexa/envelope.ts';
import type { Reminders } from '../alexa/reminders.ts';
import type { Context } from '../coach/conversation/context.ts';
import type { CoachEvent } from '../coach/conversation/events.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { type OpenSession, readSession } from '../session/session.ts';
import { voiceOf } from '../session/speaker.ts';
import type { Stored } from '../store/item.ts';
import type { Person } from '../store/person.ts';
import { turnDeadline, type Store } from '../store/store.ts';
import { knownWith } from './look-back.ts';

/** What a turn reaches outside itself, and what its deployment allows. */
export interface Ports {
  readonly store: Store;
  readonly device: Device;
  readonly reminders: Reminders;
  /** Whether pain and reach may be kept of those who agree. */
  readonly keepRatings: boolean;
}

/** Where a turn begins. */
export interface TurnInput {
  /** Null where a session begins, or its attributes can't be read. */
  readonly session: OpenSession | null;
  readonly person: Person;
  /** The record; null while it can't be reached. */
  readonly stored: Stored | null;
  /** Facts known before the turn, not written yet. */
  readonly pending: readonly Fact[];
  readonly context: Context;
  /** Ends whatever the turn waits for. */
  readonly signal: AbortSignal;
}

/** Reads the session of a request, and, where one begins, the record and the device's time zone, side by side. */
export async function loadTurnInput(
  envelope: Envelope,
  event: CoachEvent,
  { store, device, reminders, keepRatings }: Ports,
): Promise<TurnInput> {
  const before = readSession(envelope.session);
  const session = before.kind === 'known' ? before.session : null;
  const { person, voice } = voiceOf(envelope, session);
  const now = Date.parse(envelope.request.timestamp);
  const signal = turnDeadline();
  const [stored, located] = await Promise.all([
    session?.stored ?? readOrNull(store, person, now, signal),
    session === null && event.type !== 'ended' ? locateDevice(device, now) : [],
  ]);
  const pending = [...(session?.unsaved ?? []), ...located];
  const source = { store, person, now, signal };
  const { stored: known, ...record } = await knownWith(stored, pending, source);
  const context: Context = {
    ...{ now, turnId: envelope.request.requestId, lostThread: before.kind === 'lost' },
    ...record,
    voice,
    ratingsAllowed: keepRatings,
    canRemind: reminders.available,
  };
  return { session, person, stored: known, pending, context, signal };
}

async function readOrNull(store: Store, ...whose: Parameters<Store['read']>): Promise<Stored | null> {
  const read = await store.read(...whose);
  return read.ok ? read.stored : null;
}

/** The time zone of the device that begins a session. */
async function locateDevice(device: Device, at: number): Promise<readonly Fact[]> {
  const timeZone = await device.timeZone();
  return timeZone === null ? [] : [{ fact: 'located', at, timeZone }];
}
