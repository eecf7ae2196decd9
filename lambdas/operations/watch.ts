/**
 * Writes two lines for each request: one of log, one of metrics. Both hold only names, times and counts. Some counts
 * are by triage level, so their line carries no request id that could lead to a person.
 */
import * as z from 'zod/mini';
import type { PhaseName } from '../coach/conversation/phase.ts';
import type { Instant } from '../coach/shared/time.ts';
import type { Store } from '../store/store.ts';
import { countsOfDevice, readDeviceReport, type DeviceReport } from './device-errors.ts';
import { countsOfFailures, watchStore, type StoreFailure } from './failures.ts';
import { metricsLine, sum, type Counts } from './metrics.ts';
import type { Outcome, Report } from './report.ts';

/** The outside world, as far as this module needs it. */
export interface Operations {
  /** Writes a line of JSON. */
  readonly write: (line: object) => void;
  /** A stopwatch: milliseconds since an arbitrary moment. */
  readonly clock: () => number;
  /** The stage of the deployment, if it has one: a dimension of its metrics. */
  readonly stage?: string | null;
}

/** One line of log. */
export interface Entry {
  /** AWS's id of the invocation, which its other lines of log carry too; null outside Lambda. */
  readonly awsRequestId: string | null;
  /** The type of Alexa's request. */
  readonly request: string;
  readonly phase: PhaseName | null;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly coldStart: boolean;
  /** What the device or Alexa reports, if the request is such a report. */
  readonly device?: DeviceReport;
  /** The name of the error, if the skill itself failed. */
  readonly error?: string;
  readonly failures?: readonly StoreFailure[];
}

/** The parts of a request that are logged, and the context that Lambda passes. */
export interface Invocation {
  readonly context: unknown;
  readonly request: { readonly type: string; readonly timestamp: Instant };
  /** The request as it came, of which only `DeviceReport` is logged. */
  readonly raw?: unknown;
}

/** The answer to a request, and what may be logged about it. */
export interface Handled<T> {
  readonly answer: T;
  readonly report: Report;
}

/** Handles a request with a store whose failures are reported, and writes its lines. Errors go on to the caller. */
export type Watch = <T>(
  invocation: Invocation,
  store: Store,
  work: (store: Store) => Promise<Handled<T>>,
) => Promise<T>;

const contextSchema = z.object({ awsRequestId: z.string() });

/** Makes a watch for the requests of one process, the first of which is its cold start. */
export function createWatch({ write, clock, stage = null }: Operations): Watch {
  let coldStart = true;
  return async ({ context, request, raw }, store, work) => {
    const started = clock();
    const failures: StoreFailure[] = [];
    const lambda = contextSchema.safeParse(context);
    const device = readDeviceReport(raw);
    const wasCold = coldStart;
    coldStart = false;
    const writeReport = ({ phase, outcome, counts }: Report, error: string | null): void => {
      const durationMs = Math.round(clock() - started);
      const entry: Entry = {
        awsRequestId: lambda.success ? lambda.data.awsRequestId : null,
        request: request.type,
        phase,
        outcome,
        durationMs,
        coldStart: wasCold,
        ...(Object.keys(device).length === 0 ? {} : { device }),
        ...(error === null ? {} : { error }),
        ...(failures.length === 0 ? {} : { failures }),
      };
      const own: Counts = {
        Latency: durationMs,
        ...(wasCold ? { ColdStarts: 1 } : {}),
        ...(error === null ? {} : { Faults: 1 }),
      };
      write(entry);
      const reported = countsOfDevice(request.type, device);
      write(metricsLine(sum(own, reported, countsOfFailures(failures), counts), request.timestamp, stage));
    };
    try {
      const { answer, report } = await work(watchStore(store, (failure) => failures.push(failure)));
      writeReport(report, null);
      return answer;
    } catch (error) {
      writeReport({ phase: null, outcome: 'fault', counts: {} }, nameOf(error));
      throw error;
    }
  };
}

/** The name of an error, whatever was thrown. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
