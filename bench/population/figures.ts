/** What the bench counts in a column, and how that is kept in a file, so that a later screening can be held against it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { COLUMNS } from './columns.ts';
import { OUTCOMES, type Visit } from './first-visit.ts';

const count = z.int().nonnegative();

/** Figures are of people. Ids of questions and flags are those of the screening that was measured. */
const figuresSchema = z.object({
  people: count,
  outcomes: z.record(z.enum(OUTCOMES), count),
  /**
   * By question. `first`: it forbade rolling before any other did. Among those who are stopped, `alone`: it would
   * also stop them if they were well in everything else; `only`: no other question would do so by itself.
   */
  blocks: z.record(z.string(), z.object({ first: count, alone: count, only: count })),
  /** By flag: how many raise it, and how many of those roll. */
  redFlags: z.record(z.string(), z.object({ people: count, rolled: count })),
  /** Of the first person, the second …: a letter each, in lines, whose meaning is its place in `legend`. */
  verdicts: z.object({ legend: z.array(z.string()), people: z.array(z.string()) }),
});

export type Figures = z.infer<typeof figuresSchema>;

const measuredSchema = z.object({
  command: z.string(),
  screeningVersion: z.int(),
  columns: z.record(z.enum(COLUMNS), figuresSchema),
  /** By flag: how the visit ends of somebody who has nothing else. */
  examples: z.record(z.string(), z.enum(OUTCOMES)),
});

/** What was measured of the first screening, which had fifteen questions, with the command that measured it. */
export function readVersion1(): z.infer<typeof measuredSchema> {
  const text = readFileSync(join(import.meta.dirname, 'version-1.json'), 'utf8');
  return measuredSchema.parse(JSON.parse(text));
}

/** The share of a column that rolls, 0 to 1. */
export function getRollShare({ outcomes, people }: Figures): number {
  return (outcomes.full + outcomes.gentle) / people;
}

/** A visit in a word or two: `full`, or `refer leg` for one that was stopped. */
export function describeVisit({ outcome, stoppedBy }: Visit): string {
  return stoppedBy === null ? outcome : `${outcome} ${stoppedBy}`;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const LETTERS_A_LINE = 100;

/**
 * Packs one verdict a person into one letter a person.
 * @throws RangeError for more different verdicts than letters
 */
export function packVerdicts(verdicts: readonly string[]): Figures['verdicts'] {
  const legend = [...new Set(verdicts)].sort();
  if (legend.length > LETTERS.length) throw new RangeError(`Too many verdicts: ${legend.length}`);
  const letters = verdicts.map((verdict) => LETTERS.charAt(legend.indexOf(verdict)));
  const people: string[] = [];
  for (let from = 0; from < letters.length; from += LETTERS_A_LINE)
    people.push(letters.slice(from, from + LETTERS_A_LINE).join(''));
  return { legend, people };
}

/** The verdicts as they were packed. */
export function unpackVerdicts({ legend, people }: Figures['verdicts']): string[] {
  return Array.from(people.join(''), (letter) => legend[LETTERS.indexOf(letter)] ?? '');
}

/** People whom another screening treats otherwise, counted by why they were, or are, stopped. */
export interface Changes {
  /** Stopped before, by verdict then; and how they roll now. */
  readonly nowRoll: ReadonlyMap<string, { readonly full: number; readonly gentle: number }>;
  /** Rolled before; by verdict now. */
  readonly nowStopped: ReadonlyMap<string, number>;
}

/** Compares the verdicts on the same people, as many as both have. */
export function compareVerdicts(before: readonly string[], now: readonly string[]): Changes {
  const nowRoll = new Map<string, { full: number; gentle: number }>();
  const nowStopped = new Map<string, number>();
  const allows = (verdict: string): verdict is 'full' | 'gentle' =>
    verdict === 'full' || verdict === 'gentle';
  for (const [person, then] of before.entries()) {
    const since = now[person];
    if (since === undefined) break;
    if (!allows(then) && allows(since)) {
      const counted = nowRoll.get(then) ?? { full: 0, gentle: 0 };
      counted[since] += 1;
      nowRoll.set(then, counted);
    }
    if (allows(then) && !allows(since)) nowStopped.set(since, (nowStopped.get(since) ?? 0) + 1);
  }
  return { nowRoll, nowStopped };
}
