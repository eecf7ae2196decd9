/** Which metrics are watched, and which are only drawn. */
import { Duration } from 'aws-cdk-lib';
import { Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, NAMESPACE, type Metric } from '../../lambdas/operations/metrics.ts';

/** How long a point of an alarm or a chart is. */
export const PERIOD = Duration.minutes(5);

/**
 * An alarm goes off at so many within five minutes; null: none watches this metric, it is on the dashboard alone.
 * What people have or say is nobody's alarm, and is no fault of the skill.
 */
export const ALARM_AT: Readonly<Record<Metric, number | null>> = {
  Faults: 1,
  ReadFailures: 1,
  SaveFailures: 1,
  DeleteFailures: 1,
  // Watched as Lambda measures it: what never answered isn't in here.
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

/** The charts of the dashboard: each metric of the code stands in one. */
export const CHARTS = {
  'Answering (milliseconds)': ['Latency'],
  'Cold starts and faults': ['ColdStarts', 'Faults'],
  'Calls to the table that failed': ['ReadFailures', 'SaveFailures', 'DeleteFailures'],
  'What the questions came to': [
    'ScreenedOk',
    'ScreenedGentle',
    'ScreenedRefer',
    'ScreenedUrgent',
    'ScreenedEmergency',
  ],
  'Said unasked, by level': ['SymptomsCaution', 'SymptomsRefer', 'SymptomsUrgent', 'SymptomsEmergency'],
  Routines: ['RoutinesStarted', 'RoutinesResumed', 'RoutinesFinished', 'RoutinesBrokenOff'],
  Holds: ['Holds'],
  'Seconds held': ['SecondsHeld'],
  Deletions: ['Deletions', 'SkillsDisabled'],
} as const satisfies Readonly<Record<string, readonly Metric[]>>;

/** A metric of the code, as CloudWatch knows it: durations by their slowest hundredth, counts summed up. */
export function metricOf(metric: Metric): CloudWatchMetric {
  return new CloudWatchMetric({
    namespace: NAMESPACE,
    metricName: metric,
    statistic: METRICS[metric] === 'Milliseconds' ? 'p99' : 'Sum',
    period: PERIOD,
  });
}
