/**
 * How the small words of English are listed in this folder: as they are compared, in lower case and without apostrophes.
 * What people have, and where, is in the interaction model.
 */

/** Returns the words and phrases of some lines, in which commas separate them. */
export function listPhrases(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(', '));
}
