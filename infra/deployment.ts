/** The whole deployment of a stage as a CDK app: its stacks, and the rules that they are checked against. */
import { type App, DefaultStackSynthesizer, type StackProps, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Construct } from 'constructs';
import type { Bundles } from './bundles.ts';
import type { AdoptedTable, Settings } from './settings.ts';
import { ASSETS_PREFIX } from './stacks/assets-prefix.ts';
import { adoptTable, DataStack, type Records } from './stacks/data.ts';
import { SkillStack } from './stacks/skill.ts';

/** Returns the names of a stage's stacks, for `cdk deploy`. */
export function stackNamesOf(stage: string | null): { readonly data: string; readonly skill: string } {
  const suffix = stage === null ? '' : `-${stage}`;
  return { data: `FoamRollCoachData${suffix}`, skill: `FoamRollCoach${suffix}` };
}

/** What was built before synthesis. */
export interface Artifacts {
  readonly bundles: Bundles;
  /** The folder of the skill package. It is used only if the deployment creates a skill. */
  readonly packageFolder: string;
}

export interface Deployment {
  readonly app: App;
  /** Null if the deployment uses a table that exists already. */
  readonly data: DataStack | null;
  readonly skill: SkillStack;
}

/** Creates the stacks in an app: one for the table, unless there is one already, and one for the skill. */
export function createDeployment(app: App, settings: Settings, made: Artifacts): Deployment {
  const names = stackNamesOf(settings.stage);
  // Nobody deletes a stack by a slip: `cdk destroy` refuses until this is taken off.
  const shared = (): StackProps => {
    const base: StackProps = { env: { region: settings.region }, terminationProtection: true };
    // Not by a spread: CDK's own class doesn't fit its own interface under `exactOptionalPropertyTypes`.
    return Object.assign(base, { synthesizer: new DefaultStackSynthesizer({ bucketPrefix: ASSETS_PREFIX }) });
  };
  const { data, recordsFor } = addRecords(app, names.data, shared(), settings.table);
  const skill = new SkillStack(app, names.skill, {
    ...shared(),
    description: 'Foam Roll Coach: the skill',
    settings,
    recordsFor,
    ...made,
  });
  Tags.of(app).add('project', 'foam-roll-coach');
  if (settings.stage !== null) Tags.of(app).add('stage', settings.stage);
  // A finding of these rules ends the synthesis, unless it is acknowledged with a reason.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, skill };
}

/** Adds the stack of the table, unless there is a table already: then the skill's stack refers to that. */
function addRecords(
  app: App,
  id: string,
  shared: StackProps,
  adopted: AdoptedTable | null,
): { readonly data: DataStack | null; readonly recordsFor: (scope: Construct) => Records } {
  if (adopted !== null) return { data: null, recordsFor: (scope) => adoptTable(scope, adopted) };
  const data = new DataStack(app, id, { ...shared, description: 'Foam Roll Coach: the records of people' });
  return { data, recordsFor: () => data };
}
