/**
 * Reads and writes history items, each in step with the person's item that it belongs to.
 *
 * The history item only receives what the person's item already holds (`filedFrom` says at which version). The person's item
 * drops that in its next write. So if either write fails, or another device writes in between, nothing is lost: at worst both
 * items hold the same entries, and filing those again changes nothing.
 *
 * The item is created empty, and filled only if it still exists. So a slow device that writes after a deletion can't bring a
 * history back.
 */
import type { Fact } from '../coach/progress/facts.ts';
import { countRecent, fileRecent, withHistory, withoutFiled } from '../coach/progress/history.ts';
import { NO_HISTORY, type PersonRecord } from '../coach/progress/progress.ts';
import { DAY, type Instant } from '../coach/shared/time.ts';
import { conditionalDelete, conditionalPut, notThere, stillAtVersion } from './conditional-put.ts';
import type { Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { emptyHistory, type HistoryItem, historyItemOf, readHistoryItem } from './history-item.ts';
import type { HistoryLink, Stored } from './item.ts';
import { historyKeyOf } from './keys.ts';
import type { Person } from './person.ts';
import type { Failure, Read, Store } from './store.ts';

/** From more entries than this on, a routine's end files them even if the history must be read first. */
const MANY_RECENT = 8;

/**
 * The most entries that a record holds. Only a record of an older schema has more, because it contains its whole history. Its
 * first write moves that into the history item.
 */
export const MOST_RECENT = 16;

/** A history item expires 24 months after the visit that wrote it. Writing it again after this time keeps it as long as the record. */
const FILED_AGAIN_AFTER = 30 * DAY;

/** How often both items are read if another device keeps writing between the two reads. */
const MOST_READS = 3;

type Filed = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'unreadable' | 'conflict'>;

interface HistoryTable {
  /** What is stored, with its history. If another device has written meanwhile, the newer record. */
  read(person: Person, stored: Stored, now: Instant, signal: AbortSignal): Promise<Read>;
  /**
   * Writes the history item if that is due.
   * @param known the record as stored, with its version
   * @param progress the record after these facts
   * @returns the person's item to write next, over the known version
   */
  file(
    person: Person,
    known: Stored,
    progress: PersonRecord,
    facts: readonly Fact[],
    signal: AbortSignal,
  ): Promise<Filed>;
  /** Deletes the item that was just begun, unless another device has written to it. It may stay if the table is away. */
  drop(person: Person, begun: HistoryLink, signal: AbortSignal): Promise<void>;
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
    drop: async (person, { version }, signal) => {
      if (version !== null) await conditionalDelete(client, table, historyKeyOf(person), version, signal);
    },
  };
}

/** The history item of a person, or null if there is none. */
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
    // Another device has written or deleted everything meanwhile, or the history item has expired before the person's item.
    const fresh = await items.readPerson(person, now, signal);
    if (!fresh.ok) return fresh;
    const isUnchanged = fresh.stored.version === known.version;
    known = isUnchanged && !isTheirs ? withoutItem(known) : fresh.stored;
  }
  return known.history === null
    ? { ok: true, stored: known }
    : { ok: false, reason: 'away', cause: 'HistoryKeptChanging' };
}

/** Creates an empty item. If one exists already, a deletion left it behind or another device has just created it. */
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

/** Moves the recent entries of `known` into the item. */
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
  // Filing can wait if the record itself can be written. Dropping ratings can't, because the coach says that they are gone.
  return dropsRatings(known, progress) ? filed : unfiled;
}

function withItem(known: Stored, { history, since, filedAt, version }: HistoryItem): Read {
  const progress = { ...known.progress, history };
  return { ok: true, stored: { ...known, progress, history: { since, filedAt, version } } };
}

function withoutItem(known: Stored): Stored {
  return { ...known, progress: { ...known.progress, history: NO_HISTORY }, history: null };
}

/** Whether this write has to remove ratings: the coach says that they are gone only once they are. */
function dropsRatings({ progress: before }: Stored, { recent }: PersonRecord): boolean {
  return recent.ratingsDroppedAt !== null && recent.ratingsDroppedAt !== before.recent.ratingsDroppedAt;
}

/** Clears the request to drop filed ratings if there is no history item that could hold any. */
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
  // A record that has only its last routine is small enough without a history item.
  if (history === null) return ends && countRecent(before) > 0;
  if (progress.recent.ratingsDroppedAt !== null) return true;
  if ((progress.lastAt ?? 0) - history.filedAt > FILED_AGAIN_AFTER) return true;
  // Without the history at hand, filing waits until there is more to file.
  return ends && (history.version !== null || countRecent(before) > MANY_RECENT);
}
