/**
 * What is written of each request: one line of log, one of metrics. Both hold names, times and counts alone; the
 * counts, some of which go by level, stand in a line without the id of the request.
 */
import * as z from 'zod/mini';
import type { PhaseName } from '../coach/conversation/phase.ts';
import type { Store } from '../store/store.ts';
import { countsOfFailures, watchStore, type StoreFailure } from './failures.ts';
import { metricsLine, sum, type Counts } from './metrics.ts';
import type { Outcome, Report } from './report.ts';

/** What watching reaches outside itself. */
export interface Operations {
  /** Writes a line of JSON. */
  readonly write: (line: object) => void;
  /** A stopwatch: milliseconds since whenever. */
  readonly clock: () => number;
}

/** One line of log. */
export interface Entry {
  /** AWS's own id of the invocation, by which its other lines are found; null outside Lambda. */
  readonly awsRequestId: string | null;
  /** The type of Alexa's request. */
  readonly request: string;
  readonly phase: PhaseName | null;
  readonly outcome: Outcome;
  readonly durationMs: number;
  readonly coldStart: boolean;
  /** The name of what went wrong on the skill's side. */
  readonly error?: string;
  readonly failures?: readonly StoreFailure[];
}

/** A request, as far as it is told of: with the context that Lambda calls with. */
export interface Invocation {
  readonly context: unknown;
  readonly request: { readonly type: string; readonly timestamp: string };
}

/** What was done for a request, and what may be told of it. */
export interface Done<T> {
  readonly answer: T;
  readonly report: Report;
}

/** Does what a request asks for, with a store whose failures are seen, and writes of it. Errors go on to the caller. */
export type Watch = <T>(
  invocation: Invocation,
  store: Store,
  work: (store: Store) => Promise<Done<T>>,
) => Promise<T>;

const contextSchema = z.object({ awsRequestId: z.string() });

/** Watches the requests of one entry; the first is its cold start. */
export function createWatch({ write, clock }: Operations): Watch {
  let coldStart = true;
  return async ({ context, request }, store, work) => {
    const started = clock();
    const failures: StoreFailure[] = [];
    const lambda = contextSchema.safeParse(context);
    const wasCold = coldStart;
    coldStart = false;
    const tell = ({ phase, outcome, counts }: Report, error: string | null): void => {
      const durationMs = Math.round(clock() - started);
      const entry: Entry = {
        awsRequestId: lambda.success ? lambda.data.awsRequestId : null,
        request: request.type,
        phase,
        outcome,
        durationMs,
        coldStart: wasCold,
        ...(error === null ? {} : { error }),
        ...(failures.length === 0 ? {} : { failures }),
      };
      const own: Counts = {
        Latency: durationMs,
        ...(wasCold ? { ColdStarts: 1 } : {}),
        ...(error === null ? {} : { Faults: 1 }),
      };
      write(entry);
      write(metricsLine(sum(own, countsOfFailures(failures), counts), Date.parse(request.timestamp)));
    };
    try {
      const { answer, report } = await work(watchStore(store, (failure) => failures.push(failure)));
      tell(report, null);
      return answer;
    } catch (error) {
      tell({ phase: null, outcome: 'fault', counts: {} }, nameOf(error));
      throw error;
    }
  };
}

/** The name of an error, whatever was thrown. */
export function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
