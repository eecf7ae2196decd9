import type { CLEARANCE, FollowUpId } from '../../../coach/screening/questionnaire.ts';
import type { Locality } from '../../locale.ts';
import { nameClinician, type QuestionWords, type QuestionPhrasing, phraseYesNo } from './question.ts';

const askSinceWhen = (): QuestionWords =>
  phraseYesNo({
    plain: 'Did it begin, get worse, or come back in the last two weeks?',
    again: 'In the last two weeks, did it begin, get worse, or come back?',
    example: "If it's older, and has stayed the same, say no. Did anything about it change in two weeks?",
    why: "What is new can't wait; what is old needs other advice.",
  });

const askExamined = (locality: Locality): QuestionWords =>
  phraseYesNo({
    plain: `Has a ${locality.doctor} examined you for it?`,
    again: `Did a ${locality.doctor} look into it?`,
    example: `A visit where a ${locality.doctor} asked about it and examined you counts. Was there one?`,
    why: 'If it has been looked into, my advice is less urgent.',
  });

/** Questions after an unsafe answer, and those that can lift a `refer`. */
export const followUps: Readonly<Record<FollowUpId | keyof typeof CLEARANCE, QuestionPhrasing>> = {
  saddle_recent: askSinceWhen,
  saddle_examined: askExamined,
  bladder_bowel_recent: askSinceWhen,
  bladder_bowel_examined: askExamined,
  both_legs_recent: () =>
    phraseYesNo({
      plain: 'Is it new, or worse, in the last two weeks?',
      again: 'In the last two weeks, did it begin or get worse?',
      example: "If it's older, and has stayed the same, say no. Is it new, or worse?",
      why: "What is new in both legs can't wait; what is old needs other advice.",
    }),
  red_now_today: () =>
    phraseYesNo({
      plain: 'Was any of that today, or while you were resting?',
      again: 'Any of it today, or at rest?',
      example:
        'If it was only chest pain on effort, and it has gone, say no. Was any of it today, or at rest?',
      why: "What comes at rest can't wait.",
    }),
  sweats_explained: () =>
    phraseYesNo({
      plain: 'Do they come from the menopause, a medicine, or a warm room?',
      again: 'Is it the menopause, a medicine, or a warm room?',
      example:
        'For example, hot spells in the menopause, tablets known for sweating, or a heavy blanket. Is it one of those?',
      why: 'Sweats with such a reason are nothing to worry about.',
    }),
  constant_worse: () =>
    phraseYesNo({
      plain: 'Is it also getting steadily worse, or do you feel unwell?',
      again: 'Is the pain getting steadily worse, or do you feel unwell?',
      example:
        'For example, each week it is stronger than the week before, or you feel ill. Is it like that?',
      why: 'Pain that is always there and grows should be looked at soon.',
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
  leg_nerve: () =>
    phraseYesNo({
      plain: 'Does it go below the knee, or feel numb, tingling, or electric?',
      again: 'Is it below the knee, or numb, tingling, or electric?',
      example: 'For example, it runs into your calf or foot, or it feels like a current. Is it like that?',
      why: 'Then a nerve may be squeezed, and a doctor should look at it first.',
    }),
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
  aspirin_only: () =>
    phraseYesNo({
      plain: 'Is it low-dose aspirin, and nothing else?',
      again: 'Is it only low-dose aspirin?',
      example: 'For example, a small aspirin a day for the heart, and no other thinner. Is it that alone?',
      why: 'Low-dose aspirin alone only calls for lighter pressure.',
    }),
  clot_past: () =>
    phraseYesNo({
      plain: 'Was it long ago, and do both legs look and feel alike today?',
      again: 'Is it long over, with both legs alike today?',
      example:
        'If it was years ago, and both legs are the same today, say yes. If it is being treated, or one leg differs, ' +
        'say no. Is it long over?',
      why: 'A clot from long ago and a clot today need different advice.',
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
      plain: `Has ${nameClinician(locality)} examined your back?`,
      again: `Was your back examined by ${nameClinician(locality)}?`,
      example: "A visit about this pain counts. A friend or a video doesn't. Has your back been examined?",
      why: 'Something you told me should be looked at before you roll.',
    }),
  allowed: () =>
    phraseYesNo({
      plain: 'Did they say that pressure on your hips and thighs is fine?',
      again: 'Pressure on your hips and thighs: did they say that is fine?',
      example:
        "If they said that a roller or massage is fine, say yes. If it didn't come up, say no. Did they?",
      why: 'With what you told me, only someone who knows you can say so.',
    }),
  told_to_rest: () =>
    phraseYesNo({
      plain: 'Were you told to rest, or not to exercise?',
      again: 'Did they tell you to rest, or not to exercise?',
      example: 'For example: no sport for now, or stay off your feet. Were you told anything like that?',
      why: 'What they told you comes before anything I say.',
    }),
};
