import { describe, expect, it } from 'vitest';
import { REGION_IDS, type Region, REGIONS } from '../../../lambdas/coach/body/regions.ts';
import { type Drawn, drawPosition } from '../../../lambdas/response/posture/drawing.ts';
import { INK, type Picture, type Shape } from '../../../lambdas/response/posture/picture.ts';
import { defineFigure } from '../../../lambdas/response/screen/figure.ts';

const DRAWN = REGION_IDS.flatMap((region) => {
  const { ways }: Region = REGIONS[region];
  return ways.map(({ posture, tools: [tool = 'soft_roller'] }): Drawn => ({
    region,
    posture,
    tool,
    both: false,
  }));
});

function pictureOf(drawn: Drawn, moving: boolean): Picture {
  const picture = drawPosition(drawn, moving);
  if (picture === null) throw new Error(`${drawn.region} ${drawn.posture}: expected a drawing`);
  return picture;
}

const PICTURES = DRAWN.map((drawn) => ({
  drawn,
  still: pictureOf(drawn, false),
  moving: pictureOf(drawn, true),
}));

/** The drawings that don't have a property. */
function listWithout(has: (drawn: Drawn, still: Picture, moving: Picture) => boolean): string[] {
  return PICTURES.filter(({ drawn, still, moving }) => !has(drawn, still, moving)).map(
    ({ drawn: { region, posture } }) => `${region} ${posture}`,
  );
}

const isFilled =
  (...inks: readonly string[]) =>
  ({ fill }: Shape): boolean =>
    fill !== undefined && inks.includes(fill);

describe('a drawing', () => {
  it('shows the place in orange, once or with its inset, and the tool in blue, at most as often', () => {
    const wrong = listWithout((_, { shapes }) => {
      const [marks, tools] = [INK.mark, INK.tool].map((ink) => shapes.filter(isFilled(ink)).length);
      if (marks === undefined || tools === undefined) return false;
      return marks >= 1 && marks <= 2 && tools >= 1 && tools <= marks;
    });
    expect(wrong).toEqual([]);
  });

  it('shows the whole of a ball between body and wall, over the place', () => {
    const wrong = listWithout(({ posture, tool }, { shapes }) => {
      if (posture !== 'wall' || tool !== 'ball') return true;
      return shapes.findIndex(isFilled(INK.tool)) > shapes.findIndex(isFilled(INK.mark));
    });
    expect(PICTURES.some(({ drawn }) => drawn.posture === 'wall' && drawn.tool === 'ball')).toBe(true);
    expect(wrong).toEqual([]);
  });

  it('shows where weight is carried, or that it is at a wall or on a chair', () => {
    const wrong = listWithout((_, { shapes }) => shapes.some(({ stroke }) => stroke === INK.weight));
    expect(wrong).toEqual([]);
  });

  it('is of paths that AVG 1.1 can draw, of finite numbers', () => {
    const wrong = listWithout((_, { shapes }) => shapes.every(({ path }) => /^M[-\d. MLACZ]+$/u.test(path)));
    expect(wrong).toEqual([]);
  });

  it('stands still in a hold', () => {
    expect(listWithout((_, still) => still.shapes.every(({ motion }) => motion === undefined))).toEqual([]);
  });

  it('moves in a set-up, by little, and its tool too; a ball on a chair stays where it is', () => {
    const wrong = listWithout(({ region, posture }, _, { shapes }) => {
      const moved = shapes.flatMap(({ motion }) => (motion === undefined ? [] : [motion]));
      if (region === 'hamstrings' && posture === 'chair') return moved.length === 0;
      const isSlight = moved.every(({ by, turned }) => Math.hypot(...by) < 16 && Math.abs(turned) < 25);
      return isSlight && shapes.some((shape) => isFilled(INK.tool)(shape) && shape.motion !== undefined);
    });
    expect(wrong).toEqual([]);
  });

  it('leaves the rings, the mat, the wall and the chair where they are', () => {
    const wrong = listWithout((_, __, { shapes }) =>
      shapes
        .filter((shape) => shape.stroke === INK.weight || isFilled(INK.ground, INK.wood, INK.woodTop)(shape))
        .every(({ motion }) => motion === undefined),
    );
    expect(wrong).toEqual([]);
  });

  it('has at most 12 KB as a graphic of a document', () => {
    const sizes = PICTURES.map(({ moving }) => JSON.stringify(defineFigure(moving)).length);
    expect(Math.max(...sizes)).toBeLessThan(12_000);
  });

  it('is mirrored about its own middle for the left side', () => {
    const [first] = PICTURES;
    if (first === undefined) throw new Error('expected a drawing');
    const { left, top, width } = first.still;
    const { items } = defineFigure(first.still);
    const wanted = `translate(\${flip==1?${width + left}:${-left}} ${-top}) scale(\${flip==1?-1:1} 1)`;
    expect(items).toMatchObject([{ transform: wanted }]);
  });
});
