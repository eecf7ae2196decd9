import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { IN_A_HOLD } from './phases.ts';
import { IN_POSITION, ROLLING } from './scripts.ts';
import { talk, USER } from './talk.ts';

const inHold = (said: string): string => `@${IN_A_HOLD} ${said}`;

async function lastTurn(said: readonly string[]): Promise<Turn> {
  const turn = (await talk(said, { store: memoryStore() })).at(-1);
  if (turn === undefined) throw new Error('no turn');
  return turn;
}

const regionsIn = ({ steps }: Turn): (string | null)[] => steps.map(({ region }) => region);

describe('the coach, once it has asked about a feeling,', () => {
  const jelly = [...ROLLING, inHold('it feels like jelly')];

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
  ])('plays no hold after "%s", as long as "sharp or strong?" is unanswered', async (said) => {
    expect((await lastTurn([...jelly, said])).steps).toEqual([]);
  });

  it.each(['repeat', 'help', 'why', 'banana', 'resume', 'ready', 'yes', 'no', 'leave out my hips'])(
    'plays no hold after "%s", as long as "how strong?" is unanswered',
    async (said) => {
      expect((await lastTurn([...ROLLING, inHold('it hurts'), said])).steps).toEqual([]);
    },
  );

  it('goes on to another region after "next" in place of a number', async () => {
    expect(regionsIn(await lastTurn([...ROLLING, inHold('it hurts'), 'next']))).not.toContain('glutes');
  });
});

describe('the coach, when someone resumes a routine,', () => {
  it('is still gentle if strong pain made it so', async () => {
    const gently = [
      ...IN_POSITION.slice(0, -1),
      'six',
      'ready',
      inHold('stop'),
      '(wait 10m)',
      'open foam roll coach',
      'yes',
    ];
    expect((await lastTurn(gently)).heard).not.toMatch(/four out of ten/);
  });
});

describe('the coach, when it replans a routine in the middle,', () => {
  it.each([
    ['a bruise', ['i have a bruise', 'my left hip']],
    ['"start over"', ['start over', 'ready']],
    ['"I can\'t lie down"', ["i can't lie down", 'ready']],
  ])('loses none of the time held, after %s', async (_, said) => {
    const store = memoryStore();
    const [first = '', ...more] = said;
    await talk([...ROLLING, inHold(first), ...more], { store });
    const { ever, routines, open } = store.kept(USER).progress;
    expect(ever.heldMs).toBe(20_000);
    expect(
      [...routines.map(({ heldMs }) => heldMs), ...(open?.heldMs ?? [])].reduce((a, b) => a + b, 0),
    ).toBe(20_000);
  });
});
