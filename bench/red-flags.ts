import { REFUSED_PLACES } from '../lambdas/coach/body/places.ts';
import type { Meaning } from '../simulator/nlu/grammar.ts';

/** What a sentence about an emergency symptom leads to during a hold. */
export type RedFlagOutcome = 'alarm' | 'stops' | 'goes on';

/** The skill answers these with the emergency number, or with how to get up. */
const ALARMS = new Set(['EmergencyIntent', 'CrisisIntent', 'StuckIntent']);

/** These always stop a hold, and the coach asks. */
const STOPPING = new Set([
  'AMAZON.FallbackIntent',
  'AMAZON.StopIntent',
  'AMAZON.CancelIntent',
  'AMAZON.PauseIntent',
  'HaveIntent',
  'HurtsIntent',
  'CantGetDownIntent',
]);

const NEVER_ROLLED: ReadonlySet<string> = new Set(REFUSED_PLACES);

/**
 * Classifies the effect of a sentence on a hold: it raises the alarm, stops the hold, or lets it go on.
 * @param isRed whether the value of a slot with this id is an emergency
 */
export function classifyRedFlag({ intent, slots }: Meaning, isRed: (id: string) => boolean): RedFlagOutcome {
  if (ALARMS.has(intent)) return 'alarm';
  const ids = [...slots.values()].map(({ resolution }) =>
    resolution?.code === 'ER_SUCCESS_MATCH' ? (resolution.id ?? '') : '',
  );
  if (intent === 'HaveIntent' && ids.some(isRed)) return 'alarm';
  // If nothing in it is ever rolled, there is nothing to leave out, so the coach stops and asks.
  if (intent === 'AvoidIntent' && ids.every((id) => id === '' || NEVER_ROLLED.has(id))) return 'stops';
  return STOPPING.has(intent) ? 'stops' : 'goes on';
}

const SYMPTOM = 'symptom.';

/** Returns a function that tells whether an id of the model is a symptom at the emergency level. */
export function makeEmergencyCheck(
  levels: Readonly<Record<string, { readonly level: string }>>,
): (id: string) => boolean {
  const red = new Set(Object.keys(levels).filter((name) => levels[name]?.level === 'emergency'));
  return (id) => id.startsWith(SYMPTOM) && red.has(id.slice(SYMPTOM.length));
}
