/**
 * What each question accepts, and where each reply leads: one row for each question that can be open. What a question
 * says is in locales/; where a yes, a no and an unsure lead is in screening/questionnaire.ts, for a clinician to read.
 *
 * A new question is a row here. A new kind of reply is a row of events.ts; each question hears it by `otherwise`
 * until it lists it.
 */
import type { Reply } from '../conversation/events.ts';
import type { AskedId } from '../conversation/questions.ts';
import type { Turn } from '../conversation/turn.ts';
import { type Accepts, hear, type Open } from './accepts.ts';
import { KEEP_RATINGS, thenReminder } from './after-routine.ts';
import { REACH } from './fingertip-to-floor.ts';
import {
  BACK_NOW,
  CARRY_ON,
  HARDEST,
  HOW_STRONG,
  OTHER_SIDE,
  PAIN_OR_SECONDS,
  SHARP_OR_STRONG,
} from './on-roller.ts';
import { deletionOf } from './privacy.ts';
import { REMIND, REMIND_ALLOWED, REMIND_CONFIRM } from './reminders.ts';
import { TAKE_UP } from './resume.ts';
import { LENGTH, PAIN_NOW, READY, SKIN_WHERE } from './set-up.ts';
import { allowedByDoctor, answers, sorePlace, underage, yesNo } from './yes-no.ts';

const ACCEPTED_AT: { readonly [Q in AskedId]: Accepts } = {
  // The fifteen, in the order in which they are asked.
  adult_self: yesNo('adult_self', { number: underage }),
  saddle: yesNo('saddle'),
  bladder_bowel: yesNo('bladder_bowel'),
  red_now: yesNo('red_now'),
  both_legs: yesNo('both_legs'),
  trauma: yesNo('trauma'),
  ill: yesNo('ill'),
  constant: yesNo('constant'),
  leg: yesNo('leg'),
  clot: yesNo('clot'),
  history: yesNo('history'),
  bones_joints: yesNo('bones_joints'),
  medical: yesNo('medical'),
  pregnant: yesNo('pregnant'),
  other: yesNo('other'),

  // Asked only after an unsafe answer.
  trauma_examined: yesNo('trauma_examined', { cleared: answers('trauma_examined', 'yes') }),
  trauma_hard: yesNo('trauma_hard'),
  leg_worse: yesNo('leg_worse'),
  clot_now: yesNo('clot_now'),
  history_examined: yesNo('history_examined', { cleared: answers('history_examined', 'yes') }),
  other_limit: yesNo('other_limit'),
  examined: yesNo('examined', { cleared: answers('examined', 'yes') }),
  allowed: yesNo('allowed', { cleared: allowedByDoctor }),

  // Asked of someone who was screened before.
  same_person: yesNo('same_person'),
  red_flags_since: yesNo('red_flags_since'),
  anything_new: yesNo('anything_new'),
  flare: yesNo('flare'),
  take_up: TAKE_UP,

  // Before each routine.
  floor: yesNo('floor', { cant_get_down: answers('floor', 'no') }),
  skin_joints: yesNo('skin_joints', { start: sorePlace, avoid: sorePlace }),
  skin_where: SKIN_WHERE,
  pain_now: PAIN_NOW,
  length: LENGTH,
  ready: READY,

  // While a routine is under way.
  hardest: HARDEST,
  how_strong: HOW_STRONG,
  pain_or_seconds: PAIN_OR_SECONDS,
  sharp_or_strong: SHARP_OR_STRONG,
  carry_on: CARRY_ON,
  other_side: OTHER_SIDE,

  // After a routine.
  back_now: BACK_NOW,
  keep_ratings: thenReminder(KEEP_RATINGS),
  reach: thenReminder(REACH),
  remind: REMIND,
  remind_confirm: REMIND_CONFIRM,
  remind_allowed: REMIND_ALLOWED,

  // Asked at any moment.
  delete_person: deletionOf('person'),
  delete_household: deletionOf('household'),
};

/** A reply leads where the open question says. */
export function reply(at: Open, said: Reply): Turn {
  return hear(ACCEPTED_AT[at.conversation.asked.id], at, said);
}
