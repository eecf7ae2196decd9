import type { AskedId, Form } from '../../coach/conversation/questions.ts';
import type { ReminderDays, Schedule } from '../../coach/reminders/schedule.ts';
import type { ToolId } from '../../coach/body/equipment.ts';
import type { Locality } from '../locale.ts';
import { A_TOOL } from './names.ts';
import { eachTime } from './questions/each-time.ts';
import { fifteen } from './questions/fifteen.ts';
import { followUps } from './questions/follow-ups.ts';
import { deletions } from './questions/privacy.ts';
import type { Offer, QuestionWords, Wording } from './questions/question.ts';
import { nameDays, nameSchedule, reminderQuestions } from './reminders.ts';
import { rolling } from './questions/rolling.ts';
import { sayMinutes, say, capitalize } from './sentences.ts';

/** The words of every question. A question without words doesn't compile. */
const QUESTIONS: Readonly<Record<AskedId, Wording>> = {
  ...fifteen,
  ...followUps,
  ...eachTime,
  ...rolling,
  ...deletions,
  ...reminderQuestions,
};

/** For `why` and `say`, which don't mention the offer. */
const NO_OFFER: Offer = { minutes: '', tool: '', reminder: '', reminderDays: '' };

const ON_THE_WAY = { 5: 'Five more.', 1: 'Last one.' } as const;

interface QuestionAct {
  readonly question: AskedId;
  readonly form: Form;
  readonly left: 5 | 1 | null;
  readonly minutes: number;
  readonly tool: ToolId;
  readonly schedule?: Schedule;
  readonly days?: ReminderDays;
}

/** Puts a question in one of its forms, after the number of questions left if that is to be said. */
export function phraseQuestion(
  { question, form, left, minutes, tool, schedule, days }: QuestionAct,
  locality: Locality,
): string {
  const reminder = schedule === undefined ? 'at that time' : nameSchedule(schedule);
  const reminderDays = days === undefined ? 'on some days' : nameDays(days);
  const offer = { minutes: capitalize(sayMinutes(minutes)), tool: A_TOOL[tool], reminder, reminderDays };
  const words = QUESTIONS[question](locality, offer).forms[form];
  return say(left !== null && ON_THE_WAY[left], words);
}

/** Why the coach asks a question, and what people can answer. */
export function describeQuestion(question: AskedId, locality: Locality): Pick<QuestionWords, 'why' | 'say'> {
  return QUESTIONS[question](locality, NO_OFFER);
}
