/** `npm run back` lets the version before answer again, at once. */
import { parseArgs } from 'node:util';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { explainFailure } from './aws-failures.ts';
import { findEarlier, goBack } from './back/go-back.ts';
import { functionsOf } from './binding/functions.ts';
import { regionOf } from './endpoints.ts';
import { readDeployed } from './outputs.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: npm run back [-- options]

Lets the versions before answer again, of both Lambdas, from the next request on. Nothing is deployed. The next
deployment that changes a Lambda sets it again.

Records that a newer version wrote in a newer form are not overwritten by an older one: it says that it can't read them.
A permission to roll from a newer screening doesn't count for an older one, so people are asked again.

  --stage NAME      the stage
  --skill ARN       the Lambda that answers: the output SkillEndpoint (that of the last deployment from here)
  --events ARN      the Lambda for skill events: the output EventsEndpoint (that of the last deployment from here)
  --skill-to N      the version of the first to go to, instead of the one before
  --events-to N     the version of the second; one that a deployment didn't change may be named as it is
  --help            print this help`;

interface Wanted {
  readonly skill: string;
  readonly events: string;
  readonly skillTo: string | null;
  readonly eventsTo: string | null;
}

function readArguments(args: string[]): Wanted | 'help' {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: {
      ...{ stage: text, skill: text, events: text, 'skill-to': text, 'events-to': text },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) return 'help';
  const known = readDeployed(values.stage ?? null)?.endpoints;
  const skill = values.skill ?? known?.skill;
  const events = values.events ?? known?.events;
  if (skill === undefined || events === undefined)
    throw new UsageError('no deployment from this machine is known: expected --skill and --events');
  return { skill, events, skillTo: values['skill-to'] ?? null, eventsTo: values['events-to'] ?? null };
}

/** The function's own ARN, without the alias. */
const withoutAlias = (arn: string): string => arn.split(':').slice(0, 7).join(':');

async function goBackBoth({ skill, events, skillTo, eventsTo }: Wanted): Promise<void> {
  const client = new LambdaClient({ region: regionOf(skill) });
  try {
    const functions = functionsOf(client);
    const both = [
      [skill, skillTo],
      [events, eventsTo],
    ] as const;
    // Looked up before anything changes: an update may have changed only one of them, and nothing is to be half done.
    for (const [arn, wanted] of both) await findEarlier(withoutAlias(arn), wanted, functions);
    for (const [arn, wanted] of both) {
      const { from, to } = await goBack(withoutAlias(arn), wanted, functions);
      console.log(`${withoutAlias(arn)}: version ${to} answers instead of ${from}.`);
    }
  } finally {
    client.destroy();
  }
}

let asked: Wanted | 'help' | null = null;
try {
  asked = readArguments(process.argv.slice(2));
  if (asked === 'help') console.log(HELP);
  else await goBackBoth(asked);
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  const region = asked === null || asked === 'help' ? '' : regionOf(asked.skill);
  const explained = explainFailure(error, { region, what: 'the Lambdas' });
  console.error(
    named instanceof UsageError ? named.message : `back: ${explained ?? `${named.name}: ${named.message}`}`,
  );
  process.exitCode = named instanceof UsageError ? 2 : 1;
}
