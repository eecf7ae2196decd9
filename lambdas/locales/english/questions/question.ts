import type { Form } from '../../../coach/conversation/questions.ts';
import type { RegionId } from '../../../coach/body/regions.ts';
import type { FindingId } from '../../../coach/screening/findings.ts';
import type { ItemId } from '../../../coach/screening/questionnaire.ts';
import type { Locality } from '../../locale.ts';
import type { Vary } from '../../wordings.ts';

/** What the words of a question depend on besides the country. */
export interface Offer {
  /** The days and time of a reminder, for the questions about one. */
  readonly reminder: string;
  /** The days of one alone: "every Monday". */
  readonly reminderDays: string;
  /** What a roll call still has to ask. */
  readonly rest: readonly ItemId[];
  /** Whether the day after the last routine is asked about with what is new. */
  readonly asksFlare: boolean;
  readonly vary: Vary;
  /** What was just denied of a thing that a roll call names together with another; null if nothing was. */
  readonly denied: FindingId | null;
  /** The regions that the question is about. */
  readonly regions: readonly RegionId[];
}

/** All words that a question needs. Each form ends in the question, which one word can answer. */
export interface QuestionWords {
  readonly forms: Readonly<Record<Form, string>>;
  /** Why the coach asks, in one sentence. */
  readonly why: string;
  /** What people can answer, in the form in which Help names it after "say". */
  readonly say: string;
}

/** Phrases one question: where it is asked, and by what it depends on. */
export type QuestionPhrasing = (locality: Locality, offer: Offer) => QuestionWords;

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
    forms: { plain, again, example, yes_or_no: `Yes or no will do. ${plain}`, rest: again },
    why,
    say: 'yes, no, or not sure',
  };
}

interface RollCall {
  /** What is read out, without the question at its end. */
  readonly list: string;
  readonly example: string;
  readonly why: string;
}

/** Phrases a roll call. `rest`: what of it is still to be asked. */
export function phraseRollCall({ list, example, why }: RollCall, rest: readonly string[]): QuestionWords {
  const plain = `${list}: any, or none?`;
  return {
    forms: {
      plain,
      again: `${list}: any of those, or none?`,
      example: `${example} Any of those, or none?`,
      yes_or_no: `Say yes, or none. ${plain}`,
      rest: rest.length === 0 ? plain : askForRest(rest),
    },
    why,
    say: 'none, or the one you have',
  };
}

/** After a part of a list was named or denied, the rest of it. */
function askForRest(rest: readonly string[]): string {
  const [last = '', ...others] = [...rest].reverse();
  if (others.length === 0) return `And ${last}: yes, or none?`;
  return `And ${others.reverse().join('; ')}; or ${last}: any of those, or none?`;
}

/** Phrases a question that is answered by a number, a place or a word. It has no forms that narrow it to yes or no. */
export function phraseOpen({ plain, again, example, why }: QuestionForms, say: string): QuestionWords {
  return { forms: { plain, again, example, yes_or_no: again, rest: again }, why, say };
}

/** Names those who examine backs in this country: "a doctor or physical therapist". */
export function nameClinician(locality: Locality): string {
  return `a ${locality.doctor} or ${locality.physio}`;
}
