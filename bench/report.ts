/** How a bench tells what it measured: a table for whoever looks on, JSON for whoever compares. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { median, quantile } from 'simple-statistics';

/** Many measurements of one thing. */
export interface Summary {
  readonly median: number;
  readonly p99: number;
  readonly max: number;
  readonly n: number;
}

/** @throws Error where nothing was measured */
export function summary(values: readonly number[]): Summary {
  const sample = [...values];
  return { median: median(sample), p99: quantile(sample, 0.99), max: Math.max(...sample), n: sample.length };
}

/** To so many digits after the point. */
export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

/** What it was measured on. Times are worth something beside others of the same run alone. */
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

/** A row of a table: what stands in its columns. */
export type Row = Readonly<Record<string, string | number>>;

export function tell(title: string, rows: Readonly<Record<string, Row>>): void {
  console.log(`\n${title}`);
  console.table(rows);
}

/** Writes all that was measured into a file, where one is named. */
export function keep(file: string | undefined, measured: object): void {
  if (file === undefined) return;
  writeFileSync(file, `${JSON.stringify({ machine: machine(), ...measured }, null, 2)}\n`);
  console.log(`\nWritten: ${file}`);
}

/** A line of progress on a terminal, written over by the next; in a file there is none. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
