/**
 * Reading and writing history items, in step with the persons' items that they belong to.
 *
 * The history item only ever gets what the person's item already holds (`filedFrom` says at which version),
 * and the person's item drops that in its next write. So whatever becomes of either write, and whoever writes
 * meanwhile, nothing is lost, and what both hold is the same: filing it again changes nothing.
 *
 * It is begun empty, and filled only where it is still there. A device that was slow, and writes after everything was
 * deleted, can't bring a history back.
 */
import type { Fact } from '../coach/progress/facts.ts';
import { countRecent, fileRecent, withHistory, withoutFiled } from '../coach/progress/history.ts';
import { NO_HISTORY, type PersonRecord } from '../coach/progress/progress.ts';
import { DAY, type Instant } from '../coach/shared/time.ts';
import { conditionalPut, notThere, stillAtVersion } from './conditional-put.ts';
import type { Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { emptyHistory, type HistoryItem, historyItemOf, readHistoryItem } from './history-item.ts';
import type { Stored } from './item.ts';
import { historyKeyOf } from './keys.ts';
import type { Person } from './person.ts';
import type { Failure, Read, Store } from './store.ts';

/** How many entries a record holds before they are filed at a routine's end, even if the history has to be read for it. */
const MANY_RECENT = 8;

/**
 * How many it holds at most. Only a record of an older schema brings more: all that it knows. Its first write moves
 * that into the history item.
 */
export const MOST_RECENT = 16;

/** A history item goes 24 months after the visit in which it was written: so it is written again after a while. */
const FILED_AGAIN_AFTER = 30 * DAY;

/** How often the two items are read anew where somebody writes between the two reads. */
const MOST_READS = 3;

type Filed = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'unreadable' | 'conflict'>;

interface HistoryTable {
  /** What is stored, with its history at hand; or what is stored by now, where that is newer. */
  read(person: Person, stored: Stored, now: Instant, signal: AbortSignal): Promise<Read>;
  /**
   * Writes the history item if it is its turn. @param known as stored, at its version. @param progress what becomes
   * of it by these facts. @returns what to write next, at the version that is known.
   */
  file(
    person: Person,
    known: Stored,
    progress: PersonRecord,
    facts: readonly Fact[],
    signal: AbortSignal,
  ): Promise<Filed>;
}

/** Where the items are. */
interface Items {
  readonly client: Dynamo;
  readonly table: string;
  /** Reads a person's item as last written. */
  readonly readPerson: Store['read'];
}

/** @param readPerson reads a person's item as last written */
export function openHistoryTable(client: Dynamo, table: string, readPerson: Store['read']): HistoryTable {
  const items = { client, table, readPerson };
  return {
    read: (...asked) => read(items, ...asked),
    file: (...asked) => file(items, ...asked),
  };
}

/** The history item of a person; null where there is none. */
async function get(
  { client, table }: Items,
  person: Person,
  now: Instant,
  abortSignal: AbortSignal,
): Promise<{ readonly ok: true; readonly item: HistoryItem | null } | Failure<'away' | 'unreadable'>> {
  const input = { TableName: table, Key: historyKeyOf(person), ConsistentRead: true };
  try {
    const { Item: item } = await client.send({ operation: 'GetItem', input }, abortSignal);
    if (item === undefined) return { ok: true, item: null };
    const found = readHistoryItem(item, now);
    return found.ok
      ? { ok: true, item: found.read }
      : { ok: false, reason: 'unreadable', cause: found.reason };
  } catch (error) {
    return toUnavailable(error);
  }
}

function put(
  { client, table }: Items,
  person: Person,
  item: HistoryItem,
  before: HistoryItem['version'] | null,
  signal: AbortSignal,
): ReturnType<typeof conditionalPut> {
  return conditionalPut(
    client,
    table,
    historyItemOf(person, item),
    before === null ? notThere() : stillAtVersion(before),
    signal,
  );
}

async function read(
  items: Items,
  person: Person,
  stored: Stored,
  now: Instant,
  signal: AbortSignal,
): Promise<Read> {
  let known = stored;
  for (let reads = 0; reads < MOST_READS && known.history !== null; reads += 1) {
    const found = await get(items, person, now, signal);
    if (!found.ok) return found;
    const { item } = found;
    const isTheirs = item !== null && item.since === known.history.since;
    if (isTheirs && item.filedFrom <= known.version) return withItem(known, item);
    // Another device has written meanwhile, or deleted everything; or the item has expired before the person's.
    const fresh = await items.readPerson(person, now, signal);
    if (!fresh.ok) return fresh;
    const isUnchanged = fresh.stored.version === known.version;
    known = isUnchanged && !isTheirs ? withoutItem(known) : fresh.stored;
  }
  return known.history === null
    ? { ok: true, stored: known }
    : { ok: false, reason: 'away', cause: 'HistoryKeptChanging' };
}

/** Begins an empty item. One that is there already is what a deletion left, or another device has begun it. */
async function begin(
  items: Items,
  person: Person,
  known: Stored,
  now: Instant,
  signal: AbortSignal,
): Promise<Filed> {
  const item = emptyHistory(now, known.progress.lastAt ?? now);
  const { since, filedAt, version } = item;
  const progress = withoutFlag(null, { ...known.progress, history: NO_HISTORY });
  const begun: Filed = { ok: true, stored: { ...known, progress, history: { since, filedAt, version } } };
  const done = await put(items, person, item, null, signal);
  if (done.ok) return begun;
  if (done.reason !== 'conflict') return done;
  const found = await get(items, person, now, signal);
  if (!found.ok) return found;
  const fresh = await items.readPerson(person, now, signal);
  if (!fresh.ok) return fresh;
  if (fresh.stored.version !== known.version) return done;
  const replaced = await put(items, person, item, found.item?.version ?? null, signal);
  return replaced.ok ? begun : replaced;
}

/** Moves what is recent of `known` into the item. */
async function fill(
  items: Items,
  person: Person,
  known: Stored,
  progress: PersonRecord,
  now: Instant,
  signal: AbortSignal,
): Promise<Filed> {
  if (known.history?.version === null) {
    const looked = await read(items, person, known, now, signal);
    if (!looked.ok) return looked;
    return looked.stored.version === known.version
      ? fill(items, person, looked.stored, progress, now, signal)
      : { ok: false, reason: 'conflict', cause: 'PersonChanged' };
  }
  if (known.history === null) return begin(items, person, { ...known, progress }, now, signal);
  const { since, version } = known.history;
  const full = withHistory(known.progress);
  const all = fileRecent(full);
  const history = dropsRatings(known, progress) ? { ...all, pain: [], reach: [] } : all;
  const filedAt = known.progress.lastAt ?? now;
  const next = version + 1;
  const item = { history, since, filedAt, version: next, filedFrom: known.version };
  const done = await put(items, person, item, version, signal);
  if (!done.ok) return done;
  return {
    ok: true,
    stored: {
      ...known,
      progress: withoutFiled(progress, known.progress, history),
      history: { since, filedAt, version: next },
    },
  };
}

async function file(
  items: Items,
  person: Person,
  known: Stored,
  progress: PersonRecord,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Filed> {
  const unfiled: Filed = { ok: true, stored: { ...known, progress: withoutFlag(known.history, progress) } };
  if (!isDue(known, progress, facts)) return unfiled;
  const now = progress.lastAt ?? 0;
  const filed = await fill(items, person, known, progress, now, signal);
  if (filed.ok || filed.reason === 'conflict') return filed;
  // It can wait, where the record itself can be written; but what is to be kept no longer can't.
  return dropsRatings(known, progress) ? filed : unfiled;
}

function withItem(known: Stored, { history, since, filedAt, version }: HistoryItem): Read {
  const progress = { ...known.progress, history };
  return { ok: true, stored: { ...known, progress, history: { since, filedAt, version } } };
}

function withoutItem(known: Stored): Stored {
  return { ...known, progress: { ...known.progress, history: NO_HISTORY }, history: null };
}

/** Whether what is to be kept no longer has to go with this write: it isn't said to be gone before it is. */
function dropsRatings({ progress: before }: Stored, { recent }: PersonRecord): boolean {
  return recent.ratingsDroppedAt !== null && recent.ratingsDroppedAt !== before.recent.ratingsDroppedAt;
}

/** Without a history item there is nothing that would have to go from it. */
function withoutFlag(history: Stored['history'], progress: PersonRecord): PersonRecord {
  const { recent } = progress;
  return history === null ? { ...progress, recent: { ...recent, ratingsDroppedAt: null } } : progress;
}

/** Whether a history item is to be written with these facts. */
function isDue(
  { progress: before, history }: Stored,
  progress: PersonRecord,
  facts: readonly Fact[],
): boolean {
  if (countRecent(progress) > MOST_RECENT) return true;
  const ends = facts.some(({ fact }) => fact === 'run_ended');
  // Nothing is to be gained from a history item before the record has more than its last routine.
  if (history === null) return ends && countRecent(before) > 0;
  if (progress.recent.ratingsDroppedAt !== null) return true;
  if ((progress.lastAt ?? 0) - history.filedAt > FILED_AGAIN_AFTER) return true;
  // Where it isn't at hand, reading it for this is put off.
  return ends && (history.version !== null || countRecent(before) > MANY_RECENT);
}
