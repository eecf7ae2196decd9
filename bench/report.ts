/** Reports the results of a bench: a table for people, JSON for comparisons. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { max, median, quantile } from 'simple-statistics';

/** Statistics over repeated measurements. */
export interface Summary {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
  readonly n: number;
}

/**
 * Summarises measurements.
 * @throws Error if there are none
 */
export function summary(values: readonly number[]): Summary {
  const sample = [...values];
  // Minutes of turns are too many values for the arguments of Math.max.
  return { median: median(sample), p99: quantile(sample, 0.99), max: max(sample), n: sample.length };
}

/** Rounds to this many decimal places. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** The machine of the run. Times are only comparable within one run. */
export interface Machine {
  readonly date: string;
  readonly node: string;
  readonly processor: string;
  readonly cores: number;
  readonly platform: string;
}

export function machine(): Machine {
  const all = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    platform: `${process.platform} ${process.arch}`,
  };
}

/** A row of a table: its values by column. */
export type Row = Readonly<Record<string, string | number>>;

export function tell(title: string, rows: Readonly<Record<string, Row>>): void {
  console.log(`\n${title}`);
  console.table(rows);
}

/** Writes the results to a file, if one is named. */
export function keep(file: string | undefined, measured: object): void {
  if (file === undefined) return;
  writeFileSync(file, `${JSON.stringify({ machine: machine(), ...measured }, null, 2)}\n`);
  console.log(`\nWritten: ${file}`);
}

/** Shows progress on one line of a terminal. In a file there is none. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
