/** Reports the store's failures, which the conversation itself only meets as results. */
import type { Store } from '../store/store.ts';
import type { Counts, Metric } from './metrics.ts';

/** A call to the table that failed. `cause` is the name of the error, never its message, which may hold personal data. */
export interface StoreFailure {
  readonly call: 'read' | 'record' | 'forget';
  readonly reason: string;
  readonly cause: string;
}

const METRIC = {
  read: 'ReadFailures',
  record: 'SaveFailures',
  forget: 'DeleteFailures',
} as const satisfies Readonly<Record<StoreFailure['call'], Metric>>;

/** Counts failures by metric. */
export function countsOfFailures(failures: readonly StoreFailure[]): Counts {
  const counts: Partial<Record<Metric, number>> = {};
  for (const { call } of failures) counts[METRIC[call]] = (counts[METRIC[call]] ?? 0) + 1;
  return counts;
}

/** Wraps a store, so that it reports each failure; results are passed on unchanged. */
export function watchStore(store: Store, report: (failure: StoreFailure) => void): Store {
  const noteFailure = <
    T extends { readonly ok: true } | { readonly ok: false; readonly reason: string; readonly cause: string },
  >(
    call: StoreFailure['call'],
    result: T,
  ): T => {
    if (!result.ok) report({ call, reason: result.reason, cause: result.cause });
    return result;
  };
  return {
    read: async (...args) => noteFailure('read', await store.read(...args)),
    readHistory: async (...args) => noteFailure('read', await store.readHistory(...args)),
    record: async (...args) => noteFailure('record', await store.record(...args)),
    forget: async (...args) => noteFailure('forget', await store.forget(...args)),
    forgetHousehold: async (...args) => noteFailure('forget', await store.forgetHousehold(...args)),
  };
}
