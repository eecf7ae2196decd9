import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Outcome, makeTurn } from '../../../simulator/echo/turn.ts';
import { play } from '../../../simulator/player/playback.ts';
import { record } from '../../../simulator/sound/recording.ts';
import { WavFile, wavOf } from '../../../simulator/sound/wav.ts';
import { decodeWaveToFloat32Channels } from '@echogarden/wave-codec';
import { apla, asks, mixer, SEGMENT } from '../fixture.ts';
import { toneVoice } from './voice.ts';

/** Creates a turn that was heard, or cut short. */
function outcome(said: string, response: unknown, interruptedAtMs: number | null = null): Outcome {
  const playback = play(response);
  const parts = { n: 1, atMs: 0, said, match: 'none' as const, playback, request: null };
  const turn = makeTurn({ ...parts, response: { version: '1.0', response } });
  return { turn: { ...turn, interruptedAtMs }, playback, problems: [] };
}

describe('a recorded conversation', () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'wav-'));
    path = join(directory, 'heard.wav');
  });
  afterEach(() => rm(directory, { recursive: true }));

  const lengthS = async (...outcomes: Outcome[]): Promise<number> => {
    const wav = await WavFile.create(path);
    await record(outcomes, wav, toneVoice(), () => undefined);
    await wav.close();
    const { audioChannels, sampleRate } = decodeWaveToFloat32Channels(await readFile(path));
    expect(sampleRate).toBe(24_000);
    return (audioChannels[0]?.length ?? 0) / sampleRate;
  };
  const segment = SEGMENT['response'];
  const asked = asks('Shall we go on?')['response'];
  // The synthetic voice takes 0.3 s longer for the question than its cue allows, which does not change the
  // length of 18 s.
  const SEGMENT_S = 18;

  it('contains each answer, and a second for each utterance', async () => {
    expect(await lengthS(outcome('ready', segment), outcome('yes', asked))).toBeCloseTo(
      1 + SEGMENT_S + 1 + 0.4,
    );
  });

  it('cuts an answer off at its interruption', async () => {
    expect(await lengthS(outcome('ready', segment, 7_000))).toBe(1 + 7);
  });

  it('continues into the reprompt if that was interrupted', async () => {
    const cutMs = play(asked).audioMs + 8_000 + 200;
    expect(await lengthS(outcome('yes', asked, cutMs))).toBeCloseTo(1 + 0.4 + 8 + 0.2);
  });

  it('contains silence while the microphone waits for words', async () => {
    expect(await lengthS(outcome('(silence)', {}))).toBe(8);
  });

  it('leaves out audio that a device would refuse', async () => {
    expect(await lengthS(outcome('ready', segment), refused())).toBeCloseTo(1 + SEGMENT_S + 1);
  });

  it('is the same file if it is written piece by piece', async () => {
    const wav = await WavFile.create(path);
    await wav.write(Int16Array.of(1, -2));
    await wav.write(Int16Array.of(32_767));
    await wav.close();
    expect(new Uint8Array(await readFile(path))).toEqual(new Uint8Array(wavOf(Int16Array.of(1, -2, 32_767))));
  });
});

function refused(): Outcome {
  const audible = { directives: [apla(mixer(1_000, { type: 'Trumpet' }))] };
  const silent = outcome('yes', {});
  return { ...silent, playback: { ...silent.playback, audible } };
}
