/** The whole deployment as a CDK app: two stacks, and the checks that hold for them. */
import { type App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Settings } from './settings.ts';
import { DataStack } from './stacks/data.ts';
import { SkillStack } from './stacks/skill.ts';

/** The names of the stacks, as `cdk deploy` takes them. */
export const DATA_STACK = 'FoamRollCoachData';
export const SKILL_STACK = 'FoamRollCoach';

export interface Deployment {
  readonly app: App;
  readonly data: DataStack;
  readonly skill: SkillStack;
}

/**
 * @param app with the context that the settings were read from
 * @param packageFolder the skill package, for a skill that the deployment makes
 */
export function deployment(app: App, settings: Settings, packageFolder: string): Deployment {
  const env = { region: settings.region };
  const data = new DataStack(app, DATA_STACK, { env, description: 'Foam Roll Coach: what people have done' });
  const { table, key } = data;
  const skill = new SkillStack(app, SKILL_STACK, {
    env,
    description: 'Foam Roll Coach: the skill',
    settings,
    table,
    key,
    packageFolder,
  });
  Tags.of(app).add('project', 'foam-roll-coach');
  // Whatever these rules find, and isn't acknowledged with a reason, ends the synthesis.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { app, data, skill };
}
