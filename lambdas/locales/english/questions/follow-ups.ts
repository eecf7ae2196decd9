import type { CLEARANCE, FollowUpId } from '../../../coach/screening/questionnaire.ts';
import { nameClinician, type Wording, phraseYesNo } from './question.ts';

/** Questions after an unsafe answer, and the two that can lift a `refer`: examined, and allowed. */
export const followUps: Readonly<Record<FollowUpId | keyof typeof CLEARANCE, Wording>> = {
  trauma_examined: (locality) =>
    phraseYesNo({
      plain: `Has ${nameClinician(locality)} examined your back since then?`,
      again: `Since it happened, has ${nameClinician(locality)} examined your back?`,
      example:
        "A visit where they looked at your back counts. A friend or a video doesn't. Has it been examined since?",
      why: 'If someone has checked your back since then, my advice is less urgent.',
    }),
  trauma_hard: () =>
    phraseYesNo({
      plain: 'Was it a crash, a fall from a height, or a very hard blow?',
      again: 'Would you call it a crash, a fall from a height, or a very hard blow?',
      example:
        'For example, a car crash, a fall off a ladder or down the stairs, or being knocked off your feet. ' +
        'Was it like that?',
      why: 'A very hard hit can break a bone in the back, even if you can walk.',
    }),
  leg_worse: () =>
    phraseYesNo({
      plain: 'Is that leg getting weaker, or is the foot dragging?',
      again: 'Is that leg losing strength, or does the foot drag when you walk?',
      example:
        "For example, you trip over your toes, you can't walk on your heels, or the leg gives way more often. " +
        'Anything like that?',
      why: 'A leg that is losing strength has to be examined soon.',
    }),
  clot_now: ({ color }) =>
    phraseYesNo({
      plain: `Do you have a clot now, or is a leg swollen, hot, throbbing, or a different ${color} today?`,
      again: `Today, is a leg swollen, hot, throbbing, or a different ${color}, or do you have a clot now?`,
      example:
        'If it was long ago, and both legs look and feel the same today, say no. ' +
        'If a clot is being treated, or one leg differs, say yes. Is it now?',
      why: 'A clot from long ago and a clot today need different advice.',
    }),
  history_examined: (locality) =>
    phraseYesNo({
      plain: `Has ${nameClinician(locality)} examined this back pain?`,
      again: `Has this back pain been examined by ${nameClinician(locality)}?`,
      example:
        "A visit about this pain counts. A visit for something else doesn't. Has this pain been examined?",
      why: 'If this pain has been examined, my advice is less urgent.',
    }),
  other_limit: () =>
    phraseYesNo({
      plain: 'Did a doctor tell you to limit exercise because of it?',
      again: 'Because of it, has a doctor told you to limit exercise?',
      example:
        'For example: lift nothing heavy, keep your pulse low, or rest more. Were you told anything like that?',
      why: 'Limits from a doctor come before anything I say.',
    }),
  examined: (locality) =>
    phraseYesNo({
      plain: `Something you told me needs a doctor's okay first. Has ${nameClinician(locality)} examined you for it?`,
      again: `For what you told me, has ${nameClinician(locality)} examined you?`,
      example:
        "A visit about it counts. A friend, a video, or a chatbot doesn't. Has someone examined you for it?",
      why: 'Only someone who has examined you can say whether rolling suits you.',
    }),
  allowed: () =>
    phraseYesNo({
      plain: 'Did they say rolling your hips and thighs is fine?',
      again: 'Did they say you may roll your hips and thighs?',
      example:
        'If you asked about rolling and they agreed, say yes. If it never came up, say no. Did they agree?',
      why: "They have examined you, and I can't.",
    }),
};
