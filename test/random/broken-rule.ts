import type { Witness } from './exchange.ts';
import type { Step } from './steps.ts';
import { describeSteps } from './words.ts';

/** A rule was broken. The error says which rule, how, and in which conversation. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule';
  readonly rule: string;
  constructor(rule: string, because: string, steps: readonly Step[]) {
    super(`${rule}: ${because}\n${describeSteps(steps)}`);
    this.rule = rule;
  }
}

/** The rules by name. Each conversation gets its own witnesses. */
export type Rules = Readonly<Record<string, () => Witness>>;
