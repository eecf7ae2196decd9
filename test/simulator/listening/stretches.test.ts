import { describe, expect, it } from 'vitest';
import { type Part, Stretches } from '../../../simulator/listening/stretches.ts';

const ROOM = 0.002;
const SECOND = 33;

/** Follows loudnesses, each for so many frames. Returns the frames at which stretches begin and end. */
function follow(...sounds: readonly (readonly [loudness: number, frames: number])[]): {
  readonly begins: number[];
  readonly ends: number[];
} {
  const stretches = new Stretches();
  const parts = sounds.flatMap(([loudness, frames]) =>
    Array.from({ length: frames }, (): Part => stretches.follow(loudness)),
  );
  const find = (part: Part): number[] => parts.flatMap((each, at) => (each === part ? [at] : []));
  return { begins: find('first'), ends: find('last') };
}

describe('a stretch of speech', () => {
  it('begins soon after somebody speaks, and ends little more than half a second after they cease', () => {
    const { begins, ends } = follow([ROOM, SECOND], [0.1, 20], [ROOM, SECOND]);
    expect(begins).toEqual([SECOND + 3]);
    expect(ends).toEqual([SECOND + 20 + 17]);
  });

  it('goes on through the pause between two words', () => {
    expect(follow([ROOM, SECOND], [0.1, 10], [ROOM, 8], [0.1, 10], [ROOM, SECOND]).begins).toHaveLength(1);
  });

  it('is none of a room, however loud it is', () => {
    expect(follow([0.03, 5 * SECOND]).begins).toEqual([]);
  });

  it('stands out from a loud room', () => {
    expect(follow([0.03, 3 * SECOND], [0.1, 20], [0.03, SECOND])).toMatchObject({ begins: [3 * SECOND + 3] });
  });

  it('lasts to the end of a sentence that ends four times softer than it began', () => {
    const { begins, ends } = follow([ROOM, SECOND], [0.1, 10], [0.025, 20], [ROOM, SECOND]);
    expect(begins).toHaveLength(1);
    expect(ends[0]).toBeGreaterThan(SECOND + 30);
  });

  it('is not prolonged by talk further away', () => {
    expect(follow([ROOM, SECOND], [0.1, 20], [0.02, SECOND]).ends).toHaveLength(1);
  });

  it('of talk further away is cut where somebody nearer begins to speak', () => {
    const { begins, ends } = follow([ROOM, SECOND], [0.01, SECOND], [0.1, 20], [ROOM, SECOND]);
    expect(begins).toHaveLength(2);
    expect(ends[0]).toBeLessThan(2 * SECOND + 6);
  });

  it('ends as its sound lasts: it is the room then', () => {
    expect(follow([ROOM, SECOND], [0.1, 4 * SECOND])).toMatchObject({ ends: [expect.any(Number)] });
  });

  it('ends after six seconds, for nothing that is listened for takes longer', () => {
    const syllables = Array.from({ length: 70 }, () => [[0.1, 2] as const, [ROOM, 1] as const]).flat();
    const { begins, ends } = follow([ROOM, SECOND], ...syllables);
    expect(ends[0]).toBe((begins[0] ?? 0) + 199);
  });
});
