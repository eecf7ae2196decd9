import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, MOMENTS } from './phases.ts';
import { SET, talkWithServices } from './reminder-talk.ts';
import { FIRST_VISIT, NEXT_VISIT, ROLLING } from './scripts.ts';
import { askedIn, talk, transcript, USER, type Scene } from './talk.ts';

const OPEN = 'open foam roll coach';
const ASKS = 'what do you keep about me';
const TWO_DAYS_ON = '2026-11-18T09:00:00.000Z';

/** A second visit, two days after the first. */
async function visitAgain(
  said: readonly string[],
  scene: Scene = {},
): Promise<{ turns: Turn[]; store: MemoryStore }> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store, ...scene });
  return { turns: await talk(said, { store, at: TWO_DAYS_ON, ...scene }), store };
}

describe('the coach, asked what it keeps,', () => {
  it('tells what this record holds, for how long, and how to delete it', async () => {
    const { turns } = await visitAgain([OPEN, 'yes', ASKS]);
    expect(turns.at(-1)?.heard).toMatch(
      /whether my questions allowed rolling, and when\. I keep none of your answers\. I keep one routine.*I keep no pain numbers\. It goes two years after your last visit.*say: delete my data/,
    );
    expect(turns.map(askedIn).slice(-2)).toEqual(['red_flags_since', 'red_flags_since']);
  });

  it('mentions pain numbers if they are kept', async () => {
    const store = memoryStore();
    const agreed = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', '(wait 2d)', OPEN, 'yes', ASKS];
    const turns = await talk(agreed, { store, keepRatings: true });
    expect(store.kept(USER).progress.pain).toHaveLength(1);
    expect(turns.at(-1)?.heard).toMatch(/two routines.*As you agreed, I keep pain numbers of one routine\./);
  });

  it('mentions how far the person reached if that is kept', async () => {
    const agreed = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', '(wait 2d)', OPEN, 'yes'];
    const turns = await talk([...agreed, 'i touched my toes', ASKS], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.at(-1)?.heard).toMatch(
      /As you agreed, I keep pain numbers of one routine, and how far you reached, once\./,
    );
  });

  it('mentions the reminder if there is one', async () => {
    const { last } = await talkWithServices([...SET, '(wait 2d)', OPEN, 'yes', ASKS]);
    expect(last.heard).toMatch(/how you like to roll, your time zone, and your reminder\./);
  });

  it('says on a first visit that it keeps hardly anything yet', async () => {
    const [, answer] = await talk([OPEN, ASKS]);
    expect(answer?.heard).toMatch(
      /^About you, I keep when you were last here\. I keep how you like to roll and your time zone\./,
    );
  });

  it('says nothing about the record to a voice that may be somebody else’s', async () => {
    const { turns } = await visitAgain([OPEN, ASKS]);
    expect(turns.at(-1)?.heard).toMatch(/^About someone who rolls/);
    expect(turns.at(-1)?.heard).not.toMatch(/one routine|about you/i);
    expect(turns.map(askedIn)).toEqual(['same_person', 'same_person']);
  });

  it('tells a guest that it keeps nothing about them', async () => {
    const { turns } = await visitAgain([OPEN, 'no', ASKS]);
    expect(turns.at(-1)?.heard).toMatch(/^About you, I keep nothing: the record here is someone else's/);
  });

  it('answers in general while the record is out of reach', async () => {
    const turns = await talk([OPEN, ASKS], { store: memoryStore(() => 'away'), person: 'ada' });
    expect(turns.at(-1)?.heard).toMatch(/^About someone who rolls/);
  });

  it('says to ease off first in a hold, and asks whether to carry on', async () => {
    const turn = await answerAt('a hold', ASKS);
    expect(turn.heard).toMatch(/^Ease off while I answer\. About you, I keep.*Shall we carry on\?$/);
    expect([askedIn(turn), turn.steps]).toEqual(['carry_on', []]);
  });

  it('answers at once if the question opened the skill, asks whether to roll, and sends no card', async () => {
    const [turn] = await talk(['ask foam roll coach what do you keep about me']);
    expect(turn?.heard).toMatch(/^About you, I keep.*Shall we roll now\?$/);
    expect(turn?.response).not.toHaveProperty('response.card');
  });
});

describe('the coach, asked to delete someone’s data,', () => {
  it('asks once, deletes, says so, and closes, so that the next launch is a first visit', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    await transcript(
      [
        [OPEN, 'Are you the person who answered last time'],
        ['yes', 'since last time'],
        ['delete my data', /can't be undone\. Shall I delete everything I keep about you, yes or no\?$/],
        ['yes', /^It's deleted.*Goodbye\.$/, { microphone: 'closed', phase: 'goodbye' }],
      ],
      { store, at: TWO_DAYS_ON },
    );
    expect(store.item(USER)).toBeUndefined();
    const [next] = await talk([OPEN], { store, at: '2026-11-18T09:05:00.000Z' });
    expect(next?.heard).toMatch(/^Welcome to Foam Roll Coach: /);
    expect(next && askedIn(next)).toBe('age');
  });

  it.each([
    'no',
    'not sure',
    'maybe',
    'banana',
    'yes i have',
    'ready',
    'pause',
    'carry on',
    'three',
    'it hurts',
  ])('deletes nothing after "%s", and asks the earlier question again', async (said) => {
    const { turns, store } = await visitAgain([OPEN, 'yes', 'delete my data', said]);
    expect(turns.at(-1)?.heard).toMatch(/^Then I've deleted nothing\. New or worse since last time/);
    expect(turns.map(askedIn)).toEqual([
      'same_person',
      'red_flags_since',
      'delete_person',
      'red_flags_since',
    ]);
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });

  it.each(['(silence)', 'stop', 'go home'])('closes and deletes nothing after "%s"', async (said) => {
    const { turns, store } = await visitAgain([OPEN, 'yes', 'delete my data', said]);
    expect(turns.at(-1)?.microphone).toBe('closed');
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });

  it('still asks whether to delete after "why", "help" and "repeat"', async () => {
    const { turns } = await visitAgain([OPEN, 'yes', 'delete my data', 'why', 'help', 'repeat', ASKS, 'no']);
    expect(turns.map(askedIn).slice(2)).toEqual([
      ...Array.from({ length: 5 }, () => 'delete_person'),
      'red_flags_since',
    ]);
  });

  it('still hears an emergency in place of an answer', async () => {
    const { turns, store } = await visitAgain([OPEN, 'yes', 'delete my data', 'i have chest pain']);
    expect(turns.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
    expect(store.kept(USER).progress.withdrawnAt).not.toBeNull();
  });

  it('still hears a finding in place of an answer during the screening', async () => {
    const turns = await talk([OPEN, 'forty', 'delete my data', 'my bottom is numb']);
    expect(turns.at(-1)).toMatchObject({ level: 'emergency' });
  });

  it('pauses a hold to ask, and says how to get up once the data is deleted', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, 'yes'], { store });
    expect(turns.at(-2)?.heard).toMatch(/^Roll off, and rest a moment\. Deleting can't be undone\./);
    expect(turns.at(-2)).toMatchObject({ phase: 'paused', steps: [] });
    expect(turns.at(-1)?.heard).toMatch(/^It's deleted.*To get up, roll onto your side.*Goodbye\.$/);
    expect(store.item(USER)).toBeUndefined();
  });

  it('plays the rest of a hold after a no to deleting and a yes to carrying on', async () => {
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, 'no', 'yes']);
    expect(turns.map(askedIn).slice(-3)).toEqual(['delete_person', 'carry_on', 'hardest']);
    expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
  });

  it('tells someone who falls silent on the roller how to get help', async () => {
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, '(silence)']);
    expect(turns.at(-1)?.heard).toMatch(
      /^I didn't hear you\. Roll off, and take your time\. If you can't move.*911.*yes or no\?$/,
    );
  });

  it.each(keysOf(MOMENTS))('asks whether to delete, or refuses, at %s', async (name) => {
    const turn = await answerAt(name, 'delete my data');
    expect(turn.heard).toMatch(/Deleting can't be undone\.|I delete it only for the person it's about/);
    expect(turn.microphone).toBe('open');
  });

  it('asks whether to delete at once, if the request opened the skill', async () => {
    const { turns, store } = await visitAgain(['ask foam roll coach to delete my data', 'yes'], {
      person: 'ada',
    });
    expect(turns[0]?.heard).toMatch(/^Deleting can't be undone.*yes or no\?$/);
    expect(store.item(USER, 'ada')).toBeUndefined();
  });
});

describe('the coach, once someone agreed to delete,', () => {
  it('deletes the record of the speaker and nobody else’s', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, person: 'ada' });
    await talk(FIRST_VISIT, { store, person: 'ben' });
    await talk([OPEN, 'delete my data', 'yes'], { store, person: 'ada', at: TWO_DAYS_ON });
    expect(store.item(USER, 'ada')).toBeUndefined();
    expect(store.kept(USER, 'ben').progress.routines).toHaveLength(1);
  });

  it.each(['delete everything for everyone here', 'forget the whole family', 'delete our data'])(
    'asks about the whole household after "%s", and deletes all its records',
    async (said) => {
      const store = memoryStore();
      await talk(FIRST_VISIT, { store, person: 'ada' });
      await talk(FIRST_VISIT, { store });
      await talk(FIRST_VISIT, { store, user: 'neighbour' });
      const turns = await talk([OPEN, said, 'yes'], { store, person: 'ada', at: TWO_DAYS_ON });
      expect(turns[1]?.heard).toMatch(/everything I keep about everyone in this household, yes or no\?$/);
      expect(turns[2]?.heard).toMatch(/^It's deleted: I keep nothing about anyone here now/);
      expect([store.item(USER), store.item(USER, 'ada')]).toEqual([undefined, undefined]);
      expect(store.kept('neighbour').progress.routines).toHaveLength(1);
    },
  );

  it('deletes only the speaker’s record, if they narrowed a request for everyone', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    await talk(FIRST_VISIT, { store, person: 'ada' });
    const said = [
      OPEN,
      'delete everything for everyone here',
      'no just delete my data',
      'delete my data',
      'yes',
    ];
    await talk(said, { store, person: 'ada', at: TWO_DAYS_ON });
    expect(store.item(USER, 'ada')).toBeUndefined();
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });
});

describe('the coach, asked to delete by someone other than the owner,', () => {
  it.each([
    ['a speaker who is not confirmed yet', [OPEN]],
    ['a guest', [OPEN, 'no']],
  ])('tells %s who can delete, and that disabling the skill deletes everything', async (_, before) => {
    for (const said of ['delete my data', 'delete everything for everyone here']) {
      const { turns, store } = await visitAgain([...before, said, 'yes']);
      const answer = turns[before.length];
      expect(answer?.heard).toMatch(/^I delete it only for.*their own voice; or disable this skill/);
      expect(answer && askedIn(answer)).toBe(turns.map(askedIn)[before.length - 1]);
      expect(store.kept(USER).progress.routines).toHaveLength(1);
    }
  });

  it('stops and deletes nothing when another recognised voice speaks in the session', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, person: 'ada' });
    for (const said of [
      ['open foam roll coach', 'delete my data'],
      ['open foam roll coach', 'delete my data', 'yes'],
    ]) {
      const between = lastSpokenBy('ben', said.length);
      const turns = await talk(said, { store, person: 'ada', at: TWO_DAYS_ON, between });
      expect(turns.at(-1)?.heard).toMatch(/^That's another voice, so I'm stopping here/);
      expect(store.kept(USER, 'ada').progress.routines).toHaveLength(1);
    }
  });
});

/** Sends the nth request in the voice of somebody else in the household. */
function lastSpokenBy(person: string, nth: number): (skill: Skill) => Skill {
  let requests = 0;
  return (skill) => (envelope) => {
    requests += 1;
    const words = JSON.stringify(envelope);
    return skill(JSON.parse(requests === nth ? words.replaceAll('person.ada', `person.${person}`) : words));
  };
}
