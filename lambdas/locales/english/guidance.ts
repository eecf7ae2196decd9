import type { Guidance } from '../../coach/progress/preferences.ts';

/** What is said to a wish for how the coach guides, in a hold or out of it. In a hold each has six seconds. */
export const GUIDANCE: Readonly<Record<Guidance, string>> = {
  brief: "Okay, I'll say less.",
  full: "Okay, I'll explain everything.",
  chimes: "Just chimes, and words where you're new. To undo: talk again.",
  usual: "Okay, I'll talk as before.",
  no_sounds: 'No sounds, then. I say: now, and: off. To undo: sounds on.',
  sounds: 'Okay, the sounds are back.',
};
