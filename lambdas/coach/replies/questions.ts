/**
 * What each question accepts, and where each reply leads: one row for each question that can be open. What a question
 * says is in locales/; where a yes, a no and an unsure lead is in coach/screening/questionnaire.ts, for a clinician to read.
 *
 * A new question is a row here. A new kind of reply is a row of events.ts; each question hears it by `otherwise`
 * until it lists it.
 */
import type { Reply } from '../conversation/events.ts';
import type { AskedId } from '../conversation/questions.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { ask } from '../transitions/ask.ts';
import { BACK_NOW } from './after-routine/back-now.ts';
import { REACH } from './after-routine/fingertip-to-floor.ts';
import { followWithReminder, KEEP_RATINGS } from './after-routine/wrap-up.ts';
import { acceptDeletion } from './record/privacy.ts';
import { REMIND, REMIND_ALLOWED, REMIND_CONFIRM } from './reminders/settle.ts';
import { CARRY_ON, HARDEST, OTHER_SIDE } from './rolling/check-in.ts';
import { PAIN_OR_SECONDS } from './rolling/pain-or-seconds.ts';
import { READY } from './rolling/ready.ts';
import { HOW_STRONG, NUMB_BETWEEN, SHARP_OR_STRONG, SPOT_OR_NUMB } from './rolling/sensations.ts';
import { AGE_ASKED, hearAge } from './screening/age.ts';
import { hearClearance, hearExamined } from './screening/clearance.ts';
import { MISHEARD_YES } from './screening/correction.ts';
import { PAIN_NOW } from './screening/pain-now.ts';
import { LEAVE_OUT_NEAR, SKIN_WHERE } from './screening/sore-places.ts';
import { WHAT_NEW } from './screening/what-is-new.ts';
import { acceptYesNo, hearSorePlace, recordAs } from './screening/yes-no.ts';
import { TAKE_UP } from './starting/resume.ts';
import { ROLL_NOW } from './starting/roll-now.ts';
import { findChoiceIn, withoutUnknownChoice } from './wishes/for-today.ts';
import { USE_ALL_AGAIN } from './wishes/use-all-again.ts';
import { type AskedQuestion, hear, type Open } from './accepts.ts';

const ASKED_QUESTIONS: Readonly<Record<AskedId, AskedQuestion>> = {
  // After something else was asked or told as the skill was opened.
  roll_now: ROLL_NOW,

  // The fourteen, in the order in which they are asked.
  age: AGE_ASKED,
  saddle: acceptYesNo('saddle'),
  bladder_bowel: acceptYesNo('bladder_bowel'),
  both_legs: acceptYesNo('both_legs'),
  red_now: acceptYesNo('red_now'),
  unwell: acceptYesNo('unwell'),
  constant: acceptYesNo('constant'),
  leg: acceptYesNo('leg'),
  trauma: acceptYesNo('trauma'),
  bones: acceptYesNo('bones'),
  history: acceptYesNo('history'),
  blood_heart: acceptYesNo('blood_heart'),
  clot: acceptYesNo('clot'),
  other: acceptYesNo('other'),
  misheard_yes: MISHEARD_YES,

  // What the roll calls name, one by one.
  ill: acceptYesNo('ill'),
  sweats: acceptYesNo('sweats'),
  weight_loss: acceptYesNo('weight_loss'),
  constant_pain: acceptYesNo('constant_pain'),
  lump: acceptYesNo('lump'),
  recent_trauma: acceptYesNo('recent_trauma'),
  sudden_start: acceptYesNo('sudden_start'),
  brittle_bones: acceptYesNo('brittle_bones'),
  slipped_vertebra: acceptYesNo('slipped_vertebra'),
  connective_tissue: acceptYesNo('connective_tissue'),
  recent_fracture: acceptYesNo('recent_fracture'),
  cancer: acceptYesNo('cancer'),
  weak_immunity: acceptYesNo('weak_immunity'),
  steroids: acceptYesNo('steroids'),
  injected_drugs: acceptYesNo('injected_drugs'),
  blood_thinners: acceptYesNo('blood_thinners'),
  heart: acceptYesNo('heart'),
  nerve_damage: acceptYesNo('nerve_damage'),
  clot_now: acceptYesNo('clot_now'),
  clot_ever: acceptYesNo('clot_ever'),
  pregnant: acceptYesNo('pregnant'),
  other_condition: acceptYesNo('other_condition'),

  // Asked only after an answer that calls for it.
  adult: acceptYesNo('adult', { number: hearAge }),
  seventy: acceptYesNo('seventy', { number: hearAge }),
  saddle_recent: acceptYesNo('saddle_recent'),
  saddle_examined: acceptYesNo('saddle_examined', { cleared: recordAs('saddle_examined', 'yes') }),
  bladder_bowel_recent: acceptYesNo('bladder_bowel_recent'),
  bladder_bowel_examined: acceptYesNo('bladder_bowel_examined', {
    cleared: recordAs('bladder_bowel_examined', 'yes'),
  }),
  both_legs_recent: acceptYesNo('both_legs_recent'),
  red_now_today: acceptYesNo('red_now_today'),
  sweats_explained: acceptYesNo('sweats_explained'),
  constant_worse: acceptYesNo('constant_worse'),
  leg_worse: acceptYesNo('leg_worse'),
  leg_nerve: acceptYesNo('leg_nerve'),
  trauma_examined: acceptYesNo('trauma_examined', { cleared: recordAs('trauma_examined', 'yes') }),
  trauma_hard: acceptYesNo('trauma_hard'),
  aspirin_only: acceptYesNo('aspirin_only'),
  clot_past: acceptYesNo('clot_past'),
  other_limit: acceptYesNo('other_limit'),
  examined: acceptYesNo('examined', { cleared: hearExamined }),
  allowed: acceptYesNo('allowed', { cleared: hearClearance }),
  told_to_rest: acceptYesNo('told_to_rest', { cleared: hearClearance }),

  // Asked of someone who was screened before.
  same_person: acceptYesNo('same_person'),
  red_flags_since: acceptYesNo('red_flags_since'),
  anything_new: acceptYesNo('anything_new'),
  unchanged: acceptYesNo('unchanged'),
  what_new: WHAT_NEW,
  flare: acceptYesNo('flare'),
  take_up: TAKE_UP,
  use_all_again: USE_ALL_AGAIN,

  // Before each routine.
  floor: acceptYesNo('floor', { cant_get_down: recordAs('floor', 'no') }),
  skin_joints: acceptYesNo('skin_joints', { start: hearSorePlace, avoid: hearSorePlace }),
  skin_where: SKIN_WHERE,
  leave_out_near: LEAVE_OUT_NEAR,
  pain_now: PAIN_NOW,
  ready: READY,

  // While a routine is under way.
  hardest: HARDEST,
  how_strong: HOW_STRONG,
  pain_or_seconds: PAIN_OR_SECONDS,
  sharp_or_strong: SHARP_OR_STRONG,
  spot_or_numb: SPOT_OR_NUMB,
  numb_between: NUMB_BETWEEN,
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
  const question = ASKED_QUESTIONS[at.conversation.asked.id];
  const usual = findChoiceIn(said);
  if (usual !== null && question.usual === 'unclear') return hear(question, at, { type: 'unclear' });
  const heard = usual !== null && question.usual === 'choice' ? usual : said;
  if (heard.type !== 'start') return hear(question, at, heard);
  if (heard.choice !== undefined && question.choice === 'not_now' && at.moment.audio !== 'playing')
    return ask(at.conversation, [{ act: 'not_now' }]);
  const { reply: known, notes } = withoutUnknownChoice(at, heard);
  return prependToTurn(hear(question, at, known), notes);
}
