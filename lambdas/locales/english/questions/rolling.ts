import type { OtherQuestionId, ReminderQuestionId } from '../../../coach/conversation/questions.ts';
import { single } from './screening.ts';
import { phraseOpen, phraseYesNo, type QuestionPhrasing } from './question.ts';

type RollingId = Exclude<
  OtherQuestionId,
  | 'age'
  | 'skin_where'
  | 'leave_out_near'
  | 'pain_now'
  | 'what_new'
  | 'misheard_yes'
  | 'delete_person'
  | 'delete_household'
  | ReminderQuestionId
>;

/** Whether to roll, and questions from the first position to the end of the visit. */
export const rolling: Readonly<Record<RollingId, QuestionPhrasing>> = {
  roll_now: () => ({
    ...phraseYesNo({
      plain: 'Shall we roll now?',
      again: 'Shall we roll now, yes or no?',
      example: 'Say yes to begin, or no to leave it for another time. Shall we roll now?',
      why: "You opened me for something else, so I don't begin by myself.",
    }),
    say: 'yes or no',
  }),
  use_all_again: () => ({
    ...phraseYesNo({
      plain: 'Shall I use everything again?',
      again: 'Shall I use all of it again, yes or no?',
      example:
        'Say yes, and nothing is left out for good any more; or no, to leave it at that. Shall I use everything again?',
      why: 'With all of it left out for good, I have nothing to guide.',
    }),
    say: 'yes, or: you can use my glutes again',
  }),
  ready: () =>
    phraseOpen(
      {
        plain: "Take your time. When you're in place, just say: ready.",
        again: "When you're in place, just say: ready.",
        example: "Get comfortable first; there's no hurry. When you're in place, just say: ready.",
        why: 'I start the hold only once you are in place.',
      },
      'ready',
    ),
  hardest: (_, { vary }) =>
    phraseOpen(
      {
        plain: vary(
          'How sore was that, zero to ten?',
          'The sorest spot, zero to ten?',
          'Zero to ten: how sore was it?',
          'How sore at worst, zero to ten?',
        ),
        again: 'From zero to ten, how sore was the sorest spot?',
        example: "Zero is nothing, and ten is the worst pain you can imagine. What's your number?",
        why: 'Your number sets how hard you press next.',
      },
      'a number, zero to ten',
    ),
  how_strong: () =>
    phraseOpen(
      {
        plain: 'How strong is it, zero to ten?',
        again: 'From zero to ten, how strong is the pain?',
        example: "Zero is nothing, and ten is the worst pain you can imagine. What's your number?",
        why: 'Your number tells me whether to ease off or to stop.',
      },
      'a number, zero to ten',
    ),
  pain_or_seconds: () =>
    phraseOpen(
      {
        plain: 'Pain, or seconds?',
        again: 'Is that pain, or seconds?',
        example:
          'For pain, say a number, zero to ten. For time, say: ten more seconds, or ten less. Which is it?',
        why: 'A number alone may be either, and with pain we ease off.',
      },
      'a number for pain, or: ten more seconds',
    ),
  sharp_or_strong: () =>
    phraseOpen(
      {
        plain: 'Is it sharp or numb, or just strong pressure?',
        again: 'Which is it: sharp, numb, or pressure?',
        example:
          'Sharp is like a knife or a shock. Numb is like a foot gone to sleep. Pressure is dull, like a thumb pressing. ' +
          'Which one is it?',
        why: 'Strong pressure can be eased, but with sharp or numb, we stop.',
      },
      'sharp, numb, or pressure',
    ),
  spot_or_numb: () =>
    phraseOpen(
      {
        plain: 'No sore spot, or is it numb?',
        again: 'Is there just no sore spot, or is it numb?',
        example:
          'If you feel the roller, but nothing sore, say: no sore spot. If you feel too little, say: numb. Which is it?',
        why: "No sore spot is fine, but what is numb shouldn't be pressed.",
      },
      'no sore spot, or numb',
    ),
  numb_between: single.saddle,
  carry_on: () => ({
    ...phraseYesNo({
      plain: 'Shall we carry on?',
      again: 'Carry on, yes or no?',
      example: 'Say yes to go on from here, or no to finish for today. Carry on?',
      why: "I don't start again until you say so.",
    }),
    say: 'carry on',
  }),
  take_up: () => ({
    ...phraseYesNo({
      plain: 'Carry on where you stopped?',
      again: 'Shall we carry on where you stopped?',
      example: 'Say yes to go on from there, or no to leave it. Carry on where you stopped?',
      why: 'I keep your place for a while, in case you want to finish.',
    }),
    say: 'yes or no',
  }),
  other_side: () => ({
    ...phraseYesNo({
      plain: 'The other side too?',
      again: 'Shall we do the other side too?',
      example: 'Say yes to do the same on the other side, or no to finish. The other side too?',
      why: 'That way both sides get the same.',
    }),
    say: 'yes or no',
  }),
  keep_ratings: () =>
    phraseYesNo({
      plain: 'Shall I remember your pain numbers and how far you reach, yes or no?',
      again: 'May I remember your pain numbers, and how far you reach, yes or no?',
      example:
        'I would keep the numbers from before and after each routine, for you alone. May I, yes or no?',
      why: 'Without them, I can only compare within one session.',
    }),
  reach: () =>
    phraseOpen(
      {
        plain:
          'If you like: stand, hold on, and bend slowly, knees straight but soft, as far as is comfortable. ' +
          'How far do your fingertips reach: knees, shins, ankles, toes, or floor?',
        again: 'How far do your fingertips reach: knees, shins, ankles, toes, or floor?',
        example: 'Only as far as is comfortable; skip is fine. Is it knees, shins, ankles, toes, or floor?',
        why: 'It shows over the weeks whether you bend further.',
      },
      'the place, or skip',
    ),
  back_now: (_, { vary }) =>
    phraseOpen(
      {
        plain: vary(
          'And your back pain now, zero to ten?',
          'How is the back pain now, zero to ten?',
          'Zero to ten, and your back pain now?',
        ),
        again: 'How strong is your back pain now, zero to ten?',
        example: "Zero is no pain, and ten is the worst you can imagine. What's your number?",
        why: 'I compare it with your number from before.',
      },
      'a number, zero to ten',
    ),
};
