/**
 * Binds a skill that the deployment creates to the Lambdas that it calls. A skill can be created only after
 * there is a Lambda that Alexa may call, but a Lambda cannot know the id of a skill that does not exist yet. So
 * this takes three steps:
 *
 * 1. `open`: each Lambda is published without a skill id, so its code does not start. Any skill may call it.
 * 2. The skill is created, with those Lambdas as its endpoints.
 * 3. `bind`: each Lambda receives the id and is published again. From then on only this skill may call it.
 *
 * The skill calls an alias. A published version keeps its environment, so the previous version keeps answering
 * while an update is under way or rolled back.
 *
 * Each version is published with the fingerprint of what it was made from. When CloudFormation rolls an update back, it
 * asks for the earlier fingerprint, perhaps before it has restored the function. So the alias returns to the version that
 * has this fingerprint, and whatever the function is at that moment is not published.
 */
import { ALIAS, type Functions } from './functions.ts';

/** A step, and the functions that it concerns. */
export type Step =
  | { readonly step: 'open'; readonly functions: readonly string[] }
  | {
      readonly step: 'bind';
      readonly functions: readonly string[];
      /** What each function is made from, in the order of the functions. */
      readonly fingerprints: readonly string[];
      readonly skillId: string;
    };

/** What a version is published as before there is a skill, and the name of the permission for it. */
export const OPEN = 'AlexaUntilBound';

/** How many versions of a function are kept, so that one can go back to them at once. */
const VERSIONS_KEPT = 5;

/** Returns the ARN that Alexa calls. */
export function endpointOf(functionArn: string): string {
  return `${functionArn}:${ALIAS}`;
}

export async function carryOut(step: Step, functions: Functions): Promise<void> {
  for (const [at, arn] of step.functions.entries()) {
    if (step.step === 'open') await open(arn, functions);
    else await bind(arn, step.fingerprints[at] ?? '', step.skillId, functions);
  }
}

/**
 * Removes every permission that binding gave. Others stay: CloudFormation asks for this, too, when it rolls back an update
 * that would have bound the Lambdas of a skill of the console. Functions that no longer exist are skipped.
 */
export async function closeToAll(step: Step, functions: Functions): Promise<void> {
  for (const arn of step.functions)
    for (const one of await functions.statements(arn))
      if (isGivenHere(one)) await functions.disallow(arn, one);
}

/** The Lambdas already have an entrance that binding didn't make. CloudFormation would remove it after the binding. */
export class OtherEntranceError extends Error {
  override readonly name = 'OtherEntranceError';
}

async function open(arn: string, functions: Functions): Promise<void> {
  if ((await functions.statements(arn)).some((one) => !isGivenHere(one)))
    throw new OtherEntranceError(
      'A skill of the developer console calls this Lambda. Delete the stack of the skill first: the table stays. See docs/deploy.md',
    );
  if ((await functions.liveVersion(arn)) === null)
    await functions.pointTo(arn, await functions.publish(arn, OPEN));
  // If a skill may already call the function, this is an update or its rollback, and nobody else may be let in.
  if ((await functions.statements(arn)).length === 0) await functions.allow(arn, OPEN, null);
}

async function bind(arn: string, fingerprint: string, skillId: string, functions: Functions): Promise<void> {
  const made = `${fingerprint} ${skillId}`;
  const earlier = (await functions.versions(arn)).find(({ description }) => description === made);
  await functions.pointTo(arn, earlier?.version ?? (await publishFor(arn, skillId, made, functions)));
  const own = statementOf(skillId);
  await functions.allow(arn, own, skillId);
  for (const one of await functions.statements(arn)) if (one !== own) await functions.disallow(arn, one);
  await removeOldVersions(arn, functions);
}

async function publishFor(arn: string, skillId: string, made: string, functions: Functions): Promise<string> {
  await functions.setVariable(arn, 'SKILL_ID', skillId);
  return functions.publish(arn, made);
}

async function removeOldVersions(arn: string, functions: Functions): Promise<void> {
  const live = await functions.liveVersion(arn);
  const newestFirst = (await functions.versions(arn)).toSorted(
    (a, b) => Number(b.version) - Number(a.version),
  );
  for (const { version } of newestFirst.slice(VERSIONS_KEPT))
    if (version !== live) await functions.removeVersion(arn, version);
}

/** Derives the statement's name from the skill, so that each skill has its own. */
function statementOf(skillId: string): string {
  return `${BOUND}${skillId.replaceAll('.', '-')}`;
}

/** What the names of statements for a skill begin with. */
const BOUND = 'Alexa-';

/** Whether binding gave a permission; CloudFormation gives its own the name of the stack. */
function isGivenHere(statement: string): boolean {
  return statement === OPEN || statement.startsWith(BOUND);
}
