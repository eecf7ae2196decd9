/** `npm run smoke` tries a deployment by calling its Lambdas. */
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { explainFailure } from './aws-failures.ts';
import { regionOf } from './endpoints.ts';
import { type Deployed, readDeployed } from './outputs.ts';
import { loadSettings } from './settings-file.ts';
import { SettingError } from './settings.ts';
import { smoke } from './smoke/smoke.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: npm run smoke [-- options]

Calls the Lambdas of the last deployment from this machine: opens the skill as somebody who doesn't exist, reads the
answer and the log, and deletes what that left. Your credentials must be allowed to invoke them.

  --stage NAME   the stage
  --help         print this help`;

interface Wanted {
  readonly deployed: Deployed;
  readonly skillId: string;
}

function findDeployment(stage: string | null): Wanted {
  const { caller } = loadSettings(stage);
  const deployed = readDeployed(stage);
  if (deployed === null) throw new UsageError('no deployment from this machine is known: deploy first');
  const skillId = caller.caller === 'skill' ? caller.skillId : deployed.madeSkill;
  if (skillId === null) throw new UsageError('the deployment has no skill: nobody may call it');
  return { deployed, skillId };
}

async function trySkill({ deployed: { endpoints }, skillId }: Wanted): Promise<void> {
  const region = regionOf(endpoints.skill);
  const client = new LambdaClient({ region });
  try {
    const { lines, isWell } = await smoke(client, endpoints, skillId, new Date().toISOString());
    for (const line of lines) console.log(line);
    process.exitCode = isWell ? 0 : 1;
  } catch (error) {
    const explained = explainFailure(error, { region, what: 'the Lambdas' });
    if (explained === null) throw error;
    throw new UsageError(explained, { cause: error });
  } finally {
    client.destroy();
  }
}

try {
  const { values } = parseArgs({
    options: { stage: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) console.log(HELP);
  else await trySkill(findDeployment(values.stage ?? null));
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const isExpected = named instanceof UsageError || named instanceof SettingError;
  console.error(isExpected ? named.message : `smoke: ${named.name}: ${named.message}`);
  process.exitCode = 2;
}
