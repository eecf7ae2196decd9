import type { ScreeningId } from '../../../coach/screening/questionnaire.ts';
import { phraseYesNo, type Wording } from './question.ts';

/** The fifteen questions of a full screening; `coach/screening/questionnaire.ts` says what each answer does. */
export const fifteen: Readonly<Record<ScreeningId, Wording>> = {
  adult_self: () =>
    phraseYesNo({
      plain: 'Are you eighteen or older, and answering about your own body?',
      again: 'Are you at least eighteen, and answering for yourself?',
      example:
        'If these answers are about a child, or about anyone but you, say no. ' +
        'Are you eighteen or older, and answering for yourself?',
      why: 'I guide adults only, and the answers must be about the body that rolls.',
    }),
  saddle: () =>
    phraseYesNo({
      plain:
        'In the last two weeks, any new numbness around your genitals, your bottom, or your inner thighs?',
      again:
        'Any new numbness in the last two weeks, around your genitals, your bottom, or your inner thighs?',
      example:
        'For example, toilet paper feels different when you wipe, or it feels numb where you sit. ' +
        'Is anything like that new?',
      why: "New numbness there can mean that nerves low in your spine are squeezed, and that can't wait.",
    }),
  bladder_bowel: ({ pee, poo }) =>
    phraseYesNo({
      plain: `In the last two weeks, new trouble passing or holding ${pee} or ${poo}, or any new change in sexual feeling?`,
      again: `Any new trouble passing or holding ${pee} or ${poo}, or a new change in sexual feeling, in the last two weeks?`,
      example:
        "For example, it won't start, it leaks, you can't tell when you need to go, or sex feels numb. " +
        'Is any of that new?',
      why: "The nerves for all of that leave the spine low down, and if they're squeezed, it can't wait.",
    }),
  red_now: ({ belly }) =>
    phraseYesNo({
      plain: `Today, any chest pain, trouble breathing, fainting, or sudden severe ${belly} pain or tearing back pain?`,
      again: `Have you had chest pain, trouble breathing, fainting, or sudden severe ${belly} pain or tearing back pain today?`,
      example:
        'For example, a tight chest, too little breath to talk, a blackout, ' +
        `or a sudden ripping pain in your ${belly} or back. Anything like that today?`,
      why: "Those can come from the heart, the lungs, or a big blood vessel, and they can't wait.",
    }),
  both_legs: () =>
    phraseYesNo({
      plain:
        'In both legs, any pain, weakness, numbness, or tingling that is new or worse these last two weeks?',
      again:
        'These last two weeks, any new or worse pain, weakness, numbness, or tingling in both of your legs?',
      example:
        "For example, both feet tingle, or both legs feel weak on the stairs. If it's only one leg, say no. " +
        'Is it both legs, and new or worse?',
      why: "Trouble in both legs can mean that nerves in your spine are squeezed, and that can't wait.",
    }),
  trauma: () =>
    phraseYesNo({
      plain: 'Did this back pain start after a crash, a fall, or a hard blow?',
      again: 'Was there a crash, a fall, or a hard blow before this back pain began?',
      example:
        'For example, a car or bike crash, a slip on the stairs, or a knock in sport. ' +
        'Did the pain start after anything like that?',
      why: 'A hard knock can crack a bone, and that has to be looked at before any rolling.',
    }),
  ill: () =>
    phraseYesNo({
      plain: 'Do you have a fever or night sweats, feel really ill, or have you lost weight without trying?',
      again: 'Any fever, night sweats, feeling really ill, or losing weight without trying?',
      example:
        'For example, shivering, sheets wet with sweat, too ill to get up, or clothes gone loose for no reason. ' +
        'Anything like that?',
      why: "With those, back pain may come from something that isn't a muscle.",
    }),
  constant: () =>
    phraseYesNo({
      plain:
        'Is your back pain constant, with no position that eases it, or is there a new lump or shape in your back?',
      again:
        'Is the pain there day and night, in every position, or does your back have a new lump or shape?',
      example:
        'If lying down or moving ever eases it, and your back looks the same as always, say no. ' +
        'Otherwise, say yes. Which is it, yes or no?',
      why: "Most back pain eases in some position, and pain that doesn't should be looked at.",
    }),
  leg: () =>
    phraseYesNo({
      plain:
        "An ache that stays in your buttock doesn't count. Does pain, numbness, tingling, or weakness run down a leg?",
      again:
        'Not counting an ache in your buttock, does pain, numbness, tingling, or weakness run down a leg?',
      example:
        'For example, pain down the back of your thigh, pins and needles in a foot, or a leg that gives way. ' +
        'Anything like that?',
      why: 'Those can come from a squeezed nerve, and pressing there may irritate it.',
    }),
  clot: ({ color }) =>
    phraseYesNo({
      plain: `Is one leg newly swollen, hot, throbbing, or a different ${color}, or have you ever had a blood clot?`,
      again: `Have you ever had a blood clot, or is one leg newly swollen, hot, throbbing, or a different ${color}?`,
      example:
        `For example, one calf is bigger, warmer, or a different ${color}, ` +
        'or you once had a clot in a leg or a lung. Anything like that?',
      why: 'Pressing on a leg that has a blood clot can do harm.',
    }),
  history: () =>
    phraseYesNo({
      plain:
        'Have you ever had cancer or weak immunity, taken steroid tablets for a long time, or injected drugs?',
      again: 'Ever had cancer or weak immunity, or taken steroid tablets for months, or injected drugs?',
      example:
        'For example, a cancer years ago, treatment that weakens your immune system, ' +
        'or months of steroid tablets. Anything like that, or drugs by needle?',
      why: 'After any of those, a doctor should look at back pain before anyone rolls.',
    }),
  bones_joints: () =>
    phraseYesNo({
      plain:
        'Do you have brittle bones, a slipped vertebra, loose joints, or a broken bone or surgery in the last three months?',
      again:
        'Any brittle bones, a slipped vertebra, loose joints, or, in the last three months, a broken bone or surgery?',
      example:
        'For example, osteoporosis, joints that slip out or bend too far, or an operation two months ago. ' +
        'Anything like that?',
      why: "Weak bones, loose joints, and healing injuries don't take this kind of pressure well.",
    }),
  medical: () =>
    phraseYesNo({
      plain:
        'Do you have heart trouble or an implant, nerve damage, a bleeding problem, or take blood thinners?',
      again: 'Any heart trouble, an implant, nerve damage, a bleeding problem, or blood thinners?',
      example:
        'For example, a pacemaker, feet numb from diabetes, bruises that come easily, or a medicine like warfarin. ' +
        'Anything like that?',
      why: 'With those, rolling can strain or bruise you, or you may not feel when it is too much.',
    }),
  pregnant: () =>
    phraseYesNo({
      plain: 'Are you pregnant, or might you be?',
      again: 'Are you pregnant, or could you be?',
      example: "If a period is late, or you're trying for a baby, say yes. Might you be pregnant?",
      why: 'In pregnancy, where to press and how to lie need advice from someone who knows you.',
    }),
  other: () =>
    phraseYesNo({
      plain: 'Are you being treated for any other condition?',
      again: 'Is there anything else you are being treated for?',
      example:
        'For example, tablets for blood pressure, an inhaler for asthma, or care for diabetes. Anything like that?',
      why: 'With some conditions, your doctor should be asked before you roll.',
    }),
};
