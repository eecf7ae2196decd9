/** What is wrong before a deployment: it ends with a line, and leaves nothing half done. */
import { leftOver, statusOf } from '../after.ts';
import { EXPIRED_KEY } from '../aws/server.ts';
import { TOOLKIT } from '../bootstrap.ts';
import type { Running } from '../project.ts';
import { CONSOLE, MADE, SECRET, SKILL_ID } from '../rehearsal.ts';
import type { Play, Scenario } from '../scenario.ts';

/** A port at which nobody listens: it is reserved for the discarding of what is sent. */
const NOWHERE = 'http://127.0.0.1:9';

/** What a command says of each wrong input. docs/deploy.md says of each what to do. */
export const SAID = {
  noCredentials: 'Unable to resolve AWS account to use',
  expired: 'There are expired AWS credentials in your environment',
  noBootstrap: 'Has the environment been bootstrapped?',
  noNetwork: 'ECONNREFUSED',
  noSettings: 'There is no deployment.json',
  misspelt: 'unknown setting',
  noSecret: "Secrets Manager can't find the specified secret",
  malformedSecret: 'Could not parse SecretString JSON',
  incompleteSecret: 'Could not find a value associated with JSONKey in SecretString',
  otherVendor: 'is not that of the Login with Amazon values',
  protected: 'cannot be deleted while TerminationProtection is enabled',
  nameTaken: 'already exists',
} as const;

/** Nothing was made besides what was there. */
async function expectNothingNew(play: Play, made: () => Promise<void>): Promise<void> {
  const before = play.account.things.size;
  await made();
  play.expect('nothing was made', play.account.things.size === before && play.account.functions.size === 0);
}

function refusedAtOnce(name: string, said: string, running: Running): Scenario {
  return {
    name: `wrong input: ${name}`,
    async play(play: Play): Promise<string> {
      const app = await play.folderOf(CONSOLE);
      await expectNothingNew(play, async () => {
        play.expectRan(
          await play.project.run(`npx cdk deploy --all --require-approval never --app ${app}`, running),
          said,
        );
      });
      return 'nothing to answer';
    },
  };
}

function refusedByAlexa(name: string, said: string, secret: (play: Play) => string | null): Scenario {
  return {
    name: `wrong input: ${name}`,
    async play(play: Play): Promise<string> {
      const text = secret(play);
      if (text !== null) play.account.secrets.set(SECRET, text);
      play.expectRan(await play.deploy(MADE), said);
      play.expect(
        'the stack was rolled back',
        statusOf(play.account, 'FoamRollCoach') === 'ROLLBACK_COMPLETE',
      );
      play.expect(
        'no function and no skill is left',
        play.account.functions.size + leftOver(play.account).length === 0,
      );
      return 'nothing to answer';
    },
  };
}

export const WRONG_INPUT: readonly Scenario[] = [
  refusedAtOnce('no credentials', SAID.noCredentials, { accessKey: null }),
  refusedAtOnce('credentials that have expired', SAID.expired, { accessKey: EXPIRED_KEY }),
  refusedAtOnce('no network', SAID.noNetwork, { endpoint: NOWHERE }),
  { ...refusedAtOnce('no bootstrap', SAID.noBootstrap, {}), isBootstrapped: false },
  {
    name: 'wrong input: a region that is not bootstrapped',
    async play(play: Play): Promise<string> {
      await expectNothingNew(play, async () => {
        play.expectRan(
          await play.deploy({ settings: { ...CONSOLE.settings, region: 'eu-west-1' } }),
          SAID.noBootstrap,
        );
      });
      return 'nothing to answer';
    },
  },
  {
    name: 'wrong input: an update that forgot its settings, and one with a misspelt setting',
    async play(play: Play): Promise<string> {
      play.expectRan(await play.deploy(CONSOLE));
      const calls = play.account.calls.length;
      play.expectRan(await play.project.run('npx cdk deploy --all'), SAID.noSettings);
      play.project.configure({ skilId: SKILL_ID });
      play.expectRan(await play.project.run('npx cdk deploy --all'), SAID.misspelt);
      play.expect('AWS was not asked for anything', play.account.calls.length === calls);
      return play.tryOut(play.skillId());
    },
  },
  refusedByAlexa('a secret that isn’t there', SAID.noSecret, () => null),
  refusedByAlexa('a secret that isn’t JSON', SAID.malformedSecret, () => 'clientId: …'),
  refusedByAlexa('a secret without a vendor', SAID.incompleteSecret, ({ account: { developer } }) =>
    JSON.stringify({ ...developer, vendorId: undefined }),
  ),
  refusedByAlexa('the vendor of another', SAID.otherVendor, ({ account: { developer } }) =>
    JSON.stringify({ ...developer, vendorId: 'M2SOMEBODY' }),
  ),
  {
    name: 'wrong input: a name that is taken, by the bucket of an earlier bootstrap',
    async play(play: Play): Promise<string> {
      const { account, project } = play;
      const toolkit = account.stacks.get(TOOLKIT);
      // Somebody deletes the stack; its bucket stays, as the template of CDK says.
      for (const [name, { arn, type }] of toolkit?.members ?? [])
        if (type !== 'AWS::S3::Bucket') {
          account.things.delete(arn);
          toolkit?.members.delete(name);
        }
      account.stacks.delete(TOOLKIT);
      const app = await play.folderOf(CONSOLE);
      play.expectRan(await project.run(`npx cdk bootstrap --app ${app}`), SAID.nameTaken);
      play.expect('the stack was rolled back', statusOf(account, TOOLKIT) === 'ROLLBACK_COMPLETE');
      return 'nothing to answer';
    },
  },
];
