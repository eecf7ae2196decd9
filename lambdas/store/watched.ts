import type { Failure, Store } from './store.ts';

/** Which call failed, and what to count it by. Names only. */
export interface FailedCall extends Omit<Failure<'away' | 'unreadable' | 'conflict'>, 'ok'> {
  readonly call: keyof Store;
}

/** A store that tells of each call that failed, for operations to count. */
export function watched(store: Store, tell: (failed: FailedCall) => void): Store {
  async function watch<Result extends { readonly ok: true } | Failure<FailedCall['reason']>>(
    call: keyof Store,
    answer: Promise<Result>,
  ): Promise<Result> {
    const result = await answer;
    if (!result.ok) tell({ call, reason: result.reason, cause: result.cause });
    return result;
  }
  return {
    read: (...of) => watch('read', store.read(...of)),
    record: (...of) => watch('record', store.record(...of)),
    forget: (...of) => watch('forget', store.forget(...of)),
    forgetHousehold: (...of) => watch('forgetHousehold', store.forgetHousehold(...of)),
  };
}
