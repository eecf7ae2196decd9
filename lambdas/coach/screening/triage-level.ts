/** How serious what someone said is, mildest first. Only `ok` and `caution` allow rolling. */
export const LEVELS = ['ok', 'caution', 'refer', 'urgent', 'emergency'] as const;

export type Level = (typeof LEVELS)[number];

/** The more serious of two levels; `null` is "nothing said yet". */
export function worse(one: Level | null, other: Level): Level {
  return one !== null && LEVELS.indexOf(one) > LEVELS.indexOf(other) ? one : other;
}

/** Whether a level forbids rolling. */
export function forbids(level: Level | null): level is 'refer' | 'urgent' | 'emergency' {
  return level === 'refer' || level === 'urgent' || level === 'emergency';
}
