/** The drawings of the positions as SVG files beside the sheet: those that screens show, for the right side. */
import { fileURLToPath } from 'node:url';
import {
  type Region,
  REGION_IDS,
  REGIONS,
  type RegionId,
  type Technique,
} from '../../lambdas/coach/body/regions.ts';
import { type Drawn, drawPosition, nameDrawing } from '../../lambdas/response/posture/drawing.ts';
import type { Ink, Picture, Shape } from '../../lambdas/response/posture/picture.ts';
import { COLORS } from '../../lambdas/response/screen/apl.ts';

export const DRAWINGS_PATH = fileURLToPath(new URL('../postures', import.meta.url));

/** The drawings of a region in a posture, with the first tool that the posture allows. */
export function drawnFor(region: RegionId, { posture, tools }: Technique): readonly Drawn[] {
  const [tool = 'soft_roller'] = tools;
  const { sides }: Region = REGIONS[region];
  const one = { region, posture, tool };
  // On a chair, both thighs are done one after the other.
  const isDoneAtOnce = sides === 'each_or_both' && posture === 'floor';
  return [{ ...one, both: false }, ...(isDoneAtOnce ? [{ ...one, both: true }] : [])];
}

/** The name of a drawing's file. */
export function fileOf(drawn: Drawn): string {
  return `${nameDrawing(drawn).replaceAll('_', '-')}.svg`;
}

/** The colour in which an ink of the screens is written. */
type Paint = (ink: Ink) => string;

const asOnScreens: Paint = (ink) => ink;

function writePath({ path, fill, stroke, line }: Shape, paint: Paint): string {
  const edge =
    stroke === undefined || line === undefined
      ? ''
      : ` stroke="${paint(stroke)}" stroke-width="${line}" stroke-linejoin="round"`;
  return `<path d="${path}" fill="${fill === undefined ? 'none' : paint(fill)}"${edge}/>`;
}

/** A picture as an SVG file: on the ground of the screens, or in other colours. */
export function writeSvg({ left, top, width, height, shapes }: Picture, paint: Paint = asOnScreens): string {
  const box = `${left} ${top} ${width} ${height}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" width="${width * 2}" height="${height * 2}">`,
    `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="6" fill="${paint(COLORS.background)}"/>`,
    ...shapes.map((shape) => writePath(shape, paint)),
    '</svg>\n',
  ].join('\n');
}

/** All files, by name. */
export function writeDrawings(): ReadonlyMap<string, string> {
  const drawn = REGION_IDS.flatMap((id) => {
    const { ways }: Region = REGIONS[id];
    return ways.flatMap((technique) => drawnFor(id, technique));
  });
  return new Map(
    drawn.flatMap((one) => {
      const picture = drawPosition(one, false);
      return picture === null ? [] : [[fileOf(one), writeSvg(picture)] as const];
    }),
  );
}
