/**
 * What is counted, and how it is told: in CloudWatch's embedded metric format, a line of JSON that becomes metrics.
 * Written by hand: it is one object, which a library, and what that depends on, would save.
 * Specification: docs.aws.amazon.com, AmazonCloudWatch, "Specification: Embedded metric format".
 */
import type { Instant } from '../coach/shared/time.ts';

/** Every metric with its unit: an alarm names one of these. None says of whom, and none has a dimension. */
export const METRICS = {
  /** How long the skill took to answer. */
  Latency: 'Milliseconds',
  ColdStarts: 'Count',
  Faults: 'Count',

  /** Screenings by what they came to. `Gentle`: with a caution, or cleared by a clinician. */
  ScreenedOk: 'Count',
  ScreenedGentle: 'Count',
  ScreenedRefer: 'Count',
  ScreenedUrgent: 'Count',
  ScreenedEmergency: 'Count',
  /** Symptoms and conditions said unasked, by level. */
  SymptomsCaution: 'Count',
  SymptomsRefer: 'Count',
  SymptomsUrgent: 'Count',
  SymptomsEmergency: 'Count',

  RoutinesStarted: 'Count',
  RoutinesResumed: 'Count',
  RoutinesFinished: 'Count',
  RoutinesBrokenOff: 'Count',
  /** Holds held to their end, and the time of all holds. */
  Holds: 'Count',
  SecondsHeld: 'Seconds',

  ReadFailures: 'Count',
  SaveFailures: 'Count',
  DeleteFailures: 'Count',
  /** Persons or households deleted on their word, and households that disabled the skill. */
  Deletions: 'Count',
  SkillsDisabled: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds' | 'Seconds'>>;
export type Metric = keyof typeof METRICS;

/** How much of what there was. What isn't named wasn't. */
export type Counts = Readonly<Partial<Record<Metric, number>>>;

export const NAMESPACE = 'FoamRollCoach';

/**
 * A line of metrics.
 * @param at when it happened. CloudWatch takes milliseconds since 1970, too.
 */
export function metricsLine(counts: Counts, at: Instant): object {
  const metrics = Object.entries(METRICS).flatMap(([name, unit]) =>
    Object.hasOwn(counts, name) ? [{ Name: name, Unit: unit }] : [],
  );
  // One set of dimensions, without any in it: the metric as a whole.
  const directive = { Namespace: NAMESPACE, Dimensions: [[]], Metrics: metrics };
  return { _aws: { Timestamp: at, CloudWatchMetrics: [directive] }, ...counts };
}

/** Several counts as one. */
export function sum(...several: readonly Counts[]): Counts {
  const total: Partial<Record<Metric, number>> = {};
  for (const counts of several) {
    for (const metric of keysIn(counts)) total[metric] = (total[metric] ?? 0) + (counts[metric] ?? 0);
  }
  return total;
}

function keysIn(counts: Counts): Metric[] {
  const keys: Metric[] = [];
  for (const key in METRICS) if (isMetric(key) && Object.hasOwn(counts, key)) keys.push(key);
  return keys;
}

function isMetric(name: string): name is Metric {
  return Object.hasOwn(METRICS, name);
}
