/** Prints what a rehearsal found. */
import type { Row } from './scenario.ts';

/** Returns a table in Markdown: scenario, what was there after, answered or not; and each surprise below. */
export function tableOf(rows: readonly Row[]): string {
  const surprises = rows.flatMap(({ name, surprises: found }) => found.map((one) => `- ${name}: ${one}`));
  return [
    '| scenario | what was there after | answered | surprises |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, after, answered, surprises: found }) =>
        `| ${[name, after, answered, found.length].join(' | ')} |`,
    ),
    '',
    `${rows.length} scenarios, ${surprises.length} surprises. The pieces fit each other; whether AWS agrees is not known from this.`,
    ...surprises,
  ].join('\n');
}
