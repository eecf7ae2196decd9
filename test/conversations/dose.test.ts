import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { holdsIn, talk } from './talk.ts';

/**
 * The last visit after a number of visits two days apart, each of five minutes.
 * @param hardest the answer at each check-in
 * @param last what is said at the last visit
 */
async function lastVisit(count: number, hardest = 'three', last: readonly string[] = BACK): Promise<Turn[]> {
  const visit = NEXT_VISIT.map((said) => (said === 'three' ? hardest : said));
  const later = Array.from({ length: count - 2 }, () => ['(wait 2d)', ...visit]).flat();
  const turns = await talk([...FIRST_VISIT, ...later, '(wait 2d)', ...last], { store: memoryStore() });
  return turns.slice(-last.length);
}

const heard = (turns: readonly Turn[]): string => turns.map((turn) => turn.heard).join(' ');

describe('the coach, when the dose changes,', () => {
  it('explains after three routines that holds get longer, once', async () => {
    expect(heard(await lastVisit(4))).toMatch(/From today, your holds are longer/);
    expect(heard(await lastVisit(3))).not.toMatch(/longer|easy/);
    expect(heard(await lastVisit(5))).not.toMatch(/longer|easy/);
  });

  it('explains after three more easy routines that each hold is longer, and rolls fewer regions', async () => {
    const seventh = await lastVisit(7, 'three', [...BACK, 'ready', 'three']);
    expect(heard(seventh)).toMatch(/Those were easy: longer holds now/);
    expect(seventh.flatMap(holdsIn)).toEqual([60, 60, 45, 45]);
  });

  it('leaves the dose as it is if a check-in reached five of ten', async () => {
    const seventh = await lastVisit(7, 'five', [...BACK, 'ready', 'three']);
    expect(heard(seventh)).not.toMatch(/easy/);
    expect(seventh.flatMap(holdsIn)).toEqual([45, 45, 30, 30, 45]);
  });

  it('shortens the routine, and explains why, after the back was worse the next day', async () => {
    const worse = BACK.toSpliced(3, 0, 'my back was worse the day after');
    const seventh = await lastVisit(7, 'three', worse);
    expect(heard(seventh)).toMatch(/Your back was worse after last time, so today is shorter: three minutes/);
    expect(heard(seventh)).not.toMatch(/easy/);
  });

  it('allows a little more pressure after three more easy routines, with the same holds', async () => {
    const tenth = await lastVisit(10, 'three', [...BACK, 'ready', 'three']);
    expect(heard(tenth)).toMatch(/Press to four now, five at most/);
    expect(tenth.flatMap(holdsIn)).toEqual([60, 60, 45, 45]);
  });

  it('allows a firmer roller after three more easy routines, and raises nothing after that', async () => {
    expect(heard(await lastVisit(13))).toMatch(/To go firmer, say: I've got a firm roller/);
    expect(heard(await lastVisit(16))).not.toMatch(/easy/);
  });

  it('does not explain the dose again when the plan is changed while getting ready', async () => {
    const changed = await lastVisit(7, 'three', [...BACK, 'eight minutes']);
    expect(changed.at(-2)?.heard).toMatch(/easy/);
    expect(changed.at(-1)?.heard).not.toMatch(/easy/);
  });
});
