import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { IN_POSITION, ROLLING, SCREENED, times } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER } from './talk.ts';

const inHold = (said: string): string => `@${IN_A_HOLD} ${said}`;
/** A routine in gentle mode, in its first hold. */
const GENTLY = [...SCREENED.slice(0, -1), 'i have asthma', 'no', 'none', 'yes', 'no', 'two', 'ready'];

async function lastTurn(
  said: readonly string[],
  store = memoryStore(),
): Promise<Awaited<ReturnType<typeof talk>>[number]> {
  const turn = (await talk(said, { store })).at(-1);
  if (turn === undefined) throw new Error('no turn');
  return turn;
}

const regionsIn = ({ steps }: { steps: readonly { region: string | null }[] }): (string | null)[] => [
  ...new Set(steps.map(({ region }) => region)),
];

describe('the coach, given a rating at a check-in,', () => {
  it.each(['zero', 'three', 'five'])('goes on to the next region after %s', async (said) => {
    const turn = await lastTurn([...ROLLING, said]);
    expect(turn.heard).not.toMatch(/lean in less|ease off|easing|enough/i);
    expect(regionsIn(turn)).toEqual(['hip_tfl']);
  });

  it('eases the pressure after six, and goes on to the next region', async () => {
    const turn = await lastTurn([...ROLLING, 'six']);
    expect(turn.heard).toMatch(/^Six.*eas/i);
    expect(regionsIn(turn)).toEqual(['hip_tfl']);
  });

  it('stops the region after seven, and goes on to the next', async () => {
    const turn = await lastTurn([...ROLLING, 'seven']);
    expect(turn.heard).toMatch(/no more of your glutes today/i);
    expect(regionsIn(turn)).toEqual(['hip_tfl']);
  });

  it('ends the routine after a second seven', async () => {
    const store = memoryStore();
    const turn = await lastTurn([...ROLLING, 'seven', 'seven'], store);
    expect(turn.heard).toMatch(/^Seven\. Two places were too strong/);
    expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
    expect(store.kept(USER).progress).toMatchObject({
      open: null,
      routines: [{ done: 4, ended: 'broken_off' }],
    });
  });

  it('asks again after eleven', async () => {
    expect(askedIn(await lastTurn([...ROLLING, 'eleven']))).toBe('hardest');
  });
});

describe('the coach, when a hold hurts,', () => {
  it.each(['it hurts', 'ouch', 'it hurts but in a good way', 'my hip hurts'])(
    'says to roll off and asks for a number after "%s"',
    async (said) => {
      const turn = await lastTurn([...ROLLING, inHold(said)]);
      expect(turn).toMatchObject({ phase: 'paused', steps: [] });
      expect(turn.heard).toMatch(/^Roll off.*zero to ten\?$/);
    },
  );

  it.each([
    ['three', ['glutes'], [10, 30]],
    ['six', ['glutes'], [10, 30]],
    ['seven', ['hip_tfl'], [30, 30]],
    ['not sure', ['hip_tfl'], [30, 30]],
  ])('goes on after "%s" with %j, in holds of %j s', async (said, expected, holds) => {
    const turn = await lastTurn([...ROLLING, inHold('it hurts'), said]);
    expect([regionsIn(turn), holdsIn(turn)]).toEqual([expected, holds]);
  });

  it.each(['eight', 'ten'])(
    'asks after "%s" whether it is sharp, and after "just pressure" leaves the region, and asks whether to carry on',
    async (number) => {
      const turns = await talk([...ROLLING, inHold('it hurts'), number, 'just pressure', 'yes']);
      const [asking, stopped, going] = turns.slice(-3);
      expect(asking?.heard).toMatch(/^Roll off.*sharp or numb, or just strong pressure\?$/);
      expect(stopped?.heard).toMatch(/enough for your glutes.*carry on/i);
      expect([asking?.steps, stopped?.steps]).toEqual([[], []]);
      expect(regionsIn(going ?? { steps: [] })).toEqual(['hip_tfl']);
    },
  );

  it('says no number that wasn’t said, after "not sure"', async () => {
    const turn = await lastTurn([...ROLLING, inHold('it hurts'), 'not sure']);
    expect(turn.heard).toMatch(/^Come off, and let it settle\. No more of your glutes today/);
  });

  it('ends the routine if it gets no clear number', async () => {
    const turn = await lastTurn([...ROLLING, inHold('it hurts'), ...times(3, 'banana')]);
    expect(turn).toMatchObject({ steps: [], microphone: 'closed', phase: 'blocked' });
  });
});

describe('the coach, in gentle mode,', () => {
  it.each([
    ['goes on', 'three', /^Three/],
    ['eases', 'four', /^Four.*eas/i],
    ['eases', 'five', /^Five.*eas/i],
    ['stops the region', 'six', /no more of your glutes today/i],
  ])('%s after a rating of %s', async (_, said, words) => {
    expect((await lastTurn([...GENTLY, said])).heard).toMatch(words);
  });

  it('rolls only glutes, hips and outer thighs at a wall, and hamstrings on a chair, in holds of at most 30 s', async () => {
    const store = memoryStore();
    await talk(GENTLY, { store });
    const steps = store.kept(USER).progress.open?.plan.steps ?? [];
    expect(steps.length).toBeGreaterThan(0);
    for (const { region, posture, holdMs } of steps) {
      expect(['glutes', 'hamstrings', 'hip_tfl', 'lateral_thigh']).toContain(region);
      expect(holdMs).toBeLessThanOrEqual(30_000);
      expect(posture).toBe(region === 'hamstrings' ? 'chair' : 'wall');
    }
  });
});

describe('the coach, told in a hold that nothing is felt, and then that it is numb,', () => {
  const AT_NUMB = [...ROLLING, inHold("i don't feel anything"), "it's numb"];

  it('asks whether it is so between the legs', async () => {
    const turn = await lastTurn(AT_NUMB);
    expect(turn).toMatchObject({ phase: 'paused', steps: [], microphone: 'open' });
    expect(turn.heard).toMatch(/^Any numbness or tingling around your genitals.*inner thighs\?$/);
  });

  it.each([
    [['yes'], 'emergency', /^Call 911/],
    [['numb'], 'emergency', /^Call 911/],
    [['in my groin'], 'emergency', /^Call 911/],
    [['not sure', 'not sure'], 'emergency', /^Call 911.*You weren't sure about numbness between your legs/],
    [['no'], 'ok', /^Roll off now.*That ends rolling for today/],
    [["i don't think so", 'no'], 'ok', /^Roll off now.*That ends rolling for today/],
    [times(3, 'banana'), 'ok', /^Roll off now.*That ends rolling for today.*911/],
  ])('ends the routine after %j, at level %s', async (said, level, words) => {
    const turn = await lastTurn([...AT_NUMB, ...said]);
    expect(turn).toMatchObject({ level, microphone: 'closed', steps: [] });
    expect(turn.heard).toMatch(words);
  });
});

describe('the coach, told in a hold of a medicine or a condition that calls for care,', () => {
  it.each(['i take aspirin', 'i have loose joints'])(
    'stops after "%s", and goes on gently at a wall or on a chair',
    async (said) => {
      const store = memoryStore();
      const [asking, going] = (await talk([...ROLLING, inHold(said), 'ready'], { store })).slice(-2);
      expect(asking).toMatchObject({ phase: 'getting_ready', steps: [] });
      expect(asking?.heard).toMatch(/^Roll off.*ask your doctor before rolling.*gentle/);
      expect(going?.steps.length).toBeGreaterThan(0);
      const { open, screened } = store.kept(USER).progress;
      expect(open?.plan.gentle).toBe(true);
      expect(screened?.outcome).toBe('gentle');
    },
  );
});

describe('the coach, told of a finding in a hold,', () => {
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
  ])('takes "%s" as level %s, and ends the routine', async (said, level, words) => {
    const store = memoryStore();
    const turn = await lastTurn([...ROLLING, inHold(said)], store);
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
  ])('keeps the outcome of the screening after "%s" as: %s', async (said, outcome) => {
    const store = memoryStore();
    await lastTurn([...ROLLING, inHold(said)], store);
    expect(store.kept(USER).progress.screened?.outcome).toBe(outcome);
  });

  it('says how to get up when a symptom ends a first routine', async () => {
    expect((await lastTurn([...ROLLING, inHold('it feels sharp')])).heard).toMatch(/To get up/);
  });

  it('pauses the hold and asks about a feeling that it doesn’t know', async () => {
    const turn = await lastTurn([...ROLLING, inHold('it feels like jelly')]);
    expect(turn).toMatchObject({ phase: 'paused', steps: [], microphone: 'open' });
    expect(turn.heard).toMatch(/^Roll off.*sharp or numb, or just strong pressure\?$/);
  });

  it.each(['sharp', 'numb', 'yes', 'not sure'])(
    'ends the routine if the unknown feeling is "%s"',
    async (said) => {
      const turn = await lastTurn([...ROLLING, inHold('it feels like jelly'), said]);
      expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
    },
  );

  it('asks how strong the unknown feeling is after "just pressure"', async () => {
    const turn = await lastTurn([...ROLLING, inHold('it feels like jelly'), 'just pressure']);
    expect(askedIn(turn)).toBe('how_strong');
  });
});

describe('the coach, told a number that it didn’t ask for,', () => {
  it.each(['eight', 'ten', 'ten seconds'])(
    'pauses the hold after "%s", and asks whether it is pain or seconds',
    async (said) => {
      const turn = await lastTurn([...ROLLING, inHold(said)]);
      expect(turn.heard).toBe('Roll off, and rest a moment. Pain, or seconds?');
      expect(turn).toMatchObject({ microphone: 'open', phase: 'paused', steps: [] });
    },
  );

  it('takes a number in answer as pain: it eases at six, and stops the region at seven', async () => {
    const eased = await lastTurn([...ROLLING, inHold('ten'), 'six']);
    expect(eased.heard).toMatch(/^Six\./);
    expect(eased.steps[0]).toMatchObject({ region: 'glutes', side: 'left' });
    const stopped = await lastTurn([...ROLLING, inHold('ten'), 'seven']);
    expect(regionsIn(stopped)).toEqual(['hip_tfl']);
  });

  it('goes on with a shorter hold after "ten seconds less", and with the longest there may be after "more"', async () => {
    const stopped = [...ROLLING, inHold('ten')];
    const plain = await lastTurn([...stopped, 'zero']);
    const less = await lastTurn([...stopped, 'ten seconds less']);
    const more = await lastTurn([...stopped, 'ten more seconds']);
    const lengthOf = ({ steps: [step] }: typeof plain): number =>
      (step?.endMs ?? NaN) - (step?.holdStartMs ?? NaN);
    expect(less.heard).toMatch(/^(?:Ten|Five) seconds less/);
    expect(lengthOf(plain)).toBeGreaterThan(lengthOf(less));
    // A beginner's hold is as long as it may be.
    expect(more.heard).toMatch(/^That's as long as this hold can be today/);
    expect(lengthOf(more)).toBe(lengthOf(plain));
  });

  it('takes the number as pain after "it hurts", and asks whether a ten is sharp', async () => {
    const turn = await lastTurn([...ROLLING, inHold('ten'), 'it hurts']);
    expect([askedIn(turn), turn.steps]).toEqual(['sharp_or_strong', []]);
  });

  it.each([['not sure'], ['banana', 'banana', 'banana']])(
    'asks how strong it is after %s %s %s',
    async (...said) => {
      const turn = await lastTurn([...ROLLING, inHold('ten'), ...said]);
      expect([askedIn(turn), turn.steps]).toEqual(['how_strong', []]);
    },
  );
});

describe('the coach, told a denial in a hold,', () => {
  it.each(['no numbness', "i don't have any numbness", 'no chest pain'])(
    'takes "%s" for no symptom',
    async (said) => {
      const turn = await lastTurn([...ROLLING, inHold(said)]);
      expect(turn.level).toBe('ok');
      expect(turn.microphone).toBe('open');
    },
  );
});

describe('the coach, asked in a hold for a place that it doesn’t guide,', () => {
  it.each(['lower back', 'spine', 'neck', 'kidneys', 'back of the knee'])(
    'refuses "roll my %s", and offers the glutes',
    async (place) => {
      const turn = await lastTurn([...ROLLING, inHold(`roll my ${place}`)]);
      expect(turn.heard).toMatch(/I don't guide .*I can guide your glutes instead/);
      expect(turn).toMatchObject({ steps: [], microphone: 'open' });
    },
  );
});

describe('the coach, told of a tool that it doesn’t guide,', () => {
  it.each(['a massage gun', 'a vibrating roller', 'a spiky roller', 'a pipe', 'a bottle'])(
    'refuses %s, and names tools that work',
    async (tool) => {
      const turn = await lastTurn([...IN_POSITION, `i have ${tool}`]);
      expect(turn.heard).toMatch(/I don't guide .*ball at a wall/);
      expect(turn.microphone).toBe('open');
    },
  );
});

it('advises rest, and a clinician if it stays, when pain is two points up after a routine', async () => {
  const turn = await lastTurn([...ROLLING, 'three', 'four', 'four']);
  expect(turn.heard).toMatch(/from two to four, right after: clearly more.*Rest now.*see a doctor/);
});

it('says before the first bell of a first routine how to stop', async () => {
  await transcript([
    ...IN_POSITION.slice(0, -1).map((said) => [said, ''] as const),
    ['two', 'If anything is sharp, shooting, or numb, roll off first, then say my name, and: it hurts.'],
  ]);
});

it('leaves a region out in the middle of a routine, and goes on with the rest', async () => {
  const turn = await lastTurn([...ROLLING, 'leave out my hips']);
  expect(regionsIn(turn)).toEqual(['quads']);
});

it('leaves a region out when someone reports a bruise there in a hold', async () => {
  const turn = await lastTurn([...ROLLING, inHold('i have a bruise on my thigh')]);
  expect(turn.microphone).toBe('open');
  expect(regionsIn(turn)).not.toContain('quads');
});

it('leaves a region that was sore at set-up out of a longer routine, too', async () => {
  const store = memoryStore();
  await lastTurn([...SCREENED, 'yes', 'yes', 'my left calf', 'two', 'fifteen minutes', 'ready'], store);
  expect(store.kept(USER).progress.open?.plan.steps.map(({ region }) => region)).not.toContain('calves');
});
