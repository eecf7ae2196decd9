import { noHoldWithoutPermission } from './permission-rule.ts';
import { PLAIN_RULES } from './plain-rules.ts';
import { dailyLimit } from './daily-rule.ts';
import { nothingLost, nothingTwice } from './record-rules.ts';
import { atMostTimePassed } from './time-rules.ts';
import type { Rules } from './broken-rule.ts';

/** What every conversation keeps, whoever holds it and whatever goes wrong. */
export const RULES: Rules = {
  ...Object.fromEntries(Object.entries(PLAIN_RULES).map(([name, rule]) => [name, () => rule])),
  'nobody is led into a hold without a permission': noHoldWithoutPermission,
  'no more is held than time has passed': atMostTimePassed,
  'nothing held is lost': nothingLost,
  'nothing held counts twice': nothingTwice,
  'no side is held for more than two minutes a day': dailyLimit,
};
