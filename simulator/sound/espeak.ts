import { execFile } from 'node:child_process';
import type { Samples } from '../player/voice.ts';
import { decodeSpeech } from './decode-speech.ts';
import { type Synthesizer, VoiceError } from './synthesizer.ts';

/**
 * The speed option for one word a minute. espeak-ng does not count its pauses. See bench/README.md for the
 * measurement.
 */
const SPEED_FACTOR = 0.885;

/** A minute of speech takes 2.6 MB at espeak-ng's sample rate. */
const MAX_BYTES = 32 * 1024 * 1024;

const TIMEOUT_MS = 20_000;

/** What a WAV has before its first sample. */
const HEADER_BYTES = 44;

/**
 * Opens the espeak-ng that is installed on this machine.
 * @throws VoiceError if it is not installed
 */
export async function openEspeak(): Promise<Synthesizer> {
  await runEspeak(['--version']).catch((cause: unknown) => {
    throw new VoiceError('espeak-ng is not installed: expected it on the PATH', { cause });
  });
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
  const wav = await runEspeak(args);
  if (wav.length <= HEADER_BYTES) return null;
  const spoken = await decodeSpeech(wav);
  return spoken.length === 0 ? null : spoken;
}

function runEspeak(args: readonly string[]): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: MAX_BYTES, timeout: TIMEOUT_MS } as const;
  return new Promise((resolve, reject) => {
    execFile('espeak-ng', args, options, (error, out) => {
      if (error === null) resolve(out);
      else reject(new VoiceError(`espeak-ng: ${error.message}`, { cause: error }));
    });
  });
}
