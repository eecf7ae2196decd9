import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Turn } from '../../simulator/echo/turn.ts';
import { APLA_DIRECTIVE } from '../../simulator/player/apla.ts';
import { BACK, FIRST_VISIT, IN_POSITION, ROLLING } from './scripts.ts';
import { memoryStore } from './memory.ts';
import { MONDAY, talk, type Scene } from './talk.ts';

const endSchema = z.looseObject({ request: z.looseObject({ type: z.string() }) });
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
    expect(refusal?.heard).toContain("When you're in place, just say: ready.");
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
    const turns = await talk([...ROLLING, '@30 pause'], SCENE);
    expect(turns.at(-1)?.heard).toMatch(/^Paused\. Left glute, fifteen seconds left\./);
  });

  it('tries timed audio again in the next session', async () => {
    const turns = await talk([...IN_POSITION, 'stop', 'open foam roll coach', 'yes'], SCENE);
    expect(turns.filter(isRefusal).length).toBeGreaterThan(0);
    const relaunched = turns.findLast(({ said }) => said === 'open foam roll coach');
    expect(JSON.stringify(relaunched?.response)).toContain('"plainSpeech":false');
  });
});

describe('the coach, after a session that ended because the device refused an answer,', () => {
  const DAY_MS = 24 * 60 * 60 * 1_000;
  /** Twelve hours later, with the routine still open, and so late that nobody asks about the day after. */
  const AGAIN = BACK;
  const later = (days: number): string => new Date(Date.parse(MONDAY) + days * DAY_MS).toISOString();

  /** Says these words, and then the session ends with an error of this type. */
  async function refuse(said: readonly string[], type: string, scene: Scene): Promise<void> {
    const between: NonNullable<Scene['between']> = (skill) => (envelope) => {
      const { request, ...others } = endSchema.parse(envelope);
      const ends = request.type === 'SessionEndedRequest';
      return skill({ ...others, request: ends ? { ...request, reason: 'ERROR', error: { type } } : request });
    };
    await talk([...said, '(silence)'], { ...scene, between });
  }

  it('speaks plainly in the next session, if timed audio may have been the reason', async () => {
    const store = memoryStore();
    await refuse(ROLLING, 'INVALID_RESPONSE', { store });
    const turns = await talk(AGAIN, { store, at: later(0.5) });
    expect(turns.filter(isTimed)).toEqual([]);
    expect(turns.at(-1)?.heard).toContain("When you're in place, just say: ready.");
  });

  it.each([
    ['of another kind of error', ROLLING, 'ENDPOINT_TIMEOUT', 0.5],
    ['that a question of the screening cannot have caused', ROLLING.slice(0, 4), 'INVALID_RESPONSE', 0.5],
    ['more than a day ago', ROLLING, 'INVALID_RESPONSE', 2],
  ])('plays timed audio again after a refusal %s', async (_, said, type, days) => {
    const store = memoryStore();
    await refuse(said, type, { store });
    const scene = { store, at: later(days) };
    const turns = await talk(said === ROLLING ? BACK : IN_POSITION, scene);
    expect(turns.filter(isTimed).length).toBeGreaterThan(0);
  });

  it('speaks plainly for a month once it has happened twice', async () => {
    const store = memoryStore();
    await refuse(ROLLING, 'INVALID_RESPONSE', { store });
    await refuse(BACK, 'INVALID_RESPONSE', { store, at: later(2) });
    expect((await talk(AGAIN, { store, at: later(12) })).filter(isTimed)).toEqual([]);
  });
});
