/** The real store over a table in memory whose calls fail as planned. */
import type {
  DeleteItemCommandInput,
  GetItemCommandInput,
  PutItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import { NO_PROGRESS, type FullRecord } from '../../lambdas/coach/progress/progress.ts';
import { CallFailed, CONDITION_FAILED, type Call, type Found } from '../../lambdas/store/dynamo.ts';
import { itemOf, NOBODY, type Item } from '../../lambdas/store/item.ts';
import { historyKeyOf, keyOf, KEYS } from '../../lambdas/store/keys.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { wholeOf } from '../store/whole.ts';
import type { Fault, Voice } from './steps.ts';

export const USER_ID = 'amzn1.ask.account.ada';

/** Returns Alexa's id for a voice; null if the voice is not recognised. */
export function personIdOf(voice: Voice): string | null {
  return voice === null ? null : `amzn1.ask.person.${voice}`;
}

/** Returns the sort key of a voice's record. */
export function recordOf(voice: Voice): string {
  return personKey(USER_ID, personIdOf(voice)).person;
}

/** A table, and the store in front of it. */
export interface Table {
  readonly store: Store;
  /** The faults of the next calls, in order. Later calls succeed. */
  faults: readonly (Fault | null)[];
  /** The calls and writes so far. */
  readonly counted: { calls: number; writes: number };
  /** Returns all current records by sort key. A missing record is empty. */
  readonly snapshot: () => (record: string) => FullRecord;
}

/** Creates an empty table. */
export function openTable(): Table {
  const items = new Map<string, Item>();
  const counted = { calls: 0, writes: 0 };
  const table: Table = {
    store: dynamoStore({ send: (call) => Promise.resolve().then(() => answer(call)) }, 'progress'),
    faults: [],
    counted,
    snapshot: () => {
      const now = new Map(items);
      return (record) => {
        const key = { household: USER_ID, person: record };
        return progressIn(now.get(nameOf(keyOf(key))), now.get(nameOf(historyKeyOf(key))));
      };
    },
  };
  const answer = ({ operation, input }: Call): Found => {
    counted.calls += 1;
    const [fault = null, ...later] = table.faults;
    table.faults = later;
    if (operation === 'PutItem') {
      put(items, input, fault, () => (counted.writes += 1));
      return {};
    }
    if (operation === 'Query') return findNoMarker(fault);
    if (operation === 'DeleteItem') {
      drop(items, input, fault);
      return {};
    }
    return { Item: get(items, input, fault) };
  };
  return table;
}

const reads = new WeakMap<Item, { readonly history: Item | undefined; readonly progress: FullRecord }>();

/** Items are replaced, never changed, so each pair needs to be parsed only once. */
function progressIn(item: Item | undefined, history: Item | undefined): FullRecord {
  if (item === undefined) return NO_PROGRESS;
  const known = reads.get(item);
  if (known?.history === history && known !== undefined) return known.progress;
  const { progress } = wholeOf(item, history);
  reads.set(item, { history, progress });
  return progress;
}

/** A deletion's marker is looked for behind a new item. Nobody deletes anything here. */
function findNoMarker(fault: Fault | null): Found {
  if (fault === 'away' || fault === 'late') throw timeout();
  return { Items: [] };
}

function get(
  items: ReadonlyMap<string, Item>,
  { Key = {} }: GetItemCommandInput,
  fault: Fault | null,
): Item | undefined {
  if (fault === 'away' || fault === 'late') throw timeout();
  const item = items.get(nameOf(Key));
  return fault === 'unreadable' && item !== undefined ? { ...item, schema: { N: '999' } } : item;
}

/** Writes an item if the command's condition is met, as DynamoDB does. */
function put(
  items: Map<string, Item>,
  { Item: item = {}, ExpressionAttributeValues: values }: PutItemCommandInput,
  fault: Fault | null,
  wrote: () => void,
): void {
  if (fault === 'away' || fault === 'unreadable') throw timeout();
  const name = nameOf(item);
  if (fault === 'overtaken') {
    const there = items.get(name) ?? itemOf({ household: USER_ID, person: name }, NOBODY);
    const version = Number(there['version']?.N ?? 0);
    items.set(name, { ...there, version: { N: (version + 1).toString() } });
  }
  if (items.get(name)?.['version']?.N !== values?.[':version']?.N) throw conflict();
  items.set(name, item);
  wrote();
  if (fault === 'late') throw timeout();
}

/** Deletes an empty history item that a conflict has left, if it is still the version that was written. */
function drop(
  items: Map<string, Item>,
  { Key = {}, ExpressionAttributeValues: values }: DeleteItemCommandInput,
  fault: Fault | null,
): void {
  if (fault === 'away' || fault === 'unreadable') throw timeout();
  const name = nameOf(Key);
  if (items.get(name)?.['version']?.N !== values?.[':version']?.N) throw conflict();
  items.delete(name);
  if (fault === 'late') throw timeout();
}

function nameOf(item: Item): string {
  return item[KEYS.sort]?.S ?? '';
}

function timeout(): Error {
  return new CallFailed('TimeoutError');
}

function conflict(): Error {
  return new CallFailed(CONDITION_FAILED);
}
