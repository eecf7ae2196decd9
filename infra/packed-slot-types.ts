/** Replaces the module that reads the interaction model with one that holds what it reads. */
import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'esbuild';
import { readSlotTypes } from '../lambdas/alexa/slot-types.ts';
import { SPOKEN_TYPES } from '../lambdas/alexa/spoken-words.ts';

/** Puts the words of the slot types into a bundle. V8 has nothing to compile in packed text, and unpacks it if needed. */
export const packedSlotTypes: Plugin = {
  name: 'packed-slot-types',
  setup(build) {
    build.onLoad({ filter: /[/\\]lambdas[/\\]alexa[/\\]slot-types\.ts$/ }, () => ({
      contents: packModule(),
    }));
  },
};

function packModule(): string {
  const spoken: readonly string[] = SPOKEN_TYPES;
  const types = readSlotTypes().filter(([name]) => spoken.includes(name));
  const packed = brotliCompressSync(JSON.stringify(types)).toString('base64');
  return `import { brotliDecompressSync } from 'node:zlib';
export function readSlotTypes() {
  return JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());
}`;
}
