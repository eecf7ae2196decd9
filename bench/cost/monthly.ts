/** What a deployment costs by the month, whether or not anybody uses it: counted in its templates. */
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import { createDeployment } from '../../infra/deployment.ts';
import { readSettings } from '../../infra/settings.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { METRICS } from '../../lambdas/operations/metrics.ts';
import { PRICES } from './prices.ts';

/** A part of the monthly bill. */
export interface Monthly {
  readonly name: string;
  readonly count: number;
  readonly dollars: number;
}

/** Takes the place of code, which costs nothing by the month. */
const SOME_FOLDER = join(import.meta.dirname, '../../interaction-models');

const resourcesSchema = z.record(
  z.string(),
  z.looseObject({ Type: z.string(), Properties: z.looseObject({}).default({}) }),
);
const alarmSchema = z.looseObject({
  Metrics: z.array(z.looseObject({ MetricStat: z.unknown().optional() })).optional(),
});

/** Counts what is paid by the month. The metrics are all that the code can write; one that is never written costs nothing. */
export function countMonthly(): readonly Monthly[] {
  const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': false } });
  const bundles = { skill: SOME_FOLDER, events: SOME_FOLDER, binder: SOME_FOLDER };
  const { data, skill } = createDeployment(app, readSettings({ closed: true }, null), {
    bundles,
    packageFolder: SOME_FOLDER,
  });
  const resources = [data, skill].flatMap((stack) => (stack === null ? [] : resourcesOf(stack)));
  const countOf = (type: string): number => resources.filter(({ Type }) => Type === type).length;
  const alarmed = resources
    .filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm')
    .map(({ Properties }) => alarmSchema.parse(Properties).Metrics)
    // An alarm of a formula is paid for each metric in it.
    .reduce(
      (sum, metrics) => sum + (metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1),
      0,
    );
  const part = (name: string, count: number, { dollars }: { readonly dollars: number }): Monthly => ({
    name,
    count,
    dollars: count * dollars,
  });
  return [
    part('metrics', keysOf(METRICS).length, PRICES.metric),
    part('metrics with an alarm', alarmed, PRICES.alarm),
    part('dashboards', countOf('AWS::CloudWatch::Dashboard'), PRICES.dashboard),
    part('keys', countOf('AWS::KMS::Key'), PRICES.key),
  ];
}

function resourcesOf(stack: Stack): z.infer<typeof resourcesSchema>[string][] {
  const { Resources } = z
    .looseObject({ Resources: resourcesSchema })
    .parse(Template.fromStack(stack).toJSON());
  return Object.values(Resources);
}
