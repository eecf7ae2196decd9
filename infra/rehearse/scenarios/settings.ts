/** Each setting changed, one after the other. */
import { z } from 'zod';
import { thingsOf } from '../aws/account.ts';
import { liveVersions } from '../after.ts';
import { CONSOLE, MADE, OTHER_SKILL, type Rehearsal, SKILL_ID } from '../rehearsal.ts';
import type { Play, Scenario } from '../scenario.ts';
import { putSecret } from './deployments.ts';
import { destroy } from './lifecycle.ts';

/** The environment variables of the version of the skill that answers. */
function variablesOf({ account, endpoints }: Rehearsal): Readonly<Record<string, string>> {
  const one = account.functions.get(endpoints().skill.replace(/:live$/u, ''));
  return one?.versions[(one.live ?? 0) - 1]?.variables ?? {};
}

const logs = z.object({ RetentionInDays: z.number() });

/** What each setting leads to, for a skill of the console. */
const CHANGES: readonly [name: string, value: unknown, isThere: (rehearsal: Rehearsal) => boolean][] = [
  [
    'alarmEmail',
    'ada@example.com',
    ({ account }) =>
      thingsOf(account, 'AWS::SNS::Subscription')[0]?.properties['Endpoint'] === 'ada@example.com',
  ],
  ['keepRatings', true, (rehearsal) => variablesOf(rehearsal)['KEEP_RATINGS'] === 'true'],
  [
    'positionsUrl',
    'https://example.com/roll',
    (rehearsal) => variablesOf(rehearsal)['POSITIONS_URL'] === 'https://example.com/roll',
  ],
  [
    'logRetentionDays',
    7,
    ({ account }) =>
      thingsOf(account, 'AWS::Logs::LogGroup').every(
        ({ properties }) => logs.parse(properties).RetentionInDays === 7,
      ),
  ],
];

/** What is written into the package of a skill that the deployment makes. */
const IN_PACKAGE: readonly [name: string, value: unknown][] = [
  ['privacyUrl', 'https://example.com/privacy'],
  ['termsUrl', 'https://example.com/terms'],
  [
    'otherEndpoints',
    {
      EU: {
        skill: 'arn:aws:lambda:eu-west-1:123456789012:function:Skill:live',
        events: 'arn:aws:lambda:eu-west-1:123456789012:function:Events:live',
      },
    },
  ],
];

export const SETTINGS: readonly Scenario[] = [
  {
    name: 'alarmEmail, keepRatings, positionsUrl and logRetentionDays, each changed and changed back (console)',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      for (const [name, value, isThere] of CHANGES) {
        play.expectRan(await play.deploy({ settings: { ...CONSOLE.settings, [name]: value } }));
        play.expect(`${name} is there`, isThere(play));
        play.expectRan(await play.deploy(CONSOLE));
        play.expect(`${name} is gone`, !isThere(play));
      }
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'privacyUrl, termsUrl and otherEndpoints, each changed (made)',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.expectRan(await play.deploy(MADE));
      const skillId = play.skillId();
      for (const [name, value] of IN_PACKAGE) {
        const [before] = thingsOf(play.account, 'Alexa::ASK::Skill').map(({ properties }) =>
          JSON.stringify(properties),
        );
        play.expectRan(await play.deploy({ settings: { ...MADE.settings, [name]: value } }));
        const [now] = thingsOf(play.account, 'Alexa::ASK::Skill').map(({ properties }) =>
          JSON.stringify(properties),
        );
        play.expect(`${name} gives the skill another package`, before !== now);
      }
      play.expect('the skill stays the same', play.skillId() === skillId);
      return play.tryOut(skillId);
    },
  },
  {
    name: 'closed, and open again (console)',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      play.expectRan(await play.deploy({ settings: { closed: true } }));
      play.expect('nothing has an entrance', liveVersions(play.account).length === 0);
      play.expectRan(await play.deploy(CONSOLE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'another skillId: that skill is answered, and the one before isn’t',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      play.expectRan(await play.deploy({ settings: { skillId: OTHER_SKILL } }));
      play.expect('the skill before is refused', (await play.launch(SKILL_ID)) === 'refused');
      return (await play.launch(OTHER_SKILL)) === 'answered' ? 'yes' : 'no';
    },
  },
  {
    name: 'from a skill of the console to one that the deployment makes: refused, until the stack is deleted',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.expectRan(await play.deploy(CONSOLE));
      play.expectRan(await play.deploy(MADE), 'Delete the stack of the skill first');
      play.expect('the skill of the console is still answered', (await play.tryOut(SKILL_ID)) === 'yes');
      await destroy(play);
      play.expectRan(await play.deploy(MADE));
      return play.tryOut(play.skillId());
    },
  },
  {
    name: 'from a skill that the deployment made to one of the console: refused, until the stack is deleted',
    async play(play: Play): Promise<string> {
      putSecret(play);
      play.expectRan(await play.deploy(MADE));
      play.expectRan(await play.deploy(CONSOLE), 'Alias already exists');
      play.expect('the skill is still answered', (await play.tryOut(play.skillId())) === 'yes');
      await destroy(play);
      play.expectRan(await play.deploy(CONSOLE));
      return play.tryOut(play.skillId());
    },
  },
];
