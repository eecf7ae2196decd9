import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, SCREENED, times } from './scripts.ts';
import { askedIn, talk, transcript, USER } from './talk.ts';

const RED_NOW = ['open foam roll coach', 'yes', 'no', 'no'];
const EMERGENCY = { level: 'emergency', microphone: 'closed', steps: [] } as const;
const listQuestions = async (said: readonly string[]): Promise<unknown[]> => (await talk(said)).map(askedIn);

describe('the coach, when someone denies a finding,', () => {
  it('asks "so, no to all of those?" after "no chest pain", and takes a yes to that as a no', async () => {
    await transcript([
      ...RED_NOW.map((said) => [said, ''] as const),
      ['no chest pain', /no to all of those\?/i, { phase: 'screening', level: null }],
      ['yes', /both legs/i],
    ]);
  });

  it('asks the question again after a no to "so, no to all of those?", which could mean either', async () => {
    expect((await listQuestions([...RED_NOW, 'no chest pain', 'no'])).at(-1)).toBe('red_now');
  });

  it.each(['no chest pain', "i don't have chest pain", "no i don't have any chest pain"])(
    'takes "%s" for no symptom',
    async (said) => {
      const last = (await talk([...RED_NOW, said])).at(-1);
      expect(last).toMatchObject({ level: null, microphone: 'open' });
    },
  );

  /** Once the question itself is put again in its own words, "so, no to all of those?" is no longer open. */
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
  ])('takes a yes as a yes again, once "%s" has put the question in its own words', async (between) => {
    const turns = await talk([...RED_NOW, 'no chest pain', between, 'yes']);
    const put = turns.at(-2)?.heard ?? '';
    if (!/no to all of those\?$/i.test(put)) expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('repeats "so, no to all of those?" in the reprompt, which a yes would answer', async () => {
    const turn = (await talk([...RED_NOW, 'no chest pain'])).at(-1);
    expect(JSON.stringify(turn?.response).split('"reprompt"')[1]).toMatch(/no to all of those/i);
  });

  it('goes on after "no numbness" at the saddle question, which is about numbness alone', async () => {
    expect((await listQuestions(['open foam roll coach', 'yes', 'no numbness'])).at(-1)).toBe(
      'bladder_bowel',
    );
  });

  it.each(["no i can't pee", "i can't pee"])(
    'hears an emergency in "%s", which denies nothing',
    async (said) => {
      expect((await talk(['open foam roll coach', 'yes', 'no', said])).at(-1)).toMatchObject(EMERGENCY);
    },
  );

  it('asks for a yes or no after "none" at a red question', async () => {
    const turn = (await talk(['open foam roll coach', 'yes', 'none'])).at(-1);
    expect(turn?.heard).toMatch(/yes or no/i);
    expect(turn === undefined ? null : askedIn(turn)).toBe('saddle');
  });
});

describe('the coach, when someone corrects an answer,', () => {
  it.each(['no actually yes', 'no wait yes', 'no i mean yes'])('takes "%s" as a yes', async (said) => {
    expect((await talk(['open foam roll coach', 'yes', said])).at(-1)).toMatchObject(EMERGENCY);
  });

  it('goes back to a red question, and takes a yes in place of the no', async () => {
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'go back', 'yes']);
    expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('keeps the triage level that a yes has raised, even if a no replaces it', async () => {
    const medical = ['open foam roll coach', 'yes', ...times(11, 'no'), 'yes', 'go back', 'no', 'no'];
    const turns = await talk(medical);
    expect(turns.at(-1)).toMatchObject({ level: 'refer' });
    expect(turns.map(askedIn).at(-1)).toBe('examined');
  });
});

describe('the coach, when someone volunteers a finding,', () => {
  it('counts the finding for its own question, and asks the open one again', async () => {
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
  ])(
    'raises the triage level or asks a follow-up after "%s", and never takes it as a no',
    async (said, noes) => {
      const question = await listQuestions(['open foam roll coach', 'yes', ...times(noes - 1, 'no')]);
      const turns = await talk(['open foam roll coach', 'yes', ...times(noes - 1, 'no'), said]);
      const last = turns.at(-1);
      const follows = last === undefined ? null : askedIn(last);
      const raised = last?.level === 'refer' || last?.level === 'urgent' || last?.level === 'caution';
      const followUp = ['leg_worse', 'clot_now', 'other_limit', question.at(-1)].includes(follows);
      expect(raised || followUp).toBe(true);
    },
  );

  it('takes "in both legs for years" as a refer, not an emergency', async () => {
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'no', 'in both legs for years']);
    expect(turns.at(-1)).toMatchObject({ level: 'refer', microphone: 'open' });
    expect(turns.map(askedIn).at(-1)).toBe('trauma');
  });
});

describe('the coach, after silence,', () => {
  it('keeps nothing of an unfinished screening, and begins it again at the next launch', async () => {
    for (const noes of [0, 3, 13]) {
      const store = memoryStore();
      const said = ['open foam roll coach', 'yes', ...times(noes, 'no'), '(silence)', 'open foam roll coach'];
      expect((await talk(said, { store })).map(askedIn).at(-1)).toBe('adult_self');
      expect(store.kept(USER).progress.screened).toBeNull();
    }
  });

  it('asks about red flags since the last visit again at the next launch, if nobody answered', async () => {
    const store = memoryStore();
    const back = ['open foam roll coach', 'yes'];
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...back, '(silence)', ...back], { store });
    expect(turns.map(askedIn).at(-1)).toBe('red_flags_since');
  });
});

describe('the coach, after an emergency,', () => {
  const OPEN = 'open foam roll coach';
  const later = '2026-11-18T09:00:00.000Z';

  it.each(['call an ambulance', 'i have chest pain', "i can't move"])(
    'asks for a full screening, even if "%s" came before it was known who spoke',
    async (said) => {
      const store = memoryStore();
      await talk(FIRST_VISIT, { store });
      const turns = await talk([OPEN, said, OPEN, 'yes', 'no', 'no'], { store, at: later });
      expect(turns[1]).toMatchObject(EMERGENCY);
      expect(turns.slice(2).map(askedIn)).toContain('adult_self');
    },
  );

  it('resumes no routine, if the emergency came in answer to the offer to resume', async () => {
    const store = memoryStore();
    await talk([...SCREENED, 'yes', 'no', 'two', 'yes', 'ready', '@50 stop'], { store });
    const at = '2026-11-16T09:20:00.000Z';
    const turns = await talk([OPEN, 'i have chest pain', OPEN, 'yes'], { store, at });
    expect(turns[1]).toMatchObject(EMERGENCY);
    expect(turns.at(-1)?.steps).toEqual([]);
  });
});

describe('the coach, after a region was left out for sore skin,', () => {
  it('asks at the next visit about sore skin or joints, and screens anew after a yes', async () => {
    const store = memoryStore();
    await talk([...SCREENED, 'yes', 'yes', 'my left hip', 'two', 'yes', 'ready', 'three', 'two'], { store });
    const said = ['open foam roll coach', 'yes', 'no', 'yes'];
    const turns = await talk(said, { store, at: '2026-11-18T09:00:00.000Z' });
    expect(turns[2]?.heard).toMatch(/any sore skin or joint now/);
    expect(turns.map(askedIn).at(-1)).toBe('adult_self');
  });
});
