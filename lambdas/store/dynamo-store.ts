import type { Fact } from '../coach/progress/facts.ts';
import { countRecent, NEEDS_HISTORY } from '../coach/progress/history.ts';
import { NO_PROGRESS } from '../coach/progress/progress.ts';
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

/** How often a write is tried. Each conflict means that another device wrote successfully. */
const MOST_WRITES = 5;

type Put = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'conflict'>;

/** Where the items are. */
interface Items {
  readonly client: Dynamo;
  readonly table: string;
  readonly histories: ReturnType<typeof openHistoryTable>;
}

/** A store in a DynamoDB table whose keys are `KEYS`. */
export function dynamoStore(client: Dynamo, table: string): Store {
  const readPerson: Store['read'] = (person, now, signal = turnDeadline()) =>
    get({ client, table }, person, now, signal);
  const items: Items = { client, table, histories: openHistoryTable(client, table, readPerson) };
  return {
    read: readPerson,
    readHistory: (person, stored, now, signal = turnDeadline()) =>
      items.histories.read(person, stored, now, signal),
    record: (person, known, facts, signal = turnDeadline()) => record(items, person, known, facts, signal),
    forget: (person, now, signal = turnDeadline()) => deletePerson(client, table, person, now, signal),
    forgetHousehold: (household, now, signal = turnDeadline()) =>
      deleteHousehold(client, table, household, now, signal),
  };
}

async function get(
  { client, table }: Pick<Items, 'client' | 'table'>,
  person: Person,
  now: Instant,
  abortSignal: AbortSignal,
): Promise<Read> {
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

/** Applies facts to the known record and writes it. If the history item is due, it is written first. */
async function write(
  items: Items,
  person: Person,
  before: Stored,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Written> {
  const now = latest(facts);
  let known = before;
  let progress = applyFacts(known.progress, facts);
  if (progress === NEEDS_HISTORY) {
    const read = await items.histories.read(person, known, now, signal);
    if (!read.ok) return read;
    known = read.stored;
    progress = applyFacts(known.progress, facts);
    if (progress === NEEDS_HISTORY) throw new TypeError('expected that what was read is enough');
  }
  const filed = await items.histories.file(person, known, progress, facts, signal);
  if (!filed.ok) return filed;
  const written = await put(items, person, filed.stored, signal);
  if (!written.ok && written.reason === 'conflict') {
    // If it was a deletion that came in between, nothing would remember the history item.
    const begun = known.history === null ? filed.stored.history : null;
    if (begun !== null) await items.histories.drop(person, begun, signal);
    return written;
  }
  if (!written.ok || countRecent(written.stored.progress) <= MOST_RECENT) return written;
  // An item of an older schema still contains the whole history. It is moved as soon as the history item exists.
  const moved = await items.histories.file(person, written.stored, written.stored.progress, [], signal);
  const tidied = moved.ok ? await put(items, person, moved.stored, signal) : moved;
  return tidied.ok ? tidied : written;
}

/** Writes a record over the version that it was made from. */
async function put(
  { client, table }: Items,
  person: Person,
  next: Stored,
  signal: AbortSignal,
): Promise<Put> {
  const stored: Stored = { ...next, version: next.version + 1 };
  const condition = stillAtVersion(next.version);
  const done = await conditionalPut(client, table, itemOf(person, stored), condition, signal);
  return done.ok ? { ok: true, stored } : done;
}

/**
 * Creates an item that holds nothing but when. Its first version is that time, so that a version is never used twice:
 * otherwise a session whose item was deleted and begun anew meanwhile would take the new item for its own.
 */
async function beginEmpty(
  { client, table }: Items,
  person: Person,
  now: Instant,
  signal: AbortSignal,
): Promise<Put> {
  const stored: Stored = { ...NOBODY, version: now, progress: { ...NO_PROGRESS, lastAt: now } };
  const done = await conditionalPut(client, table, itemOf(person, stored), notThere(), signal);
  return done.ok ? { ok: true, stored } : done;
}

/** Writes what a deletion leaves of the facts, and tries again after a conflict. */
async function record(
  items: Items,
  person: Person,
  known: Stored | null,
  facts: readonly Fact[],
  signal: AbortSignal,
): Promise<Written> {
  if (facts.length === 0) return { ok: true, stored: known };
  let deletedAt = known?.deletedAt ?? null;
  const lookForDeletion = async (): Promise<Failure<'away'> | null> => {
    const found = await readDeletedAt(items.client, items.table, person, now, signal);
    if (!found.ok) return found;
    if (found.deletedAt !== null) deletedAt = Math.max(deletedAt ?? 0, found.deletedAt);
    return null;
  };
  const now = latest(facts);
  const hadHistory = known !== null && known.progress.history !== null;
  const writeWhatIsLeft = async (stored: Stored): Promise<Written> => {
    const left = dropDeleted(facts, stored.progress, deletedAt);
    if (left.length === 0) return { ok: true, stored };
    if (stored.version > 0) return write(items, person, stored, left, signal);
    // A new item may come after a deletion that left its marker before it. Until that is known it is empty: then nothing
    // stays of what was deleted, even if the look fails; and a deletion from now on takes the item with it.
    const begun = await beginEmpty(items, person, now, signal);
    if (!begun.ok) return begun;
    const failed = await lookForDeletion();
    if (failed !== null) return failed;
    const still = dropDeleted(left, NO_PROGRESS, deletedAt);
    if (still.length > 0)
      return write(items, person, { ...NOBODY, version: begun.stored.version }, still, signal);
    const done = await conditionalDelete(items.client, items.table, keyOf(person), now, signal);
    return done.ok ? { ok: true, stored: NOBODY } : done;
  };
  const readAndWrite = async (): Promise<Written> => {
    const read = await get(items, person, now, signal);
    if (!read.ok) return read;
    const failed = await lookForDeletion();
    if (failed !== null) return failed;
    const again = hadHistory ? await items.histories.read(person, read.stored, now, signal) : read;
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
