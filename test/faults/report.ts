/**
 * `npm run faults` injects every fault at every call with the Lambda's own timeouts, and writes the outcomes to
 * README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { inParallel, openLaboratory, TWO, type Laboratory } from './laboratory.ts';
import { lose, LOSSES, REOPENINGS, TELLINGS } from './losses.ts';
import { bundleSkill } from './process.ts';
import { FAULT_NAMES, type Fault } from './proxy.ts';
import type { Outcome } from './visits.ts';

/** A slow answer comes within the client's timeout of a second, a late one after all of its tries. */
const DELAYS = { slowMs: 400, lateMs: 4_000 };
const MOMENTS = Array.from({ length: TWO.calls }, (_, n) => n + 1);
const README = join(import.meta.dirname, 'README.md');
const MARK = '<!-- npm run faults writes what follows -->\n';
const LOSSES_BEGIN = '<!-- npm run faults writes the table of lost answers -->\n';
const LOSSES_END = '<!-- the end of that table -->\n';

interface Row {
  readonly name: string;
  readonly outcomes: readonly Outcome[];
}

/** Injects a fault from each call on, for this many of the client's tries. */
async function row(laboratory: Laboratory, fault: Fault, lasting: number): Promise<Row> {
  // Few run at a time, so that waiting for the processor is not mistaken for waiting for an answer.
  const atOnce = fault === 'never answers' || fault === 'answers too late' ? TWO.calls : 2;
  const outcomes = await inParallel(MOMENTS, atOnce, (moment) =>
    laboratory.experiment((call) => (call >= moment && call < moment + lasting ? fault : null)),
  );
  return { name: fault, outcomes };
}

/** Abbreviates what a person noticed to one letter. */
function letter({ unanswered, lost, double, unsafe, nagged, toldLost, said }: Outcome): string {
  if (unanswered + lost + double + unsafe + nagged > 0) return '✗';
  if (toldLost > 0) return 't';
  return said > 0 ? 's' : '·';
}

function table(title: string, rows: readonly Row[]): string {
  const count = (of: (outcome: Outcome) => number, { outcomes }: Row): string =>
    outcomes.reduce((sum, outcome) => sum + of(outcome), 0).toString();
  const lines = rows.map((one) => [
    one.name,
    ...one.outcomes.map(letter),
    count(({ lost }) => lost, one),
    count(({ double }) => double, one),
    count(({ unanswered }) => unanswered, one),
    `${(Math.max(...one.outcomes.map(({ longestMs }) => longestMs)) / 1_000).toFixed(2)} s`,
  ]);
  const head = [title, ...MOMENTS.map(String), 'lost', 'double', 'unanswered', 'longest answer'];
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Writes the README between two marks. */
async function write(from: string, text: string, to: string): Promise<void> {
  const [before = '', rest = ''] = readFileSync(README, 'utf8').split(from);
  const after = to === '' ? '' : `${to}${rest.split(to)[1] ?? ''}`;
  const options = await resolveConfig(README);
  const whole = await format(`${before}${from}\n${text}\n${after}`, { ...options, filepath: README });
  writeFileSync(README, whole);
}

it('every lost answer credits nothing that was not heard', async () => {
  const head = ['what is lost', 'heard', 'told by', ...REOPENINGS.map(([after]) => after), 'too many'];
  const lines: string[][] = [];
  for (const loss of LOSSES) {
    for (const telling of TELLINGS.filter((one) => loss.credited[one] !== undefined)) {
      const credited: number[] = [];
      for (const [, ms] of REOPENINGS) credited.push((await lose(loss, telling, ms)).atLaunch);
      const tooMany = Math.max(0, ...credited.map((seconds) => seconds - loss.heard));
      lines.push([
        loss.moment,
        `${loss.heard} s`,
        telling,
        ...credited.map((seconds) => `${seconds} s`),
        `${tooMany} s`,
      ]);
    }
  }
  const rows = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  await write(LOSSES_BEGIN, rows, LOSSES_END);
  expect(lines.map((cells) => cells.at(-1))).toEqual(lines.map(() => '0 s'));
});

it('every fault at every call leaves nothing lost, doubled or unanswered', async () => {
  const laboratory = await openLaboratory(DELAYS);
  const bundle = await bundleSkill();
  const once: Row[] = [];
  const forEver: Row[] = [];
  for (const fault of FAULT_NAMES) {
    once.push(await row(laboratory, fault, 2));
    forEver.push(await row(laboratory, fault, Infinity));
    process.stderr.write(`${fault}\n`);
  }
  const killed: Row[] = [];
  for (const [name, fault] of [
    ['killed before the call', 'connection reset before'],
    ['killed after the call', 'connection reset after'],
  ] as const) {
    const outcomes = await inParallel(MOMENTS, 2, (moment) =>
      laboratory.killedAt(moment, fault, bundle.path),
    );
    killed.push({ name, outcomes });
  }
  await laboratory.close();
  bundle.remove();

  const tables = [table('for two tries', once), table('for ever', forEver), table('`kill -9`', killed)].join(
    '\n',
  );
  await write(MARK, tables, '');
  const all = [...once, ...forEver, ...killed].flatMap(({ outcomes }) => outcomes);
  expect(all.map(letter)).not.toContain('✗');
});
