import type { Witness } from './exchange.ts';
import type { Step } from './steps.ts';
import { describeSteps } from './words.ts';

/** A rule was broken: which, how, and by which conversation. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule';
  readonly rule: string;
  constructor(rule: string, because: string, steps: readonly Step[]) {
    super(`${rule}: ${because}\n${describeSteps(steps)}`);
    this.rule = rule;
  }
}

/** The rules by name; each walk has witnesses of its own. */
export type Rules = Readonly<Record<string, () => Witness>>;
