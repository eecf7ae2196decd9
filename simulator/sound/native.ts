import { execFile } from 'node:child_process';
import { z } from 'zod';
import type { AudioDevice } from './audio-device.ts';
import { type Pcm, SAMPLE_RATE } from './mix.ts';

const PACKAGE = '@echogarden/audio-io';

/** What has been handed to the device can't be taken back: so little at a time. */
const BUFFER_MS = 100;

const TIMEOUT_MS = 5_000;

const OUTPUT = { sampleRate: SAMPLE_RATE, channelCount: 1, bufferDuration: BUFFER_MS };

/** Tries the device in a process of its own: where there is none, the system's library complains on standard error. */
const TRIAL = `
  const { createAudioOutput } = await import('${PACKAGE}');
  const output = await createAudioOutput(${JSON.stringify(OUTPUT)}, (buffer) => buffer.fill(0));
  await output.dispose();
  process.exit(0);`;

type Fill = (buffer: Int16Array) => void;

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');

const packageSchema = z.object({ createAudioOutput: callable });

const outputSchema = z.object({ dispose: callable });

/** The audio device, by an optional package; null where there is no device or no package. */
export async function openNative(): Promise<AudioDevice | null> {
  if (!(await canPlay())) return null;
  const { createAudioOutput } = packageSchema.parse(await import(PACKAGE));
  let playing: { readonly pcm: Pcm; at: number } | null = null;
  const fill: Fill = (buffer) => {
    buffer.fill(0);
    if (playing === null) return;
    const next = playing.pcm.subarray(playing.at, playing.at + buffer.length);
    buffer.set(next);
    playing.at += next.length;
  };
  const output: unknown = await createAudioOutput(OUTPUT, fill);
  return {
    name: 'the audio device',
    play: (pcm) => {
      const own = { pcm, at: 0 };
      playing = own;
      return () => {
        if (playing === own) playing = null;
      };
    },
    close: async () => {
      playing = null;
      await Reflect.apply(outputSchema.parse(output).dispose, output, []);
    },
  };
}

function canPlay(): Promise<boolean> {
  const options = { cwd: import.meta.dirname, timeout: TIMEOUT_MS };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--input-type=module', '-e', TRIAL], options, (error) => {
      resolve(error === null);
    });
  });
}
