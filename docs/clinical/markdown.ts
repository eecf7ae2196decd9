/** The few forms of Markdown that the sheet is written in. */
import { type Grounds, SOURCES } from '../../lambdas/coach/sources/sources.ts';

/** Paragraphs, lists and tables with a blank line between them; empty ones are left out. */
export function joinBlocks(...blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

export function bulletList(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Words as the coach speaks them, in a paragraph of their own. */
export function quoteBlock(words: string): string {
  return `> “${words}”`;
}

/** Words as the coach speaks them, within a line. */
export function quote(words: string): string {
  return `“${words}”`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Said where no source is known. */
export const OWN_CHOICE = "this project's own cautious choice";

/** Marks what was changed and that no clinician has signed since. */
export const UNSIGNED = 'not signed off by a clinician';

/** The names of the sources that something rests on. */
export function citeGrounds(grounds: Grounds): string {
  if (grounds === 'own_choice') return OWN_CHOICE;
  return grounds.map((id) => SOURCES[id].name).join('; ');
}

/** An id as words: `trauma_hard` is "trauma hard". */
export function spaceOut(id: string): string {
  return id.replaceAll('_', ' ');
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Milliseconds as days, hours, minutes or seconds, whichever is the largest that comes out even. */
export function writeDuration(ms: number): string {
  const units = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ] as const;
  // Holds are compared in seconds, so two minutes stay 120 s.
  const unit = ms > 120_000 ? units.find(([, unitMs]) => ms % unitMs === 0) : undefined;
  if (unit === undefined) return `${ms / 1000} s`;
  const [name, unitMs] = unit;
  const count = ms / unitMs;
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
