import { SECOND } from '../shared/time.ts';
import { layOutPart, type Segment, SOUND_MS, type CueRequest } from './segment.ts';

/** Time to get down to the floor by. With what is said around it, under the 240 s of a response. */
const RESPONSE_BED_MS = 120 * SECOND;

/** With what is said around it under the 90 s of a reprompt. */
const REPROMPT_BED_MS = 70 * SECOND;

const PULSE_EVERY_MS = 20 * SECOND;

const WORDS_EVERY_MS = 40 * SECOND;

const WORDS_ROOM_MS = 4 * SECOND;

/** What a bed says now and then. */
export type BedLine = 'say_ready' | 'say_carry_on' | 'say_reach';

/** A quiet bed with a pulse, and now and then what to say: there to get into position by, or to pause by. */
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
