/** The icons of the skill, drawn from `icon.svg`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { ICON_SIZES, type IconSize } from './icon-files.ts';

let loaded: Promise<void> | null = null;

/** Draws an icon. @returns a PNG */
export async function iconOf(size: IconSize): Promise<Uint8Array> {
  // The renderer can be loaded once in a process.
  loaded ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  );
  await loaded;
  const svg = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8');
  return new Resvg(svg, { fitTo: { mode: 'width', value: ICON_SIZES[size] } }).render().asPng();
}
