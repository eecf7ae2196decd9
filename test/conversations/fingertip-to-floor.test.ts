import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { askedIn, talk, transcript, USER, type Exchange } from './talk.ts';

const OPEN = 'open foam roll coach';

/** Two visits, the second of which ends in a yes to keeping ratings; then a number of visits, two days apart. */
function visitsWithConsent(more: number): string[] {
  const next = Array.from({ length: more }, () => ['(wait 2d)', ...NEXT_VISIT]).flat();
  return [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', ...next];
}

describe('the coach, about fingertip-to-floor reach,', () => {
  it('asks people who agreed, at the end of a visit and once a week, and keeps the answer', async () => {
    const store = memoryStore();
    const visit = (last: readonly Exchange[]): Exchange[] => [
      ['(wait 2d)', ''],
      ...NEXT_VISIT.slice(0, -1).map((said): Exchange => [said, '']),
      ...last,
    ];
    await transcript(
      [
        ...visitsWithConsent(0).map((said): Exchange => [said, '']),
        ...visit([
          [
            'two',
            /hold on, and bend slowly.*How far do your fingertips reach: knees, shins, ankles, toes, or floor\?$/,
            { phase: 'after' },
          ],
          ['my shins', /^Mid-shin: I'll remember that\..*Goodbye\.$/, { microphone: 'closed' }],
        ]),
        ...visit([['two', /Goodbye\.$/, { microphone: 'closed' }]]),
        ...visit([['two', /Goodbye\.$/, { microphone: 'closed' }]]),
        ...visit([['two', /Goodbye\.$/, { microphone: 'closed' }]]),
        ...visit([
          ['two', /How far do your fingertips reach/],
          ['i can touch the floor', /^The floor: I'll remember that/],
        ]),
      ],
      { store, keepRatings: true },
    );
    expect(store.kept(USER).progress.reach.map(({ landmark }) => landmark)).toEqual(['mid_shin', 'floor']);
  });

  it.each(['skip', 'no', 'not today', "i can't bend down"])(
    'takes "%s" as a no, and does not ask again at the next visit',
    async (said) => {
      const store = memoryStore();
      const turns = await talk([...visitsWithConsent(1), said, '(wait 2d)', ...NEXT_VISIT], {
        store,
        keepRatings: true,
      });
      expect(turns.at(-1)?.heard).toMatch(/Goodbye\.$/);
      expect(store.kept(USER).progress.reach).toEqual([]);
    },
  );

  it.each([
    ['i reached my toes', /^Your toes: I'll remember that/],
    ['toes', /^Your toes: I'll remember that/],
    ['knees', /^Your knees: I'll remember that/],
    ['the floor', /^The floor: I'll remember that/],
  ])('takes "%s" as an answer', async (said, expected) => {
    const turns = await talk([...visitsWithConsent(1), said], { store: memoryStore(), keepRatings: true });
    expect(turns.at(-1)?.heard).toMatch(expected);
  });

  it('asks three times if the answer is unclear, such as a place that they can’t reach, then lets it go', async () => {
    const turns = await talk([...visitsWithConsent(1), 'banana', "i can't reach my toes", 'seven'], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.slice(-4).map(askedIn)).toEqual(['reach', 'reach', 'reach', null]);
  });

  it('gives time to stand up after silence, and asks again', async () => {
    const turns = await talk([...visitsWithConsent(1), '(silence)'], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.at(-1)?.heard).toMatch(
      /Say my name, and how far: my toes.*How far do your fingertips reach/,
    );
  });

  it('lets the question go at once if it hurts', async () => {
    const turns = await talk([...visitsWithConsent(1), 'it hurts'], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.at(-1)).toMatchObject({ microphone: 'closed' });
    expect(turns.at(-1)?.heard).not.toMatch(/How far/);
  });

  it.each([
    ['said no to keeping ratings', ['no']],
    ['never answered whether to keep ratings', ['(silence)']],
  ])('does not ask someone who %s', async (_, answer) => {
    const said = [...visitsWithConsent(0).slice(0, -1), ...answer, '(wait 2d)', ...NEXT_VISIT];
    const turns = await talk(said, { store: memoryStore(), keepRatings: true });
    expect(turns.map(askedIn)).not.toContain('reach');
  });

  it.each([
    ['a pain of six right after', [...NEXT_VISIT.slice(0, -1), 'six']],
    ['pain that rolling made worse', [...NEXT_VISIT.slice(0, -1), 'four']],
    ['a pain without a number', [...NEXT_VISIT.slice(0, -1), 'not sure']],
    ['a strong pain before', [...BACK.slice(0, -1), 'six', 'no', 'ready', 'three']],
    // It is asked about because the pain is higher than it was last time.
    ['a back that was worse the day after', [...BACK.slice(0, -1), 'three', 'yes', 'ready', 'three', 'two']],
  ])('does not ask at %s', async (_, visit) => {
    const turns = await talk([...visitsWithConsent(0), '(wait 2d)', ...visit], {
      store: memoryStore(),
      keepRatings: true,
    });
    expect(turns.map(askedIn)).not.toContain('reach');
    expect(turns.filter(({ heard }) => heard.endsWith('Goodbye.'))).toHaveLength(3);
  });

  it('says a volunteered reach back, and keeps it only with consent', async () => {
    const store = memoryStore();
    const turns = await talk([...visitsWithConsent(0), '(wait 2d)', OPEN, 'yes', 'i touched my toes'], {
      store,
      keepRatings: true,
    });
    expect(turns.at(-1)?.heard).toMatch(/^Your toes: I'll remember that. New or worse since last time/);
    expect(store.kept(USER).progress.reach).toHaveLength(1);
    const plain = await talk([...FIRST_VISIT, '(wait 2d)', OPEN, 'yes', 'i touched my toes'], {
      store: memoryStore(),
    });
    expect(plain.at(-1)?.heard).toMatch(/^Your toes, okay. New or worse since last time/);
  });

  it('says a reach back but does not keep it, before it knows who speaks', async () => {
    const store = memoryStore();
    const turns = await talk([...visitsWithConsent(0), '(wait 2d)', OPEN, 'i touched my toes', 'yes'], {
      store,
      keepRatings: true,
    });
    expect(turns.at(-2)?.heard).toMatch(/^Your toes, okay/);
    expect(store.kept(USER).progress.reach).toEqual([]);
  });
});
