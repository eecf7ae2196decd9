/** The questions, with the words in which each is put and where each answer leads. */
import type { AskedId, Form, OtherQuestionId } from '../../lambdas/coach/conversation/questions.ts';
import { FLARE_WITHIN_MS } from '../../lambdas/coach/conversation/next-question.ts';
import { ADULT_FROM } from '../../lambdas/coach/replies/yes-no.ts';
import { EASES, STOPS_REGION, UNSURE_PRESSURE } from '../../lambdas/coach/replies/pressure.ts';
import { FIRST_MINUTES, MIN_MINUTES } from '../../lambdas/coach/planning/plan-routine.ts';
import {
  LONGEST_GAP_MS,
  PAIN_STRONG,
  PAIN_TOO_STRONG,
  SCREENING_LASTS_MS,
} from '../../lambdas/coach/screening/permission.ts';
import {
  type Branch,
  branch,
  CLEARANCE,
  FOLLOW_UPS,
  isRed,
  RETURNING,
  SCREENING,
  SCREENING_IDS,
  SCREENING_VERSION,
  SET_UP,
  YES_NO_IDS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { NEGATIVE_ANSWERS_SOURCES, QUESTION_SOURCES } from '../../lambdas/coach/sources/question-sources.ts';
import { ASKED_AGAIN_AT_MOST } from '../../lambdas/coach/transitions/ask.ts';
import { PLACE_AT_ONCE_MS } from '../../lambdas/coach/transitions/launch.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import {
  bulletList,
  citeGrounds,
  joinBlocks,
  OWN_CHOICE,
  quote,
  quoteBlock,
  table,
  writeDuration,
} from './markdown.ts';
import { TITLES } from './titles.ts';

/** What an answer changes though it is safe, or besides where it leads. */
const NOTES: Readonly<Partial<Record<YesNoId, string>>> = {
  allowed: 'Yes, after yes to the question before: a gentle session.',
  same_person: 'A stranger hears nothing of the record, and nothing of theirs is kept.',
  flare: 'Yes, or not sure: the next routine is half as long. Twice in a row: a full screening.',
  floor: 'No, or not sure: standing at a wall or seated on a chair, never on the floor.',
  skin_joints: 'The region at the sore place is left out on both sides.',
};

/** The form of a question as it is spoken. */
export function questionWords(locale: Locale, question: AskedId, form: Form): string {
  return wordsOf(locale, {
    act: 'ask',
    question,
    form,
    left: null,
    minutes: FIRST_MINUTES,
    tool: 'soft_roller',
  });
}

/** Where an answer leads, in a clinician's words. */
export function describeBranch(leads: Branch): string {
  if (typeof leads === 'object')
    return leads.ask === 'skin_where' ? 'asks where' : `asks “${TITLES[leads.ask]}”`;
  switch (leads) {
    case 'safe':
      return 'goes on';
    case 'emergency':
    case 'urgent':
    case 'refer':
    case 'caution':
      return `**${leads}**`;
    case 'not_for_you':
      return 'ends kindly: not for this person';
    case 'no_routine':
      return 'no routine today';
    case 'stranger':
      return 'a guest: full screening';
    case 'full_screening':
      return 'full screening now';
  }
  return never(leads);
}

const SPOKEN_FORMS = [
  ['again', 'Again, if it was not understood'],
  ['example', 'With an example, if they are not sure'],
] as const satisfies readonly (readonly [Form, string])[];

/** The words of a question, each form that differs from the plain one; and why it is asked, if they want to know. */
function listWords(locale: Locale, question: AskedId): string {
  const plain = questionWords(locale, question, 'plain');
  const others = SPOKEN_FORMS.map(([form, label]) => [label, questionWords(locale, question, form)] as const);
  return joinBlocks(
    quoteBlock(plain),
    bulletList([
      ...others.filter(([, words]) => words !== plain).map(([label, words]) => `${label}: ${quote(words)}`),
      `Why, if they ask: ${quote(wordsOf(locale, { act: 'why', question }))}`,
    ]),
  );
}

function describeQuestion(locale: Locale, id: YesNoId, heading: string): string {
  const [yes, no, unsure] = (['yes', 'no', 'unsure'] as const).map((answer) =>
    describeBranch(branch(id, answer)),
  );
  const asks = YES_NO_IDS.filter((other) =>
    (['yes', 'no', 'unsure'] as const).some((answer) => {
      const leads = branch(other, answer);
      return typeof leads === 'object' && leads.ask === id;
    }),
  ).map((other) => `“${TITLES[other]}”`);
  const note = NOTES[id];
  return joinBlocks(
    `### ${heading} (\`${id}\`${isRed(id) ? ', red flag' : ''})`,
    asks.length === 0 ? '' : `Asked after an answer to ${asks.join(' or ')} that is not safe.`,
    listWords(locale, id),
    table(
      ['Yes', 'No', 'Not sure', 'Source'],
      [[yes ?? '', no ?? '', unsure ?? '', citeGrounds(QUESTION_SOURCES[id])]],
    ),
    note ?? '',
  );
}

function describeQuestions(locale: Locale, ids: readonly YesNoId[]): string {
  return joinBlocks(...ids.map((id) => describeQuestion(locale, id, TITLES[id])));
}

/** How the screening goes on, and what allows rolling: for all questions alike. */
export function describeHowItAsks(locale: Locale): string {
  return joinBlocks(
    `Version ${SCREENING_VERSION} of the screening has ${SCREENING_IDS.length} questions. They are a precaution, not a diagnosis. A negative answer does not rule disease out (${citeGrounds(NEGATIVE_ANSWERS_SOURCES)}), so the coach never says that someone is safe or cleared.`,
    '### Who is asked what',
    bulletList([
      `A new person hears: ${quote(wordsOf(locale, { act: 'welcome' }))}`,
      'A new person, or one whose screening no longer counts, is asked the full screening.',
      'A person who comes back is asked the returning questions; the first of them only if the voice is not recognised.',
      `Everyone is asked the set-up questions before a routine. “${TITLES.skin_joints}” follows a full screening; those who come back are asked it within “${TITLES.anything_new}”.`,
      `After a routine that was broken off less than ${writeDuration(PLACE_AT_ONCE_MS)} ago, only ${quote(questionWords(locale, 'take_up', 'plain'))} is asked.`,
    ]),
    '### How an answer counts',
    listHowAnswersCount(locale),
    '### What allows rolling',
    bulletList([
      `The outcome was ok or gentle, in the current version, less than ${writeDuration(SCREENING_LASTS_MS)} ago, with no gap of ${writeDuration(LONGEST_GAP_MS)} or more between visits.`,
      'The returning questions were answered safely since this launch, by the person of the record. Anyone else is screened in full.',
      'No level of refer or above was reached in this session, except a refer that both clearance questions lifted.',
      `The set-up questions were answered, and back pain now is below ${PAIN_TOO_STRONG} of 10.`,
      'All of this is looked at again before each part of a routine. Outcome, version and date are kept; answers never are.',
    ]),
    `All rules of this section are ${OWN_CHOICE}.`,
  );
}

function listHowAnswersCount(locale: Locale): string {
  const red = YES_NO_IDS.filter(isRed).map((id) => `“${TITLES[id]}”`);
  return bulletList([
    '“Goes on” in the tables below marks the safe answer.',
    'Not sure: the example follows. Not sure again: the branch “not sure”.',
    `Not understood: asked again, at most ${ASKED_AGAIN_AT_MOST} times, then with the example, then the branch “not sure”.`,
    'Silence: the question is put once more, then the session ends. Nothing counts as answered.',
    `Red flags are ${red.join(', ')}. There “none” is never taken as no; the coach asks again with “Just yes or no”.`,
    `Denying one symptom (“no chest pain”) denies only that one. The coach asks ${quote(questionWords(locale, 'red_now', 'all_of_those'))} A yes to that counts as no to the question, unless it is “yes, I have”. A no gets the question again with “Just yes or no”.`,
    'A symptom that is named counts as the answer to the question it belongs to, whichever is open. Of two levels the graver counts.',
    'Going back one question is possible only after a safe answer. An unsafe answer stays.',
    'Emergency and urgent end the session at once. Refer and caution are kept, and the rest is asked all the same.',
  ]);
}

export function describeFullScreening(locale: Locale): string {
  return joinBlocks(
    table(
      ['No.', 'Question', 'Yes', 'No', 'Not sure'],
      SCREENING_IDS.map((id, index) => [
        `${index + 1}`,
        TITLES[id],
        ...(['yes', 'no', 'unsure'] as const).map((answer) => describeBranch(branch(id, answer))),
      ]),
    ),
    ...keysOf(SCREENING).map((id, index) => describeQuestion(locale, id, `${index + 1}. ${TITLES[id]}`)),
  );
}

export function describeFollowUps(locale: Locale): string {
  return joinBlocks(
    'Follow-ups come at once after the answer that calls for them. The two clearance questions come after all others, once, if the level is refer or the last outcome forbade rolling.',
    describeQuestions(locale, [...keysOf(FOLLOW_UPS), ...keysOf(CLEARANCE)]),
  );
}

export function describeReturning(locale: Locale): string {
  return joinBlocks(
    `“${TITLES.flare}” is asked from the day after a routine until ${writeDuration(FLARE_WITHIN_MS)} after it, once.`,
    describeQuestions(locale, keysOf(RETURNING)),
  );
}

/** What the answers to the other questions do; null: nothing that a clinician has to judge. */
const OTHER: Readonly<Record<OtherQuestionId, string | null>> = {
  roll_now: null,
  skin_where: 'That region is left out on both sides. Not sure, or no place named: no routine today.',
  pain_now: `${PAIN_TOO_STRONG} or more: no routine today. ${PAIN_STRONG} to ${PAIN_TOO_STRONG - 1}, or not sure: gentle, ${MIN_MINUTES} minutes, glutes only.`,
  hardest: `${STOPS_REGION.usual} or more (${STOPS_REGION.gentle} in a gentle session): that region is over. ${EASES.usual} (${EASES.gentle} to ${STOPS_REGION.gentle - 1} in a gentle session): lighter from then on.`,
  how_strong: `The same as at the check-in. Not sure counts as ${UNSURE_PRESSURE}. No answer: the routine is over.`,
  sharp_or_strong: 'Sharp or numb, yes, or not sure: the routine is over. Pressure: asks how strong.',
  pain_or_seconds: 'A number is taken as pain; seconds change the hold.',
  carry_on: 'Only a clear yes goes on.',
  take_up: 'Yes goes on with the routine that was broken off.',
  other_side: null,
  back_now: 'Compared with the number from before; changes nothing else.',
  reach: 'Anything but a landmark leaves it out. “It hurts” ends it.',
  length: null,
  ready: null,
  keep_ratings: null,
  delete_person: null,
  delete_household: null,
  remind: null,
  remind_confirm: null,
  remind_allowed: null,
};

export function describeSetUp(locale: Locale): string {
  const others = keysOf(OTHER).flatMap((id) => {
    const does = OTHER[id];
    return does === null ? [] : [[quote(questionWords(locale, id, 'plain')), does]];
  });
  return joinBlocks(
    describeQuestions(locale, keysOf(SET_UP)),
    '### Questions with other answers than yes and no',
    `What these answers do is ${OWN_CHOICE}. An age below ${ADULT_FROM}, said at the first question of the screening, is a no to it.`,
    table(['Asked', 'What the answer does'], others),
  );
}
