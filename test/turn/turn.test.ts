import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { SCHEMA } from '../../lambdas/store/item.ts';
import { ANSWERS_WITHIN_MS, INSISTS_FOR_MS, type Store } from '../../lambdas/store/store.ts';
import { memoryStore, type Faults } from '../conversations/memory.ts';
import { IN_A_HOLD } from '../conversations/phases.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING } from '../conversations/scripts.ts';
import { askedIn, holdsIn, talk, USER } from '../conversations/talk.ts';

const OPEN = 'open foam roll coach';
const SAID = /couldn't save/i;

/** The table is away from one call to another (both counted from 1, both away). */
const awayFrom =
  (from: number, to = Infinity): Faults =>
  (call) =>
    call >= from && call <= to ? 'away' : null;
const count = (turns: readonly { heard: string }[], words: RegExp): number =>
  turns.filter(({ heard }) => words.test(heard)).length;

describe('DynamoDB away from the start', () => {
  it('is said, and everything is asked', async () => {
    const turns = await talk(IN_POSITION, { store: memoryStore(awayFrom(1)) });
    expect(turns[0]?.heard).toMatch(/can't reach my notes.*ask everything again/i);
    expect(count(turns, /can't reach my notes/)).toBe(1);
    expect(turns.map(askedIn).slice(0, 2)).toEqual(['age', 'saddle']);
  });

  it('lets someone roll all the same; that it wasn’t saved is said at the end', async () => {
    const store = memoryStore(awayFrom(1));
    const turns = await talk(FIRST_VISIT, { store });
    expect(turns.flatMap(holdsIn)).toEqual([30, 30, 30, 30, 30]);
    expect(turns.at(-1)?.heard).toMatch(/couldn't save today's work/);
    expect(count(turns, SAID)).toBe(1);
    expect(store.item(USER)).toBeUndefined();
  });

  it('and back later: all the work is saved', async () => {
    const store = memoryStore(awayFrom(1, 5));
    const turns = await talk(FIRST_VISIT, { store });
    expect(count(turns, SAID)).toBe(0);
    expect(store.kept(USER).progress).toMatchObject({
      screened: { outcome: 'ok' },
      open: null,
      ever: { routines: 1, heldMs: 150_000 },
      practice: { finished: 1 },
    });
  });

  it('and back later, when the record is of somebody: nothing is written over it unasked', async () => {
    const known = memoryStore();
    await talk(FIRST_VISIT, { store: known });
    const item = known.item(USER) ?? {};
    const store = memoryStore(awayFrom(1, 2));
    store.put(USER, item);
    const turns = await talk([OPEN, 'yes', ...FIRST_VISIT.slice(2, 5)], {
      store,
      at: '2026-11-18T09:00:00.000Z',
    });
    expect(turns[0]?.heard).toMatch(/can't reach my notes/);
    expect(store.item(USER)).toEqual(item);
  });

  it('of someone who had a place: it is still there the next time', async () => {
    const known = memoryStore();
    await talk([...ROLLING, `@${IN_A_HOLD} stop`], { store: known });
    const store = memoryStore(awayFrom(1));
    store.put(USER, known.item(USER) ?? {});
    await talk([OPEN, '(silence)'], { store, at: '2026-11-16T09:20:00.000Z' });
    expect(store.item(USER)).toEqual(known.item(USER));
  });
});

describe('DynamoDB away at the end', () => {
  const calls = memoryStore();
  const first = talk(FIRST_VISIT, { store: calls });

  it('is said, and the last words are still the goodbye’s: closed', async () => {
    await first;
    const store = memoryStore(awayFrom(calls.calls.length));
    const turns = await talk(FIRST_VISIT, { store });
    expect(turns.at(-1)?.heard).toMatch(/couldn't save today's work\. Take care\. Goodbye\.$/);
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed', phase: 'goodbye' });
  });

  it('in the middle is said once, kept in the session, and saved by the next try', async () => {
    await first;
    const store = memoryStore(awayFrom(calls.calls.length - 2, calls.calls.length - 2));
    const turns = await talk(FIRST_VISIT, { store });
    expect(count(turns, SAID)).toBe(1);
    const { ever, weeks, practice, open } = calls.kept(USER).progress;
    expect(store.kept(USER).progress).toMatchObject({ ever, weeks, practice, open });
  });

  it('never leaves a question out: what was asked is still the last thing said', async () => {
    await first;
    for (let call = 2; call <= calls.calls.length; call += 1) {
      const turns = await talk(FIRST_VISIT, { store: memoryStore(awayFrom(call, call)) });
      expect(turns.map(askedIn)).toEqual((await first).map(askedIn));
    }
  });
});

const SHOOTS = 'it shoots down my leg';
const KEEPS_NO_STOP = /I couldn't keep that\. Next time, tell me about it again before you roll\.$/;

describe('the coach, told what forbids rolling,', () => {
  it('says that it couldn’t keep it, and what to say next time, while DynamoDB is away', async () => {
    const calls = memoryStore();
    await talk(ROLLING, { store: calls });
    const store = memoryStore(awayFrom(calls.calls.length + 1));
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} ${SHOOTS}`], { store });
    expect(turns.at(-1)?.heard).toMatch(KEEPS_NO_STOP);
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed', phase: 'blocked' });
  });

  it('says so of an emergency as well, after the number to call', async () => {
    const calls = memoryStore();
    await talk(ROLLING, { store: calls });
    const store = memoryStore(awayFrom(calls.calls.length + 1));
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} call an ambulance`], { store });
    expect(turns.at(-1)?.heard).toMatch(/^(?:\S+ ){0,5}911/);
    expect(turns.at(-1)?.heard).toMatch(KEEPS_NO_STOP);
  });

  it('keeps it on a record that couldn’t be read before, whoever speaks', async () => {
    const known = memoryStore();
    await talk(FIRST_VISIT, { store: known });
    const store = memoryStore(awayFrom(1, 2));
    store.put(USER, known.item(USER) ?? {});
    const turns = await talk([OPEN, 'call an ambulance'], { store, at: '2026-11-18T09:00:00.000Z' });
    expect(turns[0]?.heard).toMatch(/can't reach my notes/);
    expect(turns.at(-1)?.heard).not.toMatch(KEEPS_NO_STOP);
    expect(store.kept(USER).progress).toMatchObject({
      screened: null,
      ever: { routines: 1, heldMs: 150_000 },
    });
  });

  it('waits longer for it to be written than for anything else', async () => {
    const inner = memoryStore();
    const signals: (AbortSignal | undefined)[] = [];
    const store: Store = {
      ...inner,
      record: (person, known, facts, signal) => {
        signals.push(signal);
        return inner.record(person, known, facts, signal);
      },
    };
    const limits = new Map<AbortSignal | undefined, number>();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      const { signal } = new AbortController();
      limits.set(signal, ms);
      return signal;
    });
    await talk([OPEN, 'call an ambulance'], { store });
    timeout.mockRestore();
    expect(signals.map((signal) => limits.get(signal))).toEqual([ANSWERS_WITHIN_MS, INSISTS_FOR_MS]);
  });
});

describe('another device writing at the same time', () => {
  it.each([2, 3, 4, 5, 6])('before write %i: read and written once more, nothing lost', async (nth) => {
    let writes = 0;
    const overtaken: Faults = (_, kind) => (kind === 'put' && (writes += 1) === nth - 1 ? 'overtaken' : null);
    const store = memoryStore(overtaken);
    const turns = await talk(FIRST_VISIT, { store });
    expect(count(turns, SAID)).toBe(0);
    expect(store.kept(USER).progress).toMatchObject({
      open: null,
      ever: { routines: 1, heldMs: 150_000 },
      practice: { finished: 1, today: { heldMs: { 'glutes.left': 30_000, 'quads.right': 30_000 } } },
    });
  });

  it('at each of the five tries of one turn: said, and saved by the next', async () => {
    let writes = 0;
    const always: Faults = (_, kind) => {
      if (kind === 'put') writes += 1;
      return kind === 'put' && writes >= 4 && writes <= 8 ? 'overtaken' : null;
    };
    const store = memoryStore(always);
    const turns = await talk(FIRST_VISIT, { store });
    expect(count(turns, SAID)).toBe(1);
    expect(store.kept(USER).progress.ever).toEqual({ routines: 1, heldMs: 150_000 });
  });
});

describe('an item of another version', () => {
  it.each([
    ['a newer schema', { schema: { N: String(SCHEMA + 1) } }],
    ['no schema', { schema: { S: 'one' } }],
    ['a hand-made progress', { progress: { S: 'much' } }],
  ])('with %s: everything is asked, and it stays untouched', async (_, edited) => {
    const known = memoryStore();
    await talk(FIRST_VISIT, { store: known });
    const item = { ...(known.item(USER) ?? {}), ...edited };
    const store = memoryStore();
    store.put(USER, item);
    const turns = await talk(FIRST_VISIT, { store, at: '2026-11-18T09:00:00.000Z' });
    expect(turns[0]?.heard).toMatch(/can't reach my notes/);
    expect(turns.at(-1)?.heard).toMatch(SAID);
    expect(store.item(USER)).toEqual(item);
  });
});

const withSession = z.looseObject({
  session: z.looseObject({ attributes: z.record(z.string(), z.unknown()) }),
});

/** Changes the session attributes that come with the nth request. */
function tampering(
  nth: number,
  edit: (attributes: Record<string, unknown>) => unknown,
): (skill: Skill) => Skill {
  let requests = 0;
  return (skill) => (envelope) => {
    requests += 1;
    if (requests !== nth) return skill(envelope);
    const parsed = withSession.parse(envelope);
    return skill({ ...parsed, session: { ...parsed.session, attributes: edit(parsed.session.attributes) } });
  };
}

describe('session attributes', () => {
  it.each([
    ['of another version', (attributes: object) => ({ ...attributes, v: 0 })],
    ['edited by hand', (attributes: object) => ({ ...attributes, session: { person: 'me' } })],
    ['empty', () => ({})],
    ['null', () => null],
  ])('%s: the screening begins again, and the place is kept', async (_, edit) => {
    const store = memoryStore();
    const between = tampering(ROLLING.length + 1, edit);
    const turns = await talk([...ROLLING, 'three'], { store, between });
    expect(turns.at(-1)).toMatchObject({ phase: 'screening', steps: [], microphone: 'open' });
    expect(turns.at(-1)?.heard).toMatch(/lost track|answered last time/i);
    expect(store.kept(USER).progress.open?.plan.steps).toHaveLength(5);
  });

  it('lost in a red question don’t count as answered', async () => {
    const turns = await talk([OPEN, 'forty', 'no', 'no'], { between: tampering(4, () => ({})) });
    expect(turns.map(askedIn)).toEqual(['age', 'saddle', 'bladder_bowel', 'age']);
  });

  it('that claim a permission nobody gave make no hold', async () => {
    const forged = (attributes: object): unknown => ({
      ...attributes,
      phase: 'rolling',
      level: 'ok',
      steps: [1],
    });
    const turns = await talk([OPEN, 'forty', 'ready'], { between: tampering(3, forged) });
    expect(turns.at(-1)?.steps).toEqual([]);
  });

  it('lost as someone calls for help: the number all the same', async () => {
    const between = tampering(ROLLING.length + 1, () => ({}));
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} call an ambulance`], {
      between,
      store: memoryStore(),
    });
    expect(turns.at(-1)?.heard).toMatch(/^(?:\S+ ){0,5}911/);
  });
});

const withSystem = z.looseObject({
  context: z.looseObject({ System: z.looseObject({}) }),
});

/** Has the nth request spoken by another recognised voice. */
function spokenBy(personId: string, nth: number): (skill: Skill) => Skill {
  let requests = 0;
  return (skill) => (envelope) => {
    requests += 1;
    if (requests !== nth) return skill(envelope);
    const { context, ...rest } = withSystem.parse(envelope);
    return skill({ ...rest, context: { ...context, System: { ...context.System, person: { personId } } } });
  };
}

describe('another recognised voice in someone’s session', () => {
  it.each(['yes', 'ready', 'three', 'next'])('saying "%s" ends it, with the place kept', async (said) => {
    const store = memoryStore();
    const between = spokenBy('bob', ROLLING.length + 1);
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} ${said}`], { store, between, person: 'ada' });
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed', steps: [] });
    expect(turns.at(-1)?.heard).toMatch(/another voice.*roll off/);
    expect(store.kept(USER, 'ada').progress.open?.heldMs).toEqual([20_000, 0, 0, 0, 0]);
    expect(store.item(USER, 'bob')).toBeUndefined();
  });

  it.each([
    ['call an ambulance', /^(?:\S+ ){0,5}911/],
    ['my wife passed out', /^(?:\S+ ){0,5}911/],
    ["i'm stuck", /911.*hands and knees/],
    ['it hurts', /^Roll off/],
    ['pause', /Paused/],
    ['stop', /stopping/],
  ])('is heard saying "%s"', async (said, words) => {
    const between = spokenBy('bob', ROLLING.length + 1);
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} ${said}`], {
      between,
      person: 'ada',
      store: memoryStore(),
    });
    expect(turns.at(-1)?.heard).toMatch(words);
  });
});

describe('a device that can’t play timed audio', () => {
  const audioFailed: (skill: Skill) => Skill = (skill) => (envelope) => {
    const { request, ...rest } = z
      .looseObject({ request: z.looseObject({ intent: z.looseObject({ name: z.string() }).optional() }) })
      .parse(envelope);
    const failed = request.intent?.name === 'AMAZON.RepeatIntent';
    const { intent: _intent, ...told } = request;
    const type = 'Alexa.Presentation.APLA.RuntimeError';
    return skill({ ...rest, request: failed ? { ...told, type, errors: [], token: 'segment' } : request });
  };

  it('hears the same in plain speech, and nothing of it counts as held before', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, '@3 repeat', 'three'], { between: audioFailed, store });
    const plain = turns.slice(-2);
    for (const { response } of plain) expect(JSON.stringify(response)).not.toContain('APLA');
    expect(plain[0]?.heard).toMatch(/Three, two, one/);
    expect(plain.map(holdsIn)).toEqual([
      [30, 30],
      [30, 30],
    ]);
  });
});
