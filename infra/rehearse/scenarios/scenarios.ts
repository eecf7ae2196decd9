/** Every scenario, in the order in which they are played. */
import type { Scenario } from '../scenario.ts';
import { CHAPTER } from './chapter.ts';
import { DEPLOYMENTS } from './deployments.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { SETTINGS } from './settings.ts';
import { WRONG_INPUT } from './wrong-input.ts';

export const SCENARIOS: readonly Scenario[] = [
  CHAPTER,
  ...DEPLOYMENTS,
  ...SETTINGS,
  ...LIFECYCLE,
  ...WRONG_INPUT,
];
