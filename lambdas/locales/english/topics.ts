import type { TopicId } from '../../coach/conversation/topics.ts';
import type { Language, Locality } from '../locale.ts';
import { say } from './sentences.ts';

/**
 * Answers of at most 40 words, with no list of more than four things: nobody remembers more by ear. Each calls a theory
 * a theory, and says of a measurement on how many people it was made or how sure it is. An answer about a symptom or a
 * condition is for someone who asks what it is, whether it counts, and whether it is safe; so it never begins with yes
 * or no. The figures are from the sources in docs/clinical.md.
 */
const TOPICS: Readonly<Record<TopicId, (locality: Locality) => string>> = {
  foam_rolling: () =>
    say(
      'Foam rolling is pressing a muscle against a roller with your own weight: slow passes, then rest on a tender spot.',
      'Studies measured a small gain in flexibility, for a while.',
      "Why isn't settled.",
    ),
  myofascial_release: () =>
    say(
      'Self-myofascial release is another name for this: pressing muscle, and the fascia around it, with a roller or a ball.',
      'Some researchers call the word release misleading.',
      'They think the nervous system does most of it.',
    ),
  fascia: () =>
    say(
      'Fascia is the thin, tough tissue that wraps your muscles.',
      "Some think stiff fascia adds to back pain: that's theory.",
      'One study of twenty-two people measured thinner fascia, more movement, and less pain after rolling.',
    ),
  fascia_strength: () =>
    say(
      'Fascia is one net, around each muscle and through the whole body.',
      'Some of it is loose and slides; some, as on your outer thigh, is dense and very strong.',
      'A roller hardly deforms the dense kind, by one calculation.',
    ),
  trigger_point: () =>
    say(
      'A trigger point is a tender, tight spot in a muscle.',
      'Pressed, it often hurts in another place, in a pattern that repeats.',
      "That there's a knot to undo is a disputed theory, so just stay a while, lightly.",
    ),
  referred_pain: () =>
    say(
      'Referred pain is felt in another place than it comes from.',
      'Each trigger point is said to have its own pattern: from the buttock to the thigh.',
      "That's theory. Pain running down a leg is another matter: tell me.",
    ),
  adhesions: () =>
    say(
      'Adhesions are layers of tissue that stick together.',
      "Some think that rolling parts them: that's theory, and hardly a study has tested it.",
      'So I never promise that. Moving often is a sensible answer to stiffness.',
    ),
  spasm: () =>
    say(
      'The story goes: an injury inflames tissue, the muscle around it tightens to guard it, and layers stick together as it mends.',
      "That's a theory, hardly measured in backs.",
      'What follows is sensible anyway: move again, gently.',
    ),
  posture: () =>
    say(
      'Most back pain has no damage behind it: muscles, and how you sit and move, get the blame.',
      'How much posture matters is disputed, and some think that no one posture is right.',
      'Changing position often is a sensible answer.',
    ),
  does_it_work: () =>
    say(
      'It may help a little, for a while.',
      'One study of twenty-two people measured less pain; other small trials were mixed.',
      'The gain in flexibility was small, and in calves it was gone in half an hour.',
    ),
  research: () =>
    say(
      "There's little research on rolling for back pain: a few small trials, of some dozens of people.",
      "Many people say that it helps them. That isn't proof.",
      'So I call a theory a theory, and promise nothing.',
    ),
  why_not_back: () =>
    say(
      'Low-back rolling is hard to control. The muscles there brace, and your kidneys have little protection from behind.',
      "That's caution, rather than something measured.",
      'So we come at it through your hips and thighs.',
    ),
  why_hips: () =>
    say(
      'Muscles of your hips and thighs pull on your pelvis, and your low back moves with it.',
      'Some think that stiff ones make the back do more: no trial has ranked the places.',
      "They're also easy to press in control.",
    ),
  it_band: () =>
    say(
      'The I T band is a tough strap along your outer thigh.',
      "Rolling won't lengthen it: by one calculation, it hardly deforms under your weight.",
      'What may ease is the muscle beside it, so turn slightly forward, off the bone.',
    ),
  which_roller: () =>
    say(
      'Start with a soft, smooth one.',
      'In one trial, soft, medium, and hard did the same; in another, patterned ones did a little more than smooth.',
      "Knobs press hard on one spot, so I don't guide them.",
    ),
  which_ball: () =>
    say(
      'A tennis ball, for glutes and hips at a wall.',
      'A golf ball is for the soles of your feet only: elsewhere, it presses too hard.',
      'I know of no trial that found a ball better than a roller.',
    ),
  other_tools: () =>
    say(
      'A handheld roller does thighs and calves from a chair.',
      'A medicine ball works like a roller, on less of you at once.',
      'Most rollers are about six inches across; a long one is steadier, a short one handier.',
    ),
  refused_tools: () =>
    say(
      "I don't guide massage guns, or anything that vibrates: leaning off doesn't make them gentler.",
      'Knobs and pipes press too hard on one spot, and a bottle can break or slip.',
      'A soft roller works, or a ball.',
    ),
  how_hard: () =>
    say(
      'Three to four out of ten, and five at most; in a gentle session, three.',
      "Harder isn't better: in one trial, more pressure made no difference.",
      'Sharp, shooting, or numb: roll off, and tell me.',
    ),
  how_fast: () =>
    say(
      'Slowly: about three seconds for the length of a muscle, two or three times.',
      'Then rest on a tender spot.',
      'Published advice is two to four seconds a pass; that slower is better is mostly experience.',
    ),
  drag: () =>
    say(
      'Drag is the gentle pull on skin and muscle when you move slowly.',
      'Too fast, you skim over, and the muscle braces instead of easing.',
      "That's mostly experience; in one small study, slow rolling lowered the muscle's tone more.",
    ),
  how_long: () =>
    say(
      'Thirty to sixty seconds a place, and ninety at most.',
      'In trials, thirty seconds did little; ninety gave more, for half an hour.',
      "So thirty is a gentle start, and two minutes a side is a day's most.",
    ),
  how_often: () =>
    say(
      'Three times a week to begin with; once a day at most.',
      'Nobody has measured the best; for flexibility that stays, one review points to more than four weeks.',
      'If your back is worse the day after, do less.',
    ),
  nerves: () =>
    say(
      'Your skin, muscles, and fascia are full of receptors that report pressure.',
      "Some think that slow pressure and long breaths tell the nervous system to let the muscle ease: that's theory.",
      'What was measured is a little more flexibility, briefly.',
    ),
  sciatica: ({ doctor, emergency }) =>
    say(
      "Sciatica is pain or numbness down a leg, from an irritated nerve, which rolling doesn't reach.",
      `Tell me: we wait for your ${doctor}.`,
      `Numb between the legs, or weak in both: call ${emergency}, or your local emergency number.`,
    ),
  odd_feelings: () =>
    say(
      'Strong, dull pressure that eases is what we want.',
      "Numb, tingling, shooting, or dizzy isn't part of rolling.",
      'If you feel that now, roll off, and tell me what it is.',
    ),
  bruises: () =>
    say(
      'A bruise means too much pressure.',
      "Mild soreness for a day is common; a bruise isn't the aim, so lean off.",
      'Leave out sore skin, a bulging vein, or a bruise until it has healed: tell me where.',
    ),
  emergency_signs: ({ emergency, belly }) =>
    say(
      `Call ${emergency}, or your local emergency number: that is for chest pain, trouble breathing, fainting, or sudden tearing pain in ${belly} or back.`,
      'None of that is ever part of rolling.',
      "If you have it now, don't wait.",
    ),
  saddle_signs: ({ emergency }) =>
    say(
      'Nerves low in the spine serve what touches a saddle: bottom, genitals, and inner thighs.',
      'Also bladder, bowel, and both legs.',
      `If any of that is newly numb or weak, call ${emergency}, or your local emergency number.`,
    ),
  when_doctor: ({ doctor, emergency }) =>
    say(
      `Call ${emergency}, or your local emergency number, for chest pain, numbness between your legs, or weakness in both.`,
      `See your ${doctor} within a day for fever, weight loss, a fall, or a weakening leg.`,
      'Or pain nothing eases.',
    ),
  unwell: ({ doctor }) =>
    say(
      'I ask about a fever, drenching night sweats, and losing weight without trying.',
      'Sweats from the menopause or a warm room are something else.',
      `With back pain, the others should be seen by your ${doctor} first.`,
    ),
  when_not: ({ doctor }) =>
    say(
      'Experts agree: never on a broken bone or an open wound.',
      'Nearly all of them urge caution with inflammation or a blood clot.',
      `Ask your ${doctor} first if you're pregnant, take blood thinners, or have brittle bones.`,
    ),
  why_doctor_okay: () =>
    say(
      "Rolling is pressure, and some bodies don't take it well: weak bones, thinned blood, an unstable spine.",
      "I can't examine you, and I may miss things.",
      'So if an answer raises a doubt, someone who knows you decides.',
    ),
  osteoporosis: ({ doctor }) =>
    say(
      'Osteoporosis means brittle bones, and leaning your weight on one may crack it.',
      `So I don't guide rolling with it until your ${doctor} agrees.`,
      'If you have it, say so when I ask about bones.',
    ),
  spondylolisthesis: ({ doctor }) =>
    say(
      'Spondylolisthesis is a slipped vertebra: one bone of the spine has moved forward on the next.',
      'Pressure and arching may irritate it.',
      `If you have it, tell me: we roll only if your ${doctor} says it's fine.`,
    ),
  connective_tissue: ({ doctor }) =>
    say(
      'With a connective-tissue disorder, such as Ehlers-Danlos, joints give more than they should, and tissue tears more easily.',
      "Pressure may then do harm that you don't feel.",
      `If you have one, tell me, and ask your ${doctor} first.`,
    ),
  healing: ({ doctor }) =>
    say(
      'A broken bone or an operation needs about three months before anyone leans on it.',
      'Experts agree most on this: never roll on a fracture.',
      `One that healed long ago doesn't count, unless your ${doctor} says so.`,
    ),
  blood_thinners: ({ doctor }) =>
    say(
      'Blood thinners, such as warfarin, make bruises and bleeding more likely; so does a bleeding problem.',
      "Aspirin every day counts, too; a tablet now and then doesn't.",
      `If you take one, tell me: your ${doctor} should agree first.`,
    ),
  blood_clot: ({ emergency }) =>
    say(
      'A clot can make one leg swollen, hot, or throbbing.',
      'Pressing may loosen it, so such a leg is never rolled.',
      `If yours is so now, tell me; with trouble breathing, call ${emergency}, or your local emergency number.`,
    ),
  past_illness: () =>
    say(
      "After cancer, with a weak immune system, or after months of steroid tablets, back pain now and then has a cause that mustn't be missed.",
      "A steroid cream, an inhaler, or a single injection isn't meant.",
      'Long ago counts, too.',
    ),
  heart: ({ doctor }) =>
    say(
      'Rolling is exercise, and holding still under pressure can raise blood pressure.',
      `So with heart trouble, a pacemaker, or a defibrillator, your ${doctor} should agree first.`,
      "Treated blood pressure alone isn't meant: I ask about treatment later.",
    ),
  nerve_damage: ({ doctor }) =>
    say(
      'Neuropathy is nerve damage, often in the feet, and often from diabetes.',
      'With it, you may not feel when it is too much.',
      `So your ${doctor} should agree, and feet and calves stay out.`,
    ),
  pregnancy: ({ doctor }) =>
    say(
      'In pregnancy, joints are looser, and lying flat or face down may not suit you.',
      `Your ${doctor} or midwife knows where pressure is fine.`,
      'So tell me, and ask them first.',
    ),
  other_conditions: () =>
    say(
      "Many conditions, such as diabetes, arthritis, or a disc that bulged, don't rule out gentle rolling.",
      'What counts is whether you were told to limit exercise.',
      'I ask about that in its turn.',
    ),
  falls: () =>
    say(
      'I mean a crash, a fall, or a hard blow that this back pain began with.',
      "One from years ago, long healed, isn't meant.",
      'If you doubt it, say: not sure, and I ask more.',
    ),
  alcohol: () =>
    say(
      "After a drink, or anything that makes you drowsy, you can't feel how hard you press.",
      "So then there's no routine.",
      'Being tired is fine, if you can get down and up safely.',
    ),
  who_for: () =>
    say(
      'I guide adults, each for their own body.',
      'The questions are about whoever rolls, so everyone answers in their own voice.',
      "Children are still growing, and I don't guide them.",
    ),
  how_get_up: ({ emergency }) =>
    say(
      'Roll off, onto your side. Push up to hands and knees.',
      'Hold on to a chair or the wall, and stand slowly.',
      `If you can't, say: I'm stuck. If you're hurt, call ${emergency}, or your local emergency number.`,
    ),
};

const UNKNOWN = say(
  "I don't have an answer to that.",
  "If it's something you feel, tell me what it is.",
  'You can ask me what fascia is, whether this works, which roller, or how hard to press.',
);

export const topics: Pick<Language['acts'], 'topic' | 'ease_off' | 'why_what'> = {
  ease_off: () => 'Ease off while I answer.',
  why_what: () => "There's more than one why. Ask me: why hold still, why so slow, or why not my back.",
  topic: ({ topic }, locality) => (topic === 'unknown' ? UNKNOWN : TOPICS[topic](locality)),
};
