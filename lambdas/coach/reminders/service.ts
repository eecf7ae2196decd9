import type { Schedule } from './schedule.ts';

/** What Alexa's service is asked to do; `find` looks for a reminder whose creation wasn't answered. */
export type ReminderRequest =
  | { readonly request: 'create'; readonly schedule: Schedule; readonly timeZone: string }
  | {
      readonly request: 'update';
      readonly token: string;
      readonly schedule: Schedule;
      readonly timeZone: string;
    }
  | { readonly request: 'find'; readonly schedule: Schedule; readonly next: 'set' | 'tell' | 'stop' }
  | { readonly request: 'delete'; readonly token: string };

/** Why a reminder can't be had, each with words of its own. */
export const REFUSED = ['no_permission', 'unsupported', 'limit', 'away'] as const;

export type RefusalReason = (typeof REFUSED)[number];

/** The outcome of a request. `gone`: there is no such reminder. `unanswered`: it may have happened or not. */
export type ReminderOutcome =
  | { readonly outcome: 'done'; readonly token: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'unanswered' }
  | { readonly outcome: 'refused'; readonly why: RefusalReason };

/** What the coach says about reminders, besides the question and the confirmation. */
export const REMINDER_NEWS = [
  'later',
  'once_known',
  'declined',
  'stopped',
  'none',
  'not_here',
  'not_allowed',
  'no_time_zone',
  'not_stopped',
  ...REFUSED,
] as const;

export type ReminderNews = (typeof REMINDER_NEWS)[number];
