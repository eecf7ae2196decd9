import { describe, expect, it } from 'vitest';
import type { Turn } from '../../simulator/echo/turn.ts';
import { APLA_DIRECTIVE } from '../../simulator/player/apla.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING } from './scripts.ts';
import { talk } from './talk.ts';

const REFUSED = '(no timed audio)';
const SCENE = { withoutTimedAudio: true };

const isTimed = ({ response }: Turn): boolean => JSON.stringify(response).includes(APLA_DIRECTIVE);
const isRefusal = ({ said }: Turn): boolean => said === REFUSED;

describe('the coach, on a device that fails to play timed audio,', () => {
  it('says the same in plain speech once the device reports the failure', async () => {
    const turns = await talk(IN_POSITION, SCENE);
    const [refusal, ...more] = turns.filter(isRefusal);
    expect(more).toEqual([]);
    expect(refusal?.request?.request).toMatchObject({
      type: 'Alexa.Presentation.APLA.RuntimeError',
      token: 'segment',
      errors: [{ type: 'RENDER_ERROR' }],
    });
    expect(refusal?.heard).toContain("When you're in place, say: Alexa, ready.");
    expect(turns.filter(isTimed)).toHaveLength(1);
  });

  it('sends no more timed audio in that session, and leads the routine to its end', async () => {
    const turns = await talk(FIRST_VISIT, SCENE);
    const refusedAt = turns.findIndex(isRefusal);
    expect(turns.slice(refusedAt).filter(isTimed)).toEqual([]);
    const usual = await talk(FIRST_VISIT);
    const holds = (all: readonly Turn[]): unknown => all.flatMap(({ steps }) => steps);
    expect(holds(turns)).toEqual(holds(usual));
    expect(turns.at(-1)?.heard).toBe(usual.at(-1)?.heard);
  });

  it('credits a hold in plain speech up to a pause', async () => {
    const turns = await talk([...ROLLING, '@45 pause'], SCENE);
    expect(turns.at(-1)?.heard).toMatch(/^Paused\. Left glute, fifteen seconds left\./);
  });

  it('tries timed audio again in the next session', async () => {
    const turns = await talk([...IN_POSITION, 'stop', 'open foam roll coach', 'yes'], SCENE);
    expect(turns.filter(isRefusal).length).toBeGreaterThan(0);
    const relaunched = turns.findLast(({ said }) => said === 'open foam roll coach');
    expect(JSON.stringify(relaunched?.response)).toContain('"plainSpeech":false');
  });
});
