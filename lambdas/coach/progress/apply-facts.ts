import type { Fact } from './facts.ts';
import type { PersonRecord } from './progress.ts';
import { applyFact } from './record-fact.ts';

/** A record with facts applied in order. The one fold: whoever needs the record after a turn asks here. */
export function applyFacts(record: PersonRecord, facts: readonly Fact[]): PersonRecord {
  return facts.reduce(applyFact, record);
}
