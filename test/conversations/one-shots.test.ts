import { describe, expect, it } from 'vitest';
import { findListing } from '../../infra/package/words.ts';
import { memoryStore } from './memory.ts';
import { ROLLING, visits } from './scripts.ts';
import { askedIn, talk, USER } from './talk.ts';

const TWO_DAYS_LATER = '2026-11-18T09:00:00.000Z';

/** Who opens the skill: nobody has rolled here; or a recognised or an unrecognised voice after a first visit. */
const WHO = { 'a newcomer': null, 'a known voice': 'ada', 'an unknown voice': null } as const;

type Who = keyof typeof WHO;

async function open(who: Who, said: string, more: readonly string[] = []): ReturnType<typeof talk> {
  const store = memoryStore();
  const person = WHO[who];
  if (who !== 'a newcomer') await visits(1, { store, person });
  return talk([`ask foam roll coach ${said}`, ...more], { store, person, at: TWO_DAYS_LATER });
}

/** A sentence and how its answer begins, with the question that follows: one for all, or one for each. */
type Row = readonly [said: string, answer: string, asks: string];

const SAME_FOR_ALL: readonly Row[] = [
  ['help', 'I guide you as you roll', 'roll_now'],
  ['what is fascia', 'Fascia is', 'roll_now'],
  ['what is sciatica', 'Sciatica is pain', 'roll_now'],
  ['does it work', 'It may help a little', 'roll_now'],
  ['which roller', 'Start with a soft', 'roll_now'],
  ['how often should i roll', 'Three times a week', 'roll_now'],
  ['i reach my toes', 'Your toes', 'roll_now'],
  ['talk less', "Okay, I'll say less", 'roll_now'],
  ['explain everything', "Okay, I'll explain everything", 'roll_now'],
  ['leave out my left knee', "I'll leave out your quads", 'roll_now'],
  ["i can't get down", "Then we'll do it off the floor", 'roll_now'],
  ['how long left', 'No routine is under way', 'roll_now'],
  ['pause', 'No routine is under way', 'roll_now'],
  ['my doctor said it is fine', "Good, I'll remember what they said", 'roll_now'],
  ['i have a tennis ball', 'Okay, a ball', 'roll_now'],
  ['roll my lower back', "I don't guide low-back rolling", 'roll_now'],
  ['easier', "I can't do that just now", 'roll_now'],
  ['banana', "Sorry, I didn't catch that", 'roll_now'],
  ['stop reminding me', "I can't set or stop reminders", 'roll_now'],
  ['just chimes', 'Just chimes', 'roll_now'],
  ['no sounds', 'No sounds: I say now', 'roll_now'],
  ['sounds on', 'Okay, the sounds are back', 'roll_now'],
  ['talk again', "Okay, I'll talk as before", 'roll_now'],
  ['start a programme', 'There are three, of four weeks each', 'roll_now'],
  ['is it safe with osteoporosis', 'Osteoporosis means brittle bones', 'roll_now'],
  ['i have chest pain', 'Call 911', 'closed'],
  ["i can't get up", 'Call 911', 'closed'],
];

/** What is kept, where nobody else can have a record: done at once. */
const KEPT_AT_ONCE: readonly Row[] = [
  ['keep going without asking', 'Once five routines in a row have gone well', 'roll_now'],
  ['ask me again', "All right, I'll ask, and wait", 'roll_now'],
  ['never my quads', 'From now on, I leave out your quads', 'roll_now'],
  ['start the sitting program', 'Four weeks of rolling after sitting', 'roll_now'],
  ['leave the program', "You aren't in a program just now", 'roll_now'],
  ['you can use my quads again', "You hadn't asked me to leave that out", 'roll_now'],
];

const NEWCOMER: readonly Row[] = [
  ...SAME_FOR_ALL,
  ...KEPT_AT_ONCE,
  ['my goal is four times a week', 'Four times a week', 'roll_now'],
  ['never my hips', 'From now on, I leave out your hips', 'roll_now'],
  ['for my usual', "I don't know your usual yet. Welcome", 'age'],
  ['to stop', 'Take care', 'closed'],
  ['how am i doing', "There's nothing to tell yet", 'roll_now'],
  ['my progress', "There's nothing to tell yet", 'roll_now'],
  ['what do you keep about me', 'About you, I keep when you were last here', 'roll_now'],
  ["what's my goal", "You haven't set a goal", 'roll_now'],
  ['delete my data', "Deleting can't be undone", 'delete_person'],
  ['it hurts', 'Come off the roller, and rest', 'age'],
  [
    'start an eight minute routine',
    "We'll roll for eight minutes, if your answers allow it: not every back",
    'age',
  ],
  ['to start a five minute routine', "We'll roll for five minutes, if your answers allow it", 'age'],
  ['to roll my hips', "We'll roll your hips, if your answers allow it", 'age'],
  ['my leg is numb', 'Welcome to Foam Roll Coach', 'leg_worse'],
  ['it hurts in my left hip', 'Come off the roller, and rest', 'age'],
  ['my usual', "I don't know your usual yet", 'age'],
  ['same again', "I don't know of a last time yet", 'age'],
  ['i sat all day', "We'll roll for that, if your answers allow it", 'age'],
  ['make this my usual', 'Roll once first', 'roll_now'],
  ['delete everything for everyone here', 'I delete it for everyone only if', 'roll_now'],
];

const KNOWN: readonly Row[] = [
  ...SAME_FOR_ALL,
  ...KEPT_AT_ONCE,
  ['my goal is four times a week', 'Four times a week', 'roll_now'],
  ['never my hips', 'From now on, I leave out your hips', 'roll_now'],
  ['to stop', 'Rest well', 'closed'],
  ['how am i doing', 'One routine this week', 'roll_now'],
  ['what did i do last time', 'Two days ago', 'roll_now'],
  ['what do you keep about me', 'About you, I keep', 'roll_now'],
  ["what's my goal", "You haven't set a goal", 'roll_now'],
  ['delete my data', "Deleting can't be undone", 'delete_person'],
  ['it hurts', 'Come off the roller, and rest', 'red_flags_since'],
  ['start an eight minute routine', "We'll roll for eight minutes.", 'red_flags_since'],
  ['it hurts in my left hip', 'Come off the roller, and rest', 'red_flags_since'],
  ['my usual', "We'll do your usual", 'red_flags_since'],
  ['same again', "We'll do the same as last time", 'red_flags_since'],
  ['i sat all day', "We'll roll for that", 'red_flags_since'],
  ['make this my usual', 'Kept as your usual', 'roll_now'],
  ['delete everything for everyone here', "Deleting can't be undone", 'delete_household'],
];

const UNKNOWN: readonly Row[] = [
  ...SAME_FOR_ALL,
  ...KEPT_AT_ONCE.map(([said]): Row => [said, "Once I know it's you, I'll do that", 'same_person']),
  ['my goal is four times a week', "Once I know it's you, I'll do that", 'same_person'],
  ['never my hips', "Once I know it's you, I'll do that", 'same_person'],
  ['to stop', 'Rest well', 'closed'],
  ['how am i doing', "I'll tell you once I know it's you", 'same_person'],
  ['what did i do last time', "I'll tell you once I know it's you", 'same_person'],
  ['what do you keep about me', 'About someone who rolls, I keep', 'roll_now'],
  ["what's my goal", "I'll tell you once I know it's you", 'same_person'],
  ['delete my data', "I delete it only for the person it's about", 'same_person'],
  ['it hurts', 'Come off the roller, and rest', 'same_person'],
  ['start an eight minute routine', "We'll roll for eight minutes.", 'same_person'],
  ['it hurts in my left hip', 'Come off the roller, and rest', 'same_person'],
  ['my usual', "We'll do your usual", 'same_person'],
  ['same again', "We'll do the same as last time", 'same_person'],
  ['i sat all day', "We'll roll for that", 'same_person'],
  ['make this my usual', "Once I know it's you, I'll do that", 'same_person'],
  ['delete everything for everyone here', "I delete it only for the person it's about", 'same_person'],
];

describe.each([
  ['a newcomer', NEWCOMER],
  ['a known voice', KNOWN],
  ['an unknown voice', UNKNOWN],
] as const)('the coach, opened by %s,', (who, rows) => {
  it.each([...rows])('answers "%s" with "%s …" first, and then asks %s', async (said, answer, asks) => {
    const [turn] = await open(who, said);
    expect(turn?.heard.slice(0, answer.length)).toBe(answer);
    expect(turn && (askedIn(turn) ?? 'closed')).toBe(asks);
    expect(turn?.steps).toEqual([]);
  });
});

describe('the coach, having asked whether to roll now,', () => {
  it('greets a newcomer after a yes, with the disclaimer and the reason for its questions', async () => {
    const turns = await open('a newcomer', 'what is fascia', ['yes']);
    expect(turns[1]?.heard).toMatch(/^Welcome.*not medical advice.*First, three minutes.*how old are you/);
  });

  it('greets a newcomer who tells a symptom instead, before any question', async () => {
    const turns = await open('a newcomer', 'what is fascia', ['my leg is numb']);
    expect(turns[1]?.heard).toMatch(/^Welcome.*not medical advice.*First, three minutes.*telling me\./);
  });

  it('asks a known voice the returning questions after a yes', async () => {
    const turns = await open('a known voice', 'how am i doing', ['yes']);
    expect(turns[1]?.heard).toMatch(/^Hello\b.*New or worse since last time/);
  });

  it('asks an unknown voice about no symptom until it has heard its progress and says yes', async () => {
    const turns = await open('an unknown voice', 'how am i doing', ['yes', 'yes']);
    expect(turns.map(askedIn)).toEqual(['same_person', 'roll_now', 'red_flags_since']);
    expect(turns[1]?.heard).toMatch(/^One routine this week.*Shall we roll now\?$/);
    expect(turns[2]?.heard).toMatch(/^New or worse since last time/);
  });

  it.each(['just chimes', 'talk less', 'no sounds'])(
    'says after a no that "%s" of a voice that may be anyone’s is not kept',
    async (said) => {
      const turns = await open('an unknown voice', said, ['no']);
      expect(turns[1]).toMatchObject({
        heard: "I don't know that it's you, so I haven't kept that. Rest well. Goodbye.",
        microphone: 'closed',
      });
    },
  );

  it('says goodbye after a no, and keeps what was set', async () => {
    const store = memoryStore();
    const turns = await talk(['ask foam roll coach my goal is four times a week', 'no'], { store });
    expect(turns[1]).toMatchObject({ heard: 'Take care. Goodbye.', microphone: 'closed' });
    expect(store.kept(USER).progress.preferences.goal).toBe(4);
  });

  it('plans without the place that was left out before the yes', async () => {
    const store = memoryStore();
    await visits(1, { store, person: 'ada' });
    const said = ['ask foam roll coach leave out my glutes', 'yes', 'no', 'no', 'two', 'no', 'ready'];
    const turns = await talk(said, { store, person: 'ada', at: TWO_DAYS_LATER });
    const regions = turns.flatMap(({ steps }) => steps.map(({ region }) => region));
    expect(regions.length).toBeGreaterThan(0);
    expect(regions).not.toContain('glutes');
  });
});

describe('the coach, opened with a question while a place is kept,', () => {
  it('answers, and asks whether to carry on', async () => {
    const said = [...ROLLING, '@35 stop', '(wait 10m)', 'ask foam roll coach what is fascia'];
    const turn = (await talk(said)).at(-1);
    expect(turn?.heard).toMatch(/^Fascia.*You stopped part-way.*Carry on where you stopped\?$/);
  });

  it('gives the place up for a routine without what is left out', async () => {
    const said = [...ROLLING, '@35 stop', '(wait 10m)', 'ask foam roll coach leave out my glutes'];
    const turn = (await talk(said, { store: memoryStore(), person: 'ada' })).at(-1);
    expect(turn?.heard).toBe("I'll leave out your glutes. Shall we roll now?");
  });
});

/** While a place is kept, a sentence, how its answer begins, and the question, for a known voice and for an unknown one. */
const PLACE_KEPT: readonly (readonly [said: string, known: string, unknown: string, asks: string])[] = [
  ['keep going without asking', 'Once five routines', "Once I know it's you", 'take_up'],
  ['ask me again', "All right, I'll ask", "Once I know it's you", 'take_up'],
  ['how long left', 'Five holds left', "Ask me again once I know it's you", 'take_up'],
  ['make this my usual', 'Kept as your usual', "Once I know it's you", 'take_up'],
  ['my doctor said it is fine', "Good, I'll remember", "Good, I'll remember", 'take_up'],
  ['easier', "I can't do that just now", "I can't do that just now", 'take_up'],
  ['pause', "I can't do that just now", "I can't do that just now", 'take_up'],
  ['banana', "Sorry, I didn't catch that", "Sorry, I didn't catch that", 'take_up'],
  ['same again', 'Welcome back', 'Welcome back', 'take_up'],
  ['no sounds', 'No sounds: I', 'No sounds: I', 'take_up'],
  ['help', 'Rest as long as you like', 'Rest as long as you like', 'take_up'],
];

describe.each([
  ['a known voice', 'ada', 1],
  ['an unknown voice', null, 2],
] as const)('the coach, opened by %s while a place is kept,', (_, person, column) => {
  it.each(PLACE_KEPT.map((row) => [row[0], row[column], row[3]] as const))(
    'answers "%s" with "%s …" first, and then asks %s',
    async (said, answer, asks) => {
      const store = memoryStore();
      await talk([...ROLLING, '@35 stop'], { store, person });
      const at = '2026-11-16T09:20:00.000Z';
      const [turn] = await talk([`ask foam roll coach ${said}`], { store, person, at });
      expect(turn?.heard.slice(0, answer.length)).toBe(answer);
      expect(turn && askedIn(turn)).toBe(asks);
    },
  );
});

describe('the three example phrases of the store', () => {
  it('are answered to the point for a newcomer', async () => {
    const phrases = findListing('en-US').examplePhrases.map((phrase) => phrase.replace('Alexa, ', ''));
    const heard = await Promise.all(phrases.map(async (phrase) => (await talk([phrase]))[0]?.heard ?? ''));
    const answers = [/^Welcome to Foam Roll Coach/, /^We'll roll for five minutes/, /^We'll roll for that/];
    expect(heard).toHaveLength(answers.length);
    heard.forEach((words, at) => {
      expect(words).toMatch(answers[at] ?? /^$/);
    });
  });
});
