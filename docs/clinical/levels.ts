/** The triage levels, and what is said at each. */
import {
  type Posture,
  type Region,
  REGION_IDS,
  type RegionId,
  REGIONS,
} from '../../lambdas/coach/body/regions.ts';
import { CAPPED_HOLD_MS } from '../../lambdas/coach/planning/plan-routine.ts';
import { PRESSURES } from '../../lambdas/coach/routine/run.ts';
import {
  ANSWERS,
  type Branch,
  branch,
  CLEARANCE,
  type YesNoId,
  YES_NO_IDS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { forbids, TRIAGE_LEVELS } from '../../lambdas/coach/screening/triage-level.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { type Locale, type Said, wordsOf } from '../../lambdas/locales/locale.ts';
import { bulletList, joinBlocks, OWN_CHOICE, quote, table, writeDuration } from './markdown.ts';
import { listRegions, REGION_NAMES } from './names.ts';
import { LEVEL_MEANINGS, TITLES } from './titles.ts';

type Cause = Extract<Said, { act: 'emergency' }>['cause'];
type Because<A extends 'gentle' | 'no_routine'> = Extract<Said, { act: A }>['because'];

const CAUSES: Readonly<Record<Cause, string>> = {
  answer: 'After an answer',
  bare_yes: 'After a yes that may have been misheard, before “If I misheard, say: ask again”',
  confirmed: 'After such a yes, once it isn’t corrected',
  said: 'After a symptom that was volunteered',
  unsure: 'After “not sure”, twice, at a red flag',
  called: 'After “call 911” or the like',
};

const GENTLE: Readonly<Record<Because<'gentle'>, string>> = {
  caution: 'After an answer of level caution',
  cleared: 'After the clearance questions',
  pain: 'With strong back pain today',
  cant_say: 'A back pain that someone can’t put in numbers',
  kept: 'To someone whose outcome was gentle before',
};

const NO_ROUTINE: Readonly<Record<Because<'no_routine'>, string>> = {
  skin: 'Not sure about skin or joints',
  pain: 'Back pain too strong today',
  nothing_fits: 'All that could be rolled is left out',
  tool: 'No tool that suits',
  day_done: 'All was rolled today',
};

const PLACES: Readonly<Record<Posture, string>> = {
  floor: 'sitting on the floor',
  wall: 'at a wall',
  chair: 'on a chair',
};

const [LIGHT] = PRESSURES;

/** The postures in which a region is done gently. */
function gentlePostures(id: RegionId): readonly Posture[] {
  const { ways }: Region = REGIONS[id];
  return ways.filter((way) => way.gentle.length > 0).map(({ posture }) => posture);
}

function describeGentle(): string {
  const offered = REGION_IDS.filter((id) => gentlePostures(id).length > 0);
  const never = REGION_IDS.filter((id) => gentlePostures(id).length === 0);
  const listed = offered.map((id) => {
    const places = gentlePostures(id).map((posture) => PLACES[posture]);
    return `${REGION_NAMES[id].short} (${places.join(' or ')})`;
  });
  return bulletList([
    `Pressure at most ${LIGHT} of 10, one hold at most ${writeDuration(CAPPED_HOLD_MS)}.`,
    `Offered: ${listed.join('; ')}.`,
    `Never offered: ${listRegions(never)}.`,
  ]);
}

/** Questions of which an answer leads to one of these branches; those that lift a refer aside. */
function listLeadingTo(...branches: readonly Branch[]): readonly YesNoId[] {
  return YES_NO_IDS.filter(
    (id) => !(id in CLEARANCE) && ANSWERS.some((answer) => branches.includes(branch(id, answer))),
  );
}

const nameAbout = (about: YesNoId | null): string =>
  about === null ? 'several answers together, or none that is named' : TITLES[about];

export function describeLevels(locale: Locale): string {
  return joinBlocks(
    table(
      ['Level', 'What the coach does', 'Lifted by'],
      TRIAGE_LEVELS.toReversed().map((level) => [
        `${level}${forbids(level) ? '' : ' (may roll)'}`,
        LEVEL_MEANINGS[level].does,
        LEVEL_MEANINGS[level].lifted,
      ]),
    ),
    `The levels and the words at each are ${OWN_CHOICE}, after the signs for which the NHS says to call 999 or to be seen soon. The coach cannot call anyone.`,
    '### A gentle session',
    describeGentle(),
    '### Said at emergency',
    bulletList(
      keysOf(CAUSES).map((cause) => {
        const about = cause === 'called' ? null : 'saddle';
        return `${CAUSES[cause]}: ${quote(wordsOf(locale, { act: 'emergency', cause, about, onRoller: false }))}`;
      }),
    ),
    'Each names what it is about:',
    table(
      ['Question', 'Said after a yes'],
      listLeadingTo('emergency').map((about) => [
        TITLES[about],
        quote(wordsOf(locale, { act: 'emergency', cause: 'answer', about, onRoller: false })),
      ]),
    ),
    '### Said at urgent',
    table(
      ['Question', 'Said'],
      [...listLeadingTo('urgent'), null].map((about) => [
        nameAbout(about),
        quote(wordsOf(locale, { act: 'urgent', about, onRoller: false })),
      ]),
    ),
    '### Said at refer',
    table(
      ['Question', 'Said'],
      [...listLeadingTo('refer', 'refer_until_okay'), null].map((about) => [
        nameAbout(about),
        quote(wordsOf(locale, { act: 'refer', about, onRoller: false })),
      ]),
    ),
    '### Said before a gentle session',
    bulletList(
      keysOf(GENTLE).map(
        (because) => `${GENTLE[because]}: ${quote(wordsOf(locale, { act: 'gentle', because }))}`,
      ),
    ),
    '### Said at ok, after a full screening',
    bulletList([quote(wordsOf(locale, { act: 'ok' }))]),
    '### Said when there is no routine for another reason',
    bulletList([
      `Not an adult, or not for themselves: ${quote(wordsOf(locale, { act: 'not_for_you' }))}`,
      ...keysOf(NO_ROUTINE).map(
        (because) => `${NO_ROUTINE[because]}: ${quote(wordsOf(locale, { act: 'no_routine', because }))}`,
      ),
    ]),
  );
}
