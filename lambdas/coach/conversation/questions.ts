import { YES_NO_IDS, type YesNoId } from '../screening/questionnaire.ts';

/** About reminders: when; "every day at seven: shall I?"; and Alexa's own, for the permission. */
const REMINDER_QUESTIONS = ['remind', 'remind_confirm', 'remind_allowed'] as const;

export type ReminderQuestionId = (typeof REMINDER_QUESTIONS)[number];

/** Questions answered by something else than yes, no or not sure. Each owes its words, and what Help says there. */
const OTHER_QUESTIONS = [
  /** After something else was asked or told in the sentence that opened the skill: roll as well? */
  'roll_now',
  /** Their age: a number. */
  'age',
  /** An emergency by a bare "yes" was told: did the coach mishear? Only "ask again" puts the question once more. */
  'misheard_yes',
  /** Something is new since the last screening: what? */
  'what_new',
  /** Where skin or joints are sore: a place. */
  'skin_where',
  /** What lies near a sore place: is that left out, too? */
  'leave_out_near',
  /** Back pain now, 0 to 10. */
  'pain_now',
  /** In place: "ready". */
  'ready',
  /** The hardest spot of the segment, 0 to 10. */
  'hardest',
  /** It hurts: how strong, 0 to 10. */
  'how_strong',
  /** A number said into a hold: of what? */
  'pain_or_seconds',
  /** A feeling no list knows: sharp or numb, or strong pressure? */
  'sharp_or_strong',
  /** Nothing is felt: no sore spot, or numb? */
  'spot_or_numb',
  /** It is numb: between the legs, too? The red question, asked on the roller. */
  'numb_between',
  /** Carry on? */
  'carry_on',
  /** All that could be rolled is left out for good: is it to be used again? */
  'use_all_again',
  /** The place kept from before: carry on from it? */
  'take_up',
  /** One side done: the other too? */
  'other_side',
  /** Back pain after the routine, 0 to 10. */
  'back_now',
  /** May the pain numbers be remembered? Asked once, the last thing. */
  'keep_ratings',
  /** How far the fingertips reach: a landmark. At most once a week, the last thing. */
  'reach',
  /** Delete what is kept of this person, or of everyone in the household? */
  'delete_person',
  'delete_household',
  ...REMINDER_QUESTIONS,
] as const;

export type OtherQuestionId = (typeof OTHER_QUESTIONS)[number];

/** Anything the coach can be waiting for. There is always exactly one, until the goodbye. */
export type AskedId = YesNoId | OtherQuestionId;

export const ASKED_IDS: readonly AskedId[] = [...YES_NO_IDS, ...OTHER_QUESTIONS];

/** Whether a question is one of those answered by yes, no or not sure. */
export function isYesNo(id: AskedId): id is YesNoId {
  return YES_NO_IDS.some((known) => known === id);
}

/** Whether a number is a rating, of pain or of pressure: 0 to 10. */
export function isRating(value: number | null): value is number {
  return value !== null && value >= 0 && value <= 10;
}

/**
 * How a question is put: first; again; with an example, for someone who is unsure; as plain yes or no; and, of a roll call
 * of which something was named, what is left of it.
 */
export const FORMS = ['plain', 'again', 'example', 'yes_or_no', 'rest'] as const;

export type Form = (typeof FORMS)[number];
