/** Reads the one setting that is given on the command line of `cdk`: which stage is meant. */
import { SettingError } from './settings.ts';

/** The names of context that `cdk` itself and cdk.json give. */
const OWN = /^(?:@aws-cdk\/|aws:|cli-telemetry$)/u;

/**
 * Returns the stage of `-c stage=…`, or null.
 * @param context all of the app's context
 * @throws SettingError for any other `-c name=value`, which would be forgotten by the next deployment
 */
export function readStage(context: Readonly<Record<string, unknown>>): string | null {
  const { stage, ...others } = context;
  const [unknown] = Object.keys(others).filter((name) => !OWN.test(name));
  if (unknown !== undefined)
    throw new SettingError(
      `-c ${unknown}: expected no setting but stage. The others are in deployment.json, so that the next deployment has them too: run \`npm run configure\``,
    );
  if (stage === undefined) return null;
  if (typeof stage !== 'string')
    throw new SettingError(`-c stage: expected a name such as beta, got ${JSON.stringify(stage)}`);
  return stage;
}
