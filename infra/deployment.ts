/** The whole deployment as a CDK app: two stacks and the rules that they are checked against. */
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundles.ts';
import type { Settings } from './settings.ts';
import { DataStack } from './stacks/data.ts';
import { SkillStack } from './stacks/skill.ts';

/** The names of the stacks, for `cdk deploy`. */
export const DATA_STACK = 'FoamRollCoachData';
export const SKILL_STACK = 'FoamRollCoach';

/** What was built before synthesis. */
export interface Artifacts {
  readonly bundles: Bundles;
  /** The folder of the skill package. It is used only if the deployment creates a skill. */
  readonly packageFolder: string;
}

export interface Deployment {
  readonly app: App;
  readonly data: DataStack;
  readonly skill: SkillStack;
}

/**
 * Creates both stacks.
 * @param app the app whose context contains the settings
 */
export function createDeployment(app: App, settings: Settings, made: Artifacts): Deployment {
  const env = { region: settings.region };
  const data = new DataStack(app, DATA_STACK, { env, description: 'Foam Roll Coach: the records of people' });
  const { table, key } = data;
  const skill = new SkillStack(app, SKILL_STACK, {
    env,
    description: 'Foam Roll Coach: the skill',
    settings,
    table,
    key,
    ...made,
  });
  Tags.of(app).add('project', 'foam-roll-coach');
  // A finding of these rules ends the synthesis, unless it is acknowledged with a reason.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, skill };
}
