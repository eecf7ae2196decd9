/** Draws the icons of the skill from `icon.svg`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { ICON_SIZES, type IconSize } from './icon-files.ts';

let loaded: Promise<void> | null = null;

/**
 * Draws an icon.
 * @returns a PNG
 */
export async function drawIcon(size: IconSize): Promise<Uint8Array> {
  loaded ??= loadRenderer();
  await loaded;
  const svg = readFileSync(join(import.meta.dirname, 'icon.svg'), 'utf8');
  return new Resvg(svg, { fitTo: { mode: 'width', value: ICON_SIZES[size] } }).render().asPng();
}

/** The renderer can be initialised only once per process, and somebody else in it may have done so. */
async function loadRenderer(): Promise<void> {
  try {
    await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
  } catch (error) {
    if (!(error instanceof Error && error.message.startsWith('Already initialized'))) throw error;
  }
}
