/** Reads the slots of what people say about their progress: which part of it, how often, how far. */
import { landmarkAt, type Landmark } from '../coach/progress/fingertip-to-floor.ts';
import type { ReminderDays } from '../coach/reminders/schedule.ts';
import { PROGRESS_TOPICS, type ProgressTopic } from '../coach/progress/summary.ts';
import type { Goal } from '../coach/progress/preferences.ts';
import { DAYS_HEARD } from './reminder-slots.ts';
import { readId, readNumber, readPlace, readWords, type Slots } from './slots.ts';

/** The part of their progress that someone asks about; `overall` if they don't say. */
export function readProgressTopic(slots: Slots, name: string): ProgressTopic {
  const id = readId(slots, name, 'ProgressTopic');
  return PROGRESS_TOPICS.find((topic) => topic === id) ?? 'overall';
}

/** How many days a week each choice of days has, to read "on weekdays" as a goal. */
const DAYS_A_WEEK: Readonly<Record<ReminderDays, Goal>> = {
  three_days: 3,
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

/** Times a week, from a number, from "twice a week" (whose id is a number), or from "every day". Null if none is said. */
export function readTimesPerWeek(slots: Slots): number | null {
  const often = readId(slots, 'often', 'Often');
  const times = often === null ? NaN : Number(often);
  const heard = DAYS_HEARD.get(readId(slots, 'daily', 'ReminderDays') ?? '');
  const daily = heard === undefined ? null : DAYS_A_WEEK[heard.days];
  return readNumber(slots, 'number') ?? (Number.isNaN(times) ? daily : times);
}

/** How far someone reaches. "I can't reach my toes" doesn't say how far they do, so it is unknown. */
export function readLandmark(slots: Slots): Landmark | 'unknown' | null {
  const landmark = landmarkAt(readPlace(slots, 'landmark'));
  const ground = readWords(slots, 'ground');
  const fallsShort = readWords(slots, 'missed') !== null;
  if (fallsShort) return 'unknown';
  return ground === null ? landmark : 'floor';
}
