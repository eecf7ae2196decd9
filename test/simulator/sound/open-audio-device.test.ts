import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAudioDevice } from '../../../simulator/sound/open-audio-device.ts';
import { wavOf } from '../../../simulator/sound/wav.ts';

const PCM = Int16Array.of(1, 2, 3);
const none = (): Promise<null> => Promise.resolve(null);

describe('a program that plays sound', () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'players-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** Writes a program that runs a line of shell. */
  const put = async (name: string, line: string): Promise<void> => {
    const file = join(directory, name);
    await writeFile(file, `#!/bin/sh\n${line}\n`);
    await chmod(file, 0o755);
  };
  const eventually = async (look: () => Promise<boolean>): Promise<void> => {
    while (!(await look().catch(() => false))) await new Promise(setImmediate);
  };
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  it('receives the sound', async () => {
    await put('aplay', `cat > ${directory}/heard.$$; mv ${directory}/heard.$$ ${directory}/heard`);
    const device = await openAudioDevice(directory, none);
    expect(device?.name).toBe('aplay');
    device?.play(PCM);
    await eventually(async () => (await readFile(`${directory}/heard`)).equals(wavOf(PCM)));
    await device?.close();
  });

  it('ends at once when its sound is silenced', async () => {
    // The moment of silence for the trial is short. Anything longer goes on until it is stopped.
    await put(
      'aplay',
      `[ "$(cat | wc -c)" -lt 5000 ] || { echo $$ > ${directory}/pid; exec tail -f /dev/null; }`,
    );
    const device = await openAudioDevice(directory, none);
    const silence = device?.play(new Int16Array(24_000));
    let pid = 0;
    await eventually(async () => (pid = Number(await readFile(`${directory}/pid`, 'utf8'))) > 0);
    expect(isThere(pid)).toBe(true);
    silence?.();
    await eventually(() => Promise.resolve(!isThere(pid)));
    await device?.close();
  });

  it('is skipped if it finds no audio device', async () => {
    await put('aplay', 'cat > /dev/null; exit 1');
    await put('afplay', 'test -s "$1"');
    const device = await openAudioDevice(directory, none);
    expect(device?.name).toBe('afplay');
    await device?.close();
  });

  it('is optional: without one, no device is opened', async () => {
    expect(await openAudioDevice(directory, none)).toBeNull();
  });

  it('is not used if there is an audio device', async () => {
    const close = (): Promise<void> => Promise.resolve();
    const own = { name: 'the audio device', play: () => () => undefined, close };
    expect(await openAudioDevice(directory, () => Promise.resolve(own))).toBe(own);
  });
});
