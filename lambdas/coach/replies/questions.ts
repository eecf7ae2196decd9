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
import { followWithReminder, KEEP_RATINGS } from './after-routine.ts';
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
import { acceptDeletion } from './privacy.ts';
import { REMIND, REMIND_ALLOWED, REMIND_CONFIRM } from './reminders.ts';
import { TAKE_UP } from './resume.ts';
import { ROLL_NOW } from './roll-now.ts';
import { LENGTH, PAIN_NOW, READY, SKIN_WHERE } from './set-up.ts';
import { acceptYesNo, hearAge, hearClearance, hearSorePlace, recordAs } from './yes-no.ts';

const ACCEPTED_AT: Readonly<Record<AskedId, Accepts>> = {
  // After something else was asked or told as the skill was opened.
  roll_now: ROLL_NOW,

  // The fifteen, in the order in which they are asked.
  adult_self: acceptYesNo('adult_self', { number: hearAge }),
  saddle: acceptYesNo('saddle'),
  bladder_bowel: acceptYesNo('bladder_bowel'),
  red_now: acceptYesNo('red_now'),
  both_legs: acceptYesNo('both_legs'),
  trauma: acceptYesNo('trauma'),
  ill: acceptYesNo('ill'),
  constant: acceptYesNo('constant'),
  leg: acceptYesNo('leg'),
  clot: acceptYesNo('clot'),
  history: acceptYesNo('history'),
  bones_joints: acceptYesNo('bones_joints'),
  medical: acceptYesNo('medical'),
  pregnant: acceptYesNo('pregnant'),
  other: acceptYesNo('other'),

  // Asked only after an unsafe answer.
  trauma_examined: acceptYesNo('trauma_examined', { cleared: recordAs('trauma_examined', 'yes') }),
  trauma_hard: acceptYesNo('trauma_hard'),
  leg_worse: acceptYesNo('leg_worse'),
  clot_now: acceptYesNo('clot_now'),
  history_examined: acceptYesNo('history_examined', { cleared: recordAs('history_examined', 'yes') }),
  other_limit: acceptYesNo('other_limit'),
  examined: acceptYesNo('examined', { cleared: recordAs('examined', 'yes') }),
  allowed: acceptYesNo('allowed', { cleared: hearClearance }),

  // Asked of someone who was screened before.
  same_person: acceptYesNo('same_person'),
  red_flags_since: acceptYesNo('red_flags_since'),
  anything_new: acceptYesNo('anything_new'),
  flare: acceptYesNo('flare'),
  take_up: TAKE_UP,

  // Before each routine.
  floor: acceptYesNo('floor', { cant_get_down: recordAs('floor', 'no') }),
  skin_joints: acceptYesNo('skin_joints', { start: hearSorePlace, avoid: hearSorePlace }),
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
  keep_ratings: followWithReminder(KEEP_RATINGS),
  reach: followWithReminder(REACH),
  remind: REMIND,
  remind_confirm: REMIND_CONFIRM,
  remind_allowed: REMIND_ALLOWED,

  // Asked at any moment.
  delete_person: acceptDeletion('person'),
  delete_household: acceptDeletion('household'),
};

/** A reply leads where the open question says. */
export function reply(at: Open, said: Reply): Turn {
  return hear(ACCEPTED_AT[at.conversation.asked.id], at, said);
}
