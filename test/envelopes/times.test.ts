/** Times that run backwards, or lie before 1970. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DAY, HOUR } from '../../lambdas/coach/shared/time.ts';
import { correctTime, type Envelope, type WallClock } from '../../lambdas/alexa/envelope.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { memoryStore } from '../conversations/memory.ts';
import { FIRST_VISIT, ROLLING } from '../conversations/scripts.ts';
import { keeping } from '../operations/lines.ts';
import { askedIn, holdsIn, MONDAY, SKILL_ID, talk, USER } from '../conversations/talk.ts';

const envelopeSchema = z.looseObject({ request: z.looseObject({ timestamp: z.string() }) });

/** Changes the times of requests by this much, from the nth on. */
function shiftTimes(byMs: number, from = 1): (skill: Skill) => Skill {
  let requests = 0;
  return (skill) => (envelope) => {
    requests += 1;
    const { request, ...others } = envelopeSchema.parse(envelope);
    const timestamp = Date.parse(request.timestamp) + (requests >= from ? byMs : 0);
    return skill({ ...others, request: { ...request, timestamp } });
  };
}

const later = (ms: number): string => new Date(Date.parse(MONDAY) + ms).toISOString();

describe('a request whose time is earlier than what is known', () => {
  it('credits nothing of a hold that began after it', async () => {
    const store = memoryStore();
    await talk([...ROLLING, 'pause'], { store, between: shiftTimes(-HOUR, ROLLING.length + 1) });
    const { open, routines } = store.kept(USER).progress;
    expect([open?.heldMs.reduce((sum, ms) => sum + ms, 0), routines]).toEqual([0, []]);
  });

  it('withdraws the permission that is later, if it reports danger', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    expect(store.kept(USER).progress.screened?.outcome).toBe('ok');
    const at = later(DAY);
    await talk(['open foam roll coach', 'yes', 'i have chest pain'], {
      store,
      at,
      between: shiftTimes(-3 * DAY),
    });
    expect(store.kept(USER).progress.screened).toBeNull();
    const turns = await talk(['open foam roll coach', 'yes'], { store, at: later(2 * DAY) });
    expect(turns.map(askedIn)).not.toContain('red_flags_since');
  });

  it('makes no permission valid again that has expired', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    await talk(['open foam roll coach', 'yes'], { store, at: later(40 * DAY) });
    const turns = await talk(['open foam roll coach', 'yes', 'no', 'no', 'no', 'two', 'ready'], {
      store,
      at: later(41 * DAY),
      between: shiftTimes(-39 * DAY),
    });
    expect(turns.flatMap(holdsIn)).toEqual([]);
    expect(turns.map(askedIn)).not.toContain('red_flags_since');
  });

  it('gives no second daily dose to somebody whose clock went back a day', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store });
    const before = store.kept(USER).progress.practice.today;
    await talk(['open foam roll coach', 'stop'], { store, at: later(HOUR), between: shiftTimes(-DAY) });
    expect(store.kept(USER).progress.practice.today).toEqual(before);
  });
});

describe('a request from the future', () => {
  const NOW = Date.parse(MONDAY);
  const envelope = (timestamp: number): Envelope => ({
    context: { System: { application: { applicationId: 'skill' }, user: { userId: 'ada' } } },
    request: { type: 'LaunchRequest', requestId: 'a', timestamp },
  });
  const correctedMs = (ms: number, clock: WallClock = () => NOW): number =>
    correctTime(envelope(NOW + ms), clock).request.timestamp - NOW;

  it.each([
    ['in the past stays as it is', -DAY, -DAY],
    ['as far ahead as clocks may differ stays as it is', 150_000, 150_000],
    ['further ahead counts as now', 150_001, 0],
    ['a year ahead counts as now', 365 * DAY, 0],
  ])('%s', (_, sent, counted) => {
    expect(correctedMs(sent)).toBe(counted);
  });

  it('is taken as it is sent where times are simulated', () => {
    expect(correctedMs(365 * DAY, null)).toBe(365 * DAY);
  });

  it('leaves the person’s time where it was', async () => {
    const store = memoryStore();
    const handler = createHandler({ skillId: SKILL_ID, keepRatings: false }, store, keeping(), () => NOW);
    const sent: Skill = async (request) => handler(request);
    await talk(['open foam roll coach', 'yes'], { store, between: () => shiftTimes(365 * DAY)(sent) });
    expect(store.kept(USER).progress.lastAt).toBe(NOW);
  });
});

describe('a whole visit before 1970', () => {
  it('leaves a record that can be read', async () => {
    const store = memoryStore();
    const turns = await talk(FIRST_VISIT, { store, between: shiftTimes(-60 * 365 * DAY) });
    expect(turns.at(-1)?.microphone).toBe('open');
    expect(store.kept(USER).version).toBeGreaterThan(0);
    expect(await store.read({ household: '', person: '' }, 1)).toMatchObject({ ok: true });
  });
});
