import type { Ask } from '../../coach/conversation/acts.ts';
import type { AskedId } from '../../coach/conversation/questions.ts';
import type { Locality } from '../locale.ts';
import type { Vary } from '../wordings.ts';
import { eachTime } from './questions/each-time.ts';
import { followUps } from './questions/follow-ups.ts';
import { deletions } from './questions/privacy.ts';
import type { Offer, QuestionWords, QuestionPhrasing } from './questions/question.ts';
import { items, rollCalls } from './questions/roll-calls.ts';
import { single } from './questions/screening.ts';
import { nameDays, nameSchedule, reminderQuestions } from './reminders.ts';
import { rolling } from './questions/rolling.ts';
import { say } from './sentences.ts';

/** The words of every question. A question without words doesn't compile. */
const QUESTIONS: Readonly<Record<AskedId, QuestionPhrasing>> = {
  ...single,
  ...rollCalls,
  ...items,
  ...followUps,
  ...eachTime,
  ...rolling,
  ...deletions,
  ...reminderQuestions,
};

/** For `why` and `say`, which don't mention the offer. */
const NO_OFFER: Offer = {
  reminder: '',
  reminderDays: '',
  rest: [],
  denied: null,
  regions: [],
  asksFlare: false,
  vary: (...wordings) => wordings[0],
};

const ON_THE_WAY = { 5: 'Five more.', 1: 'Last one.' } as const;

/** Puts a question in one of its forms, after the number of questions left if that is to be said. */
export function phraseQuestion(
  {
    question,
    form,
    left,
    rest,
    denied,
    regions = [],
    asksFlare = false,
    schedule,
    days,
  }: Omit<Ask, 'act' | 'about'>,
  locality: Locality,
  vary: Vary,
): string {
  const reminder = schedule === undefined ? 'at that time' : nameSchedule(schedule);
  const reminderDays = days === undefined ? 'on some days' : nameDays(days);
  const offer = { reminder, reminderDays, rest, denied: denied ?? null, regions, asksFlare, vary };
  const words = QUESTIONS[question](locality, offer).forms[form];
  return say(left !== null && ON_THE_WAY[left], words);
}

/** Why the coach asks a question, and what people can answer. */
export function describeQuestion(question: AskedId, locality: Locality): Pick<QuestionWords, 'why' | 'say'> {
  return QUESTIONS[question](locality, NO_OFFER);
}
