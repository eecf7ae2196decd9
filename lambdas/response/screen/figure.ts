/** Drawings of positions, as graphics of a document. */
import type { Side } from '../../coach/body/regions.ts';
import type { Picture, Shape } from '../posture/picture.ts';
import { dp, drawGraphic, stack, type Component, type Properties, type Size } from './apl.ts';

/** What a drawing can be told while it is shown: APL expressions, or values. */
export interface FigureState {
  /** 1 for the mirror image, which is the left side. */
  readonly flip: 0 | 1 | string;
  /** Where in the movement it is, 0 to 1. Only drawings that move listen to it. */
  readonly k?: string;
}

/** Poses are written for the right side; the left is the mirror image. */
export function flipOf(side: Side): 0 | 1 {
  return side === 'left' ? 1 : 0;
}

/** Shows the graphic of a picture, as large as it fits a box, in the middle of its width. */
export function drawFigure(
  source: string,
  { width, height }: Pick<Picture, 'width' | 'height'>,
  label: string,
  [wide, high]: readonly [Size, Size],
  { flip, k }: FigureState,
  properties: Properties = {},
): Component {
  // The engine puts a drawing at the left of a box that is too wide for it.
  const fits = `Math.min(${wide},(${high})*${(width / height).toFixed(3)})`;
  const drawing = drawGraphic(
    source,
    label,
    { width: dp(fits), height: dp(`${fits}*${(height / width).toFixed(3)}-0.3`) },
    { flip, ...(k === undefined ? {} : { k }) },
  );
  return stack([drawing], {
    ...{ width: dp(wide), height: dp(high), shrink: 0 },
    ...{ alignItems: 'center', justifyContent: 'center' },
    ...properties,
  });
}

/** Defines the graphic of a picture. */
export function defineFigure({ left, top, width, height, shapes }: Picture): Properties {
  const moves = shapes.some(({ motion }) => motion !== undefined);
  return {
    type: 'AVG',
    version: '1.1',
    width,
    height,
    parameters: [
      { name: 'flip', type: 'number', default: 0 },
      ...(moves ? [{ name: 'k', type: 'number', default: 0.5 }] : []),
    ],
    items: [
      {
        type: 'group',
        transform: `translate(\${flip==1?${width + left}:${-left}} ${-top}) scale(\${flip==1?-1:1} 1)`,
        items: moveShapes(shapes),
      },
    ],
  };
}

/** The paths in order; those that move together are in one group. */
function moveShapes(shapes: readonly Shape[]): Properties[] {
  const groups: { readonly transform: string; readonly items: Properties[] }[] = [];
  for (const shape of shapes) {
    const transform = transformOf(shape);
    const last = groups.at(-1);
    if (last?.transform === transform) last.items.push(drawPath(shape));
    else groups.push({ transform, items: [drawPath(shape)] });
  }
  return groups.flatMap(({ transform, items }) =>
    transform === '' ? items : [{ type: 'group', transform, items }],
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

function transformOf({ motion }: Shape): string {
  if (motion === undefined) return '';
  const { by, turned, about } = motion;
  const move = `translate(\${k*${round(by[0])}} \${k*${round(by[1])}})`;
  return round(turned) === 0
    ? move
    : `${move} rotate(\${k*${round(turned)}} ${round(about[0])} ${round(about[1])})`;
}

function drawPath({ path, fill, stroke, line }: Shape): Properties {
  return {
    type: 'path',
    pathData: path,
    fill: fill ?? 'transparent',
    ...(stroke === undefined || line === undefined ? {} : { stroke, strokeWidth: line }),
  };
}
