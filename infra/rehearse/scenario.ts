/** A scenario: something that happens to a deployment, and what has to be there after it. */
import { describeAccount } from './after.ts';
import type { Assemblies } from './assembly.ts';
import { openRehearsal, OTHER_SKILL, type Rehearsal } from './rehearsal.ts';
import type { Ran } from './project.ts';

/** A rehearsal in which expectations are noted. */
export interface Play extends Rehearsal {
  /** Notes a surprise unless it is so. */
  readonly expect: (what: string, isSo: boolean) => void;
  /** Expects that a command ended well, or with a line that contains a text. */
  readonly expectRan: (ran: Ran, text?: string) => void;
  /**
   * Opens and disables the skill, expects that it answers its own skill and no other, and that disabling it deletes what
   * was left. Returns `yes`, or what happened instead.
   */
  readonly tryOut: (skillId: string, stage?: string) => Promise<string>;
}

export interface Scenario {
  readonly name: string;
  /** Whether `cdk bootstrap` has been run before. */
  readonly isBootstrapped?: boolean;
  /** Returns whether the skill answers in the end, and whatever else is to be said of that. */
  readonly play: (play: Play) => Promise<string>;
}

/** A row of the table. */
export interface Row {
  readonly name: string;
  readonly after: string;
  readonly answered: string;
  readonly surprises: readonly string[];
}

/** How much of a command's output is shown with a surprise. */
const SHOWN_LINES = 6;

/**
 * Plays a scenario in an account of its own.
 * @throws Interrupted if it was
 */
export async function playScenario(
  { name, isBootstrapped, play }: Scenario,
  assemblies: Assemblies,
  interrupted: AbortSignal,
): Promise<Row> {
  const rehearsal = await openRehearsal(assemblies, isBootstrapped, interrupted);
  const surprises: string[] = [];
  const expect = (what: string, isSo: boolean): void => {
    if (!isSo) surprises.push(what);
  };
  const tryOut: Play['tryOut'] = async (skillId, stage) => {
    const before = await rehearsal.records();
    const opened = await rehearsal.launch(skillId, stage);
    const kept = (await rehearsal.records()) - before;
    const others = [await rehearsal.launch(OTHER_SKILL, stage), await rehearsal.disable(OTHER_SKILL, stage)];
    const disabled = await rehearsal.disable(skillId, stage);
    const left = await rehearsal.records();
    expect(
      `another skill is refused, not ${others.join(' and ')}`,
      others.every((one) => one === 'refused'),
    );
    expect(
      `a launch keeps a record, and disabling deletes it: ${kept} kept, ${left} left`,
      kept === 1 && left === 0,
    );
    return opened === 'answered' && disabled === 'answered' ? 'yes' : `launch ${opened}, disable ${disabled}`;
  };
  try {
    const answered = await play({
      ...rehearsal,
      ...{ expect, tryOut },
      expectRan({ status, output }, text) {
        const isRight = text === undefined ? status === 0 : status !== 0 && output.includes(text);
        const shown = output.trim().split('\n').slice(-SHOWN_LINES).join('\n');
        expect(`expected ${text ?? 'the command to end well'}, got status ${status}:\n${shown}`, isRight);
      },
    });
    surprises.push(...rehearsal.standIn.unknown);
    return { name, after: describeAccount(rehearsal.account), answered, surprises };
  } finally {
    await rehearsal.close();
  }
}
