import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeSpeech } from './decode-speech.ts';
import { requireCommand, runCommand } from './run-command.ts';
import { type Synthesizer, VoiceError } from './synthesizer.ts';

const COMMAND = 'RHVoice-test';

/** English voices of RHVoice: a man and a woman from the US, and a Scottish man. They are made of people's recordings. */
export type RhvoiceName = 'bdl' | 'clb' | 'alan';

/** Their natural pace in words a minute, from two sentences of 32 words. */
const PACES: Readonly<Record<RhvoiceName, number>> = { bdl: 234, clb: 205, alan: 219 };

/**
 * Opens a voice of the RHVoice that is installed on this machine.
 * @throws VoiceError if it is not installed
 */
export async function openRhvoice(voice: RhvoiceName): Promise<Synthesizer> {
  await requireCommand(COMMAND, `RHVoice is not installed: expected ${COMMAND} on the PATH`);
  return {
    name: `RHVoice ${voice}`,
    cacheKey: `RHVoice ${voice} ${PACES[voice]}`,
    say: async (text, wordsAMinute) => {
      const rate = String(Math.round((100 * wordsAMinute) / PACES[voice]));
      const spoken = await decodeSpeech(await speak(['--profile', voice, '--rate', rate], text));
      if (spoken.length === 0) throw new VoiceError(`${COMMAND} gave no sound for: ${text}`);
      return spoken;
    },
    close: () => Promise.resolve(),
  };
}

/** Returns its WAV, which it writes to a file only. */
async function speak(args: readonly string[], text: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'rhvoice-'));
  try {
    const file = join(folder, 'speech.wav');
    await runCommand(COMMAND, [...args, '--output', file], text);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
