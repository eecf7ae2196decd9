import { SECOND } from '../shared/time.ts';
import { layOutPart, type Segment, SOUND_MS, type CueRequest, SWELL } from './segment.ts';

/** The length of the bed while someone gets down to the floor. With the words around it, it stays under Alexa's 240 s a response. */
const RESPONSE_BED_MS = 120 * SECOND;

/** With the words around it, it stays under Alexa's 90 s a reprompt. */
const REPROMPT_BED_MS = 70 * SECOND;

const PULSE_EVERY_MS = 20 * SECOND;

const WORDS_EVERY_MS = 40 * SECOND;

const WORDS_ROOM_MS = 4 * SECOND;

/** What a bed says from time to time. */
export type BedLine = 'say_ready' | 'say_carry_on' | 'say_reach';

/**
 * Quiet audio with a pulse and occasional words, which keeps the session open while someone gets into position or pauses.
 * @param teachesName whether its first words explain that the name comes first: once a session is enough
 */
export function bed(say: BedLine, where: 'response' | 'reprompt', teachesName = false): Segment {
  const lengthMs = where === 'response' ? RESPONSE_BED_MS : REPROMPT_BED_MS;
  const words = every(WORDS_EVERY_MS, SECOND, lengthMs).map((inMs): CueRequest => ({
    inMs,
    roomMs: WORDS_ROOM_MS,
    play: { line: teachesName && inMs === SECOND ? 'say_name_first' : say },
  }));
  const pulses = every(PULSE_EVERY_MS, PULSE_EVERY_MS, lengthMs).map((inMs): CueRequest => ({
    inMs,
    roomMs: SOUND_MS,
    play: 'pulse',
  }));
  return { parts: [layOutPart('bed', 0, lengthMs, [...words, ...pulses])], spans: [], closeMs: 0 };
}

/** How many breaths somebody who gave no answer is left to rest. */
const RESTING_BREATHS = 2;

/** Twenty seconds of the swell, without a word. */
export function restingBed(): Segment {
  const lengthMs = RESTING_BREATHS * (SWELL.inMs + SWELL.outMs);
  const part = layOutPart('bed', 0, lengthMs, []);
  return { parts: [{ ...part, swell: { atMs: 0, breaths: RESTING_BREATHS } }], spans: [], closeMs: 0 };
}

function every(stepMs: number, fromMs: number, untilMs: number): number[] {
  return Array.from(
    { length: Math.ceil((untilMs - fromMs) / stepMs) },
    (_, index) => fromMs + index * stepMs,
  );
}
