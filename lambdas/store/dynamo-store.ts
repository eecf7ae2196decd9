import type { Fact } from '../coach/progress/facts.ts';
import { countRecent, NEEDS_HISTORY } from '../coach/progress/history.ts';
import { NO_HISTORY, NO_PROGRESS } from '../coach/progress/progress.ts';
import { applyFacts } from '../coach/progress/record-fact.ts';
import type { Instant } from '../coach/shared/time.ts';
import { conditionalDelete, conditionalPut, notThere, stillAtVersion } from './conditional-put.ts';
import { deleteHousehold, deletePerson } from './delete.ts';
import type { Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { MOST_RECENT, openHistoryTable } from './history-table.ts';
import { itemOf, NOBODY, readItem, type Stored } from './item.ts';
import { keyOf } from './keys.ts';
import { dropDeleted, readDeletedAt } from './marker.ts';
import type { Person } from './person.ts';
import { type Failure, type Read, type Store, turnDeadline, type Written } from './store.ts';

/** How often a write is tried; each conflict means that somebody else got on. */
const MOST_WRITES = 5;

type Put = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'conflict'>;

/** Where the items are, and how they are read. */
interface Tables {
  readonly client: Dynamo;
  readonly table: string;
  readonly histories: ReturnType<typeof openHistoryTable>;
  readonly get: (person: Person, now: Instant, signal: AbortSignal) => Promise<Read>;
}

/** A store in a DynamoDB table whose keys are `KEYS`. */
export function dynamoStore(client: Dynamo, table: string): Store {
  const histories = openHistoryTable(client, table, get);

  async function get(person: Person, now: Instant, abortSignal: AbortSignal): Promise<Read> {
    const input = { TableName: table, Key: keyOf(person), ConsistentRead: true };
    try {
      const { Item: item } = await client.send({ operation: 'GetItem', input }, abortSignal);
      if (item === undefined) return { ok: true, stored: NOBODY };
      const read = readItem(item, now);
      return read.ok ? read : { ok: false, reason: 'unreadable', cause: read.reason };
    } catch (error) {
      return toUnavailable(error);
    }
  }

  const tables = { client, table, histories, get };

  return {
    read: (person, now, signal = turnDeadline()) => get(person, now, signal),

    readHistory: (person, stored, now, signal = turnDeadline()) =>
      histories.read(person, stored, now, signal),

    record: (person, known, facts, signal = turnDeadline()) =>
      recordFacts(tables, person, known, facts, signal),

    forget: (person, now, signal = turnDeadline()) => deletePerson(client, table, person, now, signal),
    forgetHousehold: (household, now, signal = turnDeadline()) =>
      deleteHousehold(client, table, household, now, signal),
  };
}

/** Records facts on what is known; the history item first, where it is its turn. */
async function write(
  tables: Tables,
  person: Person,
  before: Stored,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Written> {
  const { histories } = tables;
  const now = latest(facts);
  let known = before;
  let progress = applyFacts(known.progress, facts);
  if (progress === NEEDS_HISTORY) {
    const read = await histories.read(person, known, now, signal);
    if (!read.ok) return read;
    known = read.stored;
    progress = applyFacts(known.progress, facts);
    if (progress === NEEDS_HISTORY) throw new TypeError('expected that what was read is enough');
  }
  const filed = await histories.file(person, known, progress, facts, signal);
  if (!filed.ok) return filed;
  const written = await put(tables, person, filed.stored, now, signal);
  if (!written.ok || countRecent(written.stored.progress) <= MOST_RECENT) return written;
  // An item of an older schema brings a whole history along: it is moved as soon as its own item is begun.
  const moved = await histories.file(person, written.stored, written.stored.progress, [], signal);
  const tidied = moved.ok ? await put(tables, person, moved.stored, now, signal) : moved;
  return tidied.ok ? tidied : written;
}

/** Writes a record over the version that it was made from. */
async function put(
  { client, table }: Tables,
  person: Person,
  next: Stored,
  now: Instant,
  signal: AbortSignal,
): Promise<Put> {
  // The first version of an item is the time of its first facts, so that no version ever comes back: a session that
  // knows an item which was deleted meanwhile, and begun anew, must not take the new one for its own.
  const stored: Stored = { ...next, version: next.version === 0 ? now : next.version + 1 };
  const condition = next.version === 0 ? notThere() : stillAtVersion(next.version);
  const done = await conditionalPut(client, table, itemOf(person, stored), condition, signal);
  return done.ok ? { ok: true, stored } : done;
}

/** Writes a new record over one that was just begun with facts from before a deletion; none if nothing is left. */
async function beginAgain(
  tables: Tables,
  person: Person,
  begun: Stored,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Written> {
  const progress = applyFacts(NO_PROGRESS, facts);
  if (progress === NEEDS_HISTORY) throw new TypeError('expected that a new record has its whole history');
  const { version } = begun;
  if (facts.length > 0)
    return put(
      tables,
      person,
      { progress: { ...progress, history: NO_HISTORY }, version, history: null },
      latest(facts),
      signal,
    );
  const done = await conditionalDelete(tables.client, tables.table, keyOf(person), version, signal);
  return done.ok ? { ok: true, stored: NOBODY } : done;
}

/** See `Store.record`. */
async function recordFacts(
  tables: Tables,
  person: Person,
  known: Stored | null,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Written> {
  if (facts.length === 0) return { ok: true, stored: known };
  const now = latest(facts);
  const hadHistory = known !== null && known.progress.history !== null;
  let deletedAt = known?.deletedAt ?? null;
  const lookForDeletion = async (): Promise<Failure<'away'> | null> => {
    const found = await readDeletedAt(tables.client, tables.table, person, now, signal);
    if (!found.ok) return found;
    if (found.deletedAt !== null) deletedAt = Math.max(deletedAt ?? 0, found.deletedAt);
    return null;
  };
  const writeWhatIsLeft = async (stored: Stored): Promise<Written> => {
    const left = dropDeleted(facts, stored.progress, deletedAt);
    if (left.length === 0) return { ok: true, stored };
    const written = await write(tables, person, stored, left, signal);
    if (!written.ok || stored.version > 0 || written.stored === null) return written;
    // A new item may come after a deletion that left its marker before it.
    const failed = await lookForDeletion();
    const still = dropDeleted(left, NO_PROGRESS, deletedAt);
    if (failed !== null || still.length === left.length) return failed ?? written;
    return beginAgain(tables, person, written.stored, still, signal);
  };
  const readAndWrite = async (): Promise<Written> => {
    const read = await tables.get(person, now, signal);
    if (!read.ok) return read;
    const failed = await lookForDeletion();
    if (failed !== null) return failed;
    const again = hadHistory ? await tables.histories.read(person, read.stored, now, signal) : read;
    return writeWhatIsLeft(again.ok ? again.stored : read.stored);
  };
  let written = known === null ? await readAndWrite() : await writeWhatIsLeft(known);
  for (let writes = 1; writes < MOST_WRITES && isConflict(written); writes += 1)
    written = await readAndWrite();
  if (!written.ok || written.stored === null || deletedAt === null) return written;
  return { ok: true, stored: { ...written.stored, deletedAt } };
}

function isConflict(written: Written): boolean {
  return !written.ok && written.reason === 'conflict';
}

function latest(facts: readonly Fact[]): Instant {
  return Math.max(...facts.map(({ at }) => at));
}
