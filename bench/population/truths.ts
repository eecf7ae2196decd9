/** What each person truthfully answers to each question that the coach can ask. */
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Person } from './person.ts';

/** What is said: yes, no, "ready", or a number. */
export type Answer = 'yes' | 'no' | 'ready' | number;

/** The answer of a person; null for a question that no first visit asks before the first hold. */
type Truth = ((person: Person) => Answer) | null;

const sayYesIf = (holds: boolean): Answer => (holds ? 'yes' : 'no');

const sayIfExamined = ({ examined }: Person): Answer => sayYesIf(examined !== null);

/** By the words of each question: a question that is added owes its answer here. */
export const TRUTHS: Readonly<Record<AskedId, Truth>> = {
  adult_self: ({ age }) => sayYesIf(age >= 18),
  // Asked of what is new in the last two weeks, as the next.
  saddle: ({ saddle }) => sayYesIf(saddle === 'recent'),
  bladder_bowel: ({ bladderBowel }) => sayYesIf(bladderBowel === 'recent'),
  // Asked of today: chest pain on effort that is gone is a no.
  red_now: ({ redNow }) => sayYesIf(redNow),
  // Asked of any pain, new or worse in the last two weeks.
  both_legs: ({ leg }) => sayYesIf(leg?.both?.onset === 'recent'),
  // However long ago.
  trauma: ({ trauma }) => sayYesIf(trauma !== null),
  ill: ({ unwell, nightSweats }) => sayYesIf(unwell !== null || nightSweats !== null),
  constant: ({ constantPain, lump }) => sayYesIf(constantPain !== null || lump),
  leg: ({ leg }) => sayYesIf(leg !== null),
  clot: ({ clotEver, legSwollen }) => sayYesIf(clotEver || legSwollen),
  history: ({ cancer, immunity }) => sayYesIf(cancer || immunity !== null),
  bones_joints: ({ bones }) => sayYesIf(bones !== null),
  // It names no kind of implant, and aspirin is taken for a blood thinner.
  medical: ({ bloodOrHeart }) => sayYesIf(bloodOrHeart !== null),
  pregnant: ({ pregnant }) => sayYesIf(pregnant),
  other: ({ treated }) => sayYesIf(treated !== null),

  trauma_examined: sayIfExamined,
  trauma_hard: ({ trauma }) => sayYesIf(trauma?.hard === true),
  leg_worse: ({ leg }) => sayYesIf(leg?.gettingWeaker === true),
  clot_now: ({ legSwollen }) => sayYesIf(legSwollen),
  history_examined: sayIfExamined,
  other_limit: ({ treated }) => sayYesIf(treated?.toldToLimitExercise === true),
  examined: sayIfExamined,
  allowed: ({ examined }) => sayYesIf(examined?.toldRollingIsFine === true),

  floor: ({ floor }) => sayYesIf(floor),
  // Nothing is known of how often skin or joints are sore, and it leaves a region out at most.
  skin_joints: () => 'no',
  pain_now: ({ painNow }) => painNow,
  length: () => 'yes',
  ready: () => 'ready',

  roll_now: null,
  same_person: null,
  red_flags_since: null,
  anything_new: null,
  flare: null,
  skin_where: null,
  hardest: null,
  how_strong: null,
  pain_or_seconds: null,
  sharp_or_strong: null,
  carry_on: null,
  take_up: null,
  other_side: null,
  back_now: null,
  keep_ratings: null,
  reach: null,
  delete_person: null,
  delete_household: null,
  remind: null,
  remind_confirm: null,
  remind_allowed: null,
};

/**
 * What a person answers to a question.
 * @throws Error for a question that no first visit asks before the first hold
 */
export function answerTruthfully(person: Person, id: AskedId): Answer {
  const truth = TRUTHS[id];
  if (truth === null) throw new Error(`Expected a question of a first visit, got ${id}`);
  return truth(person);
}
