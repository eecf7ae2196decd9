import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { IN_POSITION, ROLLING, SCREENED, SET_UP, times } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER } from './talk.ts';

const into = (said: string): string => `@${IN_A_HOLD} ${said}`;
/** A routine in gentle mode, in its first hold. */
const GENTLY = [
  'open foam roll coach',
  'yes',
  ...times(13, 'no'),
  'yes',
  'no',
  'yes',
  'no',
  'two',
  'yes',
  'ready',
];

async function last(
  said: readonly string[],
  store = memoryStore(),
): Promise<Awaited<ReturnType<typeof talk>>[number]> {
  const turn = (await talk(said, { store })).at(-1);
  if (turn === undefined) throw new Error('no turn');
  return turn;
}

const regions = ({ steps }: { steps: readonly { region: string | null }[] }): (string | null)[] => [
  ...new Set(steps.map(({ region }) => region)),
];

describe('a pressure at a check-in', () => {
  it.each(['zero', 'three', 'five'])('of %s goes on', async (said) => {
    const turn = await last([...ROLLING, said]);
    expect(turn.heard).not.toMatch(/lean in less|ease off|easing|enough/i);
    expect(regions(turn)).toEqual(['hip_tfl']);
  });

  it('of six is eased, then goes on', async () => {
    const turn = await last([...ROLLING, 'six']);
    expect(turn.heard).toMatch(/^Six.*eas/i);
    expect(regions(turn)).toEqual(['hip_tfl']);
  });

  it('of seven stops that region and goes on to the next', async () => {
    const turn = await last([...ROLLING, 'seven']);
    expect(turn.heard).toMatch(/enough for your glutes/i);
    expect(regions(turn)).toEqual(['hip_tfl']);
  });

  it('of seven a second time ends the routine', async () => {
    const store = memoryStore();
    const turn = await last([...ROLLING, 'seven', 'seven'], store);
    expect(turn.heard).toMatch(/^Seven\. Two places were too strong/);
    expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({
      open: null,
      routines: [{ done: 4, ended: 'broken_off' }],
    });
  });

  it('of eleven is asked again', async () => {
    expect(askedIn(await last([...ROLLING, 'eleven']))).toBe('hardest');
  });
});

describe('it hurts, in a hold', () => {
  it.each(['it hurts', 'ouch', 'it hurts but in a good way', 'my hip hurts'])(
    '"%s" asks for the number',
    async (said) => {
      const turn = await last([...ROLLING, into(said)]);
      expect(turn).toMatchObject({ phase: 'paused', steps: [] });
      expect(turn.heard).toMatch(/^Roll off.*zero to ten\?$/);
    },
  );

  it.each([
    ['three', ['glutes'], [10, 30]],
    ['six', ['glutes'], [10, 30]],
    ['eight', ['hip_tfl'], [30, 30]],
    ['not sure', ['hip_tfl'], [30, 30]],
  ])('and %s', async (said, expected, holds) => {
    const turn = await last([...ROLLING, into('it hurts'), said]);
    expect([regions(turn), holdsIn(turn)]).toEqual([expected, holds]);
  });

  it('and without an answer the routine is over', async () => {
    const turn = await last([...ROLLING, into('it hurts'), ...times(3, 'banana')]);
    expect(turn).toMatchObject({ steps: [], microphone: 'closed', phase: 'blocked' });
  });
});

describe('gentle mode', () => {
  it.each([
    ['three', /^Three/, 'easier'],
    ['four', /^Four.*eas/i, 'eased'],
    ['five', /^Five.*eas/i, 'eased'],
    ['six', /enough for your glutes/i, 'stopped'],
  ])('a pressure of %s', async (said, words, _) => {
    expect((await last([...GENTLY, said])).heard).toMatch(words);
  });

  it('is seated or at a wall: glutes, hamstrings, hip, never face down', async () => {
    const store = memoryStore();
    await talk([...GENTLY, 'three', 'three'], { store });
    const steps = store.kept(USER).progress.open?.plan.steps ?? [];
    expect(steps.length).toBeGreaterThan(0);
    for (const { region, posture, holdMs } of steps) {
      expect(['glutes', 'hamstrings', 'hip_tfl', 'lateral_thigh']).toContain(region);
      expect(holdMs).toBeLessThanOrEqual(30_000);
      if (region === 'hip_tfl') expect(posture).toBe('wall');
    }
  });
});

describe('a symptom in a hold', () => {
  it.each([
    ['it feels sharp', 'caution', /^Roll off now/],
    ['shooting pain', 'caution', /^Roll off now/],
    ["i'm getting pins and needles", 'caution', /^Roll off now/],
    ['something popped', 'caution', /^Roll off now/],
    ['my back is worse than before', 'caution', /^Roll off.*Rest.*see a doctor/i],
    ["i'm dizzy", 'caution', /^Roll off, and lie on one side.*fainting.*911/],
    ["i'm drunk", 'caution', /^Roll off.*No routine today/],
    ['my leg is numb', 'refer', /^Roll off/],
    ['my leg is weak', 'urgent', /^Roll off.*doctor today or tomorrow/],
    ['both my legs are numb', 'emergency', /^Call 911/],
    ['my groin is numb', 'emergency', /^Call 911/],
    ["i'm about to faint", 'emergency', /^Call 911/],
    ['i passed out', 'emergency', /^Call 911/],
    ["i can't breathe", 'emergency', /^Call 911/],
    ['my wife is having a stroke', 'emergency', /^Call 911/],
    ["i'm pregnant", 'refer', /^Roll off/],
  ])('"%s" is %s, and ends the routine', async (said, level, words) => {
    const store = memoryStore();
    const turn = await last([...ROLLING, into(said)], store);
    expect(turn.heard).toMatch(words);
    expect(turn).toMatchObject({ level, microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress.open).toBeNull();
    expect(store.kept(USER).progress.ever.heldMs).toBe(20_000);
  });

  it.each([
    ['it feels sharp', 'ok'],
    ['my leg is numb', 'blocked'],
    ['my leg is weak', 'blocked'],
    ["i can't breathe", undefined],
  ])('"%s" leaves as outcome: %s', async (said, outcome) => {
    const store = memoryStore();
    await last([...ROLLING, into(said)], store);
    expect(store.kept(USER).progress.screened?.outcome).toBe(outcome);
  });

  it('tells how to get up, the first three times', async () => {
    expect((await last([...ROLLING, into('it feels sharp')])).heard).toMatch(/To get up/);
  });

  it('that no list knows stops the hold, and is asked about', async () => {
    const turn = await last([...ROLLING, into('it feels like jelly')]);
    expect(turn).toMatchObject({ phase: 'paused', steps: [], microphone: 'open' });
    expect(turn.heard).toMatch(/^Roll off.*sharp or numb, or just strong pressure\?$/);
  });

  it.each(['sharp', 'numb', 'yes', 'not sure'])('… and "%s" to that ends it', async (said) => {
    const turn = await last([...ROLLING, into('it feels like jelly'), said]);
    expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
  });

  it('… and "just pressure" asks how strong', async () => {
    const turn = await last([...ROLLING, into('it feels like jelly'), 'just pressure']);
    expect(askedIn(turn)).toBe('how_strong');
  });
});

describe('a number that nobody asked for', () => {
  it.each(['eight', 'ten', 'ten seconds'])('"%s" stops the hold, and is asked about', async (said) => {
    const turn = await last([...ROLLING, into(said)]);
    expect(turn.heard).toBe('Roll off, and rest a moment. Pain, or seconds?');
    expect(turn).toMatchObject({ microphone: 'open', phase: 'paused', steps: [] });
  });

  it('is a pain once a number for it is said: six eases, eight stops the region', async () => {
    const eased = await last([...ROLLING, into('ten'), 'six']);
    expect(eased.heard).toMatch(/^Six\./);
    expect(eased.steps[0]).toMatchObject({ region: 'glutes', side: 'left' });
    const stopped = await last([...ROLLING, into('ten'), 'eight']);
    expect(stopped.steps.map(({ region }) => region)).not.toContain('glutes');
  });

  it('is time once that is said: the hold goes on, longer or shorter', async () => {
    const stopped = [...ROLLING, into('ten')];
    const plain = await last([...stopped, 'zero']);
    const less = await last([...stopped, 'ten seconds less']);
    const more = await last([...stopped, 'ten more seconds']);
    const lengthOf = ({ steps: [step] }: typeof plain): number =>
      (step?.endMs ?? NaN) - (step?.holdStartMs ?? NaN);
    expect(less.heard).toMatch(/^(?:Ten|Five) seconds less/);
    expect(lengthOf(plain)).toBeGreaterThan(lengthOf(less));
    // A beginner's hold is as long as it may be.
    expect(more.heard).toMatch(/^That's as long as this hold can be today/);
    expect(lengthOf(more)).toBe(lengthOf(plain));
  });

  it.each([['it hurts'], ['not sure'], ['banana', 'banana', 'banana']])(
    'counts as a pain after %s %s %s',
    async (...said) => {
      const turn = await last([...ROLLING, into('ten'), ...said]);
      expect([askedIn(turn), turn.steps]).toEqual(['how_strong', []]);
    },
  );
});

describe('a denial in a hold', () => {
  it.each(['no numbness', "i don't have any numbness", 'no chest pain'])(
    '"%s" is no symptom',
    async (said) => {
      const turn = await last([...ROLLING, into(said)]);
      expect(turn.level).toBe('ok');
      expect(turn.microphone).toBe('open');
    },
  );
});

describe('a place that is refused', () => {
  it.each(['lower back', 'spine', 'neck', 'kidneys', 'back of the knee'])('"roll my %s"', async (place) => {
    const turn = await last([...ROLLING, into(`roll my ${place}`)]);
    expect(turn.heard).toMatch(/I don't guide .*I can guide your glutes instead/);
    expect(turn).toMatchObject({ steps: [], microphone: 'open' });
  });
});

describe('a tool that is refused', () => {
  it.each(['a massage gun', 'a vibrating roller', 'a spiky roller', 'a pipe', 'a bottle'])(
    '"i have %s"',
    async (tool) => {
      const turn = await last([...SET_UP, `i have ${tool}`]);
      expect(turn.heard).toMatch(/I don't guide .*ball at a wall/);
      expect(turn.microphone).toBe('open');
    },
  );
});

it('pain two points up at the end: rest, and a clinician if it stays', async () => {
  const turn = await last([...ROLLING, 'three', 'four', 'four']);
  expect(turn.heard).toMatch(/from two to four, right after: clearly more.*Rest now.*see a doctor/);
});

it('before the first bell of a first routine it is said how to stop', async () => {
  await transcript([
    ...IN_POSITION.slice(0, -1).map((said) => [said, ''] as const),
    ['five minutes', 'If anything is sharp, shooting, or numb, roll off first, then say: Alexa, it hurts.'],
  ]);
});

it('a region can be left out in the middle: the rest goes on', async () => {
  const turn = await last([...ROLLING, 'leave out my hips']);
  expect(regions(turn)).toEqual(['quads']);
});

it('a bruise in a hold takes its place out', async () => {
  const turn = await last([...ROLLING, into('i have a bruise on my thigh')]);
  expect(turn.microphone).toBe('open');
  expect(regions(turn)).not.toContain('quads');
});

it('what was sore at set-up stays out of a longer routine asked for in position', async () => {
  const store = memoryStore();
  await last([...SCREENED, 'yes', 'yes', 'my left calf', 'two', 'fifteen minutes', 'ready'], store);
  expect(store.kept(USER).progress.open?.plan.steps.map(({ region }) => region)).not.toContain('calves');
});
