/** Checks that the icons are PNGs of the size that the store requires. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keysOf } from '../../../lambdas/coach/shared/keys-of.ts';
import { ICON_SIZES, iconPathOf } from '../icon-files.ts';

/** A PNG begins with an eight-byte signature, followed by the chunk with its width and height. */
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

export function checkIcons(folder: string): string[] {
  return keysOf(ICON_SIZES).flatMap((size) => {
    const [path, wanted] = [iconPathOf(size), ICON_SIZES[size]];
    if (!existsSync(join(folder, path))) return [`${path} is missing`];
    const png = readFileSync(join(folder, path));
    if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return [`${path} is not a PNG`];
    const [width, height] = [png.readUInt32BE(WIDTH_AT), png.readUInt32BE(HEIGHT_AT)];
    return width === wanted && height === wanted
      ? []
      : [`${path} has ${width} by ${height} pixels, expected ${wanted} by ${wanted}`];
  });
}
