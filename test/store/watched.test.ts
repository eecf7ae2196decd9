import { expect, it } from 'vitest';
import { watched } from '../../lambdas/store/watched.ts';
import { keyOf, memoryStore } from '../conversations/memory.ts';
import { MONDAY } from '../coach/arbitraries.ts';

const ADA = keyOf('ada');

it('tells of each call that failed, by names alone, and answers as the store does', async () => {
  const told: unknown[] = [];
  const store = watched(
    memoryStore((call) => (call === 2 ? 'away' : null)),
    (failed) => told.push(failed),
  );
  expect(await store.read(ADA, MONDAY)).toMatchObject({ ok: true });
  expect(told).toEqual([]);
  const failed = await store.record(ADA, null, [{ fact: 'visited', at: MONDAY }]);
  expect(failed).toEqual({ ok: false, reason: 'away', cause: 'TimeoutError' });
  expect(told).toEqual([{ call: 'record', reason: 'away', cause: 'TimeoutError' }]);
  expect(await store.forget(ADA)).toEqual({ ok: true });
  expect(await store.forgetHousehold(ADA.household)).toEqual({ ok: true });
});
