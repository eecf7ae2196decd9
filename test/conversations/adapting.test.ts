import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { holdsIn, talk } from './talk.ts';

/** So many visits two days apart, each of five minutes, whose check-ins are answered as given. */
async function visited(count: number, hardest = 'three', last: readonly string[] = BACK): Promise<Turn[]> {
  const visit = NEXT_VISIT.map((said) => (said === 'three' ? hardest : said));
  const later = Array.from({ length: count - 2 }, () => ['(wait 2d)', ...visit]).flat();
  const turns = await talk([...FIRST_VISIT, ...later, '(wait 2d)', ...last], { store: memoryStore() });
  return turns.slice(-last.length);
}

const heard = (turns: readonly Turn[]): string => turns.map((turn) => turn.heard).join(' ');

describe('the coach says why today is different', () => {
  it('after three routines, from which on holds are whole', async () => {
    expect(heard(await visited(4))).toMatch(/Three routines are behind you, so your holds get longer/);
    expect(heard(await visited(3))).not.toMatch(/longer|easy/);
    expect(heard(await visited(5))).not.toMatch(/longer|easy/);
  });

  it('after three easy ones beyond those: longer holds, on fewer muscles', async () => {
    const seventh = await visited(7, 'three', [...BACK, 'ready', 'three']);
    expect(heard(seventh)).toMatch(/Your last three were easy, so each hold is longer now/);
    expect(seventh.flatMap(holdsIn)).toEqual([60, 60, 45, 45]);
  });

  it('not where one of them reached five of ten', async () => {
    const seventh = await visited(7, 'five', [...BACK, 'ready', 'three']);
    expect(heard(seventh)).not.toMatch(/easy/);
    expect(seventh.flatMap(holdsIn)).toEqual([45, 45, 30, 30, 45]);
  });

  it('not after a day on which the back was worse, but with a shorter routine', async () => {
    const worse = BACK.map((said, index) => (index === 4 ? 'yes' : said));
    const seventh = await visited(7, 'three', worse);
    expect(heard(seventh)).toMatch(/Your back was worse after last time, so today is shorter: three minutes/);
    expect(heard(seventh)).not.toMatch(/easy/);
  });

  it('after three more: a little more pressure, with the holds as they were', async () => {
    const tenth = await visited(10, 'three', [...BACK, 'ready', 'three']);
    expect(heard(tenth)).toMatch(/press a little more today: four out of ten, five at most/);
    expect(tenth.flatMap(holdsIn)).toEqual([60, 60, 45, 45]);
  });

  it('after three more again: a firmer roller may be tried, and no more after that', async () => {
    expect(heard(await visited(13))).toMatch(/If you own a firmer roller, you may try it/);
    expect(heard(await visited(16))).not.toMatch(/easy/);
  });

  it('once: a plan changed while getting ready is not explained again', async () => {
    const changed = await visited(7, 'three', [...BACK, 'eight minutes']);
    expect(changed.at(-2)?.heard).toMatch(/easy/);
    expect(changed.at(-1)?.heard).not.toMatch(/easy/);
  });
});
