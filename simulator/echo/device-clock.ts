/** The clock of a simulated device, by which Alexa understands "in two hours". */
import { DEFAULT_TIME_ZONE, type Services } from '../cloud/alexa-services.ts';
import { clockAt } from '../cloud/recurrence.ts';
import type { Slots } from '../nlu/grammar.ts';
import { resolveFromNow } from '../nlu/times.ts';

/** Resolves the times among the slots that were said from now on. Without services, nobody has set the device's time zone. */
export function resolveTimes(slots: Slots, atMs: number, services: Services | undefined): Slots {
  const clock = clockAt(atMs, services?.timeZone() ?? DEFAULT_TIME_ZONE);
  return new Map(
    [...slots].map(([name, slot]) => [name, { ...slot, value: resolveFromNow(slot.value, clock) }]),
  );
}
