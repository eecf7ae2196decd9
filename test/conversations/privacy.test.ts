import { describe, expect, it } from 'vitest';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { answerAt, IN_A_HOLD, MOMENTS } from './phases.ts';
import { SET, told } from './reminding.ts';
import { FIRST_VISIT, NEXT_VISIT, ROLLING } from './scripts.ts';
import { askedIn, talk, transcript, USER, type Scene } from './talk.ts';

const OPEN = 'open foam roll coach';
const ASKS = 'what do you keep about me';
const TWO_DAYS_ON = '2026-11-18T09:00:00.000Z';

/** What is heard of something said after a first visit, two days on. */
async function back(
  said: readonly string[],
  scene: Scene = {},
): Promise<{ turns: Turn[]; store: MemoryStore }> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store, ...scene });
  return { turns: await talk(said, { store, at: TWO_DAYS_ON, ...scene }), store };
}

describe('"what do you keep about me"', () => {
  it('tells what this very record holds, how long, and how to delete it', async () => {
    const { turns } = await back([OPEN, 'yes', ASKS]);
    expect(turns.at(-1)?.heard).toMatch(
      /whether my questions allowed rolling, and when, but no answers; one routine.*No pain numbers\. It goes two years after your last visit.*say: delete my data/,
    );
    expect(turns.map(askedIn).slice(-2)).toEqual(['red_flags_since', 'red_flags_since']);
  });

  it('tells of pain numbers only where they are kept', async () => {
    const store = memoryStore();
    const agreed = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', '(wait 2d)', OPEN, 'yes', ASKS];
    const turns = await talk(agreed, { store, keepRatings: true });
    expect(store.kept(USER).progress.pain).toHaveLength(1);
    expect(turns.at(-1)?.heard).toMatch(/two routines.*As you agreed: pain numbers of one routine\./);
  });

  it('tells of how far they reached, where that is kept', async () => {
    const agreed = [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', '(wait 2d)', OPEN, 'yes'];
    const turns = await talk([...agreed, 'i touched my toes', ASKS], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.at(-1)?.heard).toMatch(
      /As you agreed: pain numbers of one routine; and how far you reached, once\./,
    );
  });

  it('tells of the reminder', async () => {
    const { last } = await told([...SET, '(wait 2d)', OPEN, 'yes', ASKS]);
    expect(last.heard).toMatch(/your preferences, time zone and reminder;/);
  });

  it('of a first visit tells that there is hardly anything yet', async () => {
    const [, told] = await talk([OPEN, ASKS]);
    expect(told?.heard).toMatch(/^So far, I keep when you were last here; your preferences and time zone\./);
  });

  it('tells a voice that may be another’s nothing of the record', async () => {
    const { turns } = await back([OPEN, ASKS]);
    expect(turns.at(-1)?.heard).toMatch(/^About someone who rolls/);
    expect(turns.at(-1)?.heard).not.toMatch(/one routine|about you/i);
    expect(turns.map(askedIn)).toEqual(['same_person', 'same_person']);
  });

  it('tells a guest that nothing of theirs is kept', async () => {
    const { turns } = await back([OPEN, 'no', ASKS]);
    expect(turns.at(-1)?.heard).toMatch(/^About you, I keep nothing: the record here is someone else's/);
  });

  it('says the general words while the record is out of reach', async () => {
    const turns = await talk([OPEN, ASKS], { store: memoryStore(() => 'away'), person: 'ada' });
    expect(turns.at(-1)?.heard).toMatch(/^About someone who rolls/);
  });

  it('in a hold eases off first, and asks whether to carry on', async () => {
    const turn = await answerAt('a hold', ASKS);
    expect(turn.heard).toMatch(/^Ease off while I answer\. About you, I keep.*Shall we carry on\?$/);
    expect([askedIn(turn), turn.steps]).toEqual(['carry_on', []]);
  });

  it('opens the skill as well', async () => {
    const [turn] = await talk(['ask foam roll coach what do you keep about me']);
    expect(turn?.heard).toMatch(/^So far, I keep.*Welcome to Foam Roll Coach/);
    expect(turn?.response).not.toHaveProperty('response.card');
  });
});

describe('"delete my data"', () => {
  it('asks once, deletes, says so, and closes; the next launch is a first visit', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    await transcript(
      [
        [OPEN, 'Are you the person who answered last time'],
        ['yes', 'okay, yes'],
        ['delete my data', /can't be undone\. Shall I delete everything I keep about you, yes or no\?$/],
        ['yes', /^It's deleted.*Goodbye\.$/, { microphone: 'closed', phase: 'goodbye' }],
      ],
      { store, at: TWO_DAYS_ON },
    );
    expect(store.item(USER)).toBeUndefined();
    const [next] = await talk([OPEN], { store, at: '2026-11-18T09:05:00.000Z' });
    expect(next?.heard).toMatch(/^Welcome to Foam Roll Coach: /);
    expect(next && askedIn(next)).toBe('adult_self');
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
  ])('answered "%s", keeps everything and asks again what was open', async (said) => {
    const { turns, store } = await back([OPEN, 'yes', 'delete my data', said]);
    expect(turns.at(-1)?.heard).toMatch(/^Then I've deleted nothing\. Since last time/);
    expect(turns.map(askedIn)).toEqual([
      'same_person',
      'red_flags_since',
      'delete_person',
      'red_flags_since',
    ]);
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });

  it.each(['(silence)', 'stop', 'go home'])('at "%s" keeps everything', async (said) => {
    const { turns, store } = await back([OPEN, 'yes', 'delete my data', said]);
    expect(turns.at(-1)?.microphone).toBe('closed');
    expect(store.kept(USER).progress.routines).toHaveLength(1);
  });

  it('explained, repeated, or asked about again, is still the question', async () => {
    const { turns } = await back([OPEN, 'yes', 'delete my data', 'why', 'help', 'repeat', ASKS, 'no']);
    expect(turns.map(askedIn).slice(2)).toEqual([
      ...Array.from({ length: 5 }, () => 'delete_person'),
      'red_flags_since',
    ]);
  });

  it('hears a danger that is said instead, as ever', async () => {
    const { turns, store } = await back([OPEN, 'yes', 'delete my data', 'i have chest pain']);
    expect(turns.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
    expect(store.kept(USER).progress.withdrawnAt).not.toBeNull();
  });

  it('counts what is said of oneself for the question that was open', async () => {
    const turns = await talk([OPEN, 'yes', 'delete my data', 'my bottom is numb']);
    expect(turns.at(-1)).toMatchObject({ level: 'emergency' });
  });

  it('ends a routine: rolled off, and told how to get up', async () => {
    const store = memoryStore();
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, 'yes'], { store });
    expect(turns.at(-2)?.heard).toMatch(/^Roll off, and rest a moment\. Deleting can't be undone\./);
    expect(turns.at(-2)).toMatchObject({ phase: 'paused', steps: [] });
    expect(turns.at(-1)?.heard).toMatch(/^It's deleted.*To get up, roll onto your side.*Goodbye\.$/);
    expect(store.item(USER)).toBeUndefined();
  });

  it('in a hold, and then not: carries on with the rest of it', async () => {
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, 'no', 'yes']);
    expect(turns.map(askedIn).slice(-3)).toEqual(['delete_person', 'carry_on', 'hardest']);
    expect(turns.at(-1)?.steps.length).toBeGreaterThan(0);
  });

  it('in silence on the roller, tells how to be helped', async () => {
    const turns = await talk([...ROLLING, `@${IN_A_HOLD} delete my data`, '(silence)']);
    expect(turns.at(-1)?.heard).toMatch(/^Roll off, and rest\. If you can't move.*911.*yes or no\?$/);
  });

  it.each(keysOf(MOMENTS))('at %s is asked about, or refused; a no leads back', async (name) => {
    const turn = await answerAt(name, 'delete my data');
    expect(turn.heard).toMatch(/Deleting can't be undone\.|I delete it only for the person it's about/);
    expect(turn.microphone).toBe('open');
  });

  it('opens the skill as well', async () => {
    const { turns, store } = await back(['ask foam roll coach to delete my data', 'yes'], { person: 'ada' });
    expect(turns[0]?.heard).toMatch(/^Welcome back.*Deleting can't be undone/);
    expect(store.item(USER, 'ada')).toBeUndefined();
  });
});

describe('what is deleted', () => {
  it('is that of the one who speaks, and nobody else’s', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, person: 'ada' });
    await talk(FIRST_VISIT, { store, person: 'ben' });
    await talk([OPEN, 'delete my data', 'yes'], { store, person: 'ada', at: TWO_DAYS_ON });
    expect(store.item(USER, 'ada')).toBeUndefined();
    expect(store.kept(USER, 'ben').progress.routines).toHaveLength(1);
  });

  it.each(['delete everything for everyone here', 'forget the whole family', 'delete our data'])(
    '"%s": everyone’s in the household, once its meaning was said',
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

  it('asked for oneself, and then for everyone, is what was asked for last', async () => {
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

describe('whoever isn’t known to be the one it is about', () => {
  it.each([
    ['not asked yet', [OPEN]],
    ['a guest', [OPEN, 'no']],
  ])('%s: is told who can, and that disabling the skill deletes everything', async (_, before) => {
    for (const said of ['delete my data', 'delete everything for everyone here']) {
      const { turns, store } = await back([...before, said, 'yes']);
      const told = turns[before.length];
      expect(told?.heard).toMatch(/^I delete it only for.*their own voice; or disable this skill/);
      expect(told && askedIn(told)).toBe(turns.map(askedIn)[before.length - 1]);
      expect(store.kept(USER).progress.routines).toHaveLength(1);
    }
  });

  it('is, in another voice than the session’s, not even asked: that session is over', async () => {
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

/** The nth request comes in the voice of somebody else in the household. */
function lastSpokenBy(person: string, nth: number): (skill: Skill) => Skill {
  let requests = 0;
  return (skill) => (envelope) => {
    requests += 1;
    const words = JSON.stringify(envelope);
    return skill(JSON.parse(requests === nth ? words.replaceAll('person.ada', `person.${person}`) : words));
  };
}
