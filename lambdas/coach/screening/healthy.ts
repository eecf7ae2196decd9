/** What people say of themselves that is in order, and which questions that answers by no. */
import type { YesNoId } from './questionnaire.ts';

/**
 * Each says that something is as it should be: "I'm fine"; "my legs are fine"; "it's all working"; "I can feel
 * everything"; "all good down there"; "it eases when I lie down"; "it came on slowly"; "nothing new".
 */
export const HEALTHY = {
  all: [
    ...['saddle', 'bladder_bowel', 'both_legs', 'red_now', 'unwell', 'ill', 'constant', 'leg', 'trauma'],
    ...[
      'bones',
      'history',
      'blood_heart',
      'clot',
      'other',
      'red_flags_since',
      'anything_new',
      'skin_joints',
      'flare',
    ],
  ],
  legs: ['both_legs', 'leg', 'clot', 'clot_now', 'leg_worse'],
  toilet: ['bladder_bowel'],
  feeling: ['saddle'],
  down_there: ['saddle', 'bladder_bowel'],
  easing: ['constant', 'constant_pain'],
  slow_start: ['trauma', 'recent_trauma', 'sudden_start'],
  unchanged: ['red_flags_since', 'anything_new', 'unchanged'],
} as const satisfies Readonly<Record<string, readonly YesNoId[]>>;

export type HealthyId = keyof typeof HEALTHY;

/** Whether saying that something is in order answers a question by no. */
export function isNoAt(id: HealthyId, asked: YesNoId): boolean {
  const answered: readonly YesNoId[] = HEALTHY[id];
  return answered.includes(asked);
}
