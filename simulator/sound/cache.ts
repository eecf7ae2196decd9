import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Samples } from '../player/voice.ts';
import { pcmOf, samplesOf } from './mix.ts';
import type { Synthesizer } from './synthesizer.ts';

/** The default folder for cached speech, beside the caches of other tools. */
export const SPEECH_CACHE = join(import.meta.dirname, '../../node_modules/.cache/foam-roll-coach/speech');

/**
 * The size limit of the cache, in bytes: about 40 minutes of speech. The least recently used speech is deleted
 * first.
 */
const MAX_BYTES = 120 * 1024 * 1024;

/** Pruning reads the whole folder, so it happens only once for this many new phrases. */
const PRUNE_EVERY = 100;

/** Where speech is cached, and how much of it. */
export interface CacheOptions {
  readonly directory: string;
  readonly maxBytes: number;
}

/**
 * Wraps a synthesiser so that it reads earlier speech from disk. Whatever cannot be read or written is
 * synthesised again.
 */
export function cacheSpeech(
  synthesizer: Synthesizer,
  { directory, maxBytes }: CacheOptions = { directory: SPEECH_CACHE, maxBytes: MAX_BYTES },
): Synthesizer {
  let written = 0;
  return {
    name: synthesizer.name,
    cacheKey: synthesizer.cacheKey,
    say: async (text, wordsAMinute) => {
      const path = join(directory, fileNameOf(synthesizer.cacheKey, wordsAMinute, text));
      const known = await readSamples(path);
      if (known !== null) return known;
      const samples = await synthesizer.say(text, wordsAMinute);
      await writeSamples(directory, path, samples).catch(() => undefined);
      if (written % PRUNE_EVERY === 0) await prune(directory, maxBytes).catch(() => undefined);
      written += 1;
      return samples;
    },
    close: async () => {
      await prune(directory, maxBytes).catch(() => undefined);
      await synthesizer.close();
    },
  };
}

function fileNameOf(voice: string, wordsAMinute: number, text: string): string {
  return `${createHash('sha256')
    .update(JSON.stringify([voice, wordsAMinute, text]))
    .digest('hex')}.pcm`;
}

async function readSamples(path: string): Promise<Samples | null> {
  try {
    const bytes = await readFile(path);
    const now = new Date();
    await utimes(path, now, now); // marks the file as recently used
    return samplesOf(new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
  } catch {
    return null;
  }
}

/** Writes a file and renames it into place, so it is never incomplete. */
async function writeSamples(directory: string, path: string, samples: Samples): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await mkdir(directory, { recursive: true });
  await writeFile(unfinished, new Uint8Array(pcmOf(samples).buffer));
  await rename(unfinished, path);
}

/** Deletes the least recently used files until the cache is within its limit. */
async function prune(directory: string, maxBytes: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(directory)).map(async (name) => {
      const path = join(directory, name);
      const { size, mtimeMs } = await stat(path);
      return { path, size, mtimeMs };
    }),
  );
  let kept = 0;
  for (const { path, size } of files.sort((one, other) => other.mtimeMs - one.mtimeMs)) {
    kept += size;
    if (kept > maxBytes) await rm(path, { force: true });
  }
}
