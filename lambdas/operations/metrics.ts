/**
 * Emits CloudWatch EMF directly: a line of JSON that CloudWatch turns into metrics. The format is small enough not to
 * need a library.
 * Specification: docs.aws.amazon.com, AmazonCloudWatch, "Specification: Embedded metric format".
 */
import type { Instant } from '../coach/shared/time.ts';

/**
 * Every metric with its unit; alarms refer to these names. The only dimension that a metric may have is the stage of the
 * deployment, so none points at a person.
 */
export const METRICS = {
  /** The time the skill took to answer. */
  Latency: 'Milliseconds',
  ColdStarts: 'Count',
  Faults: 'Count',

  /** Screenings by outcome. `Gentle`: with a caution, or cleared by a clinician. */
  ScreenedOk: 'Count',
  ScreenedGentle: 'Count',
  ScreenedRefer: 'Count',
  ScreenedUrgent: 'Count',
  ScreenedEmergency: 'Count',
  /** Findings that people volunteered, by triage level. */
  SymptomsCaution: 'Count',
  SymptomsRefer: 'Count',
  SymptomsUrgent: 'Count',
  SymptomsEmergency: 'Count',

  RoutinesStarted: 'Count',
  RoutinesResumed: 'Count',
  RoutinesFinished: 'Count',
  RoutinesBrokenOff: 'Count',
  /** Holds that were held to their end; and the time of all holds, whole or not. */
  Holds: 'Count',
  SecondsHeld: 'Seconds',

  /** What devices report: sessions that an error ended, answers refused, and audio or screens that failed. */
  SessionsFailed: 'Count',
  ResponsesRefused: 'Count',
  AudioFailures: 'Count',
  ScreenFailures: 'Count',
  DeviceExceptions: 'Count',

  ReadFailures: 'Count',
  SaveFailures: 'Count',
  DeleteFailures: 'Count',
  /** Deletions that people asked for, of a person or a household; and households that disabled the skill. */
  Deletions: 'Count',
  SkillsDisabled: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds' | 'Seconds'>>;
export type Metric = keyof typeof METRICS;

/** Counts by metric. A missing key means zero. */
export type Counts = Readonly<Partial<Record<Metric, number>>>;

export const NAMESPACE = 'FoamRollCoach';

/** The name of the dimension that tells stages of one account apart. */
export const DIMENSION = 'Stage';

/**
 * Makes a line of metrics in EMF.
 * @param at the time of the event in milliseconds since 1970, which is also CloudWatch's unit
 * @param stage the stage of the deployment; null if it has none
 */
export function metricsLine(counts: Counts, at: Instant, stage: string | null): object {
  const metrics = Object.entries(METRICS).flatMap(([name, unit]) =>
    Object.hasOwn(counts, name) ? [{ Name: name, Unit: unit }] : [],
  );
  // One set of dimensions: CloudWatch then keeps each metric once.
  const dimensions = stage === null ? {} : { [DIMENSION]: stage };
  const directive = { Namespace: NAMESPACE, Dimensions: [Object.keys(dimensions)], Metrics: metrics };
  return { _aws: { Timestamp: at, CloudWatchMetrics: [directive] }, ...dimensions, ...counts };
}

/** Adds counts up, metric by metric. */
export function sum(...several: readonly Counts[]): Counts {
  const total: Partial<Record<Metric, number>> = {};
  for (const counts of several) {
    for (const metric of listMetrics(counts)) total[metric] = (total[metric] ?? 0) + (counts[metric] ?? 0);
  }
  return total;
}

function listMetrics(counts: Counts): Metric[] {
  const keys: Metric[] = [];
  for (const key in METRICS) if (isMetric(key) && Object.hasOwn(counts, key)) keys.push(key);
  return keys;
}

function isMetric(name: string): name is Metric {
  return Object.hasOwn(METRICS, name);
}
