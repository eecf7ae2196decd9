/** Generates anything that Alexa may understand: every intent of the model, with all kinds of slot values. */
import fc from 'fast-check';
import type { INTENTS } from '../../lambdas/alexa/events.ts';
import { MODEL } from '../conversations/talk.ts';

/** The content of a slot: the words heard, and the ids that they resolved to, the likeliest first. */
export interface Filling {
  readonly words: string;
  /** Null if the type has no values of its own, such as AMAZON.NUMBER; empty if nothing matched. */
  readonly ids: readonly string[] | null;
}

/** An intent and its slots. A slot that was not said is null. */
export interface Utterance {
  readonly intent: string;
  readonly slots: Readonly<Record<string, Filling | null>>;
}

/** The values of each of the skill's own slot types. */
const VALUES = new Map(
  MODEL.types.map(({ name, values }) => [name, values.flatMap(({ id }) => (id === undefined ? [] : [id]))]),
);

/**
 * Builds an utterance of one of the skill's intents. Slots are given by their words or by the id of a value.
 */
export function utter(intent: keyof typeof INTENTS, slots: Readonly<Record<string, string>> = {}): Utterance {
  const filled = Object.entries(slots).map(([name, words]): [string, Filling] => {
    const isValue = [...VALUES.values()].some((ids) => ids.includes(words));
    return [name, { words, ids: isValue ? [words] : null }];
  });
  return { intent, slots: Object.fromEntries(filled) };
}

/** Returns every id that a slot resolved to, the likeliest first; none if the slot is empty or nothing matched. */
export function idsIn({ slots }: Utterance, name: string): readonly string[] {
  return slots[name]?.ids ?? [];
}

/** "911" is a call for help. The others are pain, pressure, minutes, or no number at all. */
const NUMBERS = ['3', '0', '2', '5', '6', '7', '8', '10', '11', '16', '4.5', '-2', '1e30', '911', '?'];
const TIMES = ['07:00', '18:30', '00:00', 'MO', 'EV', '25:00', '?'];
const DURATIONS = ['PT5M', 'PT8M', 'PT15S', 'PT1M30S', 'PT0S', 'PT99999999999H', 'P1D', 'PT', '?'];

function fillings(type: string): fc.Arbitrary<Filling | null> {
  const ids = VALUES.get(type);
  if (ids === undefined) {
    const builtIn = type === 'AMAZON.DURATION' ? DURATIONS : type === 'AMAZON.TIME' ? TIMES : NUMBERS;
    return fc.option(fc.constantFrom(...builtIn).map((words) => ({ words, ids: null })));
  }
  const known = fc.constantFrom(...ids).map((id) => ({ words: id, ids: [id] }));
  const several = fc
    .tuple(fc.constantFrom(...ids), fc.constantFrom(...ids))
    .map(([one, other]) => ({ words: one, ids: [one, other] }));
  return fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: several },
    { weight: 1, arbitrary: fc.constantFrom('flurb', '').map((words) => ({ words, ids: [] })) },
  );
}

/** Deleting data is meant to lose it, so other conversations test that. */
const LOSES_NOTHING = MODEL.intents.filter(({ name }) => name !== 'DeleteMyDataIntent');

const EACH = LOSES_NOTHING.map(({ name, slots }) =>
  fc
    .record(Object.fromEntries(slots.map((slot) => [slot.name, fillings(slot.type)])))
    .map((filled): Utterance => ({ intent: name, slots: filled })),
);

/** The utterances that are most common during holds and pauses. */
const CONTROLS = fc.constantFrom(
  utter('AMAZON.PauseIntent'),
  utter('AMAZON.ResumeIntent'),
  utter('AMAZON.NextIntent'),
  utter('AMAZON.PreviousIntent'),
  utter('AMAZON.RepeatIntent'),
  utter('ReadyIntent'),
  utter('HurtsIntent'),
  utter('TimeLeftIntent'),
  utter('TimeIntent'),
  utter('PressureIntent'),
  utter('SwitchSidesIntent'),
  utter('NumberIntent', { number: '3' }),
  utter('NumberIntent', { number: '7' }),
  utter('AMAZON.FallbackIntent'),
  utter('AMAZON.HelpIntent'),
);

const DANGERS = fc.constantFrom(
  utter('HaveIntent', { thing: 'symptom.fever' }),
  utter('HaveIntent', { thing: 'symptom.chest_pain' }),
  utter('HaveIntent', { thing: 'symptom.sharp_pain' }),
  utter('HaveIntent', { thing: 'symptom.leg_pain' }),
  utter('StuckIntent'),
  utter('EmergencyIntent'),
);

const UNKNOWN = fc.constantFrom('DanceIntent', 'AMAZON.LoopOnIntent', '', 'toString').map((intent) => ({
  intent,
  slots: {},
}));

/** Any utterance. Those that control a routine are the most frequent. */
export const ANYTHING: fc.Arbitrary<Utterance> = fc.oneof(
  { weight: 12, arbitrary: CONTROLS },
  { weight: 10, arbitrary: fc.oneof(...EACH) },
  { weight: 2, arbitrary: DANGERS },
  { weight: 1, arbitrary: UNKNOWN },
);
