import type { AGE, LEG, RED } from '../../../coach/screening/questionnaire.ts';
import { phraseOpen, phraseYesNo, type QuestionPhrasing } from './question.ts';

type SingleId = 'age' | keyof typeof AGE | keyof typeof RED | keyof typeof LEG;

/** The single questions of a full screening; `coach/screening/questionnaire.ts` says what each answer does. */
export const single: Readonly<Record<SingleId, QuestionPhrasing>> = {
  age: () =>
    phraseOpen(
      {
        plain: 'This is about your own body: how old are you?',
        again: 'How old are you, in years?',
        example: "Just a number, such as forty-two. If you'd rather not say it, say no. How old are you?",
        why: "I guide adults only, and from seventy I keep you off the floor; the number itself isn't kept.",
      },
      'a number, or no',
    ),
  adult: () =>
    phraseYesNo({
      plain: 'Are you eighteen or over?',
      again: 'Are you eighteen or older?',
      example:
        'If these answers are about a child, or about anyone but you, say no. Are you eighteen or over?',
      why: 'I guide adults only, and the answers must be about the body that rolls.',
    }),
  seventy: () =>
    phraseYesNo({
      plain: 'Are you seventy or over?',
      again: 'Are you seventy or older?',
      example: "If you've had your seventieth birthday, say yes. Are you seventy or over?",
      why: 'From seventy, I keep you at a wall or on a chair.',
    }),
  saddle: () =>
    phraseYesNo({
      plain: 'Any numbness or tingling around your genitals, your bottom, or your inner thighs?',
      again: 'Around your genitals, your bottom, or your inner thighs, any numbness or tingling?',
      example:
        'For example, toilet paper feels different when you wipe, or it feels numb where you sit. ' +
        'Anything like that?',
      why: "Numbness there can mean that nerves low in your spine are squeezed, and that can't wait.",
    }),
  bladder_bowel: ({ pee, poo }) =>
    phraseYesNo({
      plain: `Any trouble passing or holding ${pee} or ${poo}, or a change in sexual feeling?`,
      again: `Any trouble with passing or holding ${pee} or ${poo}, or with sexual feeling?`,
      example:
        "For example, it won't start, it leaks, you can't tell when you need to go, or sex feels numb. " +
        'Anything like that?',
      why: "The nerves for all of that leave the spine low down, and if they're squeezed, it can't wait.",
    }),
  both_legs: () =>
    phraseYesNo({
      plain: 'Numbness, tingling, or weakness in both legs, or pain below the knee in both?',
      again: 'In both of your legs, any numbness, tingling, or weakness, or pain below the knee?',
      example:
        "For example, both feet tingle, or both legs feel weak on the stairs. If it's only one leg, say no. " +
        'Is it both legs?',
      why: "Trouble in both legs can mean that nerves in your spine are squeezed, and that can't wait.",
    }),
  red_now: ({ belly }) =>
    phraseYesNo({
      plain: `Today, any chest pain, trouble breathing, fainting, or sudden severe ${belly} or tearing back pain; or lately, chest pain on effort?`,
      again: `Any chest pain, trouble breathing, fainting, or sudden severe ${belly} pain or tearing back pain today; or chest pain on effort lately?`,
      example:
        'For example, a tight chest, too little breath to talk, a blackout, ' +
        `or a sudden ripping pain in your ${belly} or back. Anything like that?`,
      why: "Those can come from the heart, the lungs, or a big blood vessel, and they can't wait.",
    }),
  leg: () =>
    phraseYesNo({
      plain: 'Do you feel pain, tingling, or weakness below the buttock, down a leg?',
      again: 'Below the buttock, down a leg, do you feel pain, tingling, or weakness?',
      example:
        'For example, pain down the back of your thigh, pins and needles in a foot, or a leg that gives way. ' +
        'Anything like that?',
      why: 'Those can come from a squeezed nerve, and pressing there may irritate it.',
    }),
};
