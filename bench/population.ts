/** `npm run bench:population`: whom the screening lets roll, and whom it stops. */
import { SCREENING_VERSION } from '../lambdas/coach/screening/questionnaire.ts';
import { UsageError } from './arguments.ts';
import type { Column } from './population/columns.ts';
import { type Figures, readVersion1, getRollShare } from './population/figures.ts';
import { measureColumn, measureExamples } from './population/measure.ts';
import { type Options, readOptions } from './population/options.ts';
import { printFigures } from './population/print.ts';
import { openSkill, rolls } from './population/first-visit.ts';
import { rememberVisits } from './population/remember-visits.ts';
import { keep, progress, rounded } from './report.ts';

const HELP = `Whom the screening lets roll: simulated people with low-back pain, each in a first visit with the real skill.

  npm run bench:population -- [options]

The people are the same every time: home (mild pain), consulting (sees a clinician for it), hard (a hard case). Each
answers truthfully, by intents, until the first hold begins or the session ends. Equal visits are held once. Beside each column are the figures of
version 1 of the screening (bench/population/version-1.json), of ten thousand people. It fails if anybody with a red
flag rolls.

Options
  --people N       in each column (10000): the first ones
  --column NAME    home, consulting or hard (all three)
  --json FILE      writes all that was measured
  --help`;

/** What share of a column should roll, in percent. No rule of the screening is loosened for it. */
const GOALS: Readonly<Record<Column, number>> = { home: 58, consulting: 43, hard: 30 };

const REPORT_EVERY = 100;

async function run({ people, columns, json }: Options): Promise<void> {
  const version1 = readVersion1();
  const measured = new Map<Column, { now: Figures; version1: Figures }>();
  const visit = rememberVisits(openSkill());
  for (const column of columns) {
    const now = await measureColumn(visit, column, people, (held) => {
      if (held % REPORT_EVERY === 0) progress(`${column}: ${held} of ${people} visits`);
    });
    measured.set(column, { now, version1: version1.columns[column] });
  }
  progress('');
  const examples = await measureExamples();
  console.log(`Screening version ${SCREENING_VERSION}, ${people} people a column`);
  printFigures({ columns: measured, examples });
  for (const [column, { now }] of measured)
    console.log(`${column}: ${rounded(100 * getRollShare(now))} % roll; the goal is ${GOALS[column]} %`);
  const passed = [...measured.values()].flatMap(({ now }) => Object.values(now.redFlags));
  const rolled = passed.reduce((sum, flag) => sum + flag.rolled, 0);
  const alone = Object.values(examples).filter((outcome) => rolls({ outcome })).length;
  console.log(
    `Red flags that didn't keep somebody from rolling: ${rolled}; alone: ${alone} (both must be 0)`,
  );
  if (rolled + alone > 0) process.exitCode = 1;
  const only = columns.length === 1 ? columns.map((column) => `--column ${column}`) : [];
  keep(json, {
    bench: 'population',
    command: ['npm run bench:population --', `--people ${people}`, ...only].join(' '),
    screeningVersion: SCREENING_VERSION,
    columns: Object.fromEntries([...measured].map(([column, { now }]) => [column, now])),
    examples,
  });
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) console.log(HELP);
  else await run(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
