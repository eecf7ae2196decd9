/** Deployments that come up, and that don't. */
import { liveVersions, statusOf } from '../after.ts';
import { unprotect } from '../protection.ts';
import { CONSOLE, MADE, REGION, type Rehearsal, SECRET } from '../rehearsal.ts';
import type { Play, Scenario } from '../scenario.ts';

/** Puts the secret with Login with Amazon values in its place. */
export function putSecret({ account }: Rehearsal): void {
  account.secrets.set(SECRET, JSON.stringify(account.developer));
}

export const DEPLOYMENTS: readonly Scenario[] = [
  {
    name: 'a first deployment, for a skill of the console',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'a first deployment that makes its skill',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.expectRan(await play.deploy(MADE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'a first deployment that fails, and again',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.account.faults.set('Bound', 'after');
      play.expectRan(await play.deploy(MADE), 'a fault of the rehearsal');
      play.expect(
        'nothing of the skill is left',
        statusOf(play.account, 'FoamRollCoach') === 'ROLLBACK_COMPLETE',
      );
      play.expect('no function is left', play.account.functions.size === 0);
      play.account.faults.clear();
      play.expectRan(await play.deploy(MADE), 'cannot be deleted while TerminationProtection is enabled');
      await unprotect(play.standIn, REGION, 'FoamRollCoach');
      play.expectRan(await play.deploy(MADE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'an update, back to the version before, and the update again (console)',
    async play(play: Play): Promise<string> {
      play.project.configure(CONSOLE.settings);
      play.expectRan(await play.deploy(CONSOLE));
      play.expectRan(await play.deploy({ ...CONSOLE, release: 2 }));
      play.expect('version 2 answers', liveVersions(play.account).join() === 'Skill 2,Events 2');
      play.expectRan(await play.project.run('npm run back'));
      play.expect('version 1 answers', liveVersions(play.account).join() === 'Skill 1,Events 1');
      play.expectRan(await play.deploy({ ...CONSOLE, release: 3 }));
      play.expect('version 3 answers', liveVersions(play.account).join() === 'Skill 3,Events 3');
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'an update, back to the version before, and the update again (made)',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.project.configure(MADE.settings);
      play.expectRan(await play.deploy(MADE));
      const skillId = play.skillId();
      play.expectRan(await play.deploy({ ...MADE, release: 2 }));
      play.expect('the skill stays the same', play.skillId() === skillId);
      play.expect('version 3 answers', liveVersions(play.account).join() === 'Skill 3,Events 3');
      play.expectRan(await play.project.run('npm run back'));
      play.expect('version 2 answers', liveVersions(play.account).join() === 'Skill 2,Events 2');
      play.expectRan(await play.deploy({ ...MADE, release: 3 }));
      play.expect('version 4 answers', liveVersions(play.account).join() === 'Skill 4,Events 4');
      return play.tryOut(skillId);
    },
  },
  ...(['forward', 'backward'] as const).flatMap((order): Scenario[] => [
    {
      name: `an update that fails, rolled back ${order} (console)`,
      async play(play: Play): Promise<string> {
        play.account.rollback = order;
        play.expectRan(await play.deploy(CONSOLE));
        play.account.faults.set('EventsAliaslive', 'after');
        play.expectRan(await play.deploy({ ...CONSOLE, release: 2 }), 'a fault of the rehearsal');
        play.expect('version 1 answers', liveVersions(play.account).join() === 'Skill 1,Events 1');
        return play.tryOut(play.skillId());
      },
    },
    {
      name: `an update that fails, rolled back ${order} (made), and the update again`,
      async play(play: Play): Promise<string> {
        putSecret(play);
        play.account.rollback = order;
        play.expectRan(await play.deploy(MADE));
        play.account.faults.set('Bound', 'after');
        play.expectRan(await play.deploy({ ...MADE, release: 2 }), 'a fault of the rehearsal');
        play.expect('version 2 answers', liveVersions(play.account).join() === 'Skill 2,Events 2');
        play.expect('the skill answers', (await play.tryOut(play.skillId())) === 'yes');
        play.account.faults.clear();
        play.expectRan(await play.deploy({ ...MADE, release: 2 }));
        return play.tryOut(play.skillId());
      },
    },
  ]),
];
