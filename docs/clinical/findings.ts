/** The symptoms and conditions that people may name unasked, and what each does. */
import {
  answersOf,
  CONDITIONS,
  deniesAll,
  FINDING_IDS,
  type Finding,
  type FindingId,
  getFinding,
  isEmergency,
  SYMPTOMS,
} from '../../lambdas/coach/screening/findings.ts';
import { branch, YES_NO_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { FINDING_SOURCES } from '../../lambdas/coach/sources/finding-sources.ts';
import { QUESTION_SOURCES } from '../../lambdas/coach/sources/question-sources.ts';
import type { Grounds } from '../../lambdas/coach/sources/sources.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { bulletList, capitalise, citeGrounds, joinBlocks, OWN_CHOICE, table } from './markdown.ts';
import { nameIn } from './names.ts';
import { describeBranch } from './screening.ts';
import { TITLES } from './titles.ts';

/** What people call a finding. */
export function nameFinding(model: LanguageModel, id: FindingId): string {
  return nameIn(model, id in SYMPTOMS ? `symptom.${id}` : `condition.${id}`);
}

/** The answers that a finding gives to the questions, and where those lead. */
function describeBefore(id: FindingId): string {
  const { answers, raises, stop, level } = getFinding(id);
  const given = YES_NO_IDS.flatMap((question) => {
    const answer = answers[question];
    return answer === undefined ? [] : [{ question, answer, leads: branch(question, answer) }];
  });
  // A follow-up that is answered along with its question leads further than the question alone.
  const last = given.filter(
    ({ leads }) => typeof leads !== 'object' || !keysOf(answers).some((one) => one === leads.ask),
  );
  const counts = last.map(
    ({ question, answer, leads }) => `${answer} to “${TITLES[question]}”: ${describeBranch(leads)}`,
  );
  if (isEmergency(id, { asked: null, old: false, oneSided: false }))
    return `**emergency**; if it is said to be older than two weeks: ${counts.join('; ')}`;
  if (counts.length > 0) return counts.join('; ');
  if (raises !== undefined) return `**${raises}**`;
  if (level === 'ok') return 'noted, and nothing else';
  return stop === 'sensation' || stop === 'back_worse'
    ? 'the question again; once in position, the routine ends'
    : 'the routine ends for today';
}

/** What it does on the roller, where nothing is asked first. */
function describeWhile(id: FindingId): string {
  const { level, stop }: Finding = getFinding(id);
  if (id === 'no_sore_spot') return 'the hold goes on';
  if (id === 'nothing_felt') return 'the hold stops: no sore spot, or numb?';
  if (stop === 'sore_skin') return 'that place is left out';
  if (stop === 'cramp') return 'off, and stretched; the second time the routine ends for today';
  if (level === 'ok') return 'noted, and nothing else';
  return level === 'caution' ? 'the routine ends for today' : `**${level}**`;
}

function groundsOf(id: FindingId): Grounds {
  const grounds = FINDING_SOURCES[id];
  if (grounds !== 'question') return grounds;
  const question = YES_NO_IDS.find((one) => getFinding(id).answers[one] !== undefined);
  return question === undefined ? 'own_choice' : QUESTION_SOURCES[question];
}

/** Words that count as a yes only to the question that is open, and denials that answer all of it. */
function listByQuestion(model: LanguageModel): readonly string[] {
  const listNames = (ids: readonly FindingId[]): string => ids.map((id) => nameFinding(model, id)).join(', ');
  return YES_NO_IDS.flatMap((asked) => {
    const yes = FINDING_IDS.filter(
      (id) =>
        answersOf(id, { asked, oneSided: false })[asked] === 'yes' && getFinding(id).answers[asked] !== 'yes',
    );
    const no = FINDING_IDS.filter((id) => deniesAll(id, asked));
    return [
      ...(yes.length > 0 ? [`At “${TITLES[asked]}”, these too count as yes: ${listNames(yes)}.`] : []),
      ...(no.length > 0
        ? [`At “${TITLES[asked]}”, denying one of these is a no to all of it: ${listNames(no)}.`]
        : []),
    ];
  });
}

export function describeFindings(model: LanguageModel): string {
  const listFindings = (ids: readonly FindingId[]): string =>
    table(
      ['Named', 'Before rolling, counts as', 'While rolling', 'Source'],
      ids.map((id) => [
        capitalise(nameFinding(model, id)),
        describeBefore(id),
        describeWhile(id),
        citeGrounds(groundsOf(id)),
      ]),
    );
  return joinBlocks(
    `The coach recognises ${FINDING_IDS.length} symptoms and conditions at any time, each by many wordings; the tables name the first.`,
    'Before rolling they count as answers. While rolling nothing is asked first: the routine stops at once, with the words of the level, or with those under “What stops a hold”.',
    '### Symptoms',
    listFindings(keysOf(SYMPTOMS)),
    '### Conditions',
    listFindings(keysOf(CONDITIONS)),
    '### Words that depend on the question',
    `What is ambiguous alone is heard as the symptom that was asked about. These rules are ${OWN_CHOICE}.`,
    bulletList([
      ...listByQuestion(model),
      `At “${TITLES.both_legs}”, a symptom in one leg, named by its side, is a no; “${TITLES.leg}” is asked all the same.`,
    ]),
  );
}
