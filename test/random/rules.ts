import { watchPermission } from './permission-rule.ts';
import { PLAIN_RULES } from './plain-rules.ts';
import { watchDailyLimit } from './daily-rule.ts';
import { watchForLoss, watchForDoubleCount } from './record-rules.ts';
import { watchTimePassed } from './time-rules.ts';
import type { Rules } from './broken-rule.ts';

/** The rules that every conversation must keep, whoever speaks and whatever goes wrong. */
export const RULES: Rules = {
  ...Object.fromEntries(Object.entries(PLAIN_RULES).map(([name, rule]) => [name, () => rule])),
  'nobody is led into a hold without a permission': watchPermission,
  'no more is held than time has passed': watchTimePassed,
  'nothing held is lost': watchForLoss,
  'nothing held counts twice': watchForDoubleCount,
  'no side is held for more than two minutes a day': watchDailyLimit,
};
