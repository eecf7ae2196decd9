import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { ROLLING, SET_UP } from './scripts.ts';
import { talk, USER } from './talk.ts';

const into = (said: string): string => `@${IN_A_HOLD} ${said}`;

async function last(said: readonly string[]): Promise<Turn> {
  const turn = (await talk(said, { store: memoryStore() })).at(-1);
  if (turn === undefined) throw new Error('no turn');
  return turn;
}

const regions = ({ steps }: Turn): (string | null)[] => steps.map(({ region }) => region);

describe('a question about a feeling', () => {
  const jelly = [...ROLLING, into('it feels like jelly')];

  it.each([
    'next',
    'previous',
    'four',
    'leave out my hips',
    'repeat',
    'help',
    'why',
    'banana',
    'roll my glutes',
  ])('"sharp or strong?" is not passed by "%s"', async (said) => {
    expect((await last([...jelly, said])).steps).toEqual([]);
  });

  it.each(['repeat', 'help', 'why', 'banana', 'resume', 'ready', 'yes', 'no', 'leave out my hips'])(
    '"how strong?" is not passed by "%s"',
    async (said) => {
      expect((await last([...ROLLING, into('it hurts'), said])).steps).toEqual([]);
    },
  );

  it('"how strong?", and "next": on to another region', async () => {
    expect(regions(await last([...ROLLING, into('it hurts'), 'next']))).not.toContain('glutes');
  });
});

describe('a gentle routine for strong pain', () => {
  it('taken up after a while is still gentle', async () => {
    const gently = [
      ...SET_UP.slice(0, -1),
      'six',
      'ready',
      into('stop'),
      '(wait 10m)',
      'open foam roll coach',
      'yes',
    ];
    expect((await last(gently)).heard).not.toMatch(/four out of ten/);
  });
});

describe('a routine planned anew in the middle', () => {
  it.each([
    ['for a bruise', ['i have a bruise', 'my left hip']],
    ['from the start', ['start over', 'ready']],
    ['for the wall', ["i can't lie down", 'ready']],
  ])('%s loses nothing of what was held', async (_, said) => {
    const store = memoryStore();
    const [first = '', ...more] = said;
    await talk([...ROLLING, into(first), ...more], { store });
    const { ever, routines, open } = store.kept(USER).progress;
    expect(ever.heldMs).toBe(20_000);
    expect(
      [...routines.map(({ heldMs }) => heldMs), ...(open?.heldMs ?? [])].reduce((a, b) => a + b, 0),
    ).toBe(20_000);
  });
});
