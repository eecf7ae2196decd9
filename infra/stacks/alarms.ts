import { Stack } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { METRICS } from '../../lambdas/operations/metrics.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Settings } from '../settings.ts';
import { ALARM_AT, metricOf, PERIOD } from './monitoring.ts';

/** In ms. The store gives up after 2.4 s, so that a person hears an answer within three seconds. */
const SLOW_MS = 3000;

/**
 * The least number of requests within a period for which their slowest tenth says anything. Of fewer, one cold start would
 * be enough for an alarm.
 */
const FEWEST_FOR_SLOW = 20;

/** When half of the requests or more have no answer, of at least so many within a period, nobody is served any more. */
const UNANSWERED_PERCENT = 50;
const FEWEST_FOR_UNANSWERED = 4;

/** The functions by the names of their alarms in the template. `Skill` is the one that people talk to. */
type Functions = Readonly<Record<'Skill' | 'Events', LambdaFunction>>;

/**
 * Adds the alarms, and the topic to which they are sent.
 * @param failedDeletions the queue of deletions that failed every time
 */
export function addAlarms(
  scope: Construct,
  functions: Functions,
  failedDeletions: IQueue,
  { alarmEmail, stage }: Pick<Settings, 'alarmEmail' | 'stage'>,
): Topic {
  const topic = addTopic(scope, alarmEmail);
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
  for (const name of keysOf(functions)) {
    const of = functions[name];
    addAlarm(`${name}Errors`, of.metricErrors({ period: PERIOD }), 1, `${name}: a request had no answer`);
    addAlarm(
      `${name}Throttles`,
      of.metricThrottles({ period: PERIOD }),
      1,
      `${name}: a request was throttled`,
    );
    addAlarm(`${name}Slow`, slownessOf(of), SLOW_MS, `${name}: one answer in ten took three seconds or more`);
  }
  addAlarm(
    'DeletionsFailedAlarm',
    failedDeletions.metricApproximateNumberOfMessagesVisible({ period: PERIOD, statistic: Stats.MAXIMUM }),
    1,
    'Data of a household that disabled the skill could not be deleted for an hour: see docs/deploy.md',
  );
  addAlarm(
    'NobodyAnswered',
    countUnanswered(functions.Skill, stage),
    UNANSWERED_PERCENT,
    `Skill: half of the requests or more had no proper answer`,
  );
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

/** Adds the topic. CDK's rule that it is used over TLS alone replaces the policy by which CloudWatch could publish. */
function addTopic(scope: Construct, alarmEmail: string | null): Topic {
  const topic = new Topic(scope, 'Alarms', { displayName: 'Foam Roll Coach', enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'AlarmsPublish',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  );
  if (alarmEmail !== null) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}

/** Returns the duration that nine of ten requests stay below, in ms; 0 if there are too few requests. */
function slownessOf(of: LambdaFunction): IMetric {
  return new MathExpression({
    expression: `IF(requests >= ${FEWEST_FOR_SLOW}, slowest, 0)`,
    label: 'The slowest tenth (milliseconds)',
    period: PERIOD,
    usingMetrics: {
      requests: of.metricInvocations({ period: PERIOD }),
      slowest: of.metricDuration({ period: PERIOD, statistic: Stats.percentile(90) }),
    },
  });
}

/** Returns how many of a hundred requests failed, or were answered with an excuse; 0 if there are too few. */
function countUnanswered(of: LambdaFunction, stage: string | null): IMetric {
  return new MathExpression({
    expression: `IF(requests >= ${FEWEST_FOR_UNANSWERED}, 100 * (errors + FILL(faults, 0)) / requests, 0)`,
    label: 'Requests without a proper answer (percent)',
    period: PERIOD,
    usingMetrics: {
      requests: of.metricInvocations({ period: PERIOD }),
      errors: of.metricErrors({ period: PERIOD }),
      faults: metricOf('Faults', stage),
    },
  });
}
