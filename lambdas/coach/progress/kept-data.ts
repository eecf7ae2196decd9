/** What a deletion takes: what is kept of the one who speaks, or of everyone in the household. */
export const SCOPES = ['person', 'household'] as const;

export type Scope = (typeof SCOPES)[number];

/** What is kept of somebody, as far as it is told: never what was answered. */
export interface StoredDataSummary {
  /** Whether the safety questions were concluded, and their outcome is on record. */
  readonly screened: boolean;
  /** Routines on record one by one, the open one counted. */
  readonly routines: number;
  /** Routines of which pain numbers are kept. */
  readonly rated: number;
  /** How often it is kept how far they reached. */
  readonly reached: number;
  /** Whether Alexa keeps a reminder for them. */
  readonly reminder: boolean;
}
