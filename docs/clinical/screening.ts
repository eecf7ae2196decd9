/** The questions, with the words in which each is put and where each answer leads. */
import type { AskedId, Form, OtherQuestionId } from '../../lambdas/coach/conversation/questions.ts';
import { FLARE_WITHIN_MS } from '../../lambdas/coach/conversation/next-question.ts';
import { EASES, STOPS_REGION, VERY_STRONG } from '../../lambdas/coach/replies/rolling/pressure.ts';
import { MIN_MINUTES } from '../../lambdas/coach/planning/plan-routine.ts';
import {
  LONGEST_GAP_MS,
  PAIN_STRONG,
  PAIN_TOO_STRONG,
  SCREENING_LASTS_MS,
} from '../../lambdas/coach/screening/permission.ts';
import {
  ADULT_FROM,
  AGE,
  ANSWERS,
  type Branch,
  branch,
  CLEARANCE,
  FOLLOW_UPS,
  isRed,
  isRollCall,
  RETURNING,
  ROLL_CALLS,
  SCREENING_IDS,
  SCREENING_VERSION,
  type ScreeningId,
  SET_UP,
  SEVENTY,
  YES_NO_IDS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { NEGATIVE_ANSWERS_SOURCES, QUESTION_SOURCES } from '../../lambdas/coach/sources/question-sources.ts';
import { ASKED_AGAIN_AT_MOST } from '../../lambdas/coach/transitions/ask.ts';
import { PLACE_AT_ONCE_MS, SCREENING_KEPT_MS } from '../../lambdas/coach/transitions/launch.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import { isChanged } from './changes.ts';
import {
  bulletList,
  citeGrounds,
  joinBlocks,
  OWN_CHOICE,
  quote,
  quoteBlock,
  table,
  UNSIGNED,
  writeDuration,
} from './markdown.ts';
import { TITLES } from './titles.ts';

/** What an answer changes though it is safe, or besides where it leads. */
const NOTES: Readonly<Partial<Record<YesNoId, string>>> = {
  both_legs: `“Only one leg”, “just the left” is a no here; “${TITLES.leg}” is asked all the same.`,
  leg: 'Yes, or not sure: the hamstrings are left out on both sides, whatever else follows.',
  sudden_start: 'Counts only with another answer: see “What blocks, and what lifts it”.',
  seventy: 'Yes, or not sure: a gentle session, in which the upper back is never rolled.',
  pregnant: "“I don't think so” brings the example; the same again counts as no.",
  trauma_examined: `Yes counts as yes to “${TITLES.examined}”, too.`,
  saddle_examined: `Yes counts as yes to “${TITLES.examined}”, too.`,
  bladder_bowel_examined: `Yes counts as yes to “${TITLES.examined}”, too.`,
  allowed: 'Yes, after yes to the question before: a gentle session.',
  told_to_rest: 'No, after yes to the question before: a gentle session.',
  same_person: 'A stranger hears nothing of the record, and nothing of theirs is kept.',
  red_flags_since: 'What it is opens its own question alone. What is not understood opens all questions.',
  anything_new: 'What it is opens its own question alone. What is not understood opens all questions.',
  unchanged: 'Anything but a no begins anew. Kept is the question at which it was left, and no answer.',
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
    rest: isRollCall(question) ? ROLL_CALLS[question] : [],
    about: null,
  });
}

/** Where an answer leads, in a clinician's words. */
export function describeBranch(leads: Branch): string {
  if (typeof leads === 'object') {
    if (leads.ask === 'skin_where') return 'asks where';
    return leads.ask === 'what_new' ? 'asks what it is' : `asks “${TITLES[leads.ask]}”`;
  }
  switch (leads) {
    case 'safe':
      return 'goes on';
    case 'emergency':
    case 'urgent':
    case 'refer':
    case 'caution':
      return `**${leads}**`;
    case 'refer_until_okay':
      return '**refer**, lifted by the explicit okay alone';
    case 'counts_with_others':
      return 'counts with others';
    case 'one_by_one':
      return 'its single questions, one by one';
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

/** The mark of a question that version 1 put, or judged, otherwise. */
function markChange(id: YesNoId | ScreeningId): string {
  return isChanged(id) ? `**Changed in version ${SCREENING_VERSION}: ${UNSIGNED}.**` : '';
}

const describeAnswers = (id: YesNoId): readonly string[] =>
  ANSWERS.map((answer) => describeBranch(branch(id, answer)));

/** @param heading with its hashes. */
function describeQuestion(locale: Locale, id: YesNoId, heading: string): string {
  const asks = YES_NO_IDS.filter((other) =>
    ANSWERS.some((answer) => {
      const leads = branch(other, answer);
      return typeof leads === 'object' && leads.ask === id;
    }),
  ).map((other) => `“${TITLES[other]}”`);
  return joinBlocks(
    `${heading} (\`${id}\`${isRed(id) ? ', red flag' : ''})`,
    markChange(id),
    asks.length === 0 ? '' : `Asked after an answer to ${asks.join(' or ')} that is not safe.`,
    listWords(locale, id),
    table(['Yes', 'No', 'Not sure', 'Source'], [[...describeAnswers(id), citeGrounds(QUESTION_SOURCES[id])]]),
    NOTES[id] ?? '',
  );
}

/** One of the fourteen, with the single questions behind a roll call. */
function describeMainQuestion(locale: Locale, id: ScreeningId, heading: string): string {
  if (id === 'age') return describeAge(locale, heading);
  if (!isRollCall(id)) return describeQuestion(locale, id, heading);
  const items = ROLL_CALLS[id];
  return joinBlocks(
    describeQuestion(locale, id, heading),
    `A roll call of ${items.length}. Once one of them was named or denied: ${quote(questionWords(locale, id, 'rest'))}, with what is left.`,
    ...items.map((item) => describeQuestion(locale, item, `#### ${TITLES[item]}`)),
  );
}

function describeAge(locale: Locale, heading: string): string {
  return joinBlocks(
    `${heading} (\`age\`)`,
    markChange('age'),
    listWords(locale, 'age'),
    bulletList([
      `Under ${ADULT_FROM}, or for somebody else: ends kindly. Danger is heard there, too.`,
      `From ${SEVENTY}: **caution**. Below: goes on.`,
      'The number is not kept, not even for the session: only what it means for the next two questions.',
      'No, or not sure: the next two questions, which a number answers, too.',
    ]),
    `The ages are ${citeGrounds(QUESTION_SOURCES.adult)}; for seventy, after ${citeGrounds(QUESTION_SOURCES.seventy)}.`,
    ...keysOf(AGE).map((id) => describeQuestion(locale, id, `#### ${TITLES[id]}`)),
  );
}

function describeQuestions(locale: Locale, ids: readonly YesNoId[]): string {
  return joinBlocks(...ids.map((id) => describeQuestion(locale, id, `### ${TITLES[id]}`)));
}

/** How the screening goes on, and what allows rolling: for all questions alike. */
export function describeHowItAsks(locale: Locale): string {
  return joinBlocks(
    `Version ${SCREENING_VERSION} of the screening has ${SCREENING_IDS.length} questions. They are a precaution, not a diagnosis. A negative answer does not rule disease out (${citeGrounds(NEGATIVE_ANSWERS_SOURCES)}), so the coach never says that someone is safe or cleared.`,
    '### Who is asked what',
    bulletList([
      `A new person hears: ${quote(wordsOf(locale, { act: 'welcome' }))}`,
      `Then: ${quote(wordsOf(locale, { act: 'screening_intro', why: 'first' }))}`,
      'A new person, or one whose screening no longer counts, is asked the full screening.',
      'A person who comes back is asked the returning questions; the first of them only if the voice is not recognised.',
      `Everyone is asked the set-up questions before a routine. “${TITLES.skin_joints}” follows a full screening.`,
      `After a routine that was broken off less than ${writeDuration(PLACE_AT_ONCE_MS)} ago, only ${quote(questionWords(locale, 'take_up', 'plain'))} is asked.`,
      `A full screening that was left while all answers were safe, by a recognised voice, goes on for ${writeDuration(SCREENING_KEPT_MS)} where it stood, after “${TITLES.unchanged}”.`,
    ]),
    '### How an answer counts',
    listHowAnswersCount(),
    '### Misheard is not unsure',
    listMisses(locale),
    '### The one correction of an emergency',
    describeCorrection(locale),
    '### What allows rolling',
    bulletList([
      `The outcome was ok or gentle, in the current version, less than ${writeDuration(SCREENING_LASTS_MS)} ago, with no gap of ${writeDuration(LONGEST_GAP_MS)} or more between visits. These ages are judged at the launch: a permission lasts its session.`,
      'Something new that was asked about alone makes a screening no younger, and its outcome never milder.',
      'The returning questions were answered safely since this launch, by the person of the record. Anyone else is screened in full.',
      'No level of refer or above was reached in this session, except a refer that the clearance questions lifted.',
      `The set-up questions were answered, and back pain now is below ${PAIN_TOO_STRONG} of 10.`,
      'All else is looked at again before each part of a routine. Outcome, version, dates and regions to leave out are kept; answers never are.',
    ]),
    `All rules of this section are ${OWN_CHOICE}.`,
  );
}

function listHowAnswersCount(): string {
  const red = YES_NO_IDS.filter(isRed).map((id) => `“${TITLES[id]}”`);
  return bulletList([
    '“Goes on” in the tables below marks the safe answer.',
    `Red flags are ${red.join(', ')}. All but the last are single questions, answered by yes, no, or the symptom.`,
    'A roll call is answered by “none” for all of it, by “yes” or “not sure” for its single questions one by one, or by what they have: that answers its own question, and the rest is asked for.',
    'Not sure: the example follows. Not sure again: the branch “not sure”.',
    "“I don't think so”, “not that I know of”: a no at a roll call. At a red flag it brings the example; the same again is a no.",
    '“Not really”, “hardly”, “not much”: never a no at a red flag; there it is asked as plain yes or no. “None” is not a no there, either.',
    'Denying one symptom (“no chest pain”) denies only that one. At a red flag it is then asked as plain yes or no.',
    'A symptom that is named counts as the answer to the question it belongs to, whichever is open. Of two levels the graver counts.',
    'Going back one question is possible only after a safe answer. An unsafe answer stays.',
    'An emergency ends the session at once. Urgent ends it once all four red questions are answered. Refer and caution are kept, and the rest is asked all the same.',
    '“My doctor said it is fine” is acknowledged at once, and answers the clearance questions when they come.',
  ]);
}

function listMisses(locale: Locale): string {
  return bulletList([
    `Not understood: asked again, at most ${ASKED_AGAIN_AT_MOST} times. Then the session ends unscreened, and nothing is concluded from it: ${quote(wordsOf(locale, { act: 'unheard', red: false }))}`,
    `At a red flag: ${quote(wordsOf(locale, { act: 'unheard', red: true }))}`,
    'Silence: the question is put once more, then the session ends. Nothing counts as answered.',
    'Only “not sure”, twice, leads where “not sure” leads.',
  ]);
}

function describeCorrection(locale: Locale): string {
  const told = wordsOf(locale, {
    act: 'emergency',
    cause: 'bare_yes',
    about: 'saddle_recent',
    onRoller: false,
  });
  return joinBlocks(
    `**New in version ${SCREENING_VERSION}: ${UNSIGNED}.** A yes without a symptom may have been misheard. Once in a session, such an emergency is told like this:`,
    quoteBlock(`${told} ${questionWords(locale, 'misheard_yes', 'plain')}`),
    bulletList([
      'Rolling is blocked on record at once.',
      '“Ask again” puts the same question once more. Then only a plain no goes on.',
      'Anything else ends the session with the words for an emergency. Silence ends it, too.',
      "A named symptom, a second emergency, and “not sure” can't be corrected.",
    ]),
  );
}

export function describeFullScreening(locale: Locale): string {
  return joinBlocks(
    table(
      ['No.', 'Question', 'Kind', 'Yes', 'No', 'Not sure'],
      SCREENING_IDS.map((id, index) => [`${index + 1}`, TITLES[id], ...describeInShort(id)]),
    ),
    ...SCREENING_IDS.map((id, index) => describeMainQuestion(locale, id, `### ${index + 1}. ${TITLES[id]}`)),
  );
}

function describeInShort(id: ScreeningId): readonly string[] {
  if (id === 'age') {
    const years = `under ${ADULT_FROM}: ends kindly; from ${SEVENTY}: **caution**; else goes on`;
    return ['number', `a number: ${years}`, 'its two single questions', 'its two single questions'];
  }
  if (isRollCall(id)) return [`roll call of ${ROLL_CALLS[id].length}`, ...describeAnswers(id)];
  return [isRed(id) ? 'red flag' : 'single', ...describeAnswers(id)];
}

export function describeFollowUps(locale: Locale): string {
  return joinBlocks(
    'Follow-ups come at once after the answer that calls for them.',
    describeQuestions(locale, keysOf(FOLLOW_UPS)),
    '### Clearance',
    `After all other questions, once, if the level is refer or the last outcome forbade rolling. “${TITLES.examined}” comes first; a no, or not sure, ends the session with the sentence to ask one's clinician. Then “${TITLES.allowed}”, where anything is lifted by the explicit okay alone, or the last outcome forbade rolling; otherwise “${TITLES.told_to_rest}”.`,
    `“My doctor said it's fine”, said before, is remembered: it answers “${TITLES.examined}” by yes and “${TITLES.told_to_rest}” by no. It is no explicit okay: ${quote(wordsOf(locale, { act: 'okay_too_general' }))} And it answers nothing else, such as whether numbness or a fall was examined.`,
    describeQuestions(locale, keysOf(CLEARANCE)),
  );
}

export function describeReturning(locale: Locale): string {
  return joinBlocks(
    `“${TITLES.flare}” is asked from the day after a routine until ${writeDuration(FLARE_WITHIN_MS)} after it, once; not where back pain now is no higher than before that routine, unless the dose would grow.`,
    describeQuestions(locale, keysOf(RETURNING)),
    '### What is new',
    `**Changed in version ${SCREENING_VERSION}: ${UNSIGNED}.** Asked after a yes to “${TITLES.red_flags_since}” or “${TITLES.anything_new}”.`,
    listWords(locale, 'what_new'),
    bulletList([
      'Until it is known, nothing allows rolling.',
      'A symptom or condition that is understood opens its own question, and what is behind it. Its level is added to the outcome on record, which never becomes milder by it.',
      'What is not understood, “no” and “not sure” open the full screening.',
    ]),
  );
}

/** What the answers to the other questions do; null: nothing that a clinician has to judge, or told elsewhere. */
const OTHER: Readonly<Record<OtherQuestionId, string | null>> = {
  roll_now: null,
  use_all_again: null,
  age: null,
  what_new: null,
  misheard_yes: null,
  skin_where: 'That region is left out on both sides. Not sure, or no place named: no routine today.',
  pain_now: `${PAIN_TOO_STRONG} or more: no routine today. ${PAIN_STRONG} to ${PAIN_TOO_STRONG - 1}, or not sure: gentle, ${MIN_MINUTES} minutes, glutes only.`,
  hardest: `${STOPS_REGION.usual} or more (${STOPS_REGION.gentle} in a gentle session): that region is over. ${EASES.usual} (${EASES.gentle} to ${STOPS_REGION.gentle - 1} in a gentle session): lighter from then on.`,
  how_strong: `The same as at the check-in. Not sure: that region is over. ${VERY_STRONG} or more, in a hold: asks whether it is sharp or numb. No answer: the routine is over.`,
  sharp_or_strong:
    'Sharp or numb, yes, or not sure: the routine is over. Pressure: asks how strong; where that was said, the region is over.',
  leave_out_near:
    'Asked where a sore place has regions near it that were not named. Yes, not sure, or no clear answer: they are left out, too. No: only what was named.',
  spot_or_numb: 'Numb, yes, or not sure: asks the first red question. No: the hold goes on.',
  numb_between: 'Yes, a place, or still not sure: emergency. No, or no clear answer: the routine is over.',
  pain_or_seconds:
    'A number is taken as pain; seconds change the hold. “Pain” takes the number said before, if it is 6 or more; a smaller one is asked for again.',
  carry_on: 'Only a clear yes goes on.',
  take_up: 'Yes goes on with the routine that was broken off.',
  other_side: null,
  back_now: 'Compared with the number from before; changes nothing else.',
  reach: 'Anything but a landmark leaves it out. “It hurts” ends it.',
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
    `What these answers do is ${OWN_CHOICE}.`,
    table(['Asked', 'What the answer does'], others),
  );
}
