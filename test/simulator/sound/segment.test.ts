import { afterAll, describe, expect, it } from 'vitest';
import { parseResponse } from '../../../simulator/echo/response.ts';
import { soundOf } from '../../../simulator/sound/bell.ts';
import { pcmOf } from '../../../simulator/sound/mix.ts';
import { render } from '../../../simulator/sound/render.ts';
import { openVoice } from '../../../simulator/sound/voices.ts';
import { IN_POSITION } from '../../conversations/scripts.ts';
import { talk } from '../../conversations/talk.ts';

const RING = pcmOf(soundOf('bell_01').samples ?? new Float32Array(0));

describe('the first segment of an eight-minute routine, spoken by flite', async () => {
  const voice = await openVoice('flite');
  afterAll(() => voice.close());
  const turn = (await talk([...IN_POSITION, 'eight minutes', 'ready'])).at(-1);
  const { pcm, bells, problems, captions } = await render(parseResponse(turn?.response).response, voice);

  it('has no words that run into the next cue', () => {
    expect(captions.length).toBeGreaterThan(10);
    expect(problems).toEqual([]);
  });

  it('rings a bell without other sound at the beginning and end of each hold', () => {
    const ends = turn?.steps.flatMap(({ holdStartMs, endMs }) => [holdStartMs, endMs]) ?? [];
    expect(ends).toHaveLength(4);
    for (const atMs of ends) {
      expect(bells).toContain(atMs);
      expect(pcm.subarray(atMs * 24, atMs * 24 + RING.length)).toEqual(RING);
    }
  });

  it('never reaches full scale', () => {
    expect(pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)).toBeLessThan(30_000);
  });
});
