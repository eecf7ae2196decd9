import { acts } from './english/acts.ts';
import { expected } from './english/expected.ts';
import { lines } from './english/lines.ts';
import { reminderLabel } from './english/reminders.ts';
import { screen } from './english/screen.ts';
import type { Language } from './locale.ts';

/** English, wherever it is spoken: what differs by country is in regional.ts. */
export const english: Language = { acts, lines, screen, expected, reminderLabel };
