/** Deployments over time: deleted and made again, beside each other, with a table of before, and with newer records. */
import { leftOver, liveVersions, statusOf } from '../after.ts';
import { type Thing, thingsOf } from '../aws/account.ts';
import { unprotect } from '../protection.ts';
import { CONSOLE, MADE, OTHER_SKILL, REGION, type Rehearsal } from '../rehearsal.ts';
import type { Play, Scenario } from '../scenario.ts';
import { putItem, recordsIn, restoreTable } from '../tables.ts';
import { putSecret } from './deployments.ts';

/** Deletes the stack of the skill, as docs/deploy.md says. */
export async function destroy(play: Play): Promise<void> {
  const folder = `--app ${await play.folderOf(CONSOLE)}`;
  play.expectRan(
    await play.project.run(`npx cdk destroy FoamRollCoach --force ${folder}`),
    'TerminationProtection',
  );
  await unprotect(play.standIn, REGION, 'FoamRollCoach');
  play.expectRan(await play.project.run(`npx cdk destroy FoamRollCoach --force ${folder}`));
  play.expect('the stack is gone', statusOf(play.account, 'FoamRollCoach') === 'DELETE_COMPLETE');
  play.expect('no function is left', play.account.functions.size === 0);
}

/** The settings that take up a table. */
function adopting({ account }: Rehearsal, table: Thing): Readonly<Record<string, string>> {
  const [key] = thingsOf(account, 'AWS::KMS::Key');
  return { tableArn: table.arn, tableKeyArn: key?.arn ?? '' };
}

/** The one table of the account. */
function onlyTable({ account }: Rehearsal): Thing {
  const [table, ...others] = thingsOf(account, 'AWS::DynamoDB::Table');
  if (table === undefined || others.length > 0) throw new TypeError('expected one table');
  return table;
}

export const LIFECYCLE: readonly Scenario[] = [
  {
    name: 'destroyed and deployed again: the records are those of before (console)',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      await play.launch(play.skillId());
      await destroy(play);
      play.expect('the record stays', (await play.records()) === 1);
      play.expectRan(await play.deploy(CONSOLE));
      await play.disable(play.skillId());
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'destroyed and deployed again: the skill of before stays, and a new one is made',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.expectRan(await play.deploy(MADE));
      const before = play.skillId();
      await destroy(play);
      play.expect('the skill stays', leftOver(play.account).includes('ASK Skill'));
      play.expectRan(await play.deploy(MADE));
      play.expect('the skill is a new one', play.skillId() !== before);
      play.expect('the one of before is refused', (await play.launch(before)) === 'refused');
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'a restored table in use: tableArn, and what was left of the one before',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      await play.launch(play.skillId());
      const restored = await restoreTable(onlyTable(play), play.tools);
      const settings = { ...CONSOLE.settings, ...adopting(play, restored) };
      play.expectRan(await play.deploy({ settings }));
      play.expect('version 2 answers', liveVersions(play.account).join() === 'Skill 2,Events 2');
      await play.disable(play.skillId());
      const records = await recordsIn(play.account, play.tools.tables);
      play.expect(
        'the restored record is deleted, and that of the old table stays',
        records.length === 1 && records[0]?.table !== restored.id,
      );
      return (await play.launch(play.skillId())) === 'answered' ? 'yes' : 'no';
    },
  },
  {
    name: 'both stacks deleted: the table stays, and tableArn takes it up again',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      await play.launch(play.skillId());
      await destroy(play);
      await unprotect(play.standIn, REGION, 'FoamRollCoachData');
      const folder = await play.folderOf(CONSOLE);
      play.expectRan(await play.project.run(`npx cdk destroy FoamRollCoachData --force --app ${folder}`));
      play.expect(
        'the data stack is gone',
        statusOf(play.account, 'FoamRollCoachData') === 'DELETE_COMPLETE',
      );
      play.expectRan(
        await play.deploy({ settings: { ...CONSOLE.settings, ...adopting(play, onlyTable(play)) } }),
      );
      play.expect('its record is still there', (await play.records()) === 1);
      await play.disable(play.skillId());
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'two stages side by side, each for a skill of its own',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      const beta = { settings: { skillId: OTHER_SKILL }, stage: 'beta' };
      play.expectRan(await play.deploy(beta));
      play.expect('there are two tables', thingsOf(play.account, 'AWS::DynamoDB::Table').length === 2);
      play.expect(
        'the skill of the stage is answered',
        (await play.launch(OTHER_SKILL, 'beta')) === 'answered',
      );
      play.expect('its skill alone', (await play.launch(play.skillId(), 'beta')) === 'refused');
      await play.disable(OTHER_SKILL, 'beta');
      // cdk has written the outputs of the last deployment over those of the one before.
      play.expectRan(await play.deploy(CONSOLE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'going back over a newer item schema: a newer record is not overwritten, and can be deleted',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      await play.launch(play.skillId());
      const [record] = await recordsIn(play.account, play.tools.tables);
      const newer = { ...record?.item, schema: { N: '1000' }, progress: { S: 'in a newer form' } };
      await putItem(record?.table ?? '', newer, play.tools.tables);
      const opened = await play.launch(play.skillId());
      const [now] = await recordsIn(play.account, play.tools.tables);
      play.expect('the newer record is as it was', JSON.stringify(now?.item) === JSON.stringify(newer));
      await play.disable(play.skillId());
      play.expect('it is deleted when the skill is disabled', (await play.records()) === 0);
      return opened === 'answered' ? 'yes' : opened;
    },
  },
];
