import { SECOND } from '../shared/time.ts';
import { layOutPart, type Segment, SOUND_MS, type CueRequest } from './segment.ts';

/** The length of the bed while someone gets down to the floor. With the words around it, it stays under Alexa's 240 s a response. */
const RESPONSE_BED_MS = 120 * SECOND;

/** With the words around it, it stays under Alexa's 90 s a reprompt. */
const REPROMPT_BED_MS = 70 * SECOND;

const PULSE_EVERY_MS = 20 * SECOND;

const WORDS_EVERY_MS = 40 * SECOND;

const WORDS_ROOM_MS = 4 * SECOND;

/** What a bed says from time to time. */
export type BedLine = 'say_ready' | 'say_carry_on' | 'say_reach';

/** Quiet audio with a pulse and occasional words, which keeps the session open while someone gets into position or pauses. */
export function bed(say: BedLine, where: 'response' | 'reprompt'): Segment {
  const lengthMs = where === 'response' ? RESPONSE_BED_MS : REPROMPT_BED_MS;
  const words = every(WORDS_EVERY_MS, SECOND, lengthMs).map((inMs): CueRequest => ({
    inMs,
    roomMs: WORDS_ROOM_MS,
    play: { line: say },
  }));
  const pulses = every(PULSE_EVERY_MS, PULSE_EVERY_MS, lengthMs).map((inMs): CueRequest => ({
    inMs,
    roomMs: SOUND_MS,
    play: 'pulse',
  }));
  return { parts: [layOutPart('bed', 0, lengthMs, [...words, ...pulses])], spans: [], closeMs: 0 };
}

function every(stepMs: number, fromMs: number, untilMs: number): number[] {
  return Array.from(
    { length: Math.ceil((untilMs - fromMs) / stepMs) },
    (_, index) => fromMs + index * stepMs,
  );
}
