import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheSpeech } from '../../../simulator/sound/cache.ts';
import { toneVoice, WORD_SAMPLES } from './voice.ts';

const A_WORD = WORD_SAMPLES * 2; // in bytes

describe('cached speech', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'speech-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('is not synthesised again, not even in another run', async () => {
    const voice = toneVoice();
    const first = await cacheSpeech(voice, { directory, maxBytes: 1e6 }).say('Hold.', 150);
    const again = await cacheSpeech(voice, { directory, maxBytes: 1e6 }).say('Hold.', 150);
    expect(voice.said).toEqual(['150: Hold.']);
    expect(again.length).toBe(first.length);
    expect(again[0]).toBeCloseTo(first[0] ?? 0, 4);
  });

  it('is stored separately for each pace', async () => {
    const voice = toneVoice();
    const kept = cacheSpeech(voice, { directory, maxBytes: 1e6 });
    await kept.say('Hold.', 150);
    await kept.say('Hold.', 120);
    expect(voice.said).toEqual(['150: Hold.', '120: Hold.']);
  });

  it('is stored separately for a voice whose pace is calibrated differently', async () => {
    const voice = toneVoice();
    await cacheSpeech(voice, { directory, maxBytes: 1e6 }).say('Hold.', 150);
    await cacheSpeech({ ...voice, cacheKey: 'tone, slower' }, { directory, maxBytes: 1e6 }).say('Hold.', 150);
    expect(voice.said).toEqual(['150: Hold.', '150: Hold.']);
  });

  it('stays within its limit by deleting the least recently used speech', async () => {
    const voice = toneVoice();
    const kept = cacheSpeech(voice, { directory, maxBytes: 2 * A_WORD });
    await kept.say('One.', 150);
    const [one = ''] = await readdir(directory);
    await kept.say('Two.', 150);
    const long = new Date(Date.UTC(2026, 0, 1));
    await utimes(join(directory, one), long, long);
    await kept.say('Three.', 150);
    await kept.close();
    const files = await readdir(directory);
    expect(files).not.toContain(one);
    expect(files).toHaveLength(2);
  });

  it('is synthesised again if its file is damaged', async () => {
    const voice = toneVoice();
    const kept = cacheSpeech(voice, { directory, maxBytes: 1e6 });
    await kept.say('Hold.', 150);
    const [file = ''] = await readdir(directory);
    await writeFile(join(directory, file), 'x');
    await kept.say('Hold.', 150);
    expect(voice.said).toHaveLength(2);
    expect((await stat(join(directory, file))).size).toBe(A_WORD);
  });

  it('is synthesised even if nothing can be written to the cache', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const kept = cacheSpeech(toneVoice(), { directory: file, maxBytes: 1e6 });
    expect((await kept.say('Hold.', 150)).length).toBe(WORD_SAMPLES);
  });
});
