import { acts } from './english/acts.ts';
import { tellToDoctor } from './english/alarms.ts';
import { expected } from './english/expected.ts';
import { lines } from './english/lines.ts';
import { reminderLabel } from './english/reminders.ts';
import { screen } from './english/screen.ts';
import type { Language } from './locale.ts';

/** English for every country; `regional.ts` has the words and numbers that differ. */
export const english: Language = { acts, lines, screen, toDoctor: tellToDoctor, expected, reminderLabel };
