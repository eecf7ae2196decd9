import type { Guidance } from '../../coach/progress/preferences.ts';

/** What is said to a wish for how the coach guides, in a hold or out of it. In a hold each has six seconds. */
const GUIDANCE: Readonly<Record<Guidance, string>> = {
  brief: "Okay, I'll say less.",
  full: "Okay, I'll explain everything.",
  chimes: 'Just chimes, once you know a hold. To undo, say: talk again.',
  usual: "Okay, I'll talk as before.",
  no_sounds: 'No sounds: I say now, and done. To undo, say: sounds on.',
  sounds: 'Okay, the sounds are back.',
};

/** Chimes are sounds, so whoever had none hears that they have them again. */
const CHIMES_AGAIN = 'Just chimes, so the sounds are back. To undo: no sounds.';

/** Says back a wish for how the coach guides. */
export function sayGuidance({
  detail,
  soundsBack,
}: {
  readonly detail: Guidance;
  readonly soundsBack?: true;
}): string {
  return soundsBack === true && detail === 'chimes' ? CHIMES_AGAIN : GUIDANCE[detail];
}
