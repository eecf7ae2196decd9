/** What blocks rolling, and what lifts it: read off the branches of every question, and off what counts together. */
import {
  ANSWERS,
  type Branch,
  branch,
  CLEARANCE,
  RETURNING,
  type YesNoId,
  YES_NO_IDS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { TOGETHER, type TogetherId } from '../../lambdas/coach/screening/triage.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { QUESTION_SOURCES, TOGETHER_SOURCES } from '../../lambdas/coach/sources/question-sources.ts';
import { citeGrounds, joinBlocks, OWN_CHOICE, table } from './markdown.ts';
import { TITLES } from './titles.ts';

/** What answers come to together. One that is added owes its row. */
const TOGETHER_ROWS: Readonly<Record<TogetherId, { readonly when: string; readonly lifted?: string }>> = {
  nerve_signs: {
    when: `Two of “${TITLES.saddle}”, “${TITLES.bladder_bowel}” and “${TITLES.both_legs}”, of whatever age; or one of them and “${TITLES.leg_worse}”`,
  },
  sudden_with_steroids: { when: `“${TITLES.sudden_start}” and “${TITLES.steroids}”` },
  history_and_unwell: {
    when: `Anything of “${TITLES.history}”, a back that was not examined, and “${TITLES.ill}”, “${TITLES.weight_loss}”, “${TITLES.constant_pain}” or unexplained sweats`,
  },
  sudden_from_seventy: {
    when: `“${TITLES.seventy}” and “${TITLES.sudden_start}”`,
    lifted: 'back examined, and the explicit okay: gentle',
  },
};

const NOT_IN_SESSION = 'nothing in that session; later a full screening, examined and allowed: gentle';

interface Lifting {
  readonly level: string;
  readonly lifted: string;
}

/** What lifts a branch that forbids, or narrows, rolling. */
const LIFTINGS: Readonly<Partial<Record<Extract<Branch, string>, Lifting>>> = {
  emergency: { level: 'emergency', lifted: NOT_IN_SESSION },
  urgent: { level: 'urgent', lifted: NOT_IN_SESSION },
  refer_until_okay: { level: 'refer', lifted: 'back examined, and the explicit okay: gentle' },
  refer: { level: 'refer', lifted: 'back examined, and not told to rest or not to exercise: gentle' },
  caution: { level: 'caution', lifted: 'not blocked: gentle' },
};

/** Questions whose answers are about the record or lift something: they block nothing by themselves. */
const BLOCK_NOTHING: readonly string[] = [
  ...keysOf(CLEARANCE),
  ...keysOf(RETURNING).filter((id) => id !== 'red_flags_since'),
];

function listAnswers(id: YesNoId): string[][] {
  const byLeads = new Map<Branch, string[]>();
  for (const answer of ANSWERS) {
    const leads = branch(id, answer);
    byLeads.set(leads, [...(byLeads.get(leads) ?? []), answer === 'unsure' ? 'not sure' : answer]);
  }
  return [...byLeads].flatMap(([leads, answers]) => {
    const lifting = typeof leads === 'object' ? undefined : LIFTINGS[leads];
    if (lifting === undefined) return [];
    const { level, lifted } = lifting;
    return [
      [`${TITLES[id]}: ${answers.join(', ')}`, `**${level}**`, lifted, citeGrounds(QUESTION_SOURCES[id])],
    ];
  });
}

function listTogether(): string[][] {
  return keysOf(TOGETHER).map((id) => {
    const { when, lifted = NOT_IN_SESSION } = TOGETHER_ROWS[id];
    return [when, `**${TOGETHER[id].level}**`, lifted, citeGrounds(TOGETHER_SOURCES[id])];
  });
}

export function describeLiftings(): string {
  const asked = YES_NO_IDS.filter((id) => !BLOCK_NOTHING.includes(id));
  const head = ['What was answered', 'Level', 'What lifts it', 'Source'];
  return joinBlocks(
    'The highest level of all rows counts. Where several answers lead to `refer`, and one of them needs the explicit okay, all need it. A back that was not examined lifts nothing. What is lifted is gentle, never more.',
    '### One answer by itself',
    table(head, asked.flatMap(listAnswers)),
    '### Answers that count together',
    'Not sure, where it stays, counts like yes here.',
    table(head, listTogether()),
    '### Back pain now',
    `A number that is too strong ends the day, whatever was lifted: see “Limits”. Which answers lift what is ${OWN_CHOICE}; the sources are of the questions.`,
  );
}
