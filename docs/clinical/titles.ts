/** How a clinician would head each question. One that is added owes its title. */
import type { YesNoId } from '../../lambdas/coach/screening/questionnaire.ts';
import type { TriageLevel } from '../../lambdas/coach/screening/triage-level.ts';

export const TITLES: Readonly<Record<YesNoId, string>> = {
  adult_self: 'An adult, answering for themselves',
  saddle: 'Saddle numbness',
  bladder_bowel: 'Bladder, bowel or sexual change',
  red_now: 'Chest, breathing, fainting, belly or tearing pain today',
  both_legs: 'Symptoms in both legs',
  trauma: 'Trauma',
  ill: 'Fever, sweats, illness or weight loss',
  constant: 'Constant pain, or a lump',
  leg: 'Symptoms down a leg',
  clot: 'Blood clot',
  history: 'Cancer, immunity, steroids or injected drugs',
  bones_joints: 'Bones, joints, fracture or surgery',
  medical: 'Heart, implants, nerves, bleeding or blood thinners',
  pregnant: 'Pregnancy',
  other: 'Other conditions',
  trauma_examined: 'Examined since the trauma',
  trauma_hard: 'Severe trauma',
  leg_worse: 'Leg getting weaker',
  clot_now: 'A clot now',
  history_examined: 'Back pain examined',
  other_limit: 'Told to limit exercise',
  examined: 'Examined by a clinician',
  allowed: 'Rolling agreed to by a clinician',
  same_person: 'The same person as last time',
  red_flags_since: 'Red flags since last time',
  anything_new: 'Anything else that is new',
  flare: 'Worse the day after',
  floor: 'Down to the floor and up again',
  skin_joints: 'Sore skin, veins or joints',
};

/** What each level means for rolling. */
export const LEVEL_MEANINGS: Readonly<Record<TriageLevel, { does: string; lifted: string }>> = {
  ok: { does: 'Rolling, as planned.', lifted: 'nothing to lift' },
  caution: { does: 'A gentle session.', lifted: 'asked again at the next full screening' },
  refer: {
    does: 'No rolling yet. The other questions are still asked, then the two clearance questions.',
    lifted: 'yes to both clearance questions: then a gentle session',
  },
  urgent: {
    does: 'No rolling. The session ends at once.',
    lifted: 'nothing in that session; later a full screening with the clearance questions',
  },
  emergency: {
    does: 'No rolling. The session ends at once, so that the phone is free to use.',
    lifted: 'nothing in that session; later a full screening',
  },
};
