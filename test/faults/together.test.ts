/** Tests turns with a slow table, and turns after another device has written to it. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../lambdas/store/store.ts';
import { memoryStore } from '../conversations/memory.ts';
import { IN_A_HOLD } from '../conversations/phases.ts';
import { FIRST_VISIT, NEXT_VISIT, ROLLING } from '../conversations/scripts.ts';
import { askedIn, holdsIn, line, talk, USER } from '../conversations/talk.ts';

const OPEN = 'open foam roll coach';
const LATER = '2026-11-16T09:20:00.000Z';

it('all calls of a turn share one deadline', async () => {
  const inner = memoryStore();
  const signals: (AbortSignal | undefined)[] = [];
  const store: Store = {
    ...inner,
    read: (person, now, signal) => {
      signals.push(signal);
      return inner.read(person, now, signal);
    },
    record: (person, known, facts, signal) => {
      signals.push(signal);
      return inner.record(person, known, facts, signal);
    },
  };
  await talk([OPEN], { store });
  expect(signals).toHaveLength(2);
  expect(signals[0]).toBeInstanceOf(AbortSignal);
  expect(signals[1]).toBe(signals[0]);
});

describe('another device of the home has recorded', () => {
  it('an emergency, so the current routine stops and every question is asked', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const at = '2026-11-18T09:00:00.000Z';
    const bedroom = line({ store, at });
    for (const said of NEXT_VISIT.slice(0, -2)) await bedroom.say(said);
    await talk([OPEN, 'call an ambulance'], { store, at });
    const turn = await bedroom.say('three');
    expect(holdsIn(turn)).toEqual([]);
    expect(turn.heard).toMatch(/^Roll off/);
    expect(askedIn(turn)).toBe('age');
    expect(store.kept(USER).progress.screened).toBeNull();
  });

  it('an emergency, so a routine that was offered before cannot be resumed', async () => {
    const store = memoryStore();
    await talk([...ROLLING, `@${IN_A_HOLD} stop`], { store });
    const bedroom = line({ store, at: LATER });
    await bedroom.say(OPEN);
    await talk([OPEN, 'call an ambulance'], { store, at: LATER });
    const said = ['yes', 'two', 'ready', 'ready'];
    for (const words of said) expect(holdsIn(await bedroom.say(words))).toEqual([]);
    expect(store.kept(USER).progress.screened).toBeNull();
  });

  it('a referral, so a person who is being screened cannot roll without a clearance', async () => {
    const store = memoryStore();
    const bedroom = line({ store });
    for (const said of FIRST_VISIT.slice(0, 10)) await bedroom.say(said);
    await talk([...ROLLING, `@${IN_A_HOLD} it shoots down my leg`], { store });
    const turns = [];
    for (const said of [...FIRST_VISIT.slice(10, 20), 'ready']) turns.push(await bedroom.say(said));
    expect(turns.flatMap(holdsIn)).toEqual([]);
    expect(store.kept(USER).progress.screened?.outcome).toBe('blocked');
  });

  it('a newer routine, so only that device promises to resume', async () => {
    const store = memoryStore();
    const kitchen = line({ store });
    for (const said of ROLLING) await kitchen.say(said);
    const bedroom = line({ store, at: '2026-11-16T09:08:00.000Z' });
    for (const said of [OPEN, 'no', 'yes', 'no', 'no', 'two', 'ready']) await bedroom.say(said);
    expect((await kitchen.say('stop', 60)).heard).toMatch(/Goodbye/);
    expect((await bedroom.say('stop', 60)).heard).toMatch(/Open foam roll coach to carry on/);
  });
});

it('answers that were given while the record was unreachable do not lift a recorded block', async () => {
  const known = memoryStore();
  await talk([...ROLLING, `@${IN_A_HOLD} it shoots down my leg`], { store: known, person: 'ada' });
  const store = memoryStore((call) => (call === 1 ? 'away' : null));
  const item = known.item(USER, 'ada') ?? {};
  store.put(USER, item, 'ada');
  const turns = await talk(ROLLING, { store, person: 'ada', at: '2026-11-18T09:00:00.000Z' });
  expect(turns[0]?.heard).toMatch(/can't reach my notes/);
  expect(turns.flatMap(holdsIn)).toEqual([]);
  expect(store.kept(USER, 'ada').progress.screened?.outcome).toBe('blocked');
});
