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
  | { readonly request: 'delete'; readonly token: string }
  /** Every reminder of the skill in this account, of whomever: the service doesn't say whose one is. */
  | { readonly request: 'delete_all' };

/** Why a reminder can't be set, each with words of its own. */
export const REFUSED = ['no_permission', 'unsupported', 'limit', 'away'] as const;

export type RefusalReason = (typeof REFUSED)[number];

/** The outcome of a request. `gone`: there is no such reminder, or none at all. `unanswered`: it may have happened or not. */
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
  'unchanged',
  'travelled',
  'stopped',
  'none',
  'not_seen',
  'not_here',
  'not_allowed',
  'no_time_zone',
  'not_stopped',
  ...REFUSED,
] as const;

export type ReminderNews = (typeof REMINDER_NEWS)[number];
