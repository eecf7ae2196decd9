import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, SCREENED, times } from './scripts.ts';
import { askedIn, talk, transcript, USER } from './talk.ts';

const RED_NOW = ['open foam roll coach', 'yes', 'no', 'no'];
const EMERGENCY = { level: 'emergency', microphone: 'closed', steps: [] } as const;
const asked = async (said: readonly string[]): Promise<unknown[]> => (await talk(said)).map(askedIn);

describe('a denial denies what it names', () => {
  it('"no chest pain": "so no to all of those?", and yes means no', async () => {
    await transcript([
      ...RED_NOW.map((said) => [said, ''] as const),
      ['no chest pain', /no to all of those\?/i, { phase: 'screening', level: null }],
      ['yes', /both legs/i],
    ]);
  });

  it('and no to that may mean either: it is asked again', async () => {
    expect((await asked([...RED_NOW, 'no chest pain', 'no'])).at(-1)).toBe('red_now');
  });

  it.each(['no chest pain', "i don't have chest pain", "no i don't have any chest pain"])(
    '"%s" is no symptom',
    async (said) => {
      const last = (await talk([...RED_NOW, said])).at(-1);
      expect(last).toMatchObject({ level: null, microphone: 'open' });
    },
  );

  /** Whatever puts the question itself again, in its own words, takes "so no to all of those?" back. */
  it.each([
    'repeat',
    'help',
    'why',
    'pause',
    'next',
    'ready',
    "my doctor said it's fine",
    'an eight minute routine',
    'i have a tennis ball',
  ])('after "%s" a yes is a yes again', async (between) => {
    const turns = await talk([...RED_NOW, 'no chest pain', between, 'yes']);
    const put = turns.at(-2)?.heard ?? '';
    if (!/no to all of those\?$/i.test(put)) expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('what the reprompt asks is what yes answers', async () => {
    const turn = (await talk([...RED_NOW, 'no chest pain'])).at(-1);
    expect(JSON.stringify(turn?.response).split('"reprompt"')[1]).toMatch(/no to all of those/i);
  });

  it('"no numbness" at saddle denies all of it', async () => {
    expect((await asked(['open foam roll coach', 'yes', 'no numbness'])).at(-1)).toBe('bladder_bowel');
  });

  it.each(["no i can't pee", "i can't pee"])('"%s" denies nothing', async (said) => {
    expect((await talk(['open foam roll coach', 'yes', 'no', said])).at(-1)).toMatchObject(EMERGENCY);
  });

  it('"none" is never taken at a red question: yes or no?', async () => {
    const turn = (await talk(['open foam roll coach', 'yes', 'none'])).at(-1);
    expect(turn?.heard).toMatch(/yes or no/i);
    expect(turn === undefined ? null : askedIn(turn)).toBe('saddle');
  });
});

describe('the latest yes wins', () => {
  it.each(['no actually yes', 'no wait yes', 'no i mean yes'])('"%s"', async (said) => {
    expect((await talk(['open foam roll coach', 'yes', said])).at(-1)).toMatchObject(EMERGENCY);
  });

  it('after going back, a no becomes a yes', async () => {
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'go back', 'yes']);
    expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('and a yes that has raised the level isn’t taken back by a no', async () => {
    const medical = ['open foam roll coach', 'yes', ...times(11, 'no'), 'yes', 'go back', 'no', 'no'];
    const turns = await talk(medical);
    expect(turns.at(-1)).toMatchObject({ level: 'refer' });
    expect(turns.map(askedIn).at(-1)).toBe('examined');
  });
});

describe('something volunteered', () => {
  it('counts for the question it belongs to, and the one asked is asked again', async () => {
    const ill = ['open foam roll coach', 'yes', ...times(5, 'no')];
    const turns = await talk([...ill, "i'm on warfarin", ...times(7, 'no')]);
    expect(turns.at(ill.length)?.heard).toMatch(/noted.*fever/);
    expect(turns.map(askedIn)).not.toContain('medical');
    expect(turns.at(-1)).toMatchObject({ level: 'refer' });
  });

  it.each([
    ['only my left leg', 8],
    ['my leg is numb', 8],
    ['my calf is swollen', 9],
    ["i'm pregnant", 13],
    ['i have diabetes', 14],
  ])('"%s" is never a no', async (said, noes) => {
    const question = await asked(['open foam roll coach', 'yes', ...times(noes - 1, 'no')]);
    const turns = await talk(['open foam roll coach', 'yes', ...times(noes - 1, 'no'), said]);
    const last = turns.at(-1);
    const follows = last === undefined ? null : askedIn(last);
    const raised = last?.level === 'refer' || last?.level === 'urgent' || last?.level === 'caution';
    const followUp = ['leg_worse', 'clot_now', 'other_limit', question.at(-1)].includes(follows);
    expect(raised || followUp).toBe(true);
  });

  it('"both legs for years" is refer, not an emergency', async () => {
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'no', 'in both legs for years']);
    expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'open' });
    expect(turns.map(askedIn).at(-1)).toBe('trauma');
  });
});

describe('silence', () => {
  it('in the screening records nothing: it begins again', async () => {
    for (const noes of [0, 3, 13]) {
      const store = memoryStore();
      const said = ['open foam roll coach', 'yes', ...times(noes, 'no'), '(silence)', 'open foam roll coach'];
      expect((await talk(said, { store })).map(askedIn).at(-1)).toBe('adult_self');
      expect(store.kept(USER).progress.screened).toBeNull();
    }
  });

  it('at red_flags_since leaves it to be asked again', async () => {
    const store = memoryStore();
    const back = ['open foam roll coach', 'yes'];
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...back, '(silence)', ...back], { store });
    expect(turns.map(askedIn).at(-1)).toBe('red_flags_since');
  });
});

describe('an emergency is over only with a full screening', () => {
  const OPEN = 'open foam roll coach';
  const later = '2026-11-18T09:00:00.000Z';

  it.each(['call an ambulance', 'i have chest pain', "i can't move"])(
    'also when "%s" comes before same_person is answered',
    async (said) => {
      const store = memoryStore();
      await talk(FIRST_VISIT, { store });
      const turns = await talk([OPEN, said, OPEN, 'yes', 'no', 'no'], { store, at: later });
      expect(turns[1]).toMatchObject(EMERGENCY);
      expect(turns.slice(2).map(askedIn)).toContain('adult_self');
    },
  );

  it('and when it comes to "was that you?" of a place kept: the place is gone', async () => {
    const store = memoryStore();
    await talk([...SCREENED, 'yes', 'no', 'two', 'yes', 'ready', '@50 stop'], { store });
    const at = '2026-11-16T09:20:00.000Z';
    const turns = await talk([OPEN, 'i have chest pain', OPEN, 'yes'], { store, at });
    expect(turns[1]).toMatchObject(EMERGENCY);
    expect(turns.at(-1)?.steps).toEqual([]);
  });
});

describe('what was left out for the skin', () => {
  it('on the first visit is asked about, sore now, before the second is rolled', async () => {
    const store = memoryStore();
    await talk([...SCREENED, 'yes', 'yes', 'my left hip', 'two', 'yes', 'ready', 'three', 'two'], { store });
    const said = ['open foam roll coach', 'yes', 'no', 'yes'];
    const turns = await talk(said, { store, at: '2026-11-18T09:00:00.000Z' });
    expect(turns[2]?.heard).toMatch(/any sore skin or joint now/);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });
});
