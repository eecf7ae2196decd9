/**
 * How a skill that the deployment makes, and the Lambdas that it calls, come to know each other. A skill can't be
 * made before there is a Lambda that lets Alexa in; a Lambda can't know the id of a skill that isn't made. So:
 *
 * 1. `open`: each Lambda is published without an id, which doesn't start, and Alexa is let in for any skill.
 * 2. The skill is made, with those Lambdas as its endpoints.
 * 3. `bind`: each Lambda is told the id and published anew, the skill is let in, and whoever else was is not any more.
 *
 * What is called is an alias. A version keeps what it was published with: while an update is under way, or rolled
 * back, the skill goes on being answered by the version before.
 */
import { ALIAS, type Functions } from './functions.ts';

/** What is asked for, and of which functions. */
export type Step =
  | { readonly step: 'open'; readonly functions: readonly string[] }
  | { readonly step: 'bind'; readonly functions: readonly string[]; readonly skillId: string };

const OPEN = 'AlexaUntilBound';

/** What Alexa is to call. */
export function endpointOf(functionArn: string): string {
  return `${functionArn}:${ALIAS}`;
}

export async function carryOut(step: Step, functions: Functions): Promise<void> {
  for (const arn of step.functions) {
    if (step.step === 'open') await open(arn, functions);
    else await bind(arn, step.skillId, functions);
  }
}

/** Nobody may call any more. Functions that are gone are fine. */
export async function closeToAll(step: Step, functions: Functions): Promise<void> {
  for (const arn of step.functions) await disallowAllBut(null, arn, functions);
}

async function open(arn: string, functions: Functions): Promise<void> {
  if (!(await functions.isReleased(arn))) await functions.release(arn);
  // One that a skill is let in to stays shut to all others: this is an update, or the way back from one.
  if ((await functions.statements(arn)).length === 0) await functions.allow(arn, OPEN, null);
}

async function bind(arn: string, skillId: string, functions: Functions): Promise<void> {
  await functions.setVariable(arn, 'SKILL_ID', skillId);
  await functions.release(arn);
  const own = statementOf(skillId);
  await functions.allow(arn, own, skillId);
  await disallowAllBut(own, arn, functions);
}

async function disallowAllBut(statement: string | null, arn: string, functions: Functions): Promise<void> {
  for (const one of await functions.statements(arn))
    if (one !== statement) await functions.disallow(arn, one);
}

/** Named by the skill: that of another skill is another statement. */
function statementOf(skillId: string): string {
  return `Alexa-${skillId.replaceAll('.', '-')}`;
}
