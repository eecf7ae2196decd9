import type { AskedId, Form } from '../../coach/conversation/questions.ts';
import type { Schedule } from '../../coach/reminders/schedule.ts';
import type { ToolId } from '../../coach/body/equipment.ts';
import type { Locality } from '../locale.ts';
import { A_TOOL } from './names.ts';
import { eachTime } from './questions/each-time.ts';
import { fifteen } from './questions/fifteen.ts';
import { followUps } from './questions/follow-ups.ts';
import { deletions } from './questions/privacy.ts';
import type { Offer, QuestionWords, Wording } from './questions/question.ts';
import { reminding, scheduleName } from './reminders.ts';
import { rolling } from './questions/rolling.ts';
import { minutesLong, say, sentence } from './sentences.ts';

/** Every question has its words, or this doesn't compile. */
const QUESTIONS: Readonly<Record<AskedId, Wording>> = {
  ...fifteen,
  ...followUps,
  ...eachTime,
  ...rolling,
  ...deletions,
  ...reminding,
};

/** Where only `why` and `say` are wanted, which name no offer. */
const NO_OFFER: Offer = { minutes: '', tool: '', reminder: '' };

const ON_THE_WAY = { 5: 'Five more.', 1: 'Last one.' } as const;

interface Asking {
  readonly question: AskedId;
  readonly form: Form;
  readonly left: 5 | 1 | null;
  readonly minutes: number;
  readonly tool: ToolId;
  readonly schedule?: Schedule;
}

/** A question in one of its forms, with how many are left where that is said. */
export function putQuestion(
  { question, form, left, minutes, tool, schedule }: Asking,
  locality: Locality,
): string {
  const reminder = schedule === undefined ? 'at that time' : scheduleName(schedule);
  const offer = { minutes: sentence(minutesLong(minutes)), tool: A_TOOL[tool], reminder };
  const words = QUESTIONS[question](locality, offer).forms[form];
  return say(left !== null && ON_THE_WAY[left], words);
}

/** Why a question is asked, and what can be said to it. */
export function about(question: AskedId, locality: Locality): Pick<QuestionWords, 'why' | 'say'> {
  return QUESTIONS[question](locality, NO_OFFER);
}
