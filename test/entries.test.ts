import { afterEach, describe, expect, it, vi } from 'vitest';
import { entrySchema, metricsSchema } from './operations/lines.ts';

const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000002';
/** Outside any session, so that no table is asked. */
const OUTSIDE = {
  version: '1.0',
  context: {
    System: { application: { applicationId: SKILL_ID }, user: { userId: 'amzn1.ask.account.ada' } },
  },
  request: { type: 'AlexaSkillEvent.SkillEnabled', requestId: 'r', timestamp: '2026-11-16T09:00:00.000Z' },
};

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The lines that an entry writes to standard output for one request. */
async function linesOf(
  load: () => Promise<{ handler: (sent: unknown) => Promise<unknown> }>,
  timestamp = OUTSIDE.request.timestamp,
): Promise<string[]> {
  vi.stubEnv('SKILL_ID', SKILL_ID);
  vi.stubEnv('TABLE_NAME', 'progress');
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
  const lines: string[] = [];
  const { handler } = await load();
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  await handler({ ...OUTSIDE, request: { ...OUTSIDE.request, timestamp } });
  return lines;
}

it.each([
  ['skill.ts', () => import('../lambdas/skill.ts')],
  ['skill-events.ts', () => import('../lambdas/skill-events.ts')],
] as const)('%s writes one line of JSON for the log and one for metrics', async (_, load) => {
  const [entry = '', metrics = '', ...more] = await linesOf(load);
  expect(more).toEqual([]);
  expect(entry.endsWith('\n') && metrics.endsWith('\n')).toBe(true);
  expect(entrySchema.parse(JSON.parse(entry))).toMatchObject({ outcome: 'ignored', coldStart: true });
  expect(metricsSchema.parse(JSON.parse(metrics))).toMatchObject({ ColdStarts: 1 });
});

it('the skill writes nothing if LOGS is none', async () => {
  vi.stubEnv('LOGS', 'none');
  expect(await linesOf(() => import('../lambdas/skill.ts'))).toEqual([]);
});

describe.each([
  ['skill.ts', () => import('../lambdas/skill.ts')],
  ['skill-events.ts', () => import('../lambdas/skill-events.ts')],
] as const)('%s, at a request from the year 9000,', (_, load) => {
  const FAR = '9000-01-01T00:00:00.000Z';
  const timeIn = ([, metrics = '']: readonly string[]): number =>
    metricsSchema.parse(JSON.parse(metrics))._aws.Timestamp;

  it('counts with its own clock', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-16T09:00:00.000Z'));
    expect(timeIn(await linesOf(load, FAR))).toBe(Date.parse('2026-11-16T09:00:00.000Z'));
  });

  it('counts with the year 9000 if the times are simulated', async () => {
    vi.stubEnv('REQUEST_TIMES', 'as_sent');
    expect(timeIn(await linesOf(load, FAR))).toBe(Date.parse(FAR));
  });
});
