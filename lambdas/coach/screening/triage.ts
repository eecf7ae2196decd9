/** What the answers come to: what is still open behind them, and the level they reach, alone and together. */
import { type RegionId } from '../body/regions.ts';
import {
  type Answers,
  branch,
  denyAll,
  type FollowUpId,
  isRollCall,
  ROLL_CALLS,
  SCREENING_IDS,
  type ScreeningId,
  type YesNoId,
  YES_NO_IDS,
} from './questionnaire.ts';
import { keysOf } from '../shared/keys-of.ts';
import { type TriageLevel, worse } from './triage-level.ts';

type Reached = Exclude<TriageLevel, 'ok'>;

/** Questions behind an answer that something else than yes or no answers: `next-question.ts` asks them. */
type OpenQuestion = 'skin_where' | 'what_new';

const isOpen = (id: FollowUpId | OpenQuestion): id is OpenQuestion =>
  id === 'skin_where' || id === 'what_new';

/** A follow-up that answers so far call for and that hasn't been answered, or null. */
export function openFollowUp(answers: Answers): FollowUpId | null {
  for (const id of YES_NO_IDS) {
    const answer = answers[id];
    if (answer === undefined) continue;
    const next = branch(id, answer);
    if (typeof next !== 'object' || isOpen(next.ask)) continue;
    if (answers[next.ask] === undefined) return next.ask;
  }
  return null;
}

/** What one of the fourteen questions still has to ask: itself, or what it names or means in detail. Null: nothing. */
export function openIn(id: ScreeningId, answers: Answers): YesNoId | 'age' | null {
  if (id === 'age') {
    if (answers.adult === undefined) return 'age';
    return answers.seventy === undefined ? 'seventy' : null;
  }
  if (!isRollCall(id)) return answers[id] === undefined ? id : null;
  const open = ROLL_CALLS[id].find((item) => answers[item] === undefined);
  if (open === undefined) return null;
  return answers[id] === undefined || answers[id] === 'no' ? id : open;
}

/** Whether a question was answered by yes, or stayed unsure. */
export function isUnsafe(answers: Answers, id: YesNoId): boolean {
  return answers[id] === 'yes' || answers[id] === 'unsure';
}

const LEVELS = ['caution', 'refer', 'urgent', 'emergency'] as const satisfies readonly Reached[];

/** Signs of nerves low in the spine: two of them are an emergency, of whatever age. */
const NERVE_SIGNS = ['saddle', 'bladder_bowel', 'both_legs'] as const;

const UNWELL = ['ill', 'weight_loss', 'constant_pain'] as const;

const HISTORY = ROLL_CALLS.history;

interface Together {
  readonly level: Reached;
  readonly holds: (answers: Answers) => boolean;
}

/** What answers come to that are harmless, or milder, one by one. */
export const TOGETHER = {
  nerve_signs: {
    level: 'emergency',
    holds: (answers) => {
      const signs = NERVE_SIGNS.filter((id) => isUnsafe(answers, id)).length;
      return signs >= 2 || (signs === 1 && isUnsafe(answers, 'leg_worse'));
    },
  },
  sudden_with_steroids: {
    level: 'urgent',
    holds: (answers) => isUnsafe(answers, 'steroids') && isUnsafe(answers, 'sudden_start'),
  },
  history_and_unwell: {
    level: 'urgent',
    holds: (answers) =>
      answers.examined !== undefined &&
      answers.examined !== 'yes' &&
      HISTORY.some((id) => isUnsafe(answers, id)) &&
      (UNWELL.some((id) => isUnsafe(answers, id)) ||
        (isUnsafe(answers, 'sweats') && answers.sweats_explained !== 'yes')),
  },
  sudden_from_seventy: { level: 'refer', holds: isSuddenAtSeventy },
} as const satisfies Readonly<Record<string, Together>>;

/** Answers that count together. */
export type TogetherId = keyof typeof TOGETHER;

/**
 * Whether an answer counts together with others. Nothing of those is kept, so somebody who comes back has to be asked
 * everything.
 */
export function countsWithOthers(answers: Answers): boolean {
  return [...NERVE_SIGNS, ...(['sudden_start', 'steroids'] as const)].some((id) => isUnsafe(answers, id));
}

/** Seventy or over, and a pain that began suddenly. */
function isSuddenAtSeventy(answers: Answers): boolean {
  return isUnsafe(answers, 'seventy') && isUnsafe(answers, 'sudden_start');
}

/** The level that an answer reaches by itself; null if it leads elsewhere. */
function levelOfAnswer(id: YesNoId, answers: Answers): Reached | null {
  const answer = answers[id];
  const leads = answer === undefined ? 'safe' : branch(id, answer);
  if (leads === 'refer_until_okay') return 'refer';
  return LEVELS.find((level) => level === leads) ?? null;
}

/** The highest level the answers reach; null while nothing unsafe was said. Branches other than levels don't count. */
export function levelOf(answers: Answers): Reached | null {
  const reached = [
    ...keysOf(answers).map((id) => levelOfAnswer(id, answers)),
    ...Object.values(TOGETHER).map(({ level, holds }) => (holds(answers) ? level : null)),
  ];
  return reached.reduce<Reached | null>((highest, level) => {
    if (level === null || highest === null) return highest ?? level;
    return worse(highest, level) === level ? level : highest;
  }, null);
}

/** The answer that reaches a level, for words that name the cause; null where several reach it together. */
export function causeOf(answers: Answers, level: Reached): YesNoId | null {
  return YES_NO_IDS.find((id) => levelOfAnswer(id, answers) === level) ?? null;
}

/** Whether `refer` is lifted only where a clinician has said that pressure on hips and thighs is fine. */
export function needsOkay(answers: Answers): boolean {
  const asks = YES_NO_IDS.some((id) => {
    const answer = answers[id];
    return answer !== undefined && branch(id, answer) === 'refer_until_okay';
  });
  return asks || isSuddenAtSeventy(answers);
}

/** Whether the clearance questions lift a `refer`. `okay`: only an explicit okay does. */
export function isCleared(answers: Answers, okay: boolean): boolean {
  if (answers.examined !== 'yes' || answers.told_to_rest === 'yes') return false;
  return answers.allowed === 'yes' || (!okay && answers.told_to_rest === 'no');
}

/** Regions that an answer leaves out on both sides, whatever else it leads to. */
const LEAVES_OUT = {
  leg: ['hamstrings'],
  seventy: ['upper_back'],
  nerve_damage: ['feet', 'calves'],
} as const satisfies Readonly<Partial<Record<YesNoId, readonly RegionId[]>>>;

/** All regions that the answers leave out. */
export function findRegionsLeftOut(answers: Answers): readonly RegionId[] {
  return keysOf(LEAVES_OUT).flatMap((id) => (isUnsafe(answers, id) ? LEAVES_OUT[id] : []));
}

/** Whether a screening may be left at its open question and gone on with: all that was answered is the plain safe answer. */
export function isSafeSoFar(answers: Answers): boolean {
  return (
    answers.adult === 'yes' &&
    YES_NO_IDS.every((id) => id === 'adult' || answers[id] === undefined || answers[id] === 'no')
  );
}

/** The answers of somebody who has left a screening at a question, all safe until there. */
export function safeAnswersBefore(question: ScreeningId): Answers {
  return SCREENING_IDS.slice(0, SCREENING_IDS.indexOf(question)).reduce<Answers>((answers, id) => {
    if (id === 'age') return { ...answers, adult: 'yes', seventy: 'no' };
    return { ...answers, ...(isRollCall(id) ? denyAll(id, answers) : { [id]: 'no' }) };
  }, {});
}
