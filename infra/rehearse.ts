/** `npm run rehearse` plays deployments, with a stand-in of AWS on this machine. */
import { parseArgs } from 'node:util';
import { type Assemblies, openAssemblies } from './rehearse/assembly.ts';
import { Interrupted } from './rehearse/project.ts';
import { tableOf } from './rehearse/report.ts';
import { playScenario, type Row } from './rehearse/scenario.ts';
import { SCENARIOS } from './rehearse/scenarios/scenarios.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: npm run rehearse [-- options]

Deploys with the real cdk to a stand-in of AWS on this machine, in ${SCENARIOS.length} scenarios: first deployments, updates, rollbacks,
changes of settings, wrong input, and the chapter of docs/deploy.md as it is written. It prints what was there after
each, and whether the skill answered. No account, no credentials and no network are used.

It proves that the pieces fit each other, not that AWS agrees: the stand-in was written from AWS's documentation.

  --only TEXT   only the scenarios whose names contain this text
  --list        print the names of the scenarios
  --help        print this help

It ends with 0 if there was no surprise, with 1 otherwise. All of it takes about ten minutes.`;

/** Plays the scenarios whose names contain a text. Ctrl-C ends the one that is played, and cleans up. */
async function rehearse(only: string, assemblies: Assemblies): Promise<readonly Row[]> {
  const interrupting = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    // Not once: a terminal and tsx may both pass the signal on.
    process.on(signal, () => {
      console.error('\nCleaning up …');
      interrupting.abort();
    });
  const wanted = SCENARIOS.filter(({ name }) => name.includes(only));
  if (wanted.length === 0)
    throw new UsageError(`--only: no scenario has a name with ${JSON.stringify(only)}: see --list`);
  const rows: Row[] = [];
  for (const [at, scenario] of wanted.entries()) {
    console.error(`${at + 1}/${wanted.length} ${scenario.name} …`);
    rows.push(await playScenario(scenario, assemblies, interrupting.signal));
  }
  return rows;
}

const text = { type: 'string' } as const;
try {
  const { values } = parseArgs({
    options: { only: text, list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) console.log(HELP);
  else if (values.list === true) for (const { name } of SCENARIOS) console.log(name);
  else {
    const assemblies = openAssemblies();
    try {
      const rows = await rehearse(values.only ?? '', assemblies);
      console.log(tableOf(rows));
      process.exitCode = rows.every(({ surprises }) => surprises.length === 0) ? 0 : 1;
    } finally {
      assemblies.close();
    }
  }
} catch (error) {
  const named = error instanceof Error ? error : new Error(String(error));
  if (named instanceof Interrupted) console.error('Interrupted.');
  else
    console.error(named instanceof UsageError ? named.message : `rehearse: ${named.stack ?? named.message}`);
  process.exitCode = named instanceof Interrupted ? 130 : 2;
}
