import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DRAWINGS_PATH, writeDrawings } from '../../docs/clinical/drawings.ts';
import { currentInput, findStaleLine, SHEET_PATH, writeSheet } from '../../docs/clinical/sheet.ts';
import { CHANGES, isChanged } from '../../docs/clinical/changes.ts';
import { UNSIGNED } from '../../docs/clinical/markdown.ts';
import { TITLES } from '../../docs/clinical/titles.ts';
import { REFUSED_TOOLS, TOOLS } from '../../lambdas/coach/body/equipment.ts';
import { REFUSED_PLACES } from '../../lambdas/coach/body/places.ts';
import { REGION_IDS } from '../../lambdas/coach/body/regions.ts';
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import {
  branch,
  isRollCall,
  ROLL_CALLS,
  SCREENING_IDS,
  SCREENING_VERSION,
  YES_NO_IDS,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { TOGETHER } from '../../lambdas/coach/screening/triage.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { SOURCES } from '../../lambdas/coach/sources/sources.ts';
import { type Locale, wordsOf } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';

const input = currentInput();
const sheet = writeSheet(input);

function sectionOf(title: string): string {
  const [, from = ''] = sheet.split(new RegExp(`^## \\d+\\. ${title}$`, 'mu'));
  return from.split(/^## /mu)[0] ?? '';
}

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
        ask: (act, locality, vary) => ask(act, locality, vary).replace(find, replacement),
      },
    },
  };
}

describe('docs/postures', () => {
  it('holds the drawings that the code makes now, and the sheet shows each', () => {
    const drawings = writeDrawings();
    expect(readdirSync(DRAWINGS_PATH).toSorted()).toEqual([...drawings.keys()].toSorted());
    for (const [file, svg] of drawings) {
      expect(readFileSync(join(DRAWINGS_PATH, file), 'utf8') === svg, `${file}: run npm run clinical`).toBe(
        true,
      );
      expect(sheet).toContain(`(postures/${file})`);
    }
  });
});

describe('docs/clinical.md', () => {
  it('is what the code makes it now', () => {
    expect(findStaleLine(readFileSync(SHEET_PATH, 'utf8'), sheet)).toBeNull();
  });

  it('is out of date once a word of a question changes, and names the command that writes it', () => {
    const locale = changeWords(input.locale, 'Any numbness or tingling around', 'Any tingling around');
    const stale = findStaleLine(sheet, writeSheet({ ...input, locale }));
    expect(stale).toMatch(/^docs\/clinical\.md is out of date from line \d+ on: run `npm run clinical`/u);
    expect(stale).toContain('it says: > “Any numbness or tingling around your genitals');
    expect(stale).toContain('the code: > “Any tingling around your genitals');
  });

  it('is out of date once it is cut short, or has lines of its own', () => {
    const shorter = sheet.split('\n').slice(0, -20).join('\n');
    expect(findStaleLine(shorter, sheet)).toContain('npm run clinical');
    expect(findStaleLine(`${sheet}Looks fine to me.\n`, sheet)).toContain('npm run clinical');
  });

  it('holds every question in the words that are spoken, with why it is asked', () => {
    const missing = YES_NO_IDS.flatMap((question) => {
      const rest = isRollCall(question) ? ROLL_CALLS[question] : [];
      const shared = { act: 'ask', question, left: null, rest, about: null } as const;
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

  it('has a row, with what lifts it and its source, for every answer that forbids or narrows rolling', () => {
    const lifting = sectionOf('What blocks, and what lifts it');
    const forbidding = YES_NO_IDS.filter((id) =>
      ['emergency', 'urgent', 'refer', 'refer_until_okay', 'caution'].some((level) =>
        (['yes', 'no', 'unsure'] as const).some((answer) => branch(id, answer) === level),
      ),
    ).filter((id) => !['examined', 'allowed', 'told_to_rest'].includes(id));
    expect(forbidding.length).toBeGreaterThan(30);
    expect(forbidding.filter((id) => !lifting.includes(`| ${TITLES[id]}: `))).toEqual([]);
    const rows = lifting.split('\n').filter((line) => /^\| (?!---|What was)/u.test(line));
    expect(
      rows.filter((row) => !/\*\*(?:emergency|urgent|refer|caution)\*\* \| [^|]+ \| [^|]+ \|$/u.test(row)),
    ).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(forbidding.length + keysOf(TOGETHER).length);
  });

  it('names every one of the fourteen in its order, and under a roll call what it names', () => {
    const full = sectionOf('The full screening');
    const headings = SCREENING_IDS.map((id, index) =>
      full.indexOf(`### ${index + 1}. ${TITLES[id]} (\`${id}\``),
    );
    expect(headings.toSorted((one, other) => one - other)).toEqual(headings);
    expect(headings).not.toContain(-1);
    const items = keysOf(ROLL_CALLS).flatMap((call) => ROLL_CALLS[call].map((item) => [call, item] as const));
    const astray = items.filter(([call, item]) => {
      const at = full.indexOf(`#### ${TITLES[item]} (\`${item}\`)`);
      const next = headings[SCREENING_IDS.indexOf(call) + 1] ?? Infinity;
      return at < (headings[SCREENING_IDS.indexOf(call)] ?? Infinity) || at > next;
    });
    expect(astray).toEqual([]);
  });

  it('marks every change against version 1, and every question that it concerns, as not signed off', () => {
    const changes = sectionOf('What version 2 changes');
    const rows = changes.split('\n').filter((line) => line.endsWith(`| **${UNSIGNED}** |`));
    expect(rows).toHaveLength(CHANGES.length);
    const changed = YES_NO_IDS.filter(isChanged);
    const unmarked = changed.filter((id) => {
      const at = sheet.indexOf(`(\`${id}\``);
      return !sheet.slice(at, at + 150).includes(`**Changed in version ${SCREENING_VERSION}: ${UNSIGNED}.**`);
    });
    expect(unmarked).toEqual([]);
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
    const locale = changeWords(input.locale, 'Any numbness or tingling around', 'Any tingling around');
    const changed = writeSheet({ ...input, locale, signOffs: [signOff] });
    expect(changed).toMatch(row('The full screening', 'nobody yet'));
    expect(changed).not.toContain('A. Person');
  });

  it('takes the mark off the changes of its section alone', () => {
    const signed = writeSheet({ ...input, signOffs: [signOff] });
    const [before = '', after = ''] = signed.split(/^## \d+\. Follow-ups and clearance$/mu);
    const full = before.split(/^## \d+\. The full screening$/mu)[1] ?? '';
    expect(full).not.toContain(UNSIGNED);
    expect(full).toContain(
      '**Changed in version 2: signed off by A. Person, physiotherapist, 12345, 2030-01-02.**',
    );
    expect(after).toContain(UNSIGNED);
  });

  it('still counts when only another section changes', () => {
    const locale = changeWords(input.locale, 'was your back worse', 'was your back sorer');
    const changed = writeSheet({ ...input, locale, signOffs: [signOff] });
    expect(changed).toMatch(row('The full screening', 'A\\. Person'));
  });
});
