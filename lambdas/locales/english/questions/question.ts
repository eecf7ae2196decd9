import type { Form } from '../../../coach/conversation/questions.ts';
import type { Locality } from '../../locale.ts';

/** What a question offers, in spoken words: the question `length` offers minutes and a tool. */
export interface Offer {
  readonly minutes: string;
  readonly tool: string;
  /** The days and time of a reminder, for the questions about one. */
  readonly reminder: string;
  /** The days of one alone: "every Monday". */
  readonly reminderDays: string;
}

/** All words that a question needs. Each form ends in the question, which one word can answer. */
export interface QuestionWords {
  readonly forms: Readonly<Record<Form, string>>;
  /** Why the coach asks, in one sentence. */
  readonly why: string;
  /** What people can answer, in the form in which Help names it after "say". */
  readonly say: string;
}

export type Wording = (locality: Locality, offer: Offer) => QuestionWords;

interface QuestionForms {
  readonly plain: string;
  /** As complete as `plain`, so that a "no" denies all of the same findings. */
  readonly again: string;
  /** For someone unsure: what would be a yes, then the question in short. */
  readonly example: string;
  readonly why: string;
}

/** Phrases a question that is answered by yes, no or not sure. */
export function phraseYesNo({ plain, again, example, why }: QuestionForms): QuestionWords {
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

/** Phrases a question that is answered by a number, a place or a word. It has no forms that narrow it to yes or no. */
export function phraseOpen({ plain, again, example, why }: QuestionForms, say: string): QuestionWords {
  return { forms: { plain, again, example, yes_or_no: again, all_of_those: again }, why, say };
}

/** Names those who examine backs in this country: "a doctor or physical therapist". */
export function nameClinician(locality: Locality): string {
  return `a ${locality.doctor} or ${locality.physio}`;
}
