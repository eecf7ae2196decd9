import { describe, expect, it } from 'vitest';
import { lead, planIn, screenedIn, type Led, type Outcome, type Replies } from './answering.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, SCREENED, times } from './scripts.ts';
import { askedIn, holdsIn, talk, transcript, USER } from './talk.ts';

const NEXT_DAY = '2026-11-17T09:00:00.000Z';
/** The number to call must be among the first six words. */
const NUMBER_FIRST = /^(?:\S+ ){0,5}911\b/;

const outcomeIn = (store: MemoryStore): unknown => store.kept(USER).progress.screened?.outcome ?? null;
const lastHeard = ({ turns }: Led): string => turns.at(-1)?.heard ?? '';
const unsure = ['not sure', 'not sure'] as const;

/** The questions of a visit on the next day. */
async function listQuestionsNextDay(
  store: MemoryStore,
  said: readonly string[] = [],
): Promise<readonly unknown[]> {
  const turns = await talk(['open foam roll coach', ...said], { store, at: NEXT_DAY });
  return turns.map(askedIn);
}

/** What someone answers besides what is safe, or what a clinician lifts; and what the coach does then. */
type Row = readonly [who: string, outcome: Outcome, replies: Replies];

/** Old, and looked into: `refer`, which an explicit okay lifts. */
const OLD_SADDLE = { saddle: 'yes', saddle_recent: 'no', saddle_examined: 'yes' } as const;
const OLD_BLADDER = {
  bladder_bowel: 'yes',
  bladder_bowel_recent: 'no',
  bladder_bowel_examined: 'yes',
} as const;
const OLD_BOTH_LEGS = { both_legs: 'yes', both_legs_recent: 'no' } as const;
const SUDDEN = { trauma: 'yes', sudden_start: 'yes' } as const;
const STEROIDS = { history: 'yes', steroids: 'yes' } as const;

const AGE: readonly Row[] = [
  ['is sixteen', 'ends without a routine', { age: 'sixteen' }],
  ['answers for their mother', 'ends without a routine', { age: 'asking for my mother' }],
  ['is eighteen', 'rolls', { age: 'eighteen' }],
  ['is sixty-nine', 'rolls', { age: 'sixty nine' }],
  ['is seventy', 'rolls gently', { age: 'seventy' }],
  ['can’t say, but is an adult under seventy', 'rolls', { age: 'not sure', adult: 'yes', seventy: 'no' }],
  ['can’t say, and is over seventy', 'rolls gently', { age: 'not sure', adult: 'yes', seventy: 'yes' }],
  ['can’t say whether they are over seventy', 'rolls gently', { age: 'not sure', seventy: unsure }],
  ['can’t say whether they are an adult', 'ends without a routine', { age: 'not sure', adult: unsure }],
];

const OFFERS = 'names the emergency number and offers to ask again';
const ENDS = 'names the emergency number and ends';

const RED: readonly Row[] = [
  ['has new numbness between the legs', OFFERS, { saddle: 'yes', saddle_recent: 'yes' }],
  ['isn’t sure since when they are numb there', ENDS, { saddle: 'yes', saddle_recent: unsure }],
  ['isn’t sure whether they are numb there', ENDS, { saddle: unsure }],
  [
    'has old numbness there that nobody examined',
    'sends them to a doctor soon',
    { saddle: 'yes', saddle_recent: 'no', saddle_examined: 'no' },
  ],
  ['has old numbness there, examined and allowed', 'rolls gently', OLD_SADDLE],
  ['has old numbness there, examined but not allowed', 'does not roll yet', { ...OLD_SADDLE, allowed: 'no' }],
  ['says that their bottom is numb', ENDS, { saddle: 'my bottom is numb' }],
  ['has new bladder trouble', OFFERS, { bladder_bowel: 'yes', bladder_bowel_recent: 'yes' }],
  ['isn’t sure since when', ENDS, { bladder_bowel: 'yes', bladder_bowel_recent: unsure }],
  ['isn’t sure about their bladder', ENDS, { bladder_bowel: unsure }],
  [
    'has old bladder trouble that nobody examined',
    'sends them to a doctor soon',
    { bladder_bowel: 'yes', bladder_bowel_recent: 'no', bladder_bowel_examined: 'no' },
  ],
  ['has old bladder trouble, examined and allowed', 'rolls gently', OLD_BLADDER],
  ['says that they can’t pee', ENDS, { bladder_bowel: "i can't pee" }],
  ['has new trouble in both legs', OFFERS, { both_legs: 'yes', both_legs_recent: 'yes' }],
  ['isn’t sure since when both legs trouble them', ENDS, { both_legs: 'yes', both_legs_recent: unsure }],
  ['isn’t sure about both legs', ENDS, { both_legs: unsure }],
  ['has old trouble in both legs, and need not rest', 'rolls gently', OLD_BOTH_LEGS],
  [
    'has old trouble in both legs, and was told to rest',
    'does not roll yet',
    { ...OLD_BOTH_LEGS, told_to_rest: 'yes' },
  ],
  ['feels something in one leg alone, named by its side', 'rolls', { both_legs: 'only my left leg' }],
  ['has had chest pain today', OFFERS, { red_now: 'yes', red_now_today: 'yes' }],
  ['isn’t sure whether that was today', ENDS, { red_now: 'yes', red_now_today: unsure }],
  ['isn’t sure about chest pain', ENDS, { red_now: unsure }],
  [
    'has had chest pain only on effort',
    'sends them to a doctor soon',
    { red_now: 'yes', red_now_today: 'no' },
  ],
  ['says that they fainted', ENDS, { red_now: 'i fainted' }],
  ['has two old signs, both examined', OFFERS, { ...OLD_SADDLE, ...OLD_BOTH_LEGS }],
  ['has one old sign, and a leg that gets weaker', OFFERS, { ...OLD_BLADDER, leg: 'yes', leg_worse: 'yes' }],
];

const SOON = 'sends them to a doctor soon';

const SERIOUS: readonly Row[] = [
  ['has a fever', SOON, { unwell: 'yes', ill: 'yes' }],
  ['isn’t sure about a fever', SOON, { unwell: 'yes', ill: unsure }],
  ['loses weight without trying', SOON, { unwell: 'yes', weight_loss: 'yes' }],
  ['sweats without a reason', SOON, { unwell: 'yes', sweats: 'yes', sweats_explained: 'no' }],
  ['isn’t sure why they sweat', SOON, { unwell: 'yes', sweats: 'yes', sweats_explained: unsure }],
  ['sweats from the menopause', 'rolls', { unwell: 'yes', sweats: 'yes', sweats_explained: 'yes' }],
  ['has a new lump', SOON, { constant: 'yes', lump: 'yes' }],
  ['has constant pain that grows', SOON, { constant: 'yes', constant_pain: 'yes', constant_worse: 'yes' }],
  [
    'isn’t sure whether constant pain grows',
    SOON,
    { constant: 'yes', constant_pain: 'yes', constant_worse: unsure },
  ],
  ['has constant pain that stays the same', 'rolls gently', { constant: 'yes', constant_pain: 'yes' }],
  ['has a leg that gets weaker', SOON, { leg: 'yes', leg_worse: 'yes' }],
  ['isn’t sure whether a leg gets weaker', SOON, { leg: 'yes', leg_worse: unsure }],
  [
    'has leg pain below the knee, and was told to rest',
    'does not roll yet',
    { leg: 'yes', leg_nerve: 'yes', told_to_rest: 'yes' },
  ],
  [
    'isn’t sure about the knee, and nobody examined the back',
    'does not roll yet',
    { leg: 'yes', leg_nerve: unsure, examined: 'no' },
  ],
  ['has leg pain above the knee', 'rolls gently', { leg: 'yes', leg_nerve: 'no' }],
  [
    'had a crash that nobody examined',
    OFFERS,
    { trauma: 'yes', recent_trauma: 'yes', trauma_examined: 'no', trauma_hard: 'yes' },
  ],
  [
    'had a small fall that nobody examined',
    SOON,
    { trauma: 'yes', recent_trauma: 'yes', trauma_examined: 'no', trauma_hard: 'no' },
  ],
  ['had a fall that was examined', 'rolls gently', { trauma: 'yes', recent_trauma: 'yes' }],
  [
    'had a fall that was examined, and was told to rest',
    'does not roll yet',
    { trauma: 'yes', recent_trauma: 'yes', told_to_rest: 'yes' },
  ],
  ['has a pain that began suddenly', 'rolls', SUDDEN],
  ['has a sudden pain, and took steroids for months', SOON, { ...SUDDEN, ...STEROIDS }],
  [
    'is seventy with a sudden pain, and has no okay',
    'does not roll yet',
    { age: 'seventy', ...SUDDEN, allowed: 'no' },
  ],
  ['is seventy with a sudden pain, and has the okay', 'rolls gently', { age: 'seventy', ...SUDDEN }],
  ['has a clot’s signs now', SOON, { clot: 'yes', clot_now: 'yes' }],
  ['isn’t sure about them', SOON, { clot: 'yes', clot_now: unsure }],
  ['had a clot long ago, with legs alike', 'rolls gently', { clot: 'yes', clot_ever: 'yes' }],
  ['had a clot that may still be there', SOON, { clot: 'yes', clot_ever: 'yes', clot_past: 'no' }],
  ['isn’t sure whether it is long over', SOON, { clot: 'yes', clot_ever: 'yes', clot_past: unsure }],
];

/** What `refer` comes to where only an explicit okay lifts it. */
const UNTIL_OKAY: readonly (readonly [what: string, replies: Replies])[] = [
  ['brittle bones', { bones: 'yes', brittle_bones: 'yes' }],
  ['a slipped vertebra', { bones: 'yes', slipped_vertebra: 'yes' }],
  ['a connective-tissue condition', { bones: 'yes', connective_tissue: 'yes' }],
  ['a broken bone or surgery lately', { bones: 'yes', recent_fracture: 'yes' }],
  ['months of steroids', STEROIDS],
  ['blood thinners', { blood_heart: 'yes', blood_thinners: 'yes', aspirin_only: 'no' }],
  ['a pregnancy', { other: 'yes', pregnant: 'yes' }],
  ['a pregnancy that isn’t sure', { other: 'yes', pregnant: unsure }],
];

/** … and where it is enough that nobody told them to rest. */
const UNLESS_TOLD: readonly (readonly [what: string, replies: Replies])[] = [
  ['cancer', { history: 'yes', cancer: 'yes' }],
  ['weak immunity', { history: 'yes', weak_immunity: 'yes' }],
  ['injected drugs', { history: 'yes', injected_drugs: 'yes' }],
  ['heart trouble', { blood_heart: 'yes', heart: 'yes' }],
  ['nerve damage', { blood_heart: 'yes', nerve_damage: 'yes' }],
  ['leg pain that may come from a nerve', { leg: 'yes', leg_nerve: 'yes' }],
  ['advice to limit exercise', { other: 'yes', other_condition: 'yes', other_limit: 'yes' }],
  ['advice that they aren’t sure of', { other: 'yes', other_condition: 'yes', other_limit: unsure }],
];

const MILD: readonly Row[] = [
  ['says that their joints are loose', 'rolls gently', { bones: 'i have loose joints' }],
  ['takes low-dose aspirin alone', 'rolls gently', { blood_heart: 'i take aspirin' }],
  ['has a metal plate', 'rolls', { blood_heart: 'i have a metal plate' }],
  ['is treated for something that limits nothing', 'rolls gently', { other: 'yes', other_condition: 'yes' }],
];

describe.each([
  ['about age', AGE],
  ['the red questions', RED],
  ['about signs of something serious', SERIOUS],
  ['about what is mild', MILD],
] as const)('the coach, asking %s,', (_, rows) => {
  it.each(rows)('if someone %s, %s', async (__, outcome, replies) => {
    expect((await lead(replies)).outcome).toBe(outcome);
  });
});

describe('the coach, told of what only an explicit okay lifts,', () => {
  it.each(UNTIL_OKAY)('asks for that okay and rolls gently with it alone: %s', async (_, replies) => {
    const allowed = await lead(replies);
    expect(allowed.asked).toContain('allowed');
    expect(allowed.asked).not.toContain('told_to_rest');
    expect(allowed.outcome).toBe('rolls gently');
    for (const refused of [{ allowed: 'no' }, { allowed: unsure }, { examined: 'no' }, { examined: unsure }])
      expect((await lead({ ...replies, ...refused })).outcome).toBe('does not roll yet');
  });
});

describe('the coach, told of what must be examined,', () => {
  it.each(UNLESS_TOLD)('rolls gently if nobody told them to rest: %s', async (_, replies) => {
    const free = await lead(replies);
    expect(free.asked).toContain('told_to_rest');
    expect(free.asked).not.toContain('allowed');
    expect(free.outcome).toBe('rolls gently');
    for (const refused of [
      { told_to_rest: 'yes' },
      { told_to_rest: unsure },
      { examined: 'no' },
      { examined: unsure },
    ])
      expect((await lead({ ...replies, ...refused })).outcome).toBe('does not roll yet');
  });

  it('asks once whether the back was examined, and uses the answer everywhere', async () => {
    const { asked, outcome } = await lead({
      trauma: 'yes',
      recent_trauma: 'yes',
      trauma_examined: 'yes',
      history: 'yes',
      cancer: 'yes',
    });
    expect(asked).not.toContain('examined');
    expect(outcome).toBe('rolls gently');
  });

  it.each([
    ['cancer', { history: 'yes', cancer: 'yes' }],
    ['weak immunity', { history: 'yes', weak_immunity: 'yes' }],
    ['injected drugs', { history: 'yes', injected_drugs: 'yes' }],
  ] as const)(
    'sends someone with %s and constant pain to a doctor soon if nobody examined them',
    async (_, had) => {
      const constant = { constant: 'yes', constant_pain: 'yes', constant_worse: 'no' } as const;
      expect((await lead({ ...constant, ...had, examined: 'no' })).outcome).toBe(
        'sends them to a doctor soon',
      );
      expect((await lead({ ...constant, ...had })).outcome).toBe('rolls gently');
    },
  );
});

describe('the coach, asking a full screening,', () => {
  it('asks all four red questions before anything urgent ends the session', async () => {
    const old = { saddle: 'yes', saddle_recent: 'no', saddle_examined: 'no' } as const;
    const { asked, turns, outcome } = await lead(old);
    expect(asked).toEqual([
      ...(['age', 'saddle', 'saddle_recent', 'saddle_examined'] as const),
      ...(['bladder_bowel', 'both_legs', 'red_now'] as const),
    ]);
    expect(outcome).toBe('sends them to a doctor soon');
    expect(turns.at(-2)).toMatchObject({ level: 'urgent', microphone: 'open' });
    expect((await lead({ ...old, red_now: 'i have chest pain' })).outcome).toBe(ENDS);
  });

  it('keeps the block of something urgent at once, whatever becomes of the red questions after it', async () => {
    const store = memoryStore();
    await talk([...SCREENED.slice(0, 2), 'yes', 'no', 'no', '(silence)'], { store });
    expect(outcomeIn(store)).toBe('blocked');
  });

  it('opens the single questions of a roll call one by one after a yes, or if someone isn’t sure', async () => {
    for (const said of ['yes', 'not sure'])
      expect((await lead({ bones: said })).asked.slice(8, 14)).toEqual([
        ...(['trauma', 'bones', 'brittle_bones', 'slipped_vertebra'] as const),
        ...(['connective_tissue', 'recent_fracture'] as const),
      ]);
  });

  it('takes "none", "no" and "nothing like that" for a no to all of a roll call', async () => {
    for (const said of ['none', 'no', 'nothing like that', 'none of those'])
      expect((await lead({ unwell: said })).asked.slice(5, 7)).toEqual(['unwell', 'constant']);
  });

  it('answers with a thing that was named its own question alone, and asks for the rest', async () => {
    await transcript([
      ...SCREENED.slice(0, 10).map((said) => [said, ''] as const),
      [
        'i have osteoporosis',
        /telling me\. And a slipped vertebra.*broken bone or surgery lately: any of those, or none\?$/,
      ],
      ['none', /cancer.*any, or none\?$/, { level: null }],
    ]);
    const { asked } = await lead({ history: 'i had cancer', examined: 'no' });
    expect(asked).not.toContain('cancer');
    expect(asked).not.toContain('steroids');
  });

  it('promises nothing to someone who may roll', async () => {
    const { turns } = await lead({});
    const words = turns.map(({ heard }) => heard).join(' ');
    expect(words).toMatch(/nothing you've mentioned stops us today\. That isn't a medical check/);
    expect(words).not.toMatch(/you are safe|you're safe|cleared|all clear|healthy/i);
  });
});

describe('the coach, in an emergency,', () => {
  it('names the number to call first, asks nothing, and closes at once, if a symptom was named', async () => {
    const turns = await transcript([
      ...SCREENED.slice(0, 2).map((said) => [said, ''] as const),
      [
        'my bottom is numb',
        NUMBER_FIRST,
        { level: 'emergency', phase: 'blocked', microphone: 'closed', steps: [] },
      ],
    ]);
    expect(turns.at(-1)?.heard).toMatch(/can't call.*Don't roll.*Don't drive/);
    expect(turns.at(-1)?.heard).not.toContain('?');
  });

  it.each(['saddle', 'bladder_bowel', 'both_legs', 'red_now'] as const)(
    'tells someone who stays unsure at %s to be checked today, and names the number',
    async (red) => {
      const led = await lead({ [red]: unsure });
      expect(lastHeard(led)).toMatch(/^Call 911.*You weren't sure about.*checked today.*emergency room/);
      expect(led.turns.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
      expect(led.turns.at(-2)?.heard).toMatch(/For example/);
    },
  );

  it('keeps no permission, and begins a full screening at the next launch', async () => {
    const { store } = await lead({ saddle: unsure });
    expect(store.kept(USER).progress).toMatchObject({ screened: null, open: null, routines: [] });
    expect(await listQuestionsNextDay(store)).toEqual(['age']);
  });

  it('withdraws an earlier permission', async () => {
    const store = memoryStore();
    await talk([...FIRST_VISIT, '(wait 1d)', ...BACK.slice(0, 2), 'i have chest pain'], { store });
    expect(outcomeIn(store)).toBeNull();
    expect(await listQuestionsNextDay(store, ['yes'])).toEqual(['same_person', 'age']);
  });
});

describe('the coach, at level urgent,', () => {
  it('refuses to roll, sends the person to a doctor soon, and names the signs of an emergency', async () => {
    const led = await lead({ unwell: 'i have a fever' });
    expect(lastHeard(led)).toMatch(
      /let's not roll today.*See a doctor today or tomorrow.*call 911.*Come back once you've been examined/,
    );
    expect(led.turns.at(-1)).toMatchObject({ level: 'urgent', phase: 'blocked', microphone: 'closed' });
  });

  it('stays blocked until a full screening in which the person was examined and allowed, then rolls gently', async () => {
    const { store } = await lead({ unwell: 'i have a fever' });
    expect(outcomeIn(store)).toBe('blocked');
    const again = await lead({}, { store, at: NEXT_DAY });
    expect(again.asked.slice(0, 2)).toEqual(['same_person', 'age']);
    expect(again.asked.slice(-7)).toEqual([
      ...(['examined', 'allowed', 'floor', 'skin_joints', 'pain_now', 'ready', 'hardest'] as const),
    ]);
    expect(again.outcome).toBe('rolls gently');
    expect(outcomeIn(store)).toBe('gentle');
  });

  it.each([
    ['whom nobody has examined', { examined: 'no' }],
    ['who was examined, but not allowed', { allowed: 'no' }],
  ] as const)('stays blocked for someone %s', async (_, replies) => {
    const { store } = await lead({ unwell: 'i have a fever' });
    expect((await lead(replies, { store, at: NEXT_DAY })).outcome).toBe('does not roll yet');
    expect(outcomeIn(store)).toBe('blocked');
  });
});

describe('the coach, at level refer,', () => {
  const heart = { blood_heart: 'yes', heart: 'yes' } as const;

  it('asks the remaining questions first, then once whether someone examined the back', async () => {
    const { asked } = await lead(heart);
    expect(asked.slice(11)).toEqual([
      ...(['blood_heart', 'blood_thinners', 'heart', 'nerve_damage', 'clot', 'other'] as const),
      ...(['examined', 'told_to_rest', 'floor', 'skin_joints', 'pain_now', 'ready', 'hardest'] as const),
    ]);
  });

  it('still hears something more serious in the remaining questions', async () => {
    expect((await lead({ ...heart, clot: 'my calf is swollen' })).outcome).toBe(
      'sends them to a doctor soon',
    );
    expect((await lead({ ...heart, clot: 'i have chest pain' })).outcome).toBe(ENDS);
  });

  it('refuses to roll and says what to ask a clinician', async () => {
    const led = await lead({ ...heart, examined: 'no' });
    expect(lastHeard(led)).toMatch(/we don't roll yet.*Ask your doctor or physical therapist:.*soft roller/);
    expect(led.turns.at(-1)).toMatchObject({ level: 'refer', phase: 'blocked', microphone: 'closed' });
    expect(outcomeIn(led.store)).toBe('blocked');
    expect(await listQuestionsNextDay(led.store, ['yes'])).toEqual(['same_person', 'age']);
  });

  it('rolls gently once it is lifted, and keeps that but not the reason', async () => {
    const led = await lead(heart);
    expect(led.turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session/);
    expect(new Set(led.turns.flatMap(holdsIn))).toEqual(new Set([30]));
    expect(led.store.kept(USER).progress).toMatchObject({
      screened: { outcome: 'gentle', leftOut: [] },
      open: { plan: { gentle: true } },
    });
    expect(JSON.stringify(led.store.item(USER))).not.toMatch(/heart|"refer"|answers|examined|told_to_rest/);
  });

  it('takes "my doctor said it’s fine" for the okay where it asks for one, and for an answer to no red question', async () => {
    const fine = "my doctor said it's fine";
    const allowed = await lead({ other: 'yes', pregnant: 'yes', allowed: fine });
    expect(allowed.outcome).toBe('rolls gently');
    for (const red of ['saddle', 'bladder_bowel', 'both_legs', 'red_now'] as const) {
      const { turns } = await lead({ [red]: [fine, ...unsure] });
      expect(turns.find(({ said }) => said === fine)?.heard).toMatch(/^Good, I'll remember what they said\./);
      expect(turns.at(-1)).toMatchObject({ level: 'emergency' });
    }
  });

  it('remembers "my doctor said it’s fine", said early, for the clearance questions that it fits', async () => {
    const fine = "my doctor said it's fine";
    const early = await lead({ ...heart, saddle: [fine, 'no'] });
    expect(early.outcome).toBe('rolls gently');
    expect(early.asked).not.toContain('examined');
    expect(early.asked).not.toContain('told_to_rest');
    const seen = await lead({ ...heart, saddle: ["i've seen my doctor", 'no'] });
    expect(seen.asked).toContain('told_to_rest');
    expect(seen.asked).not.toContain('examined');
  });

  it('asks for more than an early okay where only an explicit one lifts it, and says so', async () => {
    const early = { saddle: ["my doctor said it's fine", 'no'], other: 'yes', pregnant: 'yes' } as const;
    const { turns, asked, outcome } = await lead({ ...early, allowed: 'no' });
    expect(asked).not.toContain('examined');
    expect(turns.find((turn) => askedIn(turn) === 'allowed')?.heard).toMatch(
      /a general okay isn't enough\. Did they say that pressure on your hips and thighs is fine\?$/,
    );
    expect(outcome).toBe('does not roll yet');
    expect((await lead(early)).outcome).toBe('rolls gently');
  });

  it('takes an early okay for no answer to whether numbness or a fall was examined', async () => {
    const age = ["my doctor said it's fine", 'forty'];
    expect((await lead({ ...OLD_SADDLE, age, saddle_examined: 'no' })).outcome).toBe(SOON);
    const fall = { trauma: 'yes', recent_trauma: 'yes', trauma_examined: 'no' } as const;
    expect((await lead({ ...fall, age })).outcome).toBe(SOON);
  });

  it('names what a clinician is to be asked about, if that was examined, too', async () => {
    const { turns } = await lead({ ...OLD_SADDLE, allowed: 'no' });
    expect(turns.at(-1)?.heard).toMatch(/With numbness between the legs, even an old one, we don't roll yet/);
  });

  it('sends somebody with the signs of a blood clot to a doctor today, and never names tomorrow', async () => {
    for (const replies of [{ clot_now: 'yes' }, { clot_ever: 'yes', clot_past: 'no' }] as const) {
      const { turns } = await lead({ clot: 'yes', ...replies });
      expect(turns.at(-1)?.heard).toMatch(/blood clot.*so let's not roll today\. See a doctor today\. /);
      expect(turns.at(-1)?.heard).not.toMatch(/tomorrow/);
    }
  });

  it('lifts nothing urgent by "my doctor said it’s fine"', async () => {
    const fine = "my doctor said it's fine";
    expect((await lead({ unwell: [fine, 'i have a fever'] })).outcome).toBe('sends them to a doctor soon');
  });
});

describe('the coach, in gentle mode,', () => {
  it.each([
    ['is seventy', { age: 'seventy' }],
    ['has leg pain above the knee', { leg: 'yes', leg_nerve: 'no' }],
    ['was allowed to in spite of a pregnancy', { other: 'yes', pregnant: 'yes' }],
  ] as const)('rolls at a wall or on a chair, in holds of 30 s, with someone who %s', async (_, replies) => {
    const { turns } = await lead(replies);
    const [rolling] = turns.slice(-1);
    const { steps } = planIn(rolling ?? expect.fail());
    expect(new Set(turns.flatMap(holdsIn))).toEqual(new Set([30]));
    expect(steps.map(({ posture }) => posture)).not.toContain('floor');
    const regions = new Set(steps.map(({ region }) => region));
    for (const region of ['upper_back', 'lats', 'adductors', 'calves', 'feet', 'quads'])
      expect(regions).not.toContain(region);
  });

  it('leaves the hamstrings out on both sides for someone with leg pain, and keeps that alone', async () => {
    const { turns, store } = await lead({ leg: 'yes', leg_nerve: 'no' });
    const { steps } = planIn(turns.at(-1) ?? expect.fail());
    expect(steps.map(({ region }) => region)).not.toContain('hamstrings');
    expect(screenedIn(store)).toMatchObject({ outcome: 'gentle', leftOut: ['hamstrings'] });
  });

  it('keeps of an age from seventy that the upper back is left out, and of numb feet that calves and feet are', async () => {
    const seventy = await lead({ age: 'seventy three' });
    expect(screenedIn(seventy.store)).toMatchObject({ outcome: 'gentle', leftOut: ['upper_back'] });
    expect(JSON.stringify(seventy.store.item(USER))).not.toMatch(/seventy|"73"|age/);
    const numbFeet = await lead({ blood_heart: 'yes', nerve_damage: 'yes' });
    expect(screenedIn(numbFeet.store)).toMatchObject({ leftOut: ['feet', 'calves'] });
  });
});

describe('the coach, at level caution,', () => {
  const asthma = { other: 'yes', other_condition: 'yes', other_limit: 'no' } as const;

  it('rolls gently, and advises the person to ask their doctor', async () => {
    const { turns, store } = await lead(asthma);
    expect(turns.map(({ heard }) => heard).join(' ')).toMatch(/ask your doctor.*gentle/i);
    expect(turns.at(-1)).toMatchObject({ level: 'caution', phase: 'check_in' });
    expect(store.kept(USER).progress).toMatchObject({
      screened: { outcome: 'gentle' },
      open: { plan: { gentle: true } },
    });
  });

  it('rolls gently at the next visit too, after the questions for people who come back', async () => {
    const { store } = await lead(asthma);
    const again = await lead({ take_up: 'no' }, { store, at: '2026-11-19T09:00:00.000Z' });
    expect(again.asked).not.toContain('age');
    expect(again.turns.map(({ heard }) => heard).join(' ')).toMatch(/gentle session again/);
    expect(again.outcome).toBe('rolls gently');
  });
});

/** Those whom version 2 must not let roll, each in the words of docs/clinical.md. */
describe('the coach, with a red-flag person who answers everything else in the friendliest way,', () => {
  const cancer = { history: 'yes', cancer: 'yes', examined: 'no' } as const;
  const PEOPLE: readonly (readonly [who: string, replies: Replies])[] = [
    ['new saddle signs', { saddle: 'yes', saddle_recent: 'yes' }],
    ['old saddle signs never examined', { saddle: 'yes', saddle_examined: 'no' }],
    ['new bladder signs', { bladder_bowel: 'yes', bladder_bowel_recent: 'yes' }],
    ['old bladder signs never examined', { bladder_bowel: 'yes', bladder_bowel_examined: 'no' }],
    ['new signs in both legs', { both_legs: 'yes', both_legs_recent: 'yes' }],
    ['chest pain today', { red_now: 'yes', red_now_today: 'yes' }],
    ['chest pain on effort', { red_now: 'yes' }],
    ['a fever', { unwell: 'yes', ill: 'yes' }],
    ['weight loss', { unwell: 'yes', weight_loss: 'yes' }],
    ['sweats unexplained', { unwell: 'yes', sweats: 'yes', sweats_explained: 'no' }],
    ['a lump', { constant: 'yes', lump: 'yes' }],
    ['constant and worsening pain', { constant: 'yes', constant_pain: 'yes', constant_worse: 'yes' }],
    ['a leg getting weaker', { leg: 'yes', leg_worse: 'yes' }],
    ['a recent trauma unexamined', { trauma: 'yes', recent_trauma: 'yes', trauma_examined: 'no' }],
    ['a sudden start at seventy without an okay', { age: 'seventy', ...SUDDEN, allowed: 'no' }],
    ['a sudden start on long steroids', { ...SUDDEN, ...STEROIDS }],
    ['cancer unexamined', cancer],
    ['weak immunity unexamined', { history: 'yes', weak_immunity: 'yes', examined: 'no' }],
    ['steroids unexamined', { ...STEROIDS, examined: 'no' }],
    ['needles unexamined', { history: 'yes', injected_drugs: 'yes', examined: 'no' }],
    ['a clot now', { clot: 'yes', clot_now: 'yes' }],
  ];

  it.each(PEOPLE)('plays no hold: %s', async (_, replies) => {
    const { turns, outcome } = await lead(replies);
    expect(turns.flatMap(holdsIn)).toEqual([]);
    expect(['rolls', 'rolls gently']).not.toContain(outcome);
  });
});

it.each(times(3, 'banana').map((said, at) => [times(at + 1, said)] as const))(
  'the coach never takes what it doesn’t understand for an answer: after %j nothing is concluded',
  async (said) => {
    const { outcome, store } = await lead({ saddle: said });
    expect(outcome).toBe(said.length < 3 ? 'rolls' : 'ends without a routine');
    if (said.length === 3) expect(screenedIn(store)).toBeNull();
  },
);

it.each(['call an ambulance', 'i have chest pain', 'i have a fever', 'it shoots down my leg'])(
  'the coach keeps "%s" of a voice that hasn’t said who it is, and says nothing of saving',
  async (said) => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const at = '2026-11-18T09:00:00.000Z';
    const turns = await talk(['open foam roll coach', said, '(silence)'], { store, at });
    expect(turns.map(({ heard }) => heard).join(' ')).not.toMatch(/couldn't save|haven't kept/);
    const { screened, practice } = store.kept(USER).progress;
    expect([screened?.outcome ?? 'blocked', practice.calm]).toEqual(['blocked', 0]);
    expect(practice.disturbedAt).toBeGreaterThan(Date.parse('2026-11-18T08:59:00.000Z'));
  },
);
