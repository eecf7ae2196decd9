/** The sections of the sheet, in their order. Each is signed by itself. */
export const SECTION_IDS = [
  'asking',
  'levels',
  'full',
  'follow_ups',
  'lifting',
  'changes',
  'returning',
  'set_up',
  'findings',
  'stops',
  'limits',
  'doses',
  'regions',
  'never',
  'equipment',
  'answers',
  'countries',
] as const;

export type SectionId = (typeof SECTION_IDS)[number];

/** One section of the sheet, read and signed by one clinician. */
export interface SignOff {
  readonly section: SectionId;
  /** The code of the text that was signed: it stands under the section, and changes with every word of it. */
  readonly text: string;
  readonly name: string;
  /** The profession, and the number in its register. */
  readonly registration: string;
  /** `2026-11-22` */
  readonly date: string;
}

/** Nobody has signed anything yet. */
export const SIGN_OFFS: readonly SignOff[] = [];
