/** What the person of the bench says: someone with mild back pain and nothing else, on their first visit. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { isRollCall } from '../../lambdas/coach/screening/questionnaire.ts';

/** Answers in whole words. All others are "none of those" to a roll call, and else "no". */
const ANSWERS: Readonly<Partial<Record<AskedId, string>>> = {
  age: "i'm forty one",
  same_person: 'yes',
  floor: 'yes',
  pain_now: 'two',
  ready: 'ready',
  carry_on: 'carry on',
  hardest: 'three',
  back_now: 'two',
  keep_ratings: 'yes',
  reach: 'not now',
};

/** What the person answers to a question. */
export function answerTo(id: AskedId): string {
  return ANSWERS[id] ?? (isRollCall(id) ? 'none of those' : 'no');
}

/** What the person says who wasn't understood twice. */
export function inOtherWords(answer: string): string {
  return answer === 'none of those' ? 'no' : answer;
}

/** Something that happens in the first hold. */
export interface Happening {
  /** From the beginning of the segment, in ms. */
  readonly atMs: number;
  /** What is said; null for a cough. */
  readonly said: string | null;
  /** What the skill must make of it: a sentence; null for nothing. */
  readonly taken: string | null;
}

/** A cough, and talk in the room: nothing may come of them. Then the person interrupts. */
export const HAPPENINGS: readonly Happening[] = [
  { atMs: 14_000, said: null, taken: null },
  { atMs: 20_000, said: 'who left the light on in the hall', taken: null },
  { atMs: 27_000, said: 'Alexa, pause', taken: 'pause' },
];
