import { execFile } from 'node:child_process';
import { VoiceError } from './synthesizer.ts';

/** A minute of speech takes 2.6 MB at espeak-ng's sample rate, and 2.9 MB at RHVoice's. */
const MAX_BYTES = 32 * 1024 * 1024;

const TIMEOUT_MS = 20_000;

/**
 * Runs a synthesiser that is installed on this machine.
 * @param text is given to it to read, where it doesn't take it as an argument
 * @returns what it writes: a WAV
 * @throws VoiceError if it is missing, or fails
 */
export function runCommand(command: string, args: readonly string[], text = ''): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: MAX_BYTES, timeout: TIMEOUT_MS } as const;
  return new Promise((resolve, reject) => {
    const running = execFile(command, args, options, (error, out) => {
      if (error === null) resolve(out);
      else reject(new VoiceError(`${command}: ${error.message}`, { cause: error }));
    });
    running.stdin?.on('error', () => undefined); // it may have ended before it read the text
    running.stdin?.end(text);
  });
}

/**
 * Makes sure that a synthesiser is installed.
 * @param missing what is said if it isn't
 * @throws VoiceError
 */
export async function requireCommand(command: string, missing: string): Promise<void> {
  await runCommand(command, ['--version']).catch((cause: unknown) => {
    throw new VoiceError(missing, { cause });
  });
}
