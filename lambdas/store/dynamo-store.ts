import type { Fact } from '../coach/progress/facts.ts';
import { countRecent, NEEDS_HISTORY } from '../coach/progress/history.ts';
import { applyFacts } from '../coach/progress/record-fact.ts';
import type { Instant } from '../coach/shared/time.ts';
import { conditionalPut, notThere, stillAtVersion } from './conditional-put.ts';
import { deleteHousehold, deletePerson } from './delete.ts';
import type { Dynamo } from './dynamo.ts';
import { toUnavailable } from './failure.ts';
import { MOST_RECENT, openHistoryTable } from './history-table.ts';
import { itemOf, NOBODY, readItem, type Stored } from './item.ts';
import { keyOf } from './keys.ts';
import type { Person } from './person.ts';
import { type Failure, type Read, type Store, turnDeadline, type Written } from './store.ts';

/** How often a write is tried. Each conflict means that another device wrote successfully. */
const MOST_WRITES = 5;

type Put = { readonly ok: true; readonly stored: Stored } | Failure<'away' | 'conflict'>;

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

  /** Applies facts to the known record and writes it. If the history item is due, it is written first. */
  async function write(
    person: Person,
    before: Stored,
    facts: readonly Fact[],
    signal: AbortSignal,
  ): Promise<Written> {
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
    const written = await put(person, filed.stored, now, signal);
    if (!written.ok || countRecent(written.stored.progress) <= MOST_RECENT) return written;
    // An item of an older schema still contains the whole history. It is moved as soon as the history item exists.
    const moved = await histories.file(person, written.stored, written.stored.progress, [], signal);
    const tidied = moved.ok ? await put(person, moved.stored, now, signal) : moved;
    return tidied.ok ? tidied : written;
  }

  /** Writes a record over the version that it was made from. */
  async function put(person: Person, next: Stored, now: Instant, signal: AbortSignal): Promise<Put> {
    // The first version of an item is the time of its first facts, so that a version is never used twice. Otherwise a session
    // whose item was deleted and begun anew meanwhile would take the new item for its own.
    const stored: Stored = { ...next, version: next.version === 0 ? now : next.version + 1 };
    const condition = next.version === 0 ? notThere() : stillAtVersion(next.version);
    const done = await conditionalPut(client, table, itemOf(person, stored), condition, signal);
    return done.ok ? { ok: true, stored } : done;
  }

  return {
    read: (person, now, signal = turnDeadline()) => get(person, now, signal),

    readHistory: (person, stored, now, signal = turnDeadline()) =>
      histories.read(person, stored, now, signal),

    async record(person, known, facts, signal = turnDeadline()) {
      if (facts.length === 0) return { ok: true, stored: known };
      const now = latest(facts);
      const hadHistory = known !== null && known.progress.history !== null;
      const readAndWrite = async (): Promise<Written> => {
        const read = await get(person, now, signal);
        if (!read.ok) return read;
        const again = hadHistory ? await histories.read(person, read.stored, now, signal) : read;
        return write(person, again.ok ? again.stored : read.stored, facts, signal);
      };
      let written = known === null ? await readAndWrite() : await write(person, known, facts, signal);
      for (let writes = 1; writes < MOST_WRITES && isConflict(written); writes += 1)
        written = await readAndWrite();
      return written;
    },

    forget: (person, signal = turnDeadline()) => deletePerson(client, table, person, signal),
    forgetHousehold: (household, signal = turnDeadline()) =>
      deleteHousehold(client, table, household, signal),
  };
}

function isConflict(written: Written): boolean {
  return !written.ok && written.reason === 'conflict';
}

function latest(facts: readonly Fact[]): Instant {
  return Math.max(...facts.map(({ at }) => at));
}
