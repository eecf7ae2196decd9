/** The slots of what is said about progress: which of it, how often, how far. */
import { landmarkAt, type Landmark } from '../coach/progress/fingertip-to-floor.ts';
import type { ReminderDays } from '../coach/reminders/schedule.ts';
import { PROGRESS_TOPICS, type ProgressTopic } from '../coach/progress/summary.ts';
import type { Goal } from '../coach/progress/preferences.ts';
import { DAYS_HEARD } from './reminder-slots.ts';
import { idOf, numberIn, placeIn, words, type Slots } from './slots.ts';

/** What of their progress someone asks about; all of it where they don't say. */
export function progressTopicIn(slots: Slots, name: string): ProgressTopic {
  const id = idOf(slots, name);
  return PROGRESS_TOPICS.find((topic) => topic === id) ?? 'overall';
}

/** Days of the week that reminders know, as a goal: so many of them there are. */
const DAYS_A_WEEK: Readonly<Record<ReminderDays, Goal>> = {
  every_day: 7,
  weekdays: 5,
  weekends: 2,
  monday: 1,
  tuesday: 1,
  wednesday: 1,
  thursday: 1,
  friday: 1,
  saturday: 1,
  sunday: 1,
};

/** Times a week: a number, "twice a week", whose id is one, or "every day"; null where none could be read. */
export function perWeekIn(slots: Slots): number | null {
  const often = idOf(slots, 'often');
  const times = often === null ? NaN : Number(often);
  const heard = DAYS_HEARD.get(idOf(slots, 'daily') ?? '');
  const daily = heard === undefined ? null : DAYS_A_WEEK[heard.days];
  return numberIn(slots, 'number') ?? (Number.isNaN(times) ? daily : times);
}

/** How far someone reaches. "I can't reach my toes" tells how far they don't. */
export function landmarkIn(slots: Slots): Landmark | 'unknown' | null {
  const landmark = landmarkAt(placeIn(slots, 'landmark'));
  const ground = words(slots, 'ground');
  const fallsShort = words(slots, 'missed') !== null;
  if (fallsShort) return 'unknown';
  return ground === null ? landmark : 'floor';
}
