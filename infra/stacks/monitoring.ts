/** Decides which metrics have an alarm, and which are only on the dashboard. */
import { Duration } from 'aws-cdk-lib';
import { Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { DIMENSION, type Metric, METRICS, NAMESPACE } from '../../lambdas/operations/metrics.ts';

/** The period of alarms and charts. */
export const PERIOD = Duration.minutes(5);

/**
 * The count within five minutes at which an alarm goes off; null if the metric has no alarm. What people do and
 * say is never a reason for an alarm, because it is not a fault of the skill.
 */
export const ALARM_AT: Readonly<Record<Metric, number | null>> = {
  Faults: 1,
  SessionsFailed: 1,
  ResponsesRefused: 1,
  AudioFailures: 1,
  ScreenFailures: 1,
  DeviceExceptions: 1,
  ReadFailures: 1,
  SaveFailures: 1,
  DeleteFailures: 1,
  // The alarms use Lambda's own duration, which includes requests that were never answered.
  Latency: null,
  ColdStarts: null,
  ScreenedOk: null,
  ScreenedGentle: null,
  ScreenedRefer: null,
  ScreenedUrgent: null,
  ScreenedEmergency: null,
  SymptomsCaution: null,
  SymptomsRefer: null,
  SymptomsUrgent: null,
  SymptomsEmergency: null,
  RoutinesStarted: null,
  RoutinesResumed: null,
  RoutinesFinished: null,
  RoutinesBrokenOff: null,
  Holds: null,
  SecondsHeld: null,
  Deletions: null,
  SkillsDisabled: null,
};

/** The charts of the dashboard. Every metric of the skill is in one of them. */
export const CHARTS = {
  'Duration of an answer (milliseconds)': ['Latency'],
  'Cold starts and faults': ['ColdStarts', 'Faults'],
  'Answers that devices could not play or show': [
    'SessionsFailed',
    'ResponsesRefused',
    'AudioFailures',
    'ScreenFailures',
    'DeviceExceptions',
  ],
  'Failed calls to the table': ['ReadFailures', 'SaveFailures', 'DeleteFailures'],
  'Screening outcomes': [
    'ScreenedOk',
    'ScreenedGentle',
    'ScreenedRefer',
    'ScreenedUrgent',
    'ScreenedEmergency',
  ],
  'Volunteered symptoms, by level': [
    'SymptomsCaution',
    'SymptomsRefer',
    'SymptomsUrgent',
    'SymptomsEmergency',
  ],
  Routines: ['RoutinesStarted', 'RoutinesResumed', 'RoutinesFinished', 'RoutinesBrokenOff'],
  Holds: ['Holds'],
  'Seconds held': ['SecondsHeld'],
  Deletions: ['Deletions', 'SkillsDisabled'],
} as const satisfies Readonly<Record<string, readonly Metric[]>>;

/**
 * Returns the CloudWatch metric: the 99th percentile of durations, the sum of counts.
 * @param stage the stage whose metric it is, so that the alarms of one stage don't hear of another's faults
 */
export function metricOf(metric: Metric, stage: string | null): CloudWatchMetric {
  return new CloudWatchMetric({
    namespace: NAMESPACE,
    metricName: metric,
    statistic: METRICS[metric] === 'Milliseconds' ? 'p99' : 'Sum',
    period: PERIOD,
    ...(stage === null ? {} : { dimensionsMap: { [DIMENSION]: stage } }),
  });
}
