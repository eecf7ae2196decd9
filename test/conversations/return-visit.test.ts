import { describe, expect, it } from 'vitest';
import { lead, screenedIn } from './answering.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT, times, visits } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER, type Scene } from './talk.ts';

const MOST_SPEECH_MS = 30_000;
const TWO_DAYS_ON = '2026-11-18T09:00:00.000Z';

/** The table after a first routine. */
async function storeAfterFirst(): Promise<MemoryStore> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store });
  return store;
}

async function visitAgain(said: readonly string[], person: string | null = null): ReturnType<typeof talk> {
  const scene: Scene = { store: memoryStore(), person };
  const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...said], scene);
  return turns.slice(FIRST_VISIT.length + 1);
}

it('plays holds of 45, 45, 30, 30 and 45 s in the fourth five-minute routine, with one check-in', async () => {
  const fourth = (await visits(4, { store: memoryStore() })).slice(-NEXT_VISIT.length);
  expect(fourth.flatMap(holdsIn)).toEqual([45, 45, 30, 30, 45]);
  expect(fourth.filter(({ phase }) => phase === 'check_in')).toHaveLength(1);
  expect(fourth.flatMap(({ closeMs }) => (closeMs > 0 ? [closeMs] : []))).toEqual([30_000]);
  expect(fourth.at(-1)).toMatchObject({ microphone: 'closed', level: 'ok', phase: 'goodbye' });
});

it('plays holds of 30 s in the second and third routine, with one check-in each', async () => {
  const turns = (await visits(3, { store: memoryStore() })).slice(FIRST_VISIT.length);
  expect(turns.flatMap(holdsIn)).toEqual(Array.from({ length: 10 }, () => 30));
  expect(turns.filter(({ phase }) => phase === 'check_in')).toHaveLength(2);
});

it('asks only the questions for people who come back at a second visit, and leads it to the goodbye', async () => {
  await transcript(
    [
      ...FIRST_VISIT.map((said) => [said, ''] as const),
      ['(wait 2d)', ''],
      ['open foam roll coach', /Hello.*Are you the person who answered last time/],
      ['yes', /ew or worse since last time: numb between the legs, both legs numb or weak.*fainting\?$/],
      ['no', /Anything else new: legs, falls.*sore skin.*, or a worse back\?$/],
      ['no', /ack pain now/],
      ['two', /left .*buttock.*ready/, { phase: 'getting_ready', level: 'ok' }],
      ['ready', /zero to ten\?/, { phase: 'check_in' }],
      ['three', /back pain now/, { phase: 'after' }],
      ['two', /five holds.*two this week/, { phase: 'goodbye', microphone: 'closed' }],
    ],
    { store: memoryStore() },
  );
});

it.each([
  ['the back of my leg burns', 'what else is new'],
  ['i heard a pop', 'what else is new'],
  ['never my hips i heard a pop', 'what else is new'],
  ['i have a sharp pain', 'what is dangerous'],
])(
  'asks everything again after "%s", said where it is asked %s, though no question asks about it',
  async (said, where) => {
    const before = where === 'what else is new' ? ['yes', 'no'] : ['yes'];
    const turns = await visitAgain(['open foam roll coach', ...before, said]);
    expect(turns.at(-1)?.heard).toMatch(/Something is new, so I ask everything again.*how old are you\?$/);
  },
);

it('says of something new that calls for care that a doctor should be asked, not that it is gentle again', async () => {
  const store = await storeAfterFirst();
  const { turns } = await lead(
    { take_up: 'no', anything_new: 'yes', what_new: 'i have asthma' },
    { store, at: TWO_DAYS_ON },
  );
  const heard = turns.map((turn) => turn.heard).join(' ');
  expect(heard).toMatch(/ask your doctor before rolling/);
  expect(heard).not.toMatch(/gentle session again/);
  const again = await lead({ take_up: 'no' }, { store, at: '2026-11-19T09:00:00.000Z' });
  expect(again.turns.map((turn) => turn.heard).join(' ')).toMatch(/gentle session again/);
});

it('asks an unrecognised voice whether it is the same person, but not a recognised one', async () => {
  const unrecognised = await visitAgain(BACK);
  expect(unrecognised.map(askedIn)).toEqual([
    'same_person',
    'red_flags_since',
    'anything_new',
    'pain_now',
    'ready',
  ]);
  const recognised = await visitAgain(['open foam roll coach', 'no', 'no', 'two'], 'ada');
  expect(recognised.map(askedIn)).toEqual(['red_flags_since', 'anything_new', 'pain_now', 'ready']);
});

it('asks about a flare from the day after a routine until 72 hours after it', async () => {
  const asks = async (wait: string): Promise<boolean | undefined> => {
    const turns = await talk([...FIRST_VISIT, wait, ...BACK.slice(0, 3)], { store: memoryStore() });
    return turns.at(-1)?.heard.includes('or a worse back');
  };
  expect(await asks('(wait 10h)')).toBe(false);
  expect(await asks('(wait 1d)')).toBe(true);
  expect(await asks('(wait 71h)')).toBe(true);
  expect(await asks('(wait 73h)')).toBe(false);
});

it('needs 4 answers and at most 30 s of questions from someone who comes back, or 3 from a recognised voice', async () => {
  const unrecognised = await talk(
    [...FIRST_VISIT, '(wait 4d)', 'open foam roll coach', 'yes', 'no', 'no', 'two'],
    {
      store: memoryStore(),
    },
  );
  const back = unrecognised.slice(FIRST_VISIT.length + 1);
  expect(back.map(askedIn)).toEqual(['same_person', 'red_flags_since', 'anything_new', 'pain_now', 'ready']);
  expect(back.slice(0, -1).reduce((ms, { audioMs }) => ms + audioMs, 0)).toBeLessThanOrEqual(MOST_SPEECH_MS);
  const recognised = await talk([...FIRST_VISIT, '(wait 4d)', 'open foam roll coach', 'no', 'no', 'two'], {
    store: memoryStore(),
    person: 'ada',
  });
  expect(recognised.slice(FIRST_VISIT.length + 1).map(askedIn)).toEqual([
    'red_flags_since',
    'anything_new',
    'pain_now',
    'ready',
  ]);
});

it.each([
  ['a second routine', 1, 70],
  ['a fifth routine', 4, 60],
])(
  'rings the first bell of %s, with %i before it, within %i s, if the person is ready at once',
  async (_, before, withinS) => {
    const store = memoryStore();
    await visits(before, { store });
    const at = '2026-11-29T09:00:00.000Z';
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'two', 'ready'], { store, at });
    const position = turns.find(({ phase }) => phase === 'getting_ready');
    const saidMs = position?.captions.find(({ text }) => /my name first/i.test(text))?.atMs ?? NaN;
    const questions = turns.filter(({ phase, steps }) => phase !== 'getting_ready' && steps.length === 0);
    const bellMs = turns.at(-1)?.steps[0]?.holdStartMs ?? NaN;
    const totalMs = questions.reduce((ms, { audioMs }) => ms + audioMs, saidMs + bellMs);
    expect(totalMs).toBeLessThanOrEqual(withinS * 1000);
  },
);

it.each([
  ['(wait 13d)', 'red_flags_since', /^New or worse since last time/],
  ['(wait 15d)', 'age', /been a while/],
  ['(wait 31d)', 'age', /been a month|been a while/],
])(
  'says nothing about the record before it knows who speaks, at a visit after %s',
  async (wait, id, words) => {
    const turns = await talk([...FIRST_VISIT, wait, 'open foam roll coach', 'yes'], { store: memoryStore() });
    expect(turns.map(askedIn).slice(-2)).toEqual(['same_person', id]);
    expect(turns.at(-2)?.heard).not.toMatch(/been a/);
    expect(turns.at(-1)?.heard).toMatch(words);
  },
);

it('begins a full screening after 14 days without a visit, and after 30 days with visits', async () => {
  const again = ['open foam roll coach', 'yes'];
  const asked = async (waits: readonly string[]): Promise<unknown> => {
    const between = waits.flatMap((wait) => [wait, ...again]);
    const turns = await talk([...FIRST_VISIT, ...between], { store: memoryStore() });
    const last = turns.at(-1);
    return last === undefined ? null : askedIn(last);
  };
  expect(await asked(['(wait 13d)'])).toBe('red_flags_since');
  expect(await asked(['(wait 14d)'])).toBe('age');
  expect(await asked(['(wait 12d)', '(wait 12d)'])).toBe('red_flags_since');
  expect(await asked(['(wait 12d)', '(wait 12d)', '(wait 12d)'])).toBe('age');
});

describe('the coach, asking someone who comes back about red flags,', () => {
  const at = TWO_DAYS_ON;

  it('asks what it is after a yes, and acts on what is named', async () => {
    for (const what_new of ['my bottom is numb', "i can't pee", 'i have chest pain', 'i fainted']) {
      const led = await lead({ red_flags_since: 'yes', what_new }, { store: await storeAfterFirst(), at });
      expect(led.asked.slice(-3)).toEqual(['same_person', 'red_flags_since', 'what_new']);
      expect(led.outcome).toBe('names the emergency number and ends');
      expect(led.turns.at(-1)?.heard).toMatch(/^(?:\S+ ){0,5}911/);
      expect(screenedIn(led.store)).toBeNull();
    }
  });

  it('withdraws the permission with the yes, so that breaking off there leaves none', async () => {
    const store = await storeAfterFirst();
    const turns = await talk(
      ['open foam roll coach', 'yes', 'yes', '(silence)', '(wait 1m)', 'open foam roll coach', 'yes'],
      {
        store,
        at,
      },
    );
    expect(turns.map(askedIn).slice(0, 3)).toEqual(['same_person', 'red_flags_since', 'what_new']);
    expect(turns.map(askedIn).at(-1)).toBe('age');
  });

  it('sends someone to be checked today who isn’t sure, twice', async () => {
    const unsure = ['not sure', 'not sure'] as const;
    const led = await lead({ red_flags_since: unsure }, { store: await storeAfterFirst(), at });
    expect(led.turns.at(-1)).toMatchObject({ level: 'emergency', phase: 'blocked', microphone: 'closed' });
    expect(led.turns.at(-1)?.heard).toMatch(/^(?:\S+ ){0,5}911.*checked today/);
    expect(screenedIn(led.store)).toBeNull();
  });

  it('never takes "none" for a no, nor what it doesn’t understand for an answer', async () => {
    const store = await storeAfterFirst();
    const turns = await talk(['open foam roll coach', 'yes', 'none', 'banana', 'banana'], { store, at });
    expect(turns.map(askedIn)).toEqual(['same_person', ...times(3, 'red_flags_since'), null]);
    expect(turns.at(-1)?.heard).toMatch(/^I can't hear you well.*911/);
    expect(screenedIn(store)).toMatchObject({ outcome: 'ok' });
  });
});

describe('the coach, told by someone who comes back that something is new,', () => {
  const at = TWO_DAYS_ON;
  const END = ['pain_now', 'ready', 'hardest'] as const;

  it.each([
    ['a pregnancy', "i'm pregnant", {}, ['anything_new', 'examined', 'allowed', ...END], 'rolls gently'],
    [
      'a pregnancy without an okay',
      "i'm pregnant",
      { allowed: 'no' },
      ['anything_new', 'examined', 'allowed'],
      'does not roll yet',
    ],
    [
      'a fall that was examined',
      'i fell',
      {},
      ['trauma_examined', 'anything_new', 'told_to_rest', ...END],
      'rolls gently',
    ],
    [
      'a fall that nobody examined',
      'i fell',
      { trauma_examined: 'no' },
      ['trauma_examined', 'trauma_hard'],
      'sends them to a doctor soon',
    ],
    [
      'leg pain above the knee',
      'my leg hurts',
      {},
      ['leg_worse', 'leg_nerve', 'anything_new', ...END],
      'rolls gently',
    ],
    [
      'a condition that limits nothing',
      'i have asthma',
      {},
      ['other_limit', 'anything_new', ...END],
      'rolls gently',
    ],
    ['a fever', 'i have a fever', {}, [], 'sends them to a doctor soon'],
  ] as const)(
    'asks of %s its own question alone, and comes to its outcome',
    async (_, said, replies, asks, outcome) => {
      const led = await lead(
        { anything_new: 'yes', what_new: said, ...replies },
        { store: await storeAfterFirst(), at },
      );
      expect(led.asked).toEqual(['same_person', 'red_flags_since', 'anything_new', 'what_new', ...asks]);
      expect(led.outcome).toBe(outcome);
    },
  );

  it('does the same if it is named in place of the yes', async () => {
    const led = await lead({ anything_new: "i'm on warfarin" }, { store: await storeAfterFirst(), at });
    expect(led.asked).toEqual([
      'same_person',
      'red_flags_since',
      'anything_new',
      'examined',
      'allowed',
      ...END,
    ]);
    expect(led.outcome).toBe('rolls gently');
  });

  it('adds the outcome to what was in force, which grows no younger by it', async () => {
    const store = await storeAfterFirst();
    const before = store.kept(USER).progress.screened;
    await lead({ anything_new: 'yes', what_new: 'my leg hurts' }, { store, at });
    const { screened } = store.kept(USER).progress;
    expect(screened).toMatchObject({ outcome: 'gentle', leftOut: ['hamstrings'] });
    expect(screened?.askedAllAt).toBe(before?.askedAllAt);
    const later = '2026-11-20T09:00:00.000Z';
    const again = await lead(
      { take_up: 'no', anything_new: 'yes', what_new: 'i have asthma' },
      { store, at: later },
    );
    expect(again.outcome).toBe('rolls gently');
    expect(screenedIn(store)).toMatchObject({ outcome: 'gentle', leftOut: ['hamstrings'] });
  });

  it.each([['not sure'], ['no'], ['yes'], ['banana', 'banana', 'banana']])(
    'opens all questions if it doesn’t understand what: %s',
    async (...said) => {
      const led = await lead({ anything_new: 'yes', what_new: said }, { store: await storeAfterFirst(), at });
      expect(led.asked.slice(3, 7)).toEqual(['what_new', 'age', 'saddle', 'bladder_bowel']);
      expect(led.turns.find(({ heard }) => heard.includes('how old are you'))?.heard).toMatch(
        /Something is new/,
      );
    },
  );

  it('opens all questions if someone isn’t sure whether anything is', async () => {
    const unsure = ['not sure', 'not sure'] as const;
    const led = await lead({ anything_new: unsure }, { store: await storeAfterFirst(), at });
    expect(led.asked.slice(2, 5)).toEqual(['anything_new', 'age', 'saddle']);
  });

  it.each(['i take steroids', "i've had it in both legs for years"])(
    'opens all questions after "%s", which counts together with answers that aren’t kept',
    async (said) => {
      const led = await lead({ anything_new: 'yes', what_new: said }, { store: await storeAfterFirst(), at });
      expect(led.asked.slice(3, 6)).toEqual(['what_new', 'age', 'saddle']);
    },
  );
});

describe('the coach, asking what is new and what is sore at once,', () => {
  const back = [...FIRST_VISIT, '(wait 4d)', 'open foam roll coach', 'yes', 'no'];

  it('leaves out a sore place that is named, and asks for the rest', async () => {
    const turns = await talk([...back, 'my left knee is sore', 'no', 'two', 'ready'], {
      store: memoryStore(),
    });
    expect(turns.slice(-4).map(askedIn)).toEqual(['anything_new', 'pain_now', 'ready', 'hardest']);
    const regions = turns.at(-1)?.steps.map(({ region }) => region) ?? [];
    expect([regions.length > 0, regions.includes('quads')]).toEqual([true, false]);
  });

  it('asks where it is after a yes that names no place, and rolls nothing before it knows', async () => {
    const turns = await talk([...back, 'yes', 'i have a bruise', 'no'], { store: memoryStore() });
    expect(turns.slice(-3).map(askedIn)).toEqual(['what_new', 'anything_new', 'skin_where']);
  });
});

/** A return visit in which the back was worse the day after. */
const WORSE = BACK.toSpliced(3, 0, 'my back was worse the day after');

describe('the coach, asking about the day after,', () => {
  it('shortens the routine after a flare, and says why', async () => {
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...WORSE, 'ready']);
    expect(turns.at(-2)?.heard).toMatch(/worse after last time.*three minutes/);
    expect(turns.flatMap(holdsIn).slice(5)).toEqual([30, 30]);
  });

  it('begins a full screening after two flares in a row', async () => {
    const flare = ['(wait 2d)', ...WORSE];
    const turns = await talk([...FIRST_VISIT, ...flare, 'ready', 'two', ...flare.slice(0, 5)]);
    expect(turns.at(-1)?.heard).toMatch(/worse after two routines in a row.*questions/i);
    expect(turns.map(askedIn).at(-1)).toBe('age');
  });

  it('asks where pain is higher than last time or last time’s isn’t known, and not where it is no higher', async () => {
    const store = memoryStore();
    await talk([...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes'], { store, keepRatings: true });
    const asked = async (pain: string, on: MemoryStore): Promise<unknown> => {
      const turns = await talk([...BACK.slice(0, 4), pain], {
        store: on,
        keepRatings: true,
        at: '2026-11-20T09:00:00.000Z',
      });
      return turns.map(askedIn).at(-1);
    };
    const item = store.item(USER) ?? expect.fail();
    const copy = memoryStore();
    copy.put(USER, item);
    expect(await asked('two', copy)).toBe('ready');
    expect(await asked('three', store)).toBe('flare');
    expect(await asked('two', await storeAfterFirst())).toBe('ready');
  });
});

describe('the coach, judging how old a permission is,', () => {
  it('judges it at the launch alone: one that lapses within the session lasts it', async () => {
    const store = await storeAfterFirst();
    const visit = ['open foam roll coach', 'yes', '(silence)'];
    for (const at of ['2026-11-28T09:00:00.000Z', '2026-12-10T09:00:00.000Z'])
      await talk(visit, { store, at });
    const lapsesMs = (store.kept(USER).progress.screened?.askedAllAt ?? NaN) + 30 * 86_400_000;
    const led = await lead({}, { store, at: new Date(lapsesMs - 5_000).toISOString() });
    expect(led.asked).not.toContain('age');
    expect(led.outcome).toBe('rolls');
    expect(Date.parse(led.turns.at(-1)?.at ?? '')).toBeGreaterThan(lapsesMs);
    const late = await lead({ take_up: 'no' }, { store, at: new Date(lapsesMs + 86_400_000).toISOString() });
    expect(late.asked).toContain('age');
  });
});
