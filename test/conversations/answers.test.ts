import { describe, expect, it } from 'vitest';
import { lead, screenedIn, type Replies } from './answering.ts';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, ROLLING, SCREENED, times } from './scripts.ts';
import { askedIn, talk, transcript, USER, type Exchange } from './talk.ts';

const OPEN = 'open foam roll coach';
const EMERGENCY = { level: 'emergency', microphone: 'closed', steps: [] } as const;
const AT_SADDLE = SCREENED.slice(0, 2);
const AT_BLADDER = SCREENED.slice(0, 3);
const AT_BOTH_LEGS = SCREENED.slice(0, 4);
const AT_RED_NOW = SCREENED.slice(0, 5);
const AT_UNWELL = SCREENED.slice(0, 6);
const AT_CONSTANT = SCREENED.slice(0, 7);
const RED = ['saddle', 'bladder_bowel', 'both_legs', 'red_now'] as const;

const heardAll = (said: readonly string[]): Exchange[] => said.map((one) => [one, '']);
const listQuestions = async (said: readonly string[]): Promise<unknown[]> => (await talk(said)).map(askedIn);
const lastOf = async (said: readonly string[]) => (await talk(said)).at(-1) ?? expect.fail();

describe('the coach, when an answer is none,', () => {
  it.each(RED)(
    'counts neither "yeah no", "just the usual" nor words it doesn’t know for a no at %s',
    async (red) => {
      for (const said of ['yeah no', 'just the usual', 'banana', 'none']) {
        const before = SCREENED.slice(0, 2 + RED.indexOf(red));
        expect(askedIn(await lastOf([...before, said])), said).toBe(red);
      }
    },
  );

  it('asks for a yes or no after "none" at a red question, which sounds like "numb"', async () => {
    const turn = await lastOf([...AT_SADDLE, 'none']);
    expect(turn.heard).toMatch(/yes or no/i);
    expect(askedIn(turn)).toBe('saddle');
  });

  it('takes a mixed answer for no denial of a roll call either', async () => {
    for (const said of ['yeah no', 'just the usual'])
      expect(['unwell', 'ill']).toContain((await listQuestions([...AT_UNWELL, said])).at(-1));
  });
});

describe('the coach, when someone isn’t sure,', () => {
  it.each(RED)('asks %s once more with an example, and then goes the unsafe way', async (red) => {
    const { turns } = await lead({ [red]: ['not sure', 'not sure'] });
    expect(turns.at(-2)?.heard).toMatch(/^For example/);
    expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('takes a no after the example for a no', async () => {
    expect((await listQuestions([...AT_SADDLE, 'not sure', 'no'])).at(-1)).toBe('bladder_bowel');
  });

  it('asks a roll call one by one instead, and each of its questions with an example', async () => {
    const turns = await talk([...AT_UNWELL, 'not sure', 'not sure', 'not sure']);
    expect(turns.map(askedIn).slice(-4)).toEqual(['unwell', 'ill', 'ill', null]);
    expect(turns.at(-2)?.heard).toMatch(/^For example/);
    expect(turns.at(-1)).toMatchObject({ level: 'urgent' });
  });
});

describe('the coach, when it hears badly,', () => {
  it.each(RED)(
    'ends after three misses at %s, tells the warning signs and the number, and concludes nothing',
    async (red) => {
      const led = await lead({ [red]: times(3, 'banana') });
      expect(led.turns.slice(-3).map(askedIn)).toEqual([red, red, null]);
      expect(led.turns.at(-1)?.heard).toMatch(
        /^I can't hear you well.*Come nearer, or answer on the screen.*numb between the legs.*call 911.*chest pain/,
      );
      expect(led.turns.at(-1)).toMatchObject({ level: null, phase: 'blocked', microphone: 'closed' });
      expect(screenedIn(led.store)).toBeNull();
    },
  );

  it.each(['age', 'unwell', 'leg', 'other', 'pain_now'] as const)(
    'ends after three misses at %s without an alarm',
    async (id) => {
      const { turns } = await lead({ [id]: times(3, 'banana') });
      expect(turns.at(-1)?.heard).toMatch(/^I can't hear you well/);
      expect(turns.at(-1)?.heard).not.toMatch(/911/);
      expect(turns.at(-1)).toMatchObject({ microphone: 'closed', steps: [] });
    },
  );

  it('counts misses in a row at one question, not over the session', async () => {
    const twice = ['banana', 'banana', 'no'];
    const replies: Replies = { saddle: twice, bladder_bowel: twice, both_legs: twice };
    expect((await lead(replies)).outcome).toBe('rolls');
  });

  it('withdraws no permission, and screens as ever at the next launch', async () => {
    const store = memoryStore();
    const misheard = [...AT_SADDLE, ...times(3, 'banana'), '(wait 1m)', OPEN];
    expect((await talk(misheard, { store })).map(askedIn).at(-1)).toBe('age');
    expect(store.kept(USER).progress.withdrawnAt).toBeNull();
  });
});

describe('the coach, when someone denies a finding,', () => {
  it('takes a denial of one thing for no more than that, and never asks whether it was all of a red question', async () => {
    await transcript([
      ...heardAll(AT_RED_NOW),
      ['no chest pain', /^Yes or no will do\. Today, any chest pain, trouble breathing/, { level: null }],
      ['no', /fever/],
    ]);
    for (const said of ['no chest pain', "i don't have chest pain", "no i don't have any chest pain"]) {
      const turn = await lastOf([...AT_RED_NOW, said]);
      expect(turn).toMatchObject({ level: null, microphone: 'open' });
      expect(askedIn(turn)).toBe('red_now');
      expect(turn.heard).not.toMatch(/all of those\?/i);
    }
  });

  it.each([
    'no numbness',
    'no numbness just tingling',
    'nope but my inner thighs are numb',
    'not numb well a bit',
  ])('never takes "%s" for a no to numbness or tingling', async (said) => {
    expect((await listQuestions([...AT_SADDLE, said])).at(-1)).not.toBe('bladder_bowel');
  });

  it('takes a yes for a yes after a denial of one thing', async () => {
    expect((await listQuestions([...AT_RED_NOW, 'no chest pain', 'yes'])).at(-1)).toBe('red_now_today');
  });

  it.each(["no i can't pee", "i can't pee"])(
    'hears an emergency in "%s", which denies nothing',
    async (said) => {
      expect(await lastOf([...AT_BLADDER, said])).toMatchObject(EMERGENCY);
    },
  );

  it('asks of a roll call only for what was not denied', async () => {
    await transcript([
      ...heardAll(AT_CONSTANT),
      ['no lump', /^And pain that no position eases: yes, or none\?$/],
      ['none', /down a leg/],
    ]);
  });

  it('takes "no fever" for no answer about feeling ill, which is asked in the same breath', async () => {
    const turns = await talk([...AT_UNWELL, 'no fever']);
    expect(turns.map(askedIn).at(-1)).toBe('unwell');
    expect(turns.at(-1)?.heard).toBe(
      'And feeling really ill; drenching night sweats; or losing weight without trying: any of those, or none?',
    );
  });
});

describe('the coach, when someone corrects an answer,', () => {
  it.each(['no actually yes', 'no wait yes', 'no i mean yes'])('takes "%s" for a yes', async (said) => {
    expect((await listQuestions([...AT_SADDLE, said])).at(-1)).toBe('saddle_recent');
  });

  it('goes back to a red question, and takes a yes in place of the no', async () => {
    expect((await listQuestions([...AT_SADDLE, 'no', 'go back', 'yes'])).at(-1)).toBe('saddle_recent');
  });

  it.each(['actually yes to that last one', 'sorry I meant yes', 'change my last answer'])(
    'asks the question before once more after "%s"',
    async (said) => {
      expect((await listQuestions([...AT_SADDLE, 'no', said])).at(-1)).toBe('saddle');
    },
  );

  it('goes back to a roll call, and takes a yes in place of the no', async () => {
    expect((await listQuestions([...AT_UNWELL, 'none', 'go back', 'yes'])).at(-1)).toBe('ill');
  });

  it('keeps the level that a yes has raised, and asks nothing unsafe again', async () => {
    const { asked, outcome } = await lead({
      blood_heart: 'yes',
      heart: 'yes',
      nerve_damage: 'go back',
      examined: 'no',
    });
    expect(asked.filter((id) => id === 'heart')).toHaveLength(1);
    expect(outcome).toBe('does not roll yet');
  });
});

describe('the coach, told an emergency by a bare yes,', () => {
  const YES = [...AT_SADDLE, 'yes', 'yes'];

  it('says what it heard, and what to do if that is right, and leaves room for one correction', async () => {
    const turn = await lastOf(YES);
    expect(turn.heard).toBe(
      "You said yes to new numbness between your legs. If that's right, call 911 now, or your local emergency number. " +
        "Don't roll. Don't drive. If I misheard, say: ask again.",
    );
    expect(turn).toMatchObject({ microphone: 'open', steps: [] });
  });

  it('withdraws the permission at once, before the correction', async () => {
    const store = memoryStore();
    await talk([...YES, 'say that again'], { store });
    expect(screenedIn(store)).toBeNull();
    expect(store.kept(USER).progress.withdrawnAt).not.toBeNull();
  });

  it('asks the question once more, and goes on after a plain no alone', async () => {
    await transcript([
      ...heardAll(YES),
      ['say that again', /^Did it begin, get worse, or come back in the last two weeks\?$/],
      ['no', /Has a doctor examined you for it\?$/, { level: null }],
      ['yes', /passing or holding pee/, { level: 'refer' }],
    ]);
  });

  it.each(['yes', 'not sure', 'none', 'no numbness', 'banana', 'help', 'pause', 'next', 'stop', 'go back'])(
    'ends after "%s" instead of "ask again", and after it in place of the no',
    async (said) => {
      for (const before of [YES, [...YES, 'say that again']]) {
        const turn = await lastOf([...before, said]);
        expect(turn).toMatchObject({ ...EMERGENCY, phase: 'blocked' });
        expect(turn.heard).toMatch(/^(?:\S+ ){0,5}911.*Don't roll/);
      }
    },
  );

  it('ends after "no", which could mean either', async () => {
    expect(await lastOf([...YES, 'no'])).toMatchObject(EMERGENCY);
  });

  it('ends after silence, with the permission withdrawn', async () => {
    const store = memoryStore();
    const turns = await talk([...YES, '(silence)', '(wait 1m)', OPEN], { store });
    expect(turns.map(askedIn).at(-1)).toBe('age');
    expect(store.kept(USER).progress).toMatchObject({ screened: null });
  });

  it('offers it once in a session', async () => {
    const again = [...YES, 'say that again', 'no', 'yes', 'yes'];
    const turns = await talk(again);
    expect(turns.filter((turn) => askedIn(turn) === 'misheard_yes')).toHaveLength(1);
    expect(turns.at(-1)).toMatchObject(EMERGENCY);
  });

  it('offers none where a symptom was named, or someone wasn’t sure', async () => {
    for (const said of [['my bottom is numb'], ['not sure', 'not sure']])
      expect(await lastOf([...AT_SADDLE, ...said])).toMatchObject(EMERGENCY);
  });
});

describe('the coach, when someone volunteers a finding,', () => {
  it('counts the finding for its own question, and asks for the rest of the open one', async () => {
    const turns = await talk([...AT_UNWELL, "i'm on warfarin", ...times(7, 'no')]);
    expect(turns.at(AT_UNWELL.length)?.heard).toMatch(/tell(ing)? me.*fever/);
    const bloodHeart = turns.find((turn) => askedIn(turn) === 'blood_heart');
    expect(turns.map(askedIn)).not.toContain('blood_thinners');
    expect(bloodHeart).toBeDefined();
    expect((await lead({ unwell: "i'm on warfarin", examined: 'no' })).outcome).toBe('does not roll yet');
  });

  it.each([
    ['my leg is numb', 'leg_worse'],
    ["i'm pregnant", 'unwell'],
    ['i have diabetes', 'other_limit'],
    ['i had a car crash', 'trauma_examined'],
  ])('never takes "%s" at another question for its no, and asks %s next', async (said, asks) => {
    expect((await listQuestions([...AT_UNWELL, said])).at(-1)).toBe(asks);
    const unsafe = { examined: 'no', trauma_examined: 'no', other_limit: 'yes', leg_worse: 'yes' } as const;
    const { outcome } = await lead({ unwell: said, ...unsafe });
    expect(['rolls', 'rolls gently']).not.toContain(outcome);
  });

  it('takes "in both legs for years" for old trouble, not an emergency', async () => {
    const turns = await talk([...AT_BOTH_LEGS, 'in both legs for years']);
    expect(turns.at(-1)).toMatchObject({ microphone: 'open' });
    expect(turns.map(askedIn)).not.toContain('misheard_yes');
    expect((await lead({ both_legs: 'in both legs for years', examined: 'no' })).outcome).toBe(
      'does not roll yet',
    );
  });

  it('asks about one leg all the same, once both were denied by its side', async () => {
    expect((await lead({ both_legs: 'only my left leg' })).asked.slice(3, 5)).toEqual([
      'both_legs',
      'red_now',
    ]);
    expect((await lead({ both_legs: 'only my left leg' })).asked).toContain('leg');
  });

  it.each(['my wife passed out', 'my mother has chest pain'])(
    'hears the emergency of another: "%s"',
    async (said) => {
      for (const before of [[OPEN], AT_SADDLE, AT_UNWELL, ROLLING])
        expect(await lastOf([...before, said])).toMatchObject(EMERGENCY);
    },
  );

  it('takes sarcasm about a named red flag literally', async () => {
    expect(await lastOf([...AT_BLADDER, "sure i can't pee"])).toMatchObject({ steps: [] });
  });
});

describe('the coach, told of an artificial joint,', () => {
  it.each(['i had a hip replacement', 'an artificial knee', 'a hip replacement last month'])(
    'takes "%s" for no recent surgery by itself, and asks about the last three months',
    async (said) => {
      const turns = await talk([...SCREENED.slice(0, 10), said, 'no', 'no', 'no', 'yes']);
      expect(turns.slice(-5, -1).map(askedIn)).toEqual([
        'brittle_bones',
        'slipped_vertebra',
        'connective_tissue',
        'recent_fracture',
      ]);
      expect(turns.slice(-2).map(({ level }) => level)).toEqual([null, 'refer']);
    },
  );

  it('takes it for recent surgery where it asks what is new', async () => {
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...BACK.slice(0, 3), 'a hip replacement', 'no']);
    expect(turns.map(askedIn).at(-1)).toBe('examined');
  });

  it('takes a pacemaker for heart trouble, whichever way it is heard', async () => {
    for (const said of ['a pacemaker', 'i have a pace maker', 'i have a defibrillator']) {
      const turns = await talk([...SCREENED.slice(0, 12), said, 'none', 'none', 'none']);
      expect(turns.map(askedIn).at(-1)).toBe('examined');
    }
  });
});

describe('the coach, asked to skip its questions,', () => {
  it.each(['skip the questions', 'no to everything', 'next'])(
    'asks the same question again after "%s"',
    async (said) => {
      for (const before of [AT_SADDLE, AT_UNWELL]) {
        const asked = await listQuestions([...before, said]);
        expect(asked.at(-1)).toBe(asked.at(-2));
        expect((await lastOf([...before, said])).heard).toMatch(
          /^I can't skip these\. Without them, there's no routine/,
        );
      }
    },
  );

  it('says in one sentence why it asks, and asks again', async () => {
    await transcript([
      ...heardAll(AT_SADDLE),
      ['why do you ask', /^Numbness there can mean[^.]*\. Any numbness or tingling.*inner thighs\?$/],
      ['no', 'pee'],
    ]);
  });
});

describe('the coach, told of danger that isn’t in its questions,', () => {
  it.each([
    ['i want to die', /^(?:\S+ ){0,5}988.*911/],
    ['i took too many tylenol', /^Call 911/],
    ['i feel drunk', /No routine today/],
    ['my husband hit me', /If you're not safe, call 911.*I keep nothing of what you said/],
  ])('answers "%s" with whom to call, plays nothing, and keeps no word of it', async (said, words) => {
    const store = memoryStore();
    const turn = (await talk([...AT_SADDLE, said], { store })).at(-1);
    expect(turn?.heard).toMatch(words);
    expect(turn).toMatchObject({ microphone: 'closed', steps: [] });
    expect(JSON.stringify(store.item(USER) ?? {})).not.toMatch(/crisis|overdose|violence|intoxicated|drunk/);
  });
});

describe('the coach, after silence,', () => {
  it('keeps nothing of an unfinished screening, and begins it again at the next launch', async () => {
    for (const noes of [0, 3, 12]) {
      const store = memoryStore();
      const said = [...AT_SADDLE, ...times(noes, 'no'), '(silence)', OPEN];
      expect((await talk(said, { store })).map(askedIn).at(-1)).toBe('age');
      expect(screenedIn(store)).toBeNull();
    }
  });

  it('asks about red flags since the last visit again at the next launch, if nobody answered', async () => {
    const store = memoryStore();
    const back = [OPEN, 'yes'];
    const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...back, '(silence)', ...back], { store });
    expect(turns.map(askedIn).at(-1)).toBe('red_flags_since');
  });
});

describe('the coach, when a screening was broken off minutes ago,', () => {
  const ADA = { person: 'ada' } as const;
  const broken = (wait: string, more: readonly string[] = []): string[] => [
    ...AT_CONSTANT,
    '(silence)',
    wait,
    OPEN,
    ...more,
  ];

  it('asks a recognised voice whether anything has changed, and goes on where it stood after a no', async () => {
    const turns = await talk(broken('(wait 9m)', ['no', 'no']), { ...ADA, store: memoryStore() });
    expect(turns.map(askedIn).slice(-3)).toEqual(['unchanged', 'constant', 'leg']);
    expect(turns.at(-3)?.heard).toMatch(/Has anything changed in the meantime\?$/);
  });

  it.each([['yes'], ['not sure', 'not sure'], ['banana', 'banana', 'banana']])(
    'begins anew, or ends, after anything but a no: %s',
    async (...said) => {
      const turns = await talk(broken('(wait 2m)', said), { ...ADA, store: memoryStore() });
      expect([null, 'age']).toContain(turns.map(askedIn).at(-1));
    },
  );

  it('hears a symptom in place of an answer, and asks all anew', async () => {
    const turns = await talk(broken('(wait 2m)', ['my leg is numb']), { ...ADA, store: memoryStore() });
    expect(turns.map(askedIn).at(-1)).toBe('leg_worse');
    const ill = await talk(broken('(wait 2m)', ['i have chest pain']), { ...ADA, store: memoryStore() });
    expect(ill.at(-1)).toMatchObject(EMERGENCY);
  });

  it('keeps the question it stands at, and no answer', async () => {
    const store = memoryStore();
    await talk(broken('(wait 1m)').slice(0, -2), { ...ADA, store });
    expect(store.kept(USER, 'ada').progress.leftScreening).toMatchObject({ question: 'constant' });
    expect(JSON.stringify(store.item(USER, 'ada'))).not.toMatch(/saddle|bladder|both_legs|answers/);
  });

  it.each([
    ['ten minutes have passed', AT_CONSTANT, '(wait 10m)', ADA],
    ['the voice isn’t recognised', AT_CONSTANT, '(wait 2m)', {}],
    ['something was told that needs care', [...AT_CONSTANT, 'none', 'yes', 'no', 'no'], '(wait 2m)', ADA],
    ['someone is seventy', [OPEN, 'seventy', ...times(5, 'no')], '(wait 2m)', ADA],
    ['a wish to leave something out was told', [...AT_CONSTANT, 'leave out my hips'], '(wait 2m)', ADA],
    ['a question was misheard just before', [...AT_CONSTANT, 'banana'], '(wait 2m)', ADA],
    ['it had only just begun', [OPEN], '(wait 2m)', ADA],
  ] as const)('begins anew if %s', async (_, before, wait, scene) => {
    const turns = await talk([...before, '(silence)', wait, OPEN], { ...scene, store: memoryStore() });
    expect(turns.map(askedIn).at(-1)).toBe('age');
  });

  it('plays a hold at the end of what was gone on with', async () => {
    const store = memoryStore();
    await talk([...AT_CONSTANT, 'stop'], { ...ADA, store });
    const rest = [OPEN, 'no', ...times(8, 'no'), 'yes', 'no', 'two', 'ready'];
    const turns = await talk(rest, { ...ADA, store, at: '2026-11-16T09:05:00.000Z' });
    expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
    expect(screenedIn(store, 'ada')).toMatchObject({ outcome: 'ok' });
  });
});

describe('the coach, after an emergency,', () => {
  const later = '2026-11-18T09:00:00.000Z';

  it.each(['call an ambulance', 'i have chest pain', "i can't move"])(
    'asks for a full screening, even if "%s" came before it was known who spoke',
    async (said) => {
      const store = memoryStore();
      await talk(FIRST_VISIT, { store });
      const turns = await talk([OPEN, said, OPEN, 'yes', 'no', 'no'], { store, at: later });
      expect(turns[1]).toMatchObject(EMERGENCY);
      expect(turns.slice(2).map(askedIn)).toContain('age');
    },
  );

  it('resumes no routine, if the emergency came in answer to the offer to resume', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '@35 stop'], { store });
    const at = '2026-11-16T09:20:00.000Z';
    const turns = await talk([OPEN, 'i have chest pain', OPEN, 'yes'], { store, at });
    expect(turns[1]).toMatchObject(EMERGENCY);
    expect(turns.at(-1)?.steps).toEqual([]);
  });
});
