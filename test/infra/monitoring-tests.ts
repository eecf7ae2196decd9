import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ALARM_AT } from '../../infra/stacks/monitoring.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { METRICS, NAMESPACE } from '../../lambdas/operations/metrics.ts';
import { ofType, property, type Synthesized } from './synthesis.ts';

/** Describes the tests of the alarms and the dashboard, with and without an address for alarms. */
export function describeMonitoring(withEmail: () => Synthesized, withoutEmail: () => Synthesized): void {
  describe('the monitoring', () => {
    const alarms = (): Record<string, unknown>[] =>
      ofType(withEmail(), 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties);
    const alarmed = (namespace: string): unknown[] =>
      alarms()
        .filter(({ Namespace }) => Namespace === namespace)
        .map(({ MetricName }) => MetricName);

    it('decides for each metric whether it has an alarm', () => {
      expect(keysOf(ALARM_AT).sort()).toEqual(keysOf(METRICS).sort());
      expect(alarmed(NAMESPACE).sort()).toEqual(
        keysOf(METRICS)
          .filter((metric) => ALARM_AT[metric] !== null)
          .sort(),
      );
      expect(alarmed(NAMESPACE)).toContain('SaveFailures');
    });

    it('has alarms for errors and throttles of each Lambda', () => {
      expect(alarmed('AWS/Lambda').sort()).toEqual([...['Errors', 'Errors'], ...['Throttles', 'Throttles']]);
    });

    it('has alarms for slow answers, of many requests, and for when nobody is answered, of several', () => {
      const expressions = alarms().flatMap(({ Metrics, Threshold }) =>
        z
          .array(z.looseObject({ Expression: z.string().optional() }))
          .default([])
          .parse(Metrics)
          .flatMap(({ Expression }) => (Expression === undefined ? [] : [[Expression, Threshold]])),
      );
      expect(expressions).toEqual([
        ['IF(requests >= 20, slowest, 0)', 3000],
        ['IF(requests >= 20, slowest, 0)', 3000],
        ['IF(requests >= 4, 100 * (errors + FILL(faults, 0)) / requests, 0)', 50],
      ]);
      expect(JSON.stringify(alarms())).toContain('"Stat":"p90"');
    });

    it('sends every alarm to the topic, and the topic’s messages to the configured address', () => {
      const topic = { Ref: ofType(withEmail(), 'AWS::SNS::Topic')[0]?.[0] };
      for (const { AlarmActions } of alarms()) expect(AlarmActions).toEqual([topic]);
      expect(
        ofType(withEmail(), 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties),
      ).toMatchObject([{ Protocol: 'email', Endpoint: 'ada@example.com', TopicArn: topic }]);
      expect(ofType(withoutEmail(), 'AWS::SNS::Subscription')).toEqual([]);
    });

    it('draws each of the skill’s metrics and no others', () => {
      const body = JSON.stringify(property(withEmail(), 'AWS::CloudWatch::Dashboard', 'DashboardBody'));
      const drawn = [...body.matchAll(new RegExp(`${NAMESPACE}\\\\*",\\\\*"(\\w+)`, 'g'))].map(
        (match) => match[1],
      );
      expect(drawn.sort()).toEqual(keysOf(METRICS).sort());
    });
  });
}
