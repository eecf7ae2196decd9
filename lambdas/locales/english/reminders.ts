import type { ReminderDays, Schedule, TimeOfDay } from '../../coach/reminders/schedule.ts';
import type { ReminderNews } from '../../coach/reminders/service.ts';
import type { ReminderQuestionId } from '../../coach/conversation/questions.ts';
import type { Language } from '../locale.ts';
import { phraseOpen, phraseYesNo, type QuestionPhrasing } from './questions/question.ts';
import { say, capitalize, spellOut } from './sentences.ts';

const DAYS: Readonly<Record<ReminderDays, string>> = {
  three_days: 'every Monday, Wednesday and Friday',
  every_day: 'every day',
  weekdays: 'on weekdays',
  weekends: 'on weekends',
  monday: 'every Monday',
  tuesday: 'every Tuesday',
  wednesday: 'every Wednesday',
  thursday: 'every Thursday',
  friday: 'every Friday',
  saturday: 'every Saturday',
  sunday: 'every Sunday',
};

const namePartOfDay = (hour: number): string => {
  if (hour < 12) return 'in the morning';
  if (hour < 18) return 'in the afternoon';
  return hour < 22 ? 'in the evening' : 'at night';
};

const nameHour = (hour: number): string => spellOut(hour % 12 === 0 ? 12 : hour % 12);

/** Names a time: "seven in the morning", "half past six in the evening", "noon". */
const nameTime = ({ hour, minute }: TimeOfDay): string => {
  if (minute === 0 && hour === 0) return 'midnight';
  if (minute === 0 && hour === 12) return 'noon';
  return `${nameClock(hour, minute)} ${namePartOfDay(hour)}`;
};

const nameClock = (hour: number, minute: number): string => {
  if (minute === 0) return nameHour(hour);
  if (minute === 15) return `quarter past ${nameHour(hour)}`;
  if (minute === 30) return `half past ${nameHour(hour)}`;
  return `${nameHour(hour)} ${minute < 10 ? 'oh ' : ''}${spellOut(minute)}`;
};

/** Names the days of a reminder: "every Monday". */
export const nameDays = (days: ReminderDays): string => DAYS[days];

/** Names a schedule: "every day at seven in the morning". */
export const nameSchedule = (schedule: Schedule): string => `${DAYS[schedule.days]} at ${nameTime(schedule)}`;

const NEWS: Readonly<Record<ReminderNews, string>> = {
  later: "I can do that at the end; I'll ask you then.",
  once_known: "I can do that once I know it's you.",
  declined: "Okay, I won't remind you.",
  unchanged: 'Okay, your reminder stays as it is.',
  travelled: "You've changed time zones, and your reminder hasn't. I can move it to the clock here.",
  stopped: "Okay, I won't remind you any more.",
  none: "I don't remind you of anything.",
  not_seen:
    "I know of no reminder, and without your permission I can't look for one. The app on your phone lists all that you have.",
  not_here: "I can't set or stop reminders just now.",
  not_allowed:
    'Then there is no reminder. You can allow it in the app on your phone, and ask me another time.',
  no_permission:
    "I don't have your permission for reminders. You can give it in the app on your phone, in the settings of this skill.",
  no_time_zone:
    "I don't know your time zone, so there is no reminder. The app on your phone has it in the device's settings.",
  unsupported: "This device can't do reminders, so there is none.",
  limit:
    'There are as many reminders as can be kept. Delete some in the app on your phone, and ask me again.',
  away: "I couldn't set it just now. Ask me again next time.",
  not_stopped: "I couldn't stop your reminder just now. You can in the app on your phone, or ask me again.",
};

/** The words about reminders. */
export const reminders: Pick<Language['acts'], 'reminder_set' | 'reminder'> = {
  reminder_set: ({ schedule }) =>
    say(
      `Okay, I'll remind you ${nameSchedule(schedule)}.`,
      'To end that, open foam roll coach and say: stop reminding me.',
    ),
  reminder: ({ news }) => NEWS[news],
};

/** What Alexa says after "here's your reminder". Everyone in the room hears it, so it says nothing personal. */
export const reminderLabel = 'Time to roll. Say: open foam roll coach.';

/** Questions about a reminder, which come last in a visit. */
export const reminderQuestions: Readonly<Record<ReminderQuestionId, QuestionPhrasing>> = {
  remind: (_, { reminderDays }) =>
    phraseOpen(
      {
        plain: `I can remind you to roll ${reminderDays}, unless you say no. What time suits you?`,
        again: `Say no, or a time, like seven in the evening. What time shall I remind you ${reminderDays}?`,
        example: 'For example, at seven in the evening, or every day at half past six. What time suits you?',
        why: 'A fixed time makes it easier to keep rolling.',
      },
      'a time, such as seven in the evening, or no',
    ),
  remind_confirm: (_, { reminder }) =>
    phraseYesNo({
      plain: `${capitalize(reminder)}: shall I set that reminder?`,
      again: `A reminder ${reminder}: yes or no?`,
      example: `Say yes to be reminded ${reminder}, or no for none. Shall I set it?`,
      why: 'A reminder is set only after a yes to its time.',
    }),
  remind_allowed: () =>
    phraseYesNo({
      plain: 'May I set reminders for you?',
      again: 'May I set reminders, yes or no?',
      example: 'Say yes to let me set reminders, or no. May I?',
      why: 'Reminders can be set only with your permission.',
    }),
};
