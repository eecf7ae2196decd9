/** The tables on the terminal: three columns side by side, and the first screening beside each. */
import { rounded, tell, type Row } from '../report.ts';
import type { Column } from './columns.ts';
import { type Changes, compareVerdicts, type Figures, getRollShare, unpackVerdicts } from './figures.ts';
import { OUTCOMES, type Outcome } from './first-visit.ts';

export interface Printed {
  readonly columns: ReadonlyMap<Column, { readonly now: Figures; readonly version1: Figures }>;
  readonly examples: Readonly<Record<string, Outcome>>;
}

/** Prints everything that was measured. */
export function printFigures({ columns, examples }: Printed): void {
  const rowOf = (share: (figures: Figures) => number): Row => buildRow(columns, share);
  tell('How the visits end, in % of the people', {
    rolls: rowOf(getRollShare),
    ...Object.fromEntries(OUTCOMES.map((id) => [id, rowOf((of) => of.outcomes[id] / of.people)] as const)),
  });
  const questions = collectIds(columns, ({ blocks }) => blocks);
  const block = (title: string, kind: 'first' | 'alone' | 'only'): void => {
    const share = (id: string) => (of: Figures) => (of.blocks[id]?.[kind] ?? 0) / of.people;
    tell(title, Object.fromEntries(questions.map((id) => [id, rowOf(share(id))] as const)));
  };
  block('The question that stops them first, in % of the people', 'first');
  block('A question that would also stop them if all else were well, in % of the people', 'alone');
  block('A question that is the only such one, in % of the people', 'only');
  printRedFlags(columns, examples);
  for (const [column, { now, version1 }] of columns)
    printChanges(column, compareVerdicts(unpackVerdicts(version1.verdicts), unpackVerdicts(now.verdicts)));
}

function buildRow(columns: Printed['columns'], share: (figures: Figures) => number): Row {
  const percent = (figures: Figures): number => rounded(100 * share(figures));
  return Object.fromEntries(
    [...columns].flatMap(([column, { now, version1 }]) => [
      [column, percent(now)] as const,
      [`${column}, v1`, percent(version1)] as const,
    ]),
  );
}

/** Of both screenings, those of this one first. */
function collectIds(columns: Printed['columns'], table: (figures: Figures) => object): string[] {
  const all = [...columns.values()];
  return [
    ...new Set([
      ...all.flatMap(({ now }) => Object.keys(table(now))),
      ...all.flatMap(({ version1 }) => Object.keys(table(version1))),
    ]),
  ];
}

function printRedFlags(columns: Printed['columns'], examples: Printed['examples']): void {
  const countRolled = ({ redFlags }: Figures, id: string): number => redFlags[id]?.rolled ?? 0;
  const rows = collectIds(columns, ({ redFlags }) => redFlags).map((id) => {
    const cells = [...columns].flatMap(([column, { now, version1 }]) => [
      [column, now.redFlags[id]?.people ?? 0] as const,
      [`${column}: roll`, countRolled(now, id)] as const,
      [`v1: roll (${column})`, countRolled(version1, id)] as const,
    ]);
    return [id, { ...Object.fromEntries(cells), 'with nothing else': examples[id] ?? '' }] as const;
  });
  tell(
    'People with a red flag, how many of them roll, and how somebody with nothing else ends',
    Object.fromEntries(rows),
  );
}

function printChanges(column: Column, { nowRoll, nowStopped }: Changes): void {
  if (nowRoll.size > 0) {
    const rows = [...nowRoll].sort(([, one], [, other]) => other.full + other.gentle - one.full - one.gentle);
    tell(
      `${column}: people whom version 1 stopped and who roll now, by how it stopped them`,
      Object.fromEntries(rows),
    );
  }
  if (nowStopped.size > 0) {
    const rows = [...nowStopped].sort(([, one], [, other]) => other - one);
    tell(
      `${column}: people whom version 1 let roll and who are stopped now, by how`,
      Object.fromEntries(rows.map(([verdict, people]) => [verdict, { people }])),
    );
  }
}
