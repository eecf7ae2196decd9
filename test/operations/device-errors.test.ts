import { describe, expect, it } from 'vitest';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import { type DeviceReport, readDeviceReport } from '../../lambdas/operations/device-errors.ts';
import { METRICS, type Counts } from '../../lambdas/operations/metrics.ts';
import { memoryStore } from '../conversations/memory.ts';
import { AWS_REQUEST_ID, countedIn, entriesIn, keeping } from './lines.ts';

interface Reported {
  readonly what: string;
  readonly request: { readonly type: string } & Readonly<Record<string, unknown>>;
  readonly device: DeviceReport;
  readonly counts: Counts;
}

const REPORTS: readonly Reported[] = [
  {
    what: 'a session that ended because its device refused the answer',
    request: {
      type: 'SessionEndedRequest',
      reason: 'ERROR',
      error: { type: 'INVALID_RESPONSE', message: 'a secret' },
    },
    device: { ended: 'ERROR', errors: ['INVALID_RESPONSE'] },
    counts: { SessionsFailed: 1, ResponsesRefused: 1 },
  },
  {
    what: 'a session that ended because nobody answered',
    request: { type: 'SessionEndedRequest', reason: 'EXCEEDED_MAX_REPROMPTS', error: null },
    device: { ended: 'EXCEEDED_MAX_REPROMPTS' },
    counts: {},
  },
  {
    what: 'a session that ended for a reason and by an error that no list has',
    request: {
      type: 'SessionEndedRequest',
      reason: 'Ada left',
      error: { type: 'AdaError', message: 'a secret' },
    },
    device: { ended: 'OTHER', errors: ['OTHER'] },
    counts: {},
  },
  {
    what: 'timed audio that the device could not play',
    request: {
      type: 'Alexa.Presentation.APLA.RuntimeError',
      token: 'a',
      errors: [{ type: 'RENDER_ERROR', reason: 'UNKNOWN_ERROR', message: 'a secret' }],
    },
    device: { errors: ['RENDER_ERROR'] },
    counts: { AudioFailures: 1 },
  },
  {
    what: 'a document that the device could not show',
    request: {
      type: 'Alexa.Presentation.APL.RuntimeError',
      token: 'a',
      errors: [{ type: 'LIST_ERROR' }, { type: 'LIST_ERROR' }],
    },
    device: { errors: ['LIST_ERROR'] },
    counts: { ScreenFailures: 1 },
  },
  {
    what: 'an exception that the device met',
    request: {
      type: 'System.ExceptionEncountered',
      error: { type: 'INVALID_RESPONSE', message: 'a secret' },
      cause: { requestId: 'amzn1.echo-api.request.1' },
    },
    device: { errors: ['INVALID_RESPONSE'] },
    counts: { ResponsesRefused: 1, DeviceExceptions: 1 },
  },
];

/** The lines that a request leaves, sent to the skill within a session. */
async function linesOf(request: object): Promise<unknown[]> {
  const lines: unknown[] = [];
  const handler = createHandler({ skillId: 'skill', keepRatings: false }, memoryStore(), keeping(lines));
  await handler(
    {
      version: '1.0',
      session: { new: false, sessionId: 's', attributes: {}, application: { applicationId: 'skill' } },
      context: {
        System: {
          application: { applicationId: 'skill' },
          user: { userId: 'ada' },
          device: { deviceId: 'dot', supportedInterfaces: {} },
        },
      },
      request: { requestId: 'r', timestamp: '2026-11-16T09:00:00Z', locale: 'en-US', ...request },
    },
    { awsRequestId: AWS_REQUEST_ID },
  );
  return lines;
}

describe('the log and the metrics', () => {
  it.each(REPORTS)('show $what, in words of closed lists alone', async ({ request, device, counts }) => {
    const lines = await linesOf(request);
    expect(entriesIn(lines).map((entry) => entry.device)).toEqual([device]);
    expect(countedIn(lines)).toMatchObject(counts);
    expect(JSON.stringify(lines)).not.toMatch(/secret|Ada/);
  });

  it('show every metric of devices by one of these reports', () => {
    const names = REPORTS.flatMap(({ counts }) => Object.keys(counts));
    const all = Object.keys(METRICS).filter((name) =>
      /^(Sessions|Responses|Audio|ScreenF|Device)/.test(name),
    );
    expect([...new Set(names)].sort()).toEqual(all.sort());
  });
});

describe('a report of a device', () => {
  it.each([null, 'words', {}, { type: 'LaunchRequest' }, { type: 7 }])('has nothing in %j', (request) => {
    expect(readDeviceReport(request)).toEqual({});
  });
});
