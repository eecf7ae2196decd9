import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { METRICS } from '../../lambdas/operations/metrics.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Settings } from '../settings.ts';
import { ALARM_AT, metricOf, PERIOD } from './monitoring.ts';

/** In ms. The store gives up after 2.4 s, so that a person hears an answer within three seconds. */
const SLOW_MS = 3000;

/**
 * Adds the alarms, and the topic to which they are sent.
 * @param functions the functions, by the names of their alarms in the template
 */
export function addAlarms(
  scope: Construct,
  functions: Readonly<Record<string, LambdaFunction>>,
  { alarmEmail, stage }: Pick<Settings, 'alarmEmail' | 'stage'>,
): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: 'Foam Roll Coach', enforceSSL: true });
  if (alarmEmail !== null) topic.addSubscription(new EmailSubscription(alarmEmail));
  const addAlarm = (id: string, metric: IMetric, threshold: number, alarmDescription: string): void => {
    new Alarm(scope, id, {
      metric,
      threshold,
      alarmDescription,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // It is not a fault if nobody uses the skill.
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(topic));
  };
  for (const [name, of] of Object.entries(functions)) {
    const duration = of.metricDuration({ period: PERIOD, statistic: Stats.percentile(99) });
    addAlarm(`${name}Errors`, of.metricErrors({ period: PERIOD }), 1, `${name}: a request had no answer`);
    addAlarm(
      `${name}Throttles`,
      of.metricThrottles({ period: PERIOD }),
      1,
      `${name}: a request was throttled`,
    );
    addAlarm(`${name}Slow`, duration, SLOW_MS, `${name}: one answer in a hundred took three seconds or more`);
  }
  for (const metric of keysOf(METRICS)) {
    const threshold = ALARM_AT[metric];
    if (threshold === null) continue;
    addAlarm(
      metric,
      metricOf(metric, stage),
      threshold,
      `${metric}: ${threshold} or more within five minutes`,
    );
  }
  return topic;
}
