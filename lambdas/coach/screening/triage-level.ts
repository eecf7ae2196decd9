/** How serious what someone said is, mildest first. Only `ok` and `caution` allow rolling. */
export const TRIAGE_LEVELS = ['ok', 'caution', 'refer', 'urgent', 'emergency'] as const;

export type TriageLevel = (typeof TRIAGE_LEVELS)[number];

/** The more serious of two levels; `null` is "nothing said yet". */
export function worse(one: TriageLevel | null, other: TriageLevel): TriageLevel {
  return one !== null && TRIAGE_LEVELS.indexOf(one) > TRIAGE_LEVELS.indexOf(other) ? one : other;
}

/** Whether a level forbids rolling. */
export function forbids(level: TriageLevel | null): level is 'refer' | 'urgent' | 'emergency' {
  return level === 'refer' || level === 'urgent' || level === 'emergency';
}
