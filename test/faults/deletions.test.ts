/**
 * Two devices of a home record and delete at the same time, in random orders of their calls to the table, some of which
 * fail: what was deleted never comes back.
 *
 * FC_RUNS=5000 FC_SEED=7 npx vitest run test/faults/deletions
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { type FullRecord, NO_HISTORY } from '../../lambdas/coach/progress/progress.ts';
import { type Instant, MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { CallFailed, type Dynamo } from '../../lambdas/store/dynamo.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { readHistoryItem } from '../../lambdas/store/history-item.ts';
import { type Item, readItem, type Stored } from '../../lambdas/store/item.ts';
import { historyKeyOf, keyOf } from '../../lambdas/store/keys.ts';
import { personKey, type Person } from '../../lambdas/store/person.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { ended, kept, NOT_HELD, run, screening } from '../coach/support/facts.ts';
import { inFull, type InFull } from '../coach/support/history.ts';
import { carryOut, nameOf } from '../store/memory-table.ts';
import { wholeOf } from '../store/whole.ts';
import { RUNS, SEED } from './settings.ts';

/** As many as the evenings of two devices, three times over. */
const INTERLEAVINGS = 3 * RUNS;

const ANN = personKey('home', 'Ann');
const BOB = personKey('home', 'Bob');

const ACTS = [
  ...(['visit', 'screen', 'amend', 'begin', 'roll'] as const),
  ...(['finish', 'open', 'forget', 'forget everyone'] as const),
] as const;
type Act = (typeof ACTS)[number];

/** What happens to a call: it is carried out, or it fails before that, or its answer is lost. */
const FATES = ['answered', 'failed', 'lost'] as const;
type Fate = (typeof FATES)[number];

/** What both devices do at the same time. */
interface Moment {
  readonly kitchen: Act;
  readonly bedroom: Act;
}

const acts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ACTS.slice(0, 6)) },
  { weight: 2, arbitrary: fc.constant<Act>('finish') },
  { weight: 3, arbitrary: fc.constantFrom(...ACTS.slice(6)) },
);

const DAYS = fc.record({
  /** Whether both devices are spoken to by the same person. */
  shared: fc.boolean(),
  moments: fc.array(fc.record({ kitchen: acts, bedroom: acts }), {
    minLength: 4,
    maxLength: 12,
    size: 'max',
  }),
  fates: fc.oneof(
    fc.constant<Fate[]>(['answered']),
    fc.array(fc.constantFrom<Fate>('answered', 'answered', 'answered', ...FATES), {
      minLength: 20,
      maxLength: 40,
      size: 'max',
    }),
  ),
});

/** A session at a device: what it knows of the record, and what it couldn't write yet. */
class Session {
  readonly person: Person;
  readonly #store: Store;
  readonly #name: string;
  #known: Stored | null = null;
  #unsaved: readonly Fact[] = [];
  #run: { readonly id: string; readonly startedAt: Instant } | null = null;

  constructor(name: string, store: Store, person: Person) {
    this.#name = name;
    this.#store = store;
    this.person = person;
  }

  /** Does one thing. Returns whether a deletion has succeeded. */
  async act(act: Act, now: Instant): Promise<boolean> {
    if (act === 'forget' || act === 'forget everyone') return this.#forget(act, now);
    if (act === 'open') {
      const read = await this.#store.read(this.person, now);
      this.#known = read.ok ? read.stored : null;
      [this.#unsaved, this.#run] = [[], null];
      return false;
    }
    const facts = [...this.#unsaved, ...this.#factsOf(act, now)];
    const written = await this.#store.record(this.person, this.#known, facts);
    if (written.ok) this.#known = written.stored;
    this.#unsaved = written.ok ? [] : facts;
    return false;
  }

  async #forget(act: 'forget' | 'forget everyone', now: Instant): Promise<boolean> {
    const { ok } =
      act === 'forget'
        ? await this.#store.forget(this.person, now)
        : await this.#store.forgetHousehold(this.person.household, now);
    // The session ends with it, and sends nothing back.
    [this.#known, this.#unsaved, this.#run] = [null, [], null];
    return ok;
  }

  #factsOf(act: Exclude<Act, 'open' | 'forget' | 'forget everyone'>, now: Instant): readonly Fact[] {
    if (act === 'visit') return [{ fact: 'visited', at: now }];
    if (act === 'screen') return [screening('ok', now)];
    if (act === 'amend') return [this.#amended(now)];
    if (act === 'begin' || this.#run === null) this.#run = { id: `${this.#name} ${now}`, startedAt: now };
    const { id, startedAt } = this.#run;
    const heldMs = NOT_HELD.map((_, step) => (act !== 'begin' && step === 0 ? 30 * SECOND : 0));
    const rolled = kept(run(id, startedAt, { at: now, heldMs }));
    if (act !== 'finish') return [rolled];
    this.#run = null;
    return [rolled, ended(id, 'finished', now)];
  }

  /** What is new, added to the screening that the session knows of. */
  #amended(now: Instant): Fact {
    const known = this.#known?.progress.screened ?? null;
    const askedAllAt = known?.askedAllAt ?? now;
    const screened = { outcome: 'gentle', version: 1, at: now, askedAllAt, leftOut: [] } as const;
    return { fact: 'screening_concluded', at: now, screened, lifts: false };
  }
}

/** A table whose calls wait for the scheduler, and have the fates of a day, one after the other. */
function tableOf(scheduler: fc.Scheduler, fates: readonly Fate[], items: Map<string, Item>): Dynamo {
  let calls = 0;
  return {
    async send(call) {
      await scheduler.schedule(Promise.resolve());
      const fate = fates[calls % fates.length];
      calls += 1;
      if (fate === 'failed') throw new CallFailed('TimeoutError');
      const found = carryOut(call, items);
      if (fate === 'lost') throw new CallFailed('TimeoutError');
      return found;
    },
  };
}

/** Whether a history item is that of the person's item, or there is none of either. */
function belongTogether(item: Item | undefined, history: Item | undefined): boolean {
  const read = item === undefined ? null : readItem(item, MONDAY);
  const link = read?.ok === true ? read.stored.history : null;
  const found = history === undefined ? null : readHistoryItem(history, MONDAY);
  return (link?.since ?? null) === (found?.ok === true ? found.read.since : null);
}

/** What is on record. The skill, too, passes over a history that isn't that of the person's item. */
function progressIn(item: Item, history: Item | undefined): FullRecord {
  if (belongTogether(item, history)) return wholeOf(item, history).progress;
  const read = readItem(item, MONDAY);
  if (!read.ok) throw new Error(`expected an item that can be read, got one that is ${read.reason}`);
  return { ...read.stored.progress, history: NO_HISTORY };
}

/** Expects that a history item has no routine that began before a deletion. */
function expectNoRoutinesFrom(deletedAt: Instant, item: Item): void {
  const found = readHistoryItem(item, MONDAY);
  const routines = found.ok ? found.read.history.routines : [];
  expect(found.ok).toBe(true);
  expect(routines.filter(({ id }) => Number(id.split(' ')[1]) <= deletedAt)).toEqual([]);
}

/** Expects that nothing which became true up to a deletion is on record. */
function expectNothingFrom(deletedAt: Instant, { routines, open, screened, last, recent }: InFull): void {
  const since = routines.map(({ id }) => Number(id.split(' ')[1]));
  expect(since.filter((startedAt) => startedAt <= deletedAt)).toEqual([]);
  expect(open?.startedAt ?? Infinity).toBeGreaterThan(deletedAt);
  expect(screened?.at ?? Infinity).toBeGreaterThan(deletedAt);
  expect(screened?.askedAllAt ?? Infinity).toBeGreaterThan(deletedAt);
  expect(last?.at ?? Infinity).toBeGreaterThan(deletedAt);
  expect(recent.routines.every(({ at }) => at > deletedAt)).toBe(true);
}

it(
  `${INTERLEAVINGS} interleavings of two devices with deletions bring nothing back`,
  { timeout: 300_000 },
  async () => {
    const counted = { deletions: 0, deletedWhileWriting: 0, records: 0, histories: 0 };
    await fc.assert(
      fc.asyncProperty(DAYS, fc.scheduler(), async ({ shared, moments, fates }, scheduler) => {
        const items = new Map<string, Item>();
        const store = dynamoStore(tableOf(scheduler, fates, items), 'progress');
        const devices = [
          new Session('kitchen', store, ANN),
          new Session('bedroom', store, shared ? ANN : BOB),
        ];
        const deletedAt = new Map<Person, Instant>();
        let now = MONDAY;
        for (const { kitchen, bedroom } of moments satisfies readonly Moment[]) {
          now += MINUTE;
          const doing = [kitchen, bedroom] as const;
          const done = await scheduler.waitFor(
            Promise.all(devices.map((device, nth) => device.act(doing[nth] ?? 'visit', now + nth))),
          );
          done.forEach((ok, nth) => {
            if (!ok) return;
            counted.deletions += 1;
            const other = doing[1 - nth] ?? 'open';
            if (!other.startsWith('forget') && other !== 'open') counted.deletedWhileWriting += 1;
            const whose = doing[nth] === 'forget' ? [devices[nth]?.person ?? ANN] : [ANN, BOB];
            for (const person of whose)
              deletedAt.set(person, Math.max(deletedAt.get(person) ?? 0, now + nth));
          });
        }
        for (const [person, at] of deletedAt) {
          const item = items.get(nameOf(keyOf(person)));
          const history = items.get(nameOf(historyKeyOf(person)));
          if (item !== undefined) {
            counted.records += 1;
            expectNothingFrom(at, inFull(progressIn(item, history)));
          }
          if (history !== undefined) {
            counted.histories += 1;
            expectNoRoutinesFrom(at, history);
          }
          // Only where the table was out of reach, one of the two is left behind without the other.
          if (!belongTogether(item, history)) expect(fates.length).toBeGreaterThan(1);
        }
      }),
      { seed: SEED, numRuns: INTERLEAVINGS },
    );
    process.stdout.write(`${JSON.stringify(counted)}\n`);
    expect(counted.deletedWhileWriting).toBeGreaterThan(INTERLEAVINGS / 2);
    expect(counted.records).toBeGreaterThan(INTERLEAVINGS / 10);
  },
);
