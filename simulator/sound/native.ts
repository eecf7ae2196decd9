import { execFile } from 'node:child_process';
import { z } from 'zod';
import type { AudioDevice } from './audio-device.ts';
import { type Pcm, SAMPLE_RATE } from './mix.ts';

const PACKAGE = '@echogarden/audio-io';

/** The buffer is short, in ms, because sound cannot be taken back once the device has it. */
const BUFFER_MS = 100;

const TIMEOUT_MS = 5_000;

const OUTPUT = { sampleRate: SAMPLE_RATE, channelCount: 1, bufferDuration: BUFFER_MS };

/**
 * Tries the device in a separate process, because the system's library prints errors on a machine without one.
 */
const TRIAL = `
  const { createAudioOutput } = await import('${PACKAGE}');
  const output = await createAudioOutput(${JSON.stringify(OUTPUT)}, (buffer) => buffer.fill(0));
  await output.dispose();
  process.exit(0);`;

type Fill = (buffer: Int16Array) => void;

const callable = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');

const packageSchema = z.object({ createAudioOutput: callable });

const outputSchema = z.object({ dispose: callable });

/**
 * Opens the audio device by means of an optional package. Returns null if the device or the package is missing.
 */
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
