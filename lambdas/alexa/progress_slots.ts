/** The slots of what is said about progress: which of it, how often, how far. */
import { landmarkAt, type Landmark } from '../coach/reach.ts';
import { PROGRESS_TOPICS, type ProgressTopic } from '../coach/told_progress.ts';
import { idOf, numberIn, placeIn, words, type Slots } from './slots.ts';

/** What of their progress someone asks about; all of it where they don't say. */
export function progressTopicIn(slots: Slots, name: string): ProgressTopic {
  const id = idOf(slots, name);
  return PROGRESS_TOPICS.find((topic) => topic === id) ?? 'overall';
}

/** Times a week: a number, or words like "twice a week", whose id is one; null where none could be read. */
export function perWeekIn(slots: Slots, number: string, often: string): number | null {
  const id = idOf(slots, often);
  const times = id === null ? NaN : Number(id);
  return numberIn(slots, number) ?? (Number.isNaN(times) ? null : times);
}

/** How far someone reaches. "I can't reach my toes" tells how far they don't. */
export function landmarkIn(slots: Slots): Landmark | 'unknown' | null {
  const landmark = landmarkAt(placeIn(slots, 'landmark'));
  const ground = words(slots, 'ground');
  const fallsShort = words(slots, 'missed') !== null;
  if (fallsShort) return 'unknown';
  return ground === null ? landmark : 'floor';
}
