import type { RETURNING, SET_UP } from '../../../coach/screening/questionnaire.ts';
import { nameRegions } from '../names.ts';
import { phraseOpen, type QuestionPhrasing, phraseYesNo } from './question.ts';

type EachTimeId =
  | keyof typeof RETURNING
  | keyof typeof SET_UP
  | 'skin_where'
  | 'leave_out_near'
  | 'pain_now'
  | 'what_new'
  | 'misheard_yes';

/** What may have changed since last time, besides what can't wait; and what is sore, which isn't pressed. */
const ANYTHING_NEW = 'legs, falls, fever, medicine, pregnancy, sore skin, vein, joint,';

const RED_FLAGS =
  'numb between the legs, both legs numb or weak, bladder, bowel, sexual, or breathing trouble, chest pain, fainting';

/** Questions for people who come back, and those before each routine. */
export const eachTime: Readonly<Record<EachTimeId, QuestionPhrasing>> = {
  same_person: () =>
    phraseYesNo({
      plain: 'Are you the person who answered last time?',
      again: 'Was it you who answered my questions last time?',
      example: "If you answered them yourself, say yes. If you're new here, say no. Was it you?",
      why: 'The answers I kept belong to one person.',
    }),
  red_flags_since: () =>
    phraseYesNo({
      plain: `New or worse since last time: ${RED_FLAGS}?`,
      again: `Since last time, anything new or worse: ${RED_FLAGS}?`,
      example:
        "For example, wiping feels different, you leak or can't go, your chest is tight, or both legs feel weak. " +
        'Anything like that?',
      why: "Those can't wait, so I ask every time.",
    }),
  anything_new: (_, { asksFlare }) => {
    const items = `${ANYTHING_NEW} ${asksFlare ? 'swelling, or a worse back' : 'or swelling'}?`;
    return phraseYesNo({
      plain: `Anything else new: ${items}`,
      again: `Since last time, anything new: ${items}`,
      example:
        'For example, pain down a leg, a slip, a temperature, new tablets, a baby on the way, a scrape, or a puffy knee. ' +
        'Anything like that?',
      why: 'What has changed I ask about before you roll, and what is sore I leave out.',
    });
  },
  what_new: () =>
    phraseOpen(
      {
        plain: 'What is it?',
        again: 'In a few words, what is new?',
        example: "For example: I fell, or I'm on a new medicine. What is it?",
        why: 'Then I ask about that alone.',
      },
      'what is new, in a few words',
    ),
  misheard_yes: ({ emergency }) =>
    phraseOpen(
      {
        plain: 'If I misheard, say: ask again.',
        again: `Call ${emergency} now. If I misheard, say: ask again.`,
        example: `Call ${emergency} now. If I misheard, say: ask again.`,
        why: 'A yes is easily misheard, so I can ask that once more.',
      },
      'ask again, if I misheard',
    ),
  unchanged: () =>
    phraseYesNo({
      plain: 'We were in the middle of the questions. Has anything changed in the meantime?',
      again: 'Has anything changed since you answered the first questions?',
      example: 'For example, you feel something that you said no to before. Has anything changed?',
      why: 'If nothing has, we go on where we stopped.',
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
      plain: 'Anything sore on your hips or legs: skin, a vein, a swelling, a joint?',
      again: 'On your hips or legs, any sore skin, vein, swelling, or joint?',
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
  leave_out_near: (_, { regions }) => {
    const near = nameRegions(regions);
    const them = regions.length === 1 && regions[0] === 'upper_back' ? 'it' : 'them';
    return phraseYesNo({
      plain: `Near it are ${near}. Shall I leave ${them} out, too?`,
      again: `Shall I leave out ${near}, too?`,
      example: `Say yes to keep the roller off ${near}, or no to leave out the sore place alone. Shall I leave ${them} out, too?`,
      why: 'Pressure near a sore place can make it worse, but it need not.',
    });
  },
  pain_now: (_, { vary }) =>
    phraseOpen(
      {
        plain: vary('Back pain now, zero to ten?', 'Zero to ten, back pain now?', 'Back pain, zero to ten?'),
        again: 'From zero to ten, how strong is your back pain now?',
        example: "Zero is no pain, and ten is the worst you can imagine. What's your number?",
        why: 'Your number decides how much you do today.',
      },
      'a number, zero to ten',
    ),
};
