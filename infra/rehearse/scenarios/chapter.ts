/** docs/deploy.md, followed from an empty account: its commands in their order. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { statusOf } from '../after.ts';
import { thingsOf } from '../aws/account.ts';
import { documentedCommands } from '../documented.ts';
import { unprotect } from '../protection.ts';
import type { Ran } from '../project.ts';
import { OTHER_SKILL, REGION, SECRET, SKILL_ID } from '../rehearsal.ts';
import type { Play, Scenario } from '../scenario.ts';
import { restoreTable } from '../tables.ts';

/** Runs a documented command, in the place of somebody who also looks at what comes of it. */
type Follow = (play: Play, command: string) => Promise<void>;

/** Nobody is there to be asked. */
const UNASKED = '--require-approval never';

const run = async (play: Play, command: string, input?: string): Promise<Ran> => {
  const ran = await play.project.run(command, input === undefined ? {} : { input });
  play.expectRan(ran);
  return ran;
};

/** Runs a command of AWS's own CLI if it is there; otherwise makes the same call. */
async function runAws(play: Play, command: string, otherwise: () => Promise<void> | void): Promise<void> {
  const isThere = (await play.project.run('aws --version')).status === 0;
  if (isThere) await run(play, command);
  else await otherwise();
}

/** The answers to the questions of `npm run configure`: Enter for all but the skill. */
const answersFor = (skillId: string): string => `\n${skillId}\n${'\n'.repeat(20)}`;

/** An hour ago: notes of deletions last for 48. */
const momentAgo = (): string => `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`;

const prune: Follow = async (play, command) => {
  const [table] = thingsOf(play.account, 'AWS::DynamoDB::Table');
  if (table === undefined) throw new TypeError('expected a table');
  const restored =
    thingsOf(play.account, 'AWS::DynamoDB::Table').find(({ id }) => id.startsWith('Restored')) ??
    (await restoreTable(table, play.tools));
  await run(
    play,
    command
      .replace('OLD', table.id)
      .replace('NEW', restored.id)
      .replace(/20\d\d-\S+Z/u, momentAgo()),
  );
};

/** How each command is followed. Those that are not here are marked *untried* in the document. */
export const FOLLOWED: ReadonlyMap<string, Follow> = new Map<string, Follow>([
  [
    'npm run configure',
    async (play, command) => {
      const { output } = await run(play, command, answersFor(SKILL_ID));
      play.expect('it says what was written', output.includes('Written: deployment.json.'));
    },
  ],
  [
    'npx cdk bootstrap',
    async (play, command) => {
      const { output } = await run(play, command);
      play.expect(
        'it says that it is bootstrapped',
        /Environment aws:\/\/\d+\/us-east-1 bootstrapped/u.test(output),
      );
    },
  ],
  [
    'npx cdk deploy --all',
    async (play, command) => {
      await run(play, `${command} ${UNASKED}`);
      for (const name of ['SkillEndpoint', 'EventsEndpoint', 'AlarmTopic', 'DashboardName', 'TableName'])
        play.expect(`there is the output ${name}`, name in play.outputs());
    },
  ],
  [
    'npm run package',
    async (play, command) => {
      const { output } = await run(play, command);
      play.expect('it names the files', output.includes('dist/skill-package/skill.json'));
      play.expect('it names endpoints', !output.includes('The manifest names no endpoint'));
    },
  ],
  [
    'npm run smoke',
    async (play, command) => {
      const { stdout } = await run(play, command);
      play.expect('three lines begin with yes', stdout.match(/^yes/gmu)?.length === 3);
    },
  ],
  [
    'aws secretsmanager create-secret --region us-east-1 --name foam-roll-coach/lwa --secret-string file://lwa.json',
    async (play, command) => {
      const text = JSON.stringify(play.account.developer);
      writeFileSync(join(play.project.folder, 'lwa.json'), text);
      await runAws(play, command, () => {
        play.account.secrets.set(SECRET, text);
      });
      rmSync(join(play.project.folder, 'lwa.json'));
      play.expect('the secret is there', play.account.secrets.has(SECRET));
    },
  ],
  [
    'npm run configure -- --stage beta',
    async (play, command) => {
      const { output } = await run(play, command, answersFor(OTHER_SKILL));
      play.expect('it says what was written', output.includes('Written: deployment.beta.json.'));
    },
  ],
  [
    'npx cdk deploy --all -c stage=beta',
    async (play, command) => {
      await run(play, `${command} ${UNASKED}`);
      play.expect('the stage answers', (await play.launch(OTHER_SKILL, 'beta')) === 'answered');
      await play.disable(OTHER_SKILL, 'beta');
    },
  ],
  [
    'npx cdk diff',
    async (play, command) => {
      const { output } = await run(play, command);
      play.expect('nothing would change', output.includes('Number of stacks with differences: 0'));
    },
  ],
  [
    'npm run back',
    async (play, command) => {
      play.expectRan(await play.deploy({ settings: { skillId: SKILL_ID }, release: 2 }));
      const { stdout } = await run(play, command);
      play.expect(
        'both go back to version 1',
        stdout.match(/version 1 answers instead of 2/gu)?.length === 2,
      );
    },
  ],
  ['npm run prune -- --live OLD --restored NEW --moment 2030-01-31T12:00:00Z', prune],
  ['npm run prune -- --live OLD --restored NEW --moment 2030-01-31T12:00:00Z --delete', prune],
  [
    'aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name FoamRollCoach',
    (play, command) => runAws(play, command, () => unprotect(play.standIn, REGION, 'FoamRollCoach')),
  ],
  [
    'npx cdk destroy FoamRollCoach',
    async (play, command) => {
      await run(play, `${command} --force`);
      play.expect('the stack is gone', statusOf(play.account, 'FoamRollCoach') === 'DELETE_COMPLETE');
    },
  ],
  [
    'npm run -s export -- --user amzn1.ask.account.EXAMPLE --table FoamRollCoachData-TableEXAMPLE',
    async (play, command) => {
      const [table] = thingsOf(play.account, 'AWS::DynamoDB::Table');
      const { stdout } = await run(play, command.replace('FoamRollCoachData-TableEXAMPLE', table?.id ?? ''));
      play.expect('it prints what is kept', stdout.includes('"household"'));
    },
  ],
]);

export const CHAPTER: Scenario = {
  name: 'docs/deploy.md, command after command, from an empty account',
  isBootstrapped: false,
  async play(play: Play): Promise<string> {
    let answered = 'no';
    for (const command of documentedCommands()) {
      await FOLLOWED.get(command)?.(play, command);
      if (command === 'npm run smoke') answered = await play.tryOut(SKILL_ID);
    }
    return `${answered}, after step 7`;
  },
};
