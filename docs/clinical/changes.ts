/** What version 2 of the screening changes against version 1, for a clinician to judge change by change. */
import {
  SCREENING_VERSION,
  type ScreeningId,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { QUESTION_SOURCES, TOGETHER_SOURCES } from '../../lambdas/coach/sources/question-sources.ts';
import type { Grounds } from '../../lambdas/coach/sources/sources.ts';
import { citeGrounds, joinBlocks, table, UNSIGNED } from './markdown.ts';

interface Change {
  readonly what: string;
  readonly was: string;
  readonly is: string;
  /** The questions it changes: they bear the mark, and lend it their sources. None: a rule of the conversation. */
  readonly questions: readonly (YesNoId | 'age')[];
  /** What it rests on besides the sources of its questions. */
  readonly grounds?: Grounds;
}

export const CHANGES: readonly Change[] = [
  {
    what: 'Age',
    was: '“Eighteen or older”, yes or no; nothing from seventy',
    is: 'asked as a number that is never kept; from seventy gentle, and the upper back is left out',
    questions: ['age', 'adult', 'seventy'],
  },
  {
    what: 'Saddle numbness',
    was: 'asked only of the last two weeks; older passed',
    is: 'of any age, tingling too; within two weeks or not sure: emergency; older: urgent unless examined, then refer',
    questions: ['saddle', 'saddle_recent', 'saddle_examined'],
  },
  {
    what: 'Bladder, bowel, sexual feeling',
    was: 'asked only of the last two weeks; older passed',
    is: 'of any age; within two weeks or not sure: emergency; older: urgent unless examined, then refer',
    questions: ['bladder_bowel', 'bladder_bowel_recent', 'bladder_bowel_examined'],
  },
  {
    what: 'Both legs',
    was: 'any pain in both, new or worse within two weeks: emergency; older passed',
    is: 'numb, tingling, weak, or pain below the knee; new or worse: emergency; older: refer; an ache in both thighs is not meant',
    questions: ['both_legs', 'both_legs_recent'],
  },
  {
    what: 'Chest pain on effort',
    was: 'not asked',
    is: 'asked with the red question of today; gone, and only on effort: urgent',
    questions: ['red_now', 'red_now_today'],
  },
  {
    what: 'Fever, illness, sweats, weight loss',
    was: 'one question; a yes was urgent',
    is: 'a roll call; sweats from the menopause, a medicine or a warm room are nothing; the rest is urgent',
    questions: ['unwell', 'ill', 'sweats', 'sweats_explained', 'weight_loss'],
  },
  {
    what: 'Constant pain',
    was: 'urgent',
    is: 'caution, unless it is getting worse or they feel unwell: then urgent; a lump is urgent as before',
    questions: ['constant', 'constant_pain', 'constant_worse', 'lump'],
  },
  {
    what: 'Symptoms down a leg',
    was: 'refer, lifted only by the explicit okay',
    is: "above the knee and not like a nerve's: caution; otherwise refer, lifted by an examination without a word against exercise; hamstrings left out",
    questions: ['leg', 'leg_nerve'],
  },
  {
    what: 'Trauma',
    was: 'of whatever age; examined: refer, lifted only by the explicit okay',
    is: 'of the last three months; examined: refer, lifted unless told to rest',
    questions: ['trauma', 'recent_trauma', 'trauma_examined'],
  },
  {
    what: 'Sudden start',
    was: 'not asked',
    is: 'counts from seventy (refer by the explicit okay), and with long steroids (urgent)',
    questions: ['sudden_start'],
  },
  {
    what: 'Bones and joints',
    was: 'one question, loose joints too: refer',
    is: 'a roll call, all by the explicit okay; loose joints without a diagnosis are not asked about, and caution if named',
    questions: ['bones', 'brittle_bones', 'slipped_vertebra', 'connective_tissue', 'recent_fracture'],
  },
  {
    what: 'Cancer, immunity, steroids, injected drugs',
    was: 'not examined: urgent; examined: refer by the explicit okay',
    is: 'not examined: refer that is not lifted, and urgent if unwell, losing weight or in constant pain; examined: lifted unless told to rest (long steroids: the explicit okay)',
    questions: ['history', 'cancer', 'weak_immunity', 'steroids', 'injected_drugs'],
  },
  {
    what: 'Blood, heart and nerves',
    was: 'one question, every implant and aspirin too: refer',
    is: 'a roll call; low-dose aspirin alone: caution; implants other than of the heart: nothing; thinners and bleeding by the explicit okay; heart and nerves: lifted unless told to rest',
    questions: ['blood_heart', 'blood_thinners', 'aspirin_only', 'heart', 'nerve_damage'],
  },
  {
    what: 'Blood clot',
    was: 'a clot of long ago: refer',
    is: 'long ago, and legs alike: caution; now, or not sure: urgent as before',
    questions: ['clot', 'clot_now', 'clot_ever', 'clot_past'],
  },
  {
    what: 'Pregnancy, and treatment for anything else',
    was: 'two questions',
    is: 'one roll call; a pregnancy by the explicit okay',
    questions: ['other', 'pregnant', 'other_condition', 'other_limit'],
  },
  {
    what: 'Clearance',
    was: 'examined, and told that rolling is fine, for every refer',
    is: 'the explicit okay only where a row of “What blocks, and what lifts it” names it; otherwise “told to rest, or not to exercise?”',
    questions: ['examined', 'allowed', 'told_to_rest'],
  },
  {
    what: 'Returning: something new',
    was: 'a yes to red flags: emergency; a yes to anything else: all questions',
    is: 'more signs are named; a yes asks what it is: what is understood opens its own question alone, what is not opens all',
    questions: ['red_flags_since', 'anything_new'],
  },
  {
    what: 'Returning: the day after',
    was: 'always asked within three days',
    is: 'not asked where the pain is no higher than before the last routine, unless the dose would grow',
    questions: ['flare'],
  },
  {
    what: 'A screening that was left',
    was: 'began anew',
    is: 'goes on for ten minutes where all answers were safe, by the same recognised voice, after “has anything changed?”',
    questions: ['unchanged'],
  },
  {
    what: 'Sore skin, veins or joints',
    was: 'six things, asked together',
    is: 'shorter words; whoever comes back is not asked it among what is new',
    questions: ['skin_joints'],
  },
  {
    what: 'Roll calls',
    was: 'a yes to a question of several things was one answer',
    is: "“none” answers all; “yes” or “not sure” opens what it names one by one; “I don't think so” is a no there",
    questions: [],
  },
  {
    what: 'Several nerve signs',
    was: 'each by itself',
    is: 'two of them, or one with a leg getting weaker, of whatever age: emergency',
    questions: [],
    grounds: TOGETHER_SOURCES.nerve_signs,
  },
  {
    what: 'Urgent',
    was: 'ended the session at once',
    is: 'ends it as soon as all four red questions are answered',
    questions: [],
  },
  {
    what: 'An emergency by a bare yes',
    was: 'ended at once',
    is: 'can be corrected once: “ask again”, and then only a plain no goes on',
    questions: [],
  },
  {
    what: 'Not understood',
    was: 'counted as not sure in the end: the unsafe branch',
    is: 'three misses end the session unscreened; only “not sure”, twice, is unsafe',
    questions: [],
  },
  {
    what: 'Within a session',
    was: 'a permission could run out in the middle of a routine',
    is: "its ages are judged at the launch, with an hour's grace",
    questions: [],
  },
];

/** Whether a question asks, or does, something else than in version 1. */
export function isChanged(id: YesNoId | ScreeningId): boolean {
  return CHANGES.some(({ questions }) => questions.some((changed) => changed === id));
}

function groundsOf({ questions, grounds = 'own_choice' }: Change): Grounds {
  const all = [grounds, ...questions.map((id) => (id === 'age' ? 'own_choice' : QUESTION_SOURCES[id]))];
  const cited = all.flatMap((one) => (one === 'own_choice' ? [] : one));
  const [first, ...others] = new Set(cited);
  return first === undefined ? 'own_choice' : [first, ...others];
}

export function describeChanges(): string {
  return joinBlocks(
    `Version ${SCREENING_VERSION} misses less and stops fewer people than version 1. What it changes bears the mark “${UNSIGNED}” here and at its question.`,
    table(
      ['What', 'Version 1', `Version ${SCREENING_VERSION}`, 'Source', 'Mark'],
      CHANGES.map((change) => [
        change.what,
        change.was,
        change.is,
        citeGrounds(groundsOf(change)),
        `**${UNSIGNED}**`,
      ]),
    ),
    'How many people each version lets roll, by simulation, is in `bench/README.md` under bench:population. The simulation compares two versions; it is no evidence of safety.',
  );
}
