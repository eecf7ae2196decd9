import type { Form } from '../../../coach/conversation/questions.ts';
import type { Locality } from '../../locale.ts';

/** What a question offers, as it is said: `length` minutes and a tool. */
export interface Offer {
  readonly minutes: string;
  readonly tool: string;
  /** A reminder's days and time, where it is asked about. */
  readonly reminder: string;
}

/** All the words a question owes. Each form ends in the question, answerable by one word. */
export interface QuestionWords {
  readonly forms: Readonly<Record<Form, string>>;
  /** Why the coach asks: one sentence. */
  readonly why: string;
  /** What can be said, as Help names it after "say". */
  readonly say: string;
}

export type Wording = (locality: Locality, offer: Offer) => QuestionWords;

interface Put {
  readonly plain: string;
  /** As complete as `plain`: a "no" to it denies all of the same things. */
  readonly again: string;
  /** For who is unsure: what would be a yes, then the question in short. */
  readonly example: string;
  readonly why: string;
}

/** A question about oneself, answered by yes, no or not sure. */
export function yesNo({ plain, again, example, why }: Put): QuestionWords {
  return {
    forms: {
      plain,
      again,
      example,
      yes_or_no: `Just yes or no. ${plain}`,
      all_of_those: 'So, no to all of those?',
    },
    why,
    say: 'yes, no, or not sure',
  };
}

/** A question answered by a number, a place or a word: the narrowings to yes and no ask it again. */
export function open({ plain, again, example, why }: Put, say: string): QuestionWords {
  return { forms: { plain, again, example, yes_or_no: again, all_of_those: again }, why, say };
}

/** A doctor or whoever else examines backs there: "a doctor or physical therapist". */
export function clinician(locality: Locality): string {
  return `a ${locality.doctor} or ${locality.physio}`;
}
