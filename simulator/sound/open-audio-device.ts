import type { AudioDevice } from './audio-device.ts';
import { openNative } from './native.ts';
import { openProgram } from './program.ts';

/** What to say where there is none. */
export const NO_AUDIO_DEVICE =
  'No sound here: expected an audio device, or aplay, ffplay or afplay on the PATH that finds one. The words are shown in time.';

/**
 * Opens the sound of this machine: its audio device, or else a program that plays.
 * @param path where programs are looked for
 * @returns null where nothing can be heard
 */
export async function openAudioDevice(
  path: string = process.env['PATH'] ?? '',
  native: () => Promise<AudioDevice | null> = openNative,
): Promise<AudioDevice | null> {
  return (await native()) ?? openProgram(path);
}
