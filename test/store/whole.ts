/** What the two items of a person come to together, as tests look at it. */
import { NO_HISTORY, type FullRecord } from '../../lambdas/coach/progress/progress.ts';
import { readHistoryItem } from '../../lambdas/store/history-item.ts';
import { NOBODY, readItem, type Item, type Stored } from '../../lambdas/store/item.ts';

/** Somebody's record with its history, and what else is stored of them; of no item: nobody's. */
export type Whole = Stored & { readonly progress: FullRecord };

/** @throws where an item can't be read, or the history isn't that of the record */
export function wholeOf(item: Item | undefined, history: Item | undefined): Whole {
  const read = item === undefined ? null : readItem(item, 0);
  if (read?.ok === false) throw new Error(`the item can't be read: ${read.reason}`);
  const stored = read?.stored ?? NOBODY;
  if (stored.history === null) return { ...stored, progress: { ...stored.progress, history: NO_HISTORY } };
  const found = history === undefined ? null : readHistoryItem(history, 0);
  if (found?.ok !== true) throw new Error(`the history can't be read: ${found?.reason ?? 'it is gone'}`);
  const { since, filedFrom, history: known } = found.read;
  if (since !== stored.history.since) throw new Error('the history of somebody else');
  if (filedFrom > stored.version) throw new Error('a history that is ahead of its record');
  return { ...stored, progress: { ...stored.progress, history: known } };
}
