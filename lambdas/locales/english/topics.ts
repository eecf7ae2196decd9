import type { TopicId } from '../../coach/conversation/topics.ts';
import type { Language, Locality } from '../locale.ts';
import { say } from './sentences.ts';

/**
 * Answers of at most 60 words. Each calls a theory a theory, and says of a measurement on how many people it was made
 * or how sure it is. The figures are from the sources in docs/clinical.md.
 */
const TOPICS: Readonly<Record<TopicId, (locality: Locality) => string>> = {
  foam_rolling: () =>
    say(
      'Foam rolling is pressing a muscle against a roller with your own weight: slow passes, then rest on a tender spot.',
      'Studies taken together measured a small gain in flexibility, for a while.',
      "Why isn't settled: some think it's the tissue, others the nervous system.",
    ),
  myofascial_release: () =>
    say(
      'Self-myofascial release is another name for this: pressing muscle, and the fascia around it, with a roller or a ball.',
      'The name holds a theory, that pressure loosens fascia.',
      'Some researchers call the word release misleading, and think the nervous system does most of it.',
    ),
  fascia: () =>
    say(
      'Fascia is the thin, tough tissue that wraps your muscles. A large sheet of it covers your low back.',
      "Some think stiff fascia adds to back pain: that's theory.",
      'One study of twenty-two people, with a soft roller and a ball, measured thinner fascia, more range of movement, and less pain.',
    ),
  trigger_point: () =>
    say(
      'A trigger point is a tender spot in a muscle, often called a knot. The tenderness is real.',
      "That there's a knot to undo is a theory, and a disputed one.",
      "So a tender spot is just a place to stay a while, with light pressure. You don't need to find one.",
    ),
  referred_pain: () =>
    say(
      'Referred pain is felt in another place than it comes from: press a buttock, and you may feel it in the thigh.',
      'The usual theory is that nerves from both places meet in the spinal cord.',
      'Pain, tingling, or numbness that runs down a leg is another matter: tell me, and we stop.',
    ),
  adhesions: () =>
    say(
      'Adhesions are layers of tissue that stick together. Some think that injury and long sitting make them, and that rolling loosens them: both are theory.',
      'I know of no study that measured it.',
      'Posture and old injuries may change how you move, and what feels stiff. Moving often is a sensible answer to both.',
    ),
  does_it_work: () =>
    say(
      'It may help a little, for a while.',
      'One study of twenty-two people measured thinner fascia, more range of movement, and less pain. Other small trials were mixed.',
      'Taken together, the gain in flexibility was small, and in calves it was gone in half an hour.',
      'So rolling is one part of staying active.',
    ),
  why_not_back: () =>
    say(
      "Low-back rolling is hard to control. The muscles there brace, and your kidneys and liver have little protection from behind. That's caution, rather than something measured.",
      'So we come at it through your hips and thighs.',
    ),
  why_hips: () =>
    say(
      'Muscles of your hips and thighs pull on your pelvis, and your low back moves with it.',
      "Some think that when they're stiff, the back has to do more. That's a theory: no trial has ranked the places to roll.",
      'They are also fleshy, and easy to press in control.',
    ),
  it_band: () =>
    say(
      'The I T band is a tough strap along your outer thigh, from hip to knee.',
      "Rolling won't lengthen it: by one calculation, it hardly deforms under the force a body can bring.",
      'What may ease is the muscle beside it. So turn slightly forward, onto muscle, and keep off hip bone and knee.',
    ),
  which_roller: () =>
    say(
      'Start with a soft, smooth one.',
      'In trials, how firm the roller is hardly changed the result, so soft is the kinder choice, and firm comes last.',
      "I don't guide vibrating or knobbed ones.",
      "If you can't get down to the floor, a ball at a wall will do.",
    ),
  which_ball: () =>
    say(
      'A tennis ball, for glutes and hips at a wall.',
      'A golf ball is for the soles of your feet only: elsewhere, it presses too hard on too small a place.',
      "A ball finds a smaller spot than a roller. I know of no trial that found that better: it's a matter of taste.",
    ),
  how_hard: () =>
    say(
      'Three to four out of ten, and five at most; in a gentle session, three at most. You should be able to breathe easily.',
      "Harder isn't better: in one trial, more pressure made no difference.",
      'If anything is sharp, shooting, or numb, roll off, and tell me.',
    ),
  how_fast: () =>
    say(
      'Slowly: about an inch a second. Make two or three passes, then rest on a tender spot, and stay there.',
      'Published advice is two to four seconds a pass.',
      'That slow is better is mostly experience: you keep control, and you keep breathing.',
    ),
  how_long: () =>
    say(
      'Thirty to sixty seconds on one place, never over ninety, and two minutes a side in a day. At first, and in a gentle session, thirty.',
      'Published advice is thirty seconds to two minutes, and small effects were measured at that.',
      'A routine takes three to fifteen minutes.',
    ),
  how_often: () =>
    say(
      'Three times a week to begin with; three to five later; once a day at most. That is a cautious choice: nobody has measured the best.',
      'For flexibility that stays, one review points to more than four weeks.',
      'If your back is worse the day after, do less, and tell me when I ask.',
    ),
  nerves: () =>
    say(
      'Your skin, muscles, and fascia are full of receptors that report pressure to the nervous system.',
      "Some think that slow, steady pressure, with long breaths out, tells it to let the muscle ease: that's theory.",
      'What was measured is only what comes of it: a little more flexibility, for a short while.',
    ),
  sciatica: ({ doctor, emergency }) =>
    say(
      'Sciatica is pain, tingling, or numbness down a leg, from an irritated nerve in your low back.',
      "Rolling doesn't reach that.",
      `If you have it, tell me: we don't roll until your ${doctor} agrees.`,
      `With numbness between the legs, or weakness in both, call ${emergency}, or your local emergency number.`,
    ),
  when_doctor: ({ doctor, emergency, pee, poo, belly }) =>
    say(
      `Call ${emergency}, or your local emergency number, for chest pain, trouble breathing, fainting, or sudden severe ${belly} pain or tearing back pain.`,
      `Also for numbness between your legs, new trouble with ${pee} or ${poo}, or weakness in both legs.`,
      `See your ${doctor} today or tomorrow for fever, weight loss, a fall, a weakening leg, or pain nothing eases.`,
    ),
  when_not: ({ doctor }) =>
    say(
      'Not on broken bones, open wounds, bruises, or a swollen, hot leg; not with a blood clot, or a numb or weak leg.',
      `Ask your ${doctor} first if you're pregnant, take blood thinners, or have brittle bones, heart trouble, or nerve damage.`,
      'Experts agreed most on broken bones and open wounds; the rest is caution, hardly tested.',
    ),
  how_get_up: ({ emergency }) =>
    say(
      'Roll off, onto your side. Push up to your hands and knees.',
      'Put one foot forward, hold on to a chair or the wall, and stand up slowly.',
      `If you can't, say: I'm stuck. If you're hurt, call ${emergency} on your phone, or your local emergency number.`,
    ),
};

const UNKNOWN = say(
  "I don't have an answer to that.",
  "If it's something you feel, tell me what it is.",
  'You can ask me what fascia is, whether this works, which roller, or how hard to press.',
);

export const topics: Pick<Language['acts'], 'topic' | 'ease_off'> = {
  ease_off: () => 'Ease off while I answer.',
  topic: ({ topic }, locality) => (topic === 'unknown' ? UNKNOWN : TOPICS[topic](locality)),
};
