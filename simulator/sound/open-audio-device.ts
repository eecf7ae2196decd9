import type { AudioDevice } from './audio-device.ts';
import { openNative } from './native.ts';
import { openProgram } from './program.ts';

/** The message for a machine without sound. */
export const NO_AUDIO_DEVICE =
  'There is no sound: neither an audio device nor a working aplay, ffplay or afplay was found. The words appear when they are due.';

/**
 * Opens the machine's sound: its audio device, or else a program that plays sound.
 * @param path the directories that are searched for programs
 * @returns null if nothing can be heard
 */
export async function openAudioDevice(
  path: string = process.env['PATH'] ?? '',
  native: () => Promise<AudioDevice | null> = openNative,
): Promise<AudioDevice | null> {
  return (await native()) ?? openProgram(path);
}
