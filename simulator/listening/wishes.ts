/** What people wish for before they roll, or once they have: what to roll, what to leave out, and what is kept. */
import { numbersBetween, type Sentences } from './sentences.ts';

const SIDES = ['', 'left ', 'right '];

/** Sentences about a routine that hasn't begun: which one, and with what in it. */
export function wishesForRoutine(sentences: Sentences): string[] {
  const muscles = sentences.values('Muscle', 2);
  const places = sentences.values('Place', 2).flatMap((place) => SIDES.map((side) => `${side}${place}`));
  return [
    ...sentences.values('Choice', 4),
    ...[
      'same again',
      'the same',
      'same routine as last time',
      'make this my usual',
      'i was on my feet all day',
    ],
    ...muscles.flatMap((muscle) => [`never my ${muscle}`, `you can use my ${muscle} again`]),
    ...places.map((place) => `leave out my ${place}`),
    ...muscles.flatMap((muscle) => SIDES.map((side) => `my ${side}${muscle} feels tight`)),
    ...sentences.values('Programme', 2).map((programme) => `start the ${programme} programme`),
    ...['start a programme', 'leave the programme', 'use everything again'],
    ...[...sentences.values('Lying', 2), 'can i do it on the floor', "i can't get down on the floor"],
  ];
}

/** Sentences about how the coach guides: how much it says, and whether it asks. */
export function wishesForGuidance(sentences: Sentences): string[] {
  return [...sentences.values('Detail', 2), 'keep going without asking', 'ask me again'];
}

/** The same, and sentences about what is kept. */
export function wishesAtAnyTime(sentences: Sentences): string[] {
  return [
    ...wishesForGuidance(sentences),
    ...['how am i doing', 'what did i do last time', "what's my streak"],
    ...numbersBetween(1, 7).map((often) => `my goal is ${often} times a week`),
    ...['what do you keep about me', 'delete my data', 'delete everything for everyone here'],
    ...['every day', 'every morning', 'every evening'].map((days) => `remind me ${days}`),
    ...numbersBetween(1, 12).map((hour) => `remind me every day at ${hour}`),
    'stop reminding me',
  ];
}
