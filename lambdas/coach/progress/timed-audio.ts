/** Devices that refused timed audio. Each gets plain speech for a while, because every try costs a session. */
import { DAY, type Instant } from '../shared/time.ts';

/** A device that refused timed audio. */
export interface RefusedAudio {
  /** A hash of Alexa's id for it. */
  readonly device: string;
  /** When it last did. */
  readonly at: Instant;
  /** How often it did, of the times that are known. */
  readonly times: number;
}

/** A home has few devices, and the record stays small. */
export const MOST_DEVICES = 4;

/**
 * How long a device gets plain speech after it refused timed audio once. Alexa reports a Lambda that failed in the same
 * words (alexa-skills-dotnet, issue 127), so that a single report may be about something else.
 */
const PLAIN_AFTER_ONE_MS = DAY;

/** The same after it refused more than once. */
const PLAIN_AFTER_MORE_MS = 30 * DAY;

/** The devices with one more refusal. One that is known already, or older than the last of its device, changes nothing. */
export function withRefusal(
  known: readonly RefusedAudio[],
  { device, at }: Pick<RefusedAudio, 'device' | 'at'>,
): readonly RefusedAudio[] {
  const before = known.find((one) => one.device === device);
  if (before !== undefined && at <= before.at) return known;
  const refused: RefusedAudio = { device, at, times: (before?.times ?? 0) + 1 };
  const others = known.filter((one) => one.device !== device);
  return [...others, refused].toSorted((a, b) => a.at - b.at).slice(-MOST_DEVICES);
}

/** Whether a device gets plain speech from the beginning of a session. @param device null if it has no id */
export function needsPlainSpeech(
  { refusedAudio }: { readonly refusedAudio: readonly RefusedAudio[] },
  device: string | null,
  now: Instant,
): boolean {
  const refused = refusedAudio.find((one) => one.device === device);
  if (refused === undefined) return false;
  return now - refused.at < (refused.times > 1 ? PLAIN_AFTER_MORE_MS : PLAIN_AFTER_ONE_MS);
}
