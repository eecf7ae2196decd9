/** The sheet that a clinician reads and signs: docs/clinical.md, made from the tables that the coach runs on. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { SCREENING_VERSION } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Locale } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { loadModel, type LanguageModel } from '../../simulator/nlu/schema.ts';
import { describeAnswers } from './answers.ts';
import { describeChanges } from './changes.ts';
import { describeCountries } from './countries.ts';
import { describeDoses } from './doses.ts';
import { describeFindings } from './findings.ts';
import { describeLevels } from './levels.ts';
import { describeLiftings } from './lifting.ts';
import { describeLimits } from './limits.ts';
import { bulletList, joinBlocks, OWN_CHOICE, table, UNSIGNED } from './markdown.ts';
import { describeReferences } from './references.ts';
import { describeEquipment, describeNeverRolled, describeRegions } from './regions.ts';
import { describeWhatStops } from './rolling.ts';
import {
  describeFollowUps,
  describeFullScreening,
  describeHowItAsks,
  describeReturning,
  describeSetUp,
} from './screening.ts';
import { SECTION_IDS, type SectionId, SIGN_OFFS, type SignOff } from './sign-offs.ts';

const COMMAND = 'npm run clinical';

export const SHEET_PATH = fileURLToPath(new URL('../clinical.md', import.meta.url));

/** What the sheet is made of, other than the coach's own tables. */
export interface SheetInput {
  readonly locale: Locale;
  readonly model: LanguageModel;
  readonly signOffs: readonly SignOff[];
}

/** The coach as it is: US English, the interaction model of the repository, and the signatures so far. */
export function currentInput(): SheetInput {
  const models = fileURLToPath(new URL('../../interaction-models', import.meta.url));
  return { locale: localeFor('en-US'), model: loadModel(models, 'en-US'), signOffs: SIGN_OFFS };
}

interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly body: string;
}

const SECTIONS: Readonly<Record<SectionId, { title: string; describe: (input: SheetInput) => string }>> = {
  asking: { title: 'How the screening asks', describe: ({ locale }) => describeHowItAsks(locale) },
  levels: { title: 'Levels, and what is said at each', describe: ({ locale }) => describeLevels(locale) },
  full: { title: 'The full screening', describe: ({ locale }) => describeFullScreening(locale) },
  follow_ups: { title: 'Follow-ups and clearance', describe: ({ locale }) => describeFollowUps(locale) },
  lifting: { title: 'What blocks, and what lifts it', describe: describeLiftings },
  changes: { title: 'What version 2 changes', describe: describeChanges },
  returning: {
    title: 'Questions to those who come back',
    describe: ({ locale }) => describeReturning(locale),
  },
  set_up: { title: 'Questions before and during a routine', describe: ({ locale }) => describeSetUp(locale) },
  findings: {
    title: 'Symptoms and conditions named unasked',
    describe: ({ model }) => describeFindings(model),
  },
  stops: { title: 'What stops a hold', describe: ({ locale, model }) => describeWhatStops(locale, model) },
  limits: { title: 'Limits', describe: describeLimits },
  doses: { title: 'Doses', describe: ({ locale }) => describeDoses(locale) },
  regions: { title: 'Regions and set-ups', describe: ({ locale }) => describeRegions(locale) },
  never: {
    title: 'What is never rolled',
    describe: ({ locale, model }) => describeNeverRolled(locale, model),
  },
  equipment: { title: 'Equipment', describe: describeEquipment },
  answers: {
    title: 'Answers about rolling',
    describe: ({ locale, model }) => describeAnswers(locale, model),
  },
  countries: { title: 'Words that differ by country', describe: describeCountries },
};

function listSections(input: SheetInput): readonly Section[] {
  return SECTION_IDS.map((id) => ({ id, title: SECTIONS[id].title, body: SECTIONS[id].describe(input) }));
}

/** A short code that changes with every word of a section: a signature counts for this text alone. */
function codeOf({ body }: Section): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}

function signatureOf(section: Section, signOffs: readonly SignOff[]): SignOff | undefined {
  return signOffs.find(({ section: id, text }) => id === section.id && text === codeOf(section));
}

function writeSection(section: Section, index: number, signOffs: readonly SignOff[]): string {
  const signed = signatureOf(section, signOffs);
  const by = signed === undefined ? 'nobody yet' : `${signed.name}, ${signed.registration}, ${signed.date}`;
  // The mark of a change goes once its section is signed. The code is of the text with it: what was read and signed.
  const body = signed === undefined ? section.body : section.body.replaceAll(UNSIGNED, `signed off by ${by}`);
  return joinBlocks(
    `## ${index + 1}. ${section.title}`,
    body,
    `Text code ${codeOf(section)}. **Signed off by: ${by}.**`,
  );
}

function writeIntroduction(sections: readonly Section[], signOffs: readonly SignOff[]): string {
  const signed = sections.filter((section) => signatureOf(section, signOffs) !== undefined).length;
  const status =
    signed === 0 ? 'nobody yet' : `clinicians, for ${signed} of ${sections.length} sections (see Signatures)`;
  return joinBlocks(
    '# Clinical review sheet',
    `Screening version ${SCREENING_VERSION}. **Signed off by: ${status}.**`,
    `This sheet is generated from the code by \`${COMMAND}\`; a test fails when it is out of date. Change the code, never this file.`,
    'Foam Roll Coach is an Alexa skill. It screens an adult with low-back pain by voice, then guides them as they roll hips, thighs and upper back with a foam roller. It never rolls the low back. It gives general exercise information; it does not diagnose or treat.',
    '**For the reader.** Here is what the coach asks, decides and says about safety, in the words that are spoken in the United States. How well it hears people is not part of this sheet. Please judge:',
    bulletList([
      'Does each question find what it is meant to find, in words that a person on a floor understands at first hearing?',
      'Does each answer lead to the right level, and is what is said at that level right?',
      'Are regions, positions, doses and limits safe for an adult with ordinary low-back pain?',
      `Is each change against version 1 right? Until its section is signed, it bears the mark “${UNSIGNED}”.`,
      `Does each source support what cites it? Where none is known, the sheet says “${OWN_CHOICE}”.`,
    ]),
    'Sign each section that you agree with under [Signatures](#signatures). Write beside it what you would change.',
  );
}

function writeSignatures(sections: readonly Section[], signOffs: readonly SignOff[]): string {
  return joinBlocks(
    '## Signatures',
    `A signature counts for the text whose code it names, in version ${SCREENING_VERSION} of the screening. When a word of the section changes, so does its code, and the section is unsigned again. Signatures are recorded in \`docs/clinical/sign-offs.ts\`.`,
    table(
      ['Section', 'Text code', 'Name', 'Profession and registration', 'Date', 'Version'],
      sections.map((section, index) => {
        const signed = signatureOf(section, signOffs);
        return [
          `${index + 1}. ${section.title}`,
          codeOf(section),
          signed?.name ?? 'nobody yet',
          signed?.registration ?? '',
          signed?.date ?? '',
          `${SCREENING_VERSION}`,
        ];
      }),
    ),
  );
}

/** The whole sheet, in Markdown. */
export function writeSheet(input: SheetInput): string {
  const { signOffs } = input;
  const sections = listSections(input);
  const sheet = joinBlocks(
    writeIntroduction(sections, signOffs),
    ...sections.map((section, index) => writeSection(section, index, signOffs)),
    `## Sources\n\n${describeReferences()}`,
    writeSignatures(sections, signOffs),
  );
  return `${sheet}\n`;
}

/**
 * What is out of date in a sheet.
 * @param kept the sheet as it was written last.
 * @param current the sheet as the code makes it now.
 * @returns the first line that differs and the command that writes the sheet anew, or null if nothing differs.
 */
export function findStaleLine(kept: string, current: string): string | null {
  if (kept === current) return null;
  const before = kept.split('\n');
  const now = current.split('\n');
  const at = now.findIndex((line, index) => line !== before[index]);
  const line = at === -1 ? now.length : at;
  return [
    `docs/clinical.md is out of date from line ${line + 1} on: run \`${COMMAND}\`, and read what has changed.`,
    `it says: ${before[line] ?? 'nothing'}`,
    `the code: ${now[line] ?? 'nothing'}`,
  ].join('\n');
}
