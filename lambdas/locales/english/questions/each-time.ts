import type { RETURNING, SET_UP } from '../../../coach/screening/questionnaire.ts';
import { phraseOpen, type Wording, phraseYesNo } from './question.ts';

type EachTimeId = keyof typeof RETURNING | keyof typeof SET_UP | 'skin_where' | 'pain_now' | 'length';

/** Questions for people who come back, and those before each routine. */
export const eachTime: Readonly<Record<EachTimeId, Wording>> = {
  same_person: () =>
    phraseYesNo({
      plain: 'Are you the person who answered last time?',
      again: 'Was it you who answered my questions last time?',
      example: "If you answered them yourself, say yes. If you're new here, say no. Was it you?",
      why: 'The answers I kept belong to one person.',
    }),
  red_flags_since: () =>
    phraseYesNo({
      plain:
        'Since last time, any numbness between your legs, bladder or bowel trouble, chest pain, or weakness in both legs?',
      again:
        'Any numbness between your legs, bladder or bowel trouble, chest pain, or weakness in both legs, since last time?',
      example:
        "For example, wiping feels different, you leak or can't go, your chest is tight, or both legs feel weak. " +
        'Anything like that?',
      why: "Those can't wait, so I ask every time.",
    }),
  anything_new: () =>
    phraseYesNo({
      plain:
        'Anything else new: leg pain or weakness, an illness, a medicine, pregnancy, or a fall; or any sore skin or joint now?',
      again:
        'Is there leg pain or weakness, illness, medicine, pregnancy, or a fall since then, or a sore skin or joint now?',
      example:
        'For example, pain down a leg, a fever, new tablets, a baby on the way, a slip, or a fresh bruise. ' +
        'Anything like that?',
      why: 'If something has changed, I ask all fifteen questions again before you roll.',
    }),
  flare: () =>
    phraseYesNo({
      plain: 'The day after we last rolled, was your back worse?',
      again: 'Was your back worse the day after last time?',
      example: 'For example, more pain than usual, or more rest than usual. Was it worse the next day?',
      why: 'If rolling left your back worse, I make the next routine shorter.',
    }),
  floor: () =>
    phraseYesNo({
      plain: 'Can you get down to the floor and up again without help?',
      again: 'On your own, can you get down to the floor and back up?',
      example: "Holding on to a chair is fine. Needing another person isn't. Can you get down and up alone?",
      why: 'If the floor is hard for you, you can do this standing at a wall.',
    }),
  skin_joints: () =>
    phraseYesNo({
      plain: 'On your hips or legs, any cut, rash, or bruise, a bulging vein, any swelling, or a sore joint?',
      again: 'Any cut, rash, bruise, bulging vein, swelling, or sore joint on your hips or legs?',
      example:
        'For example, a scrape, a varicose vein, or a puffy knee. Anything like that on your hips or legs?',
      why: 'Pressure on sore skin, veins, or joints can make them worse, so I leave those places out.',
    }),
  skin_where: () =>
    phraseOpen(
      {
        plain: 'Where is it?',
        again: 'Which place is it, such as hip, thigh, or knee?',
        example: 'Name one place, such as buttock, groin, thigh, knee, shin, or foot. Where is it?',
        why: 'I leave that place out, on both sides.',
      },
      'the place, such as knee',
    ),
  pain_now: () =>
    phraseOpen(
      {
        plain: 'How strong is your back pain now, zero to ten?',
        again: 'From zero to ten, how strong is your back pain now?',
        example: "Zero is no pain, and ten is the worst you can imagine. What's your number?",
        why: 'Your number decides how much you do today.',
      },
      'a number, zero to ten',
    ),
  length: (_, { minutes, tool }) => {
    const words = phraseYesNo({
      plain: `${minutes} with ${tool}?`,
      again: `Shall we do this: ${minutes.toLowerCase()} with ${tool}?`,
      example: `Say yes, or another length from three to fifteen minutes, or what you have, such as a ball. ${minutes} with ${tool}?`,
      why: 'That way the routine fits your time and what you have.',
    });
    return { ...words, say: 'yes, or a number of minutes' };
  },
};
