/** The whole deployment as a CDK app: two stacks, and the checks that hold for them. */
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Bundles } from './bundles.ts';
import type { Settings } from './settings.ts';
import { DataStack } from './stacks/data.ts';
import { SkillStack } from './stacks/skill.ts';

/** The names of the stacks, as `cdk deploy` takes them. */
export const DATA_STACK = 'FoamRollCoachData';
export const SKILL_STACK = 'FoamRollCoach';

/** What was made before. */
export interface Artifacts {
  readonly bundles: Bundles;
  /** The skill package: looked into if the deployment makes a skill. */
  readonly packageFolder: string;
}

export interface Deployment {
  readonly app: App;
  readonly data: DataStack;
  readonly skill: SkillStack;
}

/**
 * @param app with the context that the settings were read from
 */
export function createDeployment(app: App, settings: Settings, made: Artifacts): Deployment {
  const env = { region: settings.region };
  const data = new DataStack(app, DATA_STACK, { env, description: 'Foam Roll Coach: what people have done' });
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
  // Whatever these rules find, and isn't acknowledged with a reason, ends the synthesis.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, skill };
}
