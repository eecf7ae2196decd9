import { z } from 'zod';
import { SPEAKING_MS } from '../echo/conversation.ts';
import { LISTENING_MS } from '../echo/answer-timing.ts';
import type { Outcome } from '../echo/turn.ts';
import { type Pcm, samplesIn } from './mix.ts';
import { render, type Rendered } from './render.ts';
import type { Synthesizer } from './synthesizer.ts';
import type { WavFile } from './wav.ts';

/** Reports the progress of a recording: the turn that is being spoken, and how many there are. */
export type Progress = (turn: number, of: number) => void;

/**
 * Writes what a person would have heard of a conversation: each answer until its interruption, and silence
 * while the person speaks or the microphone waits. The days between two visits are left out.
 * @returns the problems that the voice shows: speech that overlaps
 * @throws VoiceError, or an error of the file system
 */
export async function record(
  outcomes: readonly Outcome[],
  wav: WavFile,
  synthesizer: Synthesizer,
  progress: Progress,
): Promise<string[]> {
  const problems: string[] = [];
  const hear = async (audible: unknown, n: number): Promise<Pcm> => {
    const { pcm, problems: found } = await renderOrSilence(audible, synthesizer);
    problems.push(...found.map((problem) => `turn ${n}: by ${synthesizer.name}, ${problem}`));
    return pcm;
  };
  for (const [at, { turn, playback }] of outcomes.entries()) {
    progress(at, outcomes.length);
    const { n, said, interruptedAtMs: cutMs } = turn;
    await wav.write(makeSilence(said === '(silence)' ? LISTENING_MS : SPEAKING_MS));
    await wav.write(cutAt(cutMs, await hear(playback.audible, n)));
    if (cutMs === null || cutMs <= playback.audioMs) continue;
    // The person interrupted the reprompt.
    await wav.write(makeSilence(LISTENING_MS));
    const beganMs = playback.audioMs + LISTENING_MS;
    await wav.write(cutAt(cutMs - beganMs, await hear(repromptIn(turn.response), n)));
  }
  return problems;
}

function cutAt(ms: number | null, pcm: Pcm): Pcm {
  return ms === null ? pcm : pcm.subarray(0, Math.max(0, samplesIn(ms)));
}

const repromptSchema = z.object({ response: z.object({ reprompt: z.unknown() }) });

function repromptIn(response: unknown): unknown {
  const parsed = repromptSchema.safeParse(response);
  return parsed.success ? parsed.data.response.reprompt : {};
}

/** Returns nothing for audio that a device would refuse. `checkLimits` reports the refusal. */
async function renderOrSilence(
  audible: unknown,
  synthesizer: Synthesizer,
): Promise<Pick<Rendered, 'pcm' | 'problems'>> {
  try {
    return await render(audible, synthesizer);
  } catch (error) {
    if (error instanceof Error && ['AplaError', 'SsmlError', 'ZodError'].includes(error.name))
      return { pcm: new Int16Array(0), problems: [] };
    throw error;
  }
}

function makeSilence(ms: number): Pcm {
  return new Int16Array(samplesIn(ms));
}
