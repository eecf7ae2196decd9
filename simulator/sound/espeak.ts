import type { Samples } from '../player/voice.ts';
import { decodeSpeech } from './decode-speech.ts';
import { requireCommand, runCommand } from './run-command.ts';
import { type Synthesizer, VoiceError } from './synthesizer.ts';

const COMMAND = 'espeak-ng';

/**
 * The speed option for one word a minute. espeak-ng does not count its pauses. See bench/README.md for the
 * measurement.
 */
const SPEED_FACTOR = 0.885;

/** What a WAV has before its first sample. */
const HEADER_BYTES = 44;

/**
 * Opens the espeak-ng that is installed on this machine.
 * @throws VoiceError if it is not installed
 */
export async function openEspeak(): Promise<Synthesizer> {
  await requireCommand(COMMAND, 'espeak-ng is not installed: expected it on the PATH');
  return {
    name: 'espeak-ng',
    cacheKey: `espeak-ng ${SPEED_FACTOR}`,
    say: async (text, wordsAMinute) => {
      const speed = String(Math.max(80, Math.round(wordsAMinute * SPEED_FACTOR)));
      const args = ['-v', 'en-us', '-s', speed, '--stdout', '--', text];
      const spoken = (await speakOrNull(args)) ?? (await speakOrNull(args));
      if (spoken === null) throw new VoiceError(`espeak-ng gave no sound, twice, for: ${text}`);
      return spoken;
    },
    close: () => Promise.resolve(),
  };
}

/** On a busy machine espeak-ng may end well and write nothing, or a header without sound: null then. */
async function speakOrNull(args: readonly string[]): Promise<Samples | null> {
  const wav = await runCommand(COMMAND, args);
  if (wav.length <= HEADER_BYTES) return null;
  const spoken = await decodeSpeech(wav);
  return spoken.length === 0 ? null : spoken;
}
