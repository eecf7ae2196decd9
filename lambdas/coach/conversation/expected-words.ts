/** What is likely and important to be said at a moment, so that the device can listen for just that. */
import type { Place } from '../body/places.ts';
import type { FindingId } from '../screening/findings.ts';
import type { ClosedConversation, Conversation } from './conversation.ts';

/** Feelings that stop a hold: "numb" must not be heard as "none" there. */
export const FEELINGS = [
  'numbness',
  'tingling',
  'sharp_pain',
  'shooting_pain',
  'leg_weakness',
  'dizzy',
  'pop',
  'back_worse',
] as const satisfies readonly FindingId[];

export type Feeling = (typeof FEELINGS)[number];

/** Places that may be sore, listened for when the coach asks for one. */
export const SORE_PLACES = [
  'hip_tfl',
  'glutes',
  'groin',
  'thigh',
  'quads',
  'hamstrings',
  'knee',
  'shin',
  'calves',
  'ankle',
  'foot',
] as const satisfies readonly Place[];

export type SorePlace = (typeof SORE_PLACES)[number];

/** What is listened for: feelings while someone rolls, places when one is asked for; else nothing special. */
export type Expected = 'feelings' | 'places' | null;

/** What the coach expects to hear next. Nothing special before a conversation and after it. */
export function wordsExpectedIn(conversation: Conversation | ClosedConversation | null): Expected {
  if (conversation?.closed !== null) return null;
  if (conversation.asked.id === 'skin_where') return 'places';
  return conversation.stage === 'rolling' ? 'feelings' : null;
}
