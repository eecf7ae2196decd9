import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currentInput, findStaleLine, SHEET_PATH, writeSheet } from '../../docs/clinical/sheet.ts';
import { REFUSED_TOOLS, TOOLS } from '../../lambdas/coach/body/equipment.ts';
import { REFUSED_PLACES } from '../../lambdas/coach/body/places.ts';
import { REGION_IDS } from '../../lambdas/coach/body/regions.ts';
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import { SCREENING_VERSION, YES_NO_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { SOURCES } from '../../lambdas/coach/sources/sources.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

const input = currentInput();
const sheet = writeSheet(input);

/** The locale with the words of one question changed. */
function changeWords(locale: Locale, find: string, replacement: string): Locale {
  const { language } = locale;
  const { ask } = language.acts;
  return {
    ...locale,
    language: {
      ...language,
      acts: {
        ...language.acts,
        ask: (act, locality) => ask(act, locality).replace(find, replacement),
      },
    },
  };
}

describe('docs/clinical.md', () => {
  it('is what the code makes it now', () => {
    expect(findStaleLine(readFileSync(SHEET_PATH, 'utf8'), sheet)).toBeNull();
  });

  it('is out of date once a word of a question changes, and names the command that writes it', () => {
    const locale = changeWords(input.locale, 'any new numbness', 'any numbness');
    const stale = findStaleLine(sheet, writeSheet({ ...input, locale }));
    expect(stale).toMatch(/^docs\/clinical\.md is out of date from line \d+ on: run `npm run clinical`/u);
    expect(stale).toContain('it says: > “In the last two weeks, any new numbness around your genitals');
    expect(stale).toContain('the code: > “In the last two weeks, any numbness around your genitals');
  });

  it('is out of date once it is cut short, or has lines of its own', () => {
    const shorter = sheet.split('\n').slice(0, -20).join('\n');
    expect(findStaleLine(shorter, sheet)).toContain('npm run clinical');
    expect(findStaleLine(`${sheet}Looks fine to me.\n`, sheet)).toContain('npm run clinical');
  });

  it('holds every question in the words that are spoken, with why it is asked', () => {
    const missing = YES_NO_IDS.flatMap((question) => {
      const shared = { act: 'ask', question, left: null, minutes: 5, tool: 'soft_roller' } as const;
      const forms = (['plain', 'again', 'example'] as const).map((form) =>
        wordsOf(input.locale, { ...shared, form }),
      );
      return [...forms, wordsOf(input.locale, { act: 'why', question })];
    }).filter((words) => !sheet.includes(`“${words}”`));
    expect(missing).toEqual([]);
  });

  it('holds every region, tool, refusal and answer', () => {
    const { locale } = input;
    expect(REGION_IDS.filter((id) => !sheet.includes(`(\`${id}\`)`))).toEqual([]);
    expect(TOOLS.filter((tool) => !sheet.toLowerCase().includes(tool.replaceAll('_', ' ')))).toEqual([]);
    const words = [
      ...REFUSED_PLACES.map((place) => wordsOf(locale, { act: 'refused_place', place })),
      ...REFUSED_TOOLS.map((tool) => wordsOf(locale, { act: 'refused_tool', tool })),
      ...TOPICS.map((topic) => wordsOf(locale, { act: 'topic', topic })),
    ];
    expect(words.filter((one) => !sheet.includes(`“${one}”`))).toEqual([]);
  });

  it('cites every source that it lists', () => {
    const [body = '', list = ''] = sheet.split('\n## Sources\n');
    const names = keysOf(SOURCES).map((id) => SOURCES[id].name);
    expect(names.filter((name) => !list.includes(`| ${name} |`))).toEqual([]);
    expect(names.filter((name) => !body.includes(name))).toEqual([]);
  });

  it('names the numbers of other countries where their words differ', () => {
    const numbers = ['en-GB', 'en-AU', 'en-IN'].map((locale) => localeFor(locale).locality.emergency);
    expect(numbers.filter((number) => !sheet.includes(`“${number}”`))).toEqual([]);
  });

  it('has no line of prose over 400 characters', () => {
    const prose = sheet.split('\n').filter((line) => !line.startsWith('|'));
    expect(prose.filter((line) => line.length > 400)).toEqual([]);
  });
});

describe('a signature on docs/clinical.md', () => {
  const codeOf = (section: string, text: string): string =>
    new RegExp(`\\| \\d+\\. ${section} \\| ([0-9a-f]{8}) \\|`, 'u').exec(text)?.[1] ?? '';
  const signOff = {
    section: 'full' as const,
    text: codeOf('The full screening', sheet),
    name: 'A. Person',
    registration: 'physiotherapist, 12345',
    date: '2030-01-02',
  };
  const row = (line: string, name: string): RegExp =>
    new RegExp(`^\\| \\d+\\. ${line} \\| [0-9a-f]{8} \\| ${name} \\|`, 'mu');

  it('is missing in every section, since nobody has signed yet', () => {
    expect(input.signOffs).toEqual([]);
    expect(sheet).toContain(`Screening version ${SCREENING_VERSION}. **Signed off by: nobody yet.**`);
    const sections = sheet.match(/^## \d+\. /gmu) ?? [];
    expect(sections.length).toBeGreaterThan(10);
    expect(sheet.match(/^Text code [0-9a-f]{8}\. \*\*Signed off by: nobody yet\.\*\*$/gmu)).toHaveLength(
      sections.length,
    );
  });

  it('counts for the section that it names, and for no other', () => {
    const signed = writeSheet({ ...input, signOffs: [signOff] });
    expect(signed).toMatch(row('The full screening', 'A\\. Person'));
    expect(signed).toMatch(row('Doses', 'nobody yet'));
    expect(signed).toContain('**Signed off by: A. Person, physiotherapist, 12345, 2030-01-02.**');
    expect(signed).toContain('clinicians, for 1 of ');
  });

  it('no longer counts once a word of its section changes', () => {
    const locale = changeWords(input.locale, 'any new numbness', 'any numbness');
    const changed = writeSheet({ ...input, locale, signOffs: [signOff] });
    expect(changed).toMatch(row('The full screening', 'nobody yet'));
    expect(changed).not.toContain('A. Person');
  });

  it('still counts when only another section changes', () => {
    const locale = changeWords(input.locale, 'was your back worse', 'was your back sorer');
    const changed = writeSheet({ ...input, locale, signOffs: [signOff] });
    expect(changed).toMatch(row('The full screening', 'A\\. Person'));
  });
});
