/** What stops a hold or eases it, and what is said. */
import { LONGEST_HOLD_MS } from '../../lambdas/coach/planning/edit-run.ts';
import { EASES, STOPS_REGION, STRIKES } from '../../lambdas/coach/replies/rolling/pressure.ts';
import { FINDING_IDS, getFinding } from '../../lambdas/coach/screening/findings.ts';
import { GET_UP_ROUTINES } from '../../lambdas/coach/timeline/next-segment.ts';
import { type Locale, wordsOf, wordsOfLine } from '../../lambdas/locales/locale.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { nameFinding } from './findings.ts';
import { bulletList, capitalise, joinBlocks, OWN_CHOICE, quote, writeDuration } from './markdown.ts';
import { questionWords } from './screening.ts';

const STOPS = ['sensation', 'dizzy', 'back_worse', 'intoxicated', 'violence'] as const;

/** Emergencies that are told apart on the roller: how to come off depends on what it is. */
const ON_ROLLER = [
  ['chest pain', 'red_now'],
  ['numbness between the legs', 'saddle'],
] as const;

function listPain(locale: Locale): string {
  const hurts = `${wordsOf(locale, { act: 'roll_off' })} ${questionWords(locale, 'how_strong', 'plain')}`;
  const easing = wordsOfLine(locale, { line: 'echo', number: EASES.usual, easing: true });
  const stopped = wordsOfLine(locale, {
    line: 'region_stopped',
    number: STOPS_REGION.usual,
    region: 'glutes',
  });
  return bulletList([
    `“It hurts”: ${quote(hurts)}`,
    `${EASES.usual} of 10 (${EASES.gentle} to ${STOPS_REGION.gentle - 1} in a gentle session): ${quote(easing)}`,
    `${STOPS_REGION.usual} or more (${STOPS_REGION.gentle} in a gentle session): ${quote(stopped)} Then the next region.`,
    `Once ${STRIKES} regions are stopped, the routine ends: ${quote(wordsOf(locale, { act: 'stopped_twice' }))}`,
    `“Easier”: ${quote(wordsOfLine(locale, { line: 'eased' }))}`,
    `“Harder”: ${quote(wordsOfLine(locale, { line: 'harder', to: 4 }))} At five, in a gentle session, or once eased: ${quote(wordsOfLine(locale, { line: 'no_harder' }))}`,
    `“Ten more seconds”, beyond ${writeDuration(LONGEST_HOLD_MS)} or the day's limit: ${quote(wordsOfLine(locale, { line: 'time_kept', is: 'longest' }))}`,
    `Sore skin or a sore joint: asked where, if no place was named; then ${quote(wordsOfLine(locale, { line: 'left_out', regions: ['calves'] }))}`,
    `A cramp: ${quote(wordsOf(locale, { act: 'cramp' }))} ${quote(questionWords(locale, 'carry_on', 'plain'))} The second time the routine is over: ${quote(wordsOf(locale, { act: 'stop_for', stop: 'cramp', onRoller: true }))}`,
    `“I don't feel anything”: ${quote(questionWords(locale, 'spot_or_numb', 'plain'))} Numb: ${quote(questionWords(locale, 'numb_between', 'plain'))} After either answer nothing goes on.`,
    `Aspirin, or loose joints: the hold ends, and a gentle routine is planned. ${quote(wordsOf(locale, { act: 'gentle', because: 'caution' }))}`,
    `A feeling that no list knows: ${quote(questionWords(locale, 'sharp_or_strong', 'plain'))}`,
  ]);
}

function listStops(locale: Locale, model: LanguageModel): string {
  return bulletList(
    STOPS.map((stop) => {
      const ids = FINDING_IDS.filter(
        (id) => getFinding(id).stop === stop && getFinding(id).level === 'caution',
      );
      const names = ids.map((id) => nameFinding(model, id)).join(', ');
      return `${capitalise(names)}: ${quote(wordsOf(locale, { act: 'stop_for', stop, onRoller: true }))}`;
    }),
  );
}

export function describeWhatStops(locale: Locale, model: LanguageModel): string {
  return joinBlocks(
    `All thresholds and words here are ${OWN_CHOICE}. A hold goes on only if what was said is understood and harmless. Anything else makes it stand still, and is asked about.`,
    '### Pain while rolling',
    listPain(locale),
    '### Feelings and states that end the routine for today',
    listStops(locale, model),
    '### Levels reached on the roller',
    bulletList([
      ...ON_ROLLER.map(
        ([said, about]) =>
          `Emergency, after ${said}: ${quote(wordsOf(locale, { act: 'emergency', cause: 'said', about, onRoller: true }))}`,
      ),
      `Urgent, after a leg that is getting weaker: ${quote(wordsOf(locale, { act: 'urgent', about: 'leg_worse', onRoller: true }))}`,
      `Refer, after pain down a leg: ${quote(wordsOf(locale, { act: 'refer', about: 'leg', onRoller: true }))}`,
    ]),
    '### Other moments',
    bulletList([
      `“I fell”, “I'm stuck”: ${quote(wordsOf(locale, { act: 'stuck' }))}`,
      `Suicidal thoughts: ${quote(wordsOf(locale, { act: 'crisis', onRoller: false }))}`,
      `No answer while someone may lie on the roller: ${quote(wordsOf(locale, { act: 'no_answer', of: 'number' }))} After twenty seconds: ${quote(wordsOf(locale, { act: 'if_unwell', asks: true }))}`,
      `Another person's voice: ${quote(wordsOf(locale, { act: 'other_voice' }))}`,
      `A fault of the coach: ${quote(wordsOf(locale, { act: 'fault' }))}`,
      `How to get up, until ${GET_UP_ROUTINES} routines are finished, when one ends on the floor: ${quote(wordsOf(locale, { act: 'get_up' }))}`,
    ]),
  );
}
