/** Makes the sound that Chromium takes for a microphone's: speech by flite, in a room that is not quite silent. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_RATE } from '../../simulator/sound/mix.ts';
import { openFlite } from '../../simulator/sound/flite.ts';
import { USUAL_PACE } from '../../simulator/sound/synthesizer.ts';
import { wavOf } from '../../simulator/sound/wav.ts';
import { makeRandom } from '../../bench/heard/noise.ts';

/** The loudness of the room: 46 dB below speech at its usual loudness of 0.1. */
const ROOM = 0.0005;

/** The recording on disk, and the arguments with which Chromium takes it for its microphone. */
export interface RecordedMicrophone {
  readonly chromium: readonly string[];
  readonly remove: () => void;
}

/** One thing after the other: a sentence, or a silence in ms. */
export async function recordMicrophone(script: readonly (string | number)[]): Promise<RecordedMicrophone> {
  const voice = openFlite('rms');
  const random = makeRandom(1);
  const parts = await Promise.all(
    script.map(async (part) =>
      typeof part === 'string'
        ? await voice.say(part, USUAL_PACE)
        : new Float32Array((part / 1000) * SAMPLE_RATE),
    ),
  );
  await voice.close();
  const pcm = Int16Array.from(
    parts.flatMap((part) => [...part]),
    (sample) => 32_767 * (sample + ROOM * (2 * random() - 1)),
  );
  const folder = mkdtempSync(join(tmpdir(), 'microphone-'));
  const path = join(folder, 'microphone.wav');
  writeFileSync(path, wavOf(pcm));
  return {
    chromium: [
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${path}%noloop`,
    ],
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
