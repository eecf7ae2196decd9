import { Dashboard, GraphWidget, type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { CHARTS, metricOf, PERIOD } from './monitoring.ts';

/** The dashboard has 24 columns, which is room for two charts. */
const WIDTH = 12;
const PER_ROW = 2;

/** Adds charts of Lambda's own metrics of each function, followed by the skill's metrics. */
export function addDashboard(
  scope: Construct,
  functions: Readonly<Record<string, LambdaFunction>>,
  stage: string | null,
): Dashboard {
  const charts = [
    ...Object.entries(functions).flatMap(([name, of]) => [
      makeChart(`${name}: requests`, [
        of.metricInvocations({ period: PERIOD }),
        of.metricErrors({ period: PERIOD }),
        of.metricThrottles({ period: PERIOD }),
      ]),
      makeChart(
        `${name}: duration (milliseconds)`,
        [50, 99].map((of100) => of.metricDuration({ period: PERIOD, statistic: Stats.percentile(of100) })),
      ),
    ]),
    ...Object.entries(CHARTS).map(([title, metrics]) =>
      makeChart(
        title,
        metrics.map((metric) => metricOf(metric, stage)),
      ),
    ),
  ];
  return new Dashboard(scope, 'Dashboard', { widgets: intoRows(charts) });
}

function makeChart(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: WIDTH });
}

function intoRows(charts: readonly GraphWidget[]): GraphWidget[][] {
  return charts.flatMap((_, at) => (at % PER_ROW === 0 ? [charts.slice(at, at + PER_ROW)] : []));
}
