import type { FindingId } from '../../../coach/screening/findings.ts';
import type { ItemId, RollCallId } from '../../../coach/screening/questionnaire.ts';
import type { Locality } from '../../locale.ts';
import { type Offer, phraseRollCall, phraseYesNo, type QuestionPhrasing } from './question.ts';

/** The roll calls of a full screening: a few things in one breath, and "any of those, or none?". */
export const rollCalls: Readonly<Record<RollCallId, QuestionPhrasing>> = {
  unwell: (locality, offer) =>
    phraseRollCall(
      {
        list: 'A fever or feeling really ill, new drenching night sweats, or losing weight without trying',
        example:
          'For example, shivering, too ill to get up, sheets wet with sweat, or clothes gone loose for no reason.',
        why: "With those, back pain may come from something that isn't a muscle.",
      },
      nameItems(offer, locality),
    ),
  constant: (locality, offer) =>
    phraseRollCall(
      {
        list: 'Back pain that no position eases, or a new lump or change of shape in your back',
        example: 'If lying down or moving ever eases it, and your back looks as always, say none.',
        why: "Most back pain eases in some position, and pain that doesn't should be looked at.",
      },
      nameItems(offer, locality),
    ),
  trauma: (locality, offer) =>
    phraseRollCall(
      {
        list: 'Did it start with a crash, a fall, or a blow in the last three months; or suddenly, for no reason',
        example: 'For example, a car crash, a slip on the stairs, or a pain that struck out of nowhere.',
        why: 'A hard knock can crack a bone, and some bones crack without one.',
      },
      nameItems(offer, locality),
    ),
  bones: (locality, offer) =>
    phraseRollCall(
      {
        list: 'In the last three months, a broken bone or surgery; or ever, brittle bones, a slipped vertebra, or a connective-tissue condition',
        example:
          'For example, an operation two months ago, osteoporosis, a vertebra that has slid, or Ehlers-Danlos.',
        why: "Weak bones and healing injuries don't take this kind of pressure well.",
      },
      nameItems(offer, locality),
    ),
  history: (locality, offer) =>
    phraseRollCall(
      {
        list: 'Ever, cancer, a weak immune system, steroid tablets for months, or injected drugs',
        example:
          'For example, a cancer years ago, treatment that weakens your immune system, or drugs by needle.',
        why: 'After any of those, a doctor should look at back pain before anyone rolls.',
      },
      nameItems(offer, locality),
    ),
  blood_heart: (locality, offer) =>
    phraseRollCall(
      {
        list: 'Blood thinners or a bleeding problem, heart trouble or a pacemaker, or nerve damage',
        example: 'For example, a medicine like warfarin, a heart that stumbles, or feet numb from diabetes.',
        why: 'With those, rolling can bruise or strain you, or you may not feel when it is too much.',
      },
      nameItems(offer, locality),
    ),
  clot: (locality, offer) =>
    phraseRollCall(
      {
        list: `One leg newly swollen, hot, throbbing, or another ${locality.color}; or ever a blood clot`,
        example: 'For example, one calf is bigger or warmer, or you once had a clot in a leg or a lung.',
        why: 'Pressing on a leg that has a blood clot can do harm.',
      },
      nameItems(offer, locality),
    ),
  other: (locality, offer) =>
    phraseRollCall(
      {
        list: 'Are you pregnant, or might you be; or are you treated for anything else',
        example: 'For example, a late period, tablets for blood pressure, or an inhaler for asthma.',
        why: 'In pregnancy, and with some conditions, your doctor should be asked before you roll.',
      },
      nameItems(offer, locality),
    ),
};

/** What each item is called in a list. */
export const ITEM_NAMES: Readonly<Record<ItemId, (locality: Locality) => string>> = {
  ill: () => 'a fever, or feeling really ill',
  sweats: () => 'drenching night sweats',
  weight_loss: () => 'losing weight without trying',
  constant_pain: () => 'pain that no position eases',
  lump: () => 'a new lump or shape in your back',
  recent_trauma: () => 'a crash, a fall, or a blow',
  sudden_start: () => 'a sudden start for no reason',
  brittle_bones: () => 'brittle bones',
  slipped_vertebra: () => 'a slipped vertebra',
  connective_tissue: () => 'a connective-tissue condition',
  recent_fracture: () => 'a broken bone or surgery lately',
  cancer: () => 'cancer',
  weak_immunity: () => 'a weak immune system',
  steroids: () => 'steroid tablets for months',
  injected_drugs: () => 'injected drugs',
  blood_thinners: () => 'blood thinners or a bleeding problem',
  heart: () => 'heart trouble or a pacemaker',
  nerve_damage: () => 'nerve damage',
  clot_now: ({ color }) => `a leg swollen, hot, or another ${color}`,
  clot_ever: () => 'a blood clot',
  pregnant: () => 'a pregnancy',
  other_condition: () => "something else you're treated for",
};

/** What is left of an item of which one part was denied: "no fever" leaves open whether one feels ill. */
const LEFT_OF: Readonly<Partial<Record<ItemId, Readonly<Partial<Record<FindingId, string>>>>>> = {
  ill: { fever: 'feeling really ill', feeling_ill: 'a fever' },
  recent_fracture: { fracture: 'surgery lately', surgery: 'a broken bone lately' },
  blood_thinners: { blood_thinners: 'a bleeding problem', bleeding: 'blood thinners' },
};

const nameItems = ({ rest, denied }: Offer, locality: Locality): readonly string[] =>
  rest.map((id) => (denied === null ? undefined : LEFT_OF[id]?.[denied]) ?? ITEM_NAMES[id](locality));

/** What a roll call names, asked one by one. */
export const items: Readonly<Record<ItemId, QuestionPhrasing>> = {
  ill: () =>
    phraseYesNo({
      plain: 'Do you have a fever, or feel really ill?',
      again: 'Is there a fever, or do you feel really ill?',
      example: 'For example, shivering, or too ill to get up. A cold alone is a no. Anything like that?',
      why: 'Back pain with a fever may be an infection.',
    }),
  sweats: () =>
    phraseYesNo({
      plain: 'Do you have new night sweats that soak the sheets?',
      again: 'At night, do you sweat so much that the sheets are soaked?',
      example: 'For example, you have to change your shirt at night, and that is new. Is it like that?',
      why: 'New drenching sweats can come with an infection, or with something else to look into.',
    }),
  weight_loss: () =>
    phraseYesNo({
      plain: 'Are you losing weight without trying?',
      again: 'Have you lost weight without wanting to?',
      example: 'For example, clothes have gone loose, and you eat as always. Is it like that?',
      why: 'Weight that goes by itself should be looked into.',
    }),
  constant_pain: () =>
    phraseYesNo({
      plain: 'Is your back pain there in every position, with none that eases it?',
      again: 'Is there no position at all that eases your back pain?',
      example: 'If lying down, sitting, or moving ever eases it, say no. Is there none that eases it?',
      why: "Pain that no position eases isn't often a muscle's.",
    }),
  lump: () =>
    phraseYesNo({
      plain: 'Is there a new lump, or a change of shape, in your back?',
      again: 'Has your back a new lump or shape?',
      example: 'For example, a bulge, a step, or a bend that was not there before. Is there one?',
      why: 'A new lump or shape has to be looked at before anyone presses near it.',
    }),
  recent_trauma: () =>
    phraseYesNo({
      plain: 'Did your back pain start with a crash, a fall, or a hard blow in the last three months?',
      again: 'In the last three months, was there a crash, a fall, or a hard blow before the pain began?',
      example:
        'For example, a car or bike crash, a slip on the stairs, or a knock in sport. Was it like that?',
      why: 'A hard knock can crack a bone, and that has to be looked at before any rolling.',
    }),
  sudden_start: () =>
    phraseYesNo({
      plain: 'Did it start suddenly, for no reason?',
      again: 'Did the pain come all at once, with nothing that set it off?',
      example: 'For example, it struck while you sat still. If it crept up on you, say no. Was it sudden?',
      why: 'In older people, and after months of steroids, a sudden pain can be a cracked bone.',
    }),
  brittle_bones: () =>
    phraseYesNo({
      plain: 'Do you have brittle bones?',
      again: 'Are your bones brittle?',
      example: 'For example, osteoporosis, or a bone that broke from a small fall. Anything like that?',
      why: "Weak bones don't take this kind of pressure well.",
    }),
  slipped_vertebra: () =>
    phraseYesNo({
      plain: 'Do you have a slipped vertebra?',
      again: 'Has a vertebra of yours slipped?',
      example: 'For example, spondylolisthesis. A slipped disc is something else. Do you have one?',
      why: 'Some ways of lying on a roller put a strain on it.',
    }),
  connective_tissue: () =>
    phraseYesNo({
      plain: 'Were you diagnosed with a connective-tissue condition?',
      again: 'Has a doctor found a connective-tissue condition?',
      example:
        'For example, Ehlers-Danlos or Marfan. If your joints are just loose, say: loose joints. Were you diagnosed?',
      why: 'Skin, vessels, and joints may then tear or slip under pressure.',
    }),
  recent_fracture: () =>
    phraseYesNo({
      plain: 'In the last three months, a broken bone or surgery?',
      again: 'Did you break a bone, or have surgery, in the last three months?',
      example: 'For example, a broken wrist, or an operation two months ago. Anything like that?',
      why: "What is still healing shouldn't be pressed or loaded.",
    }),
  cancer: () =>
    phraseYesNo({
      plain: 'Have you ever had cancer?',
      again: 'Was there ever a cancer?',
      example: 'Any cancer counts, even years ago. Have you had one?',
      why: 'After a cancer, a doctor should look at back pain first.',
    }),
  weak_immunity: () =>
    phraseYesNo({
      plain: 'Is your immune system weak?',
      again: 'Do you have a weak immune system?',
      example: 'For example, from a disease, a transplant, or a treatment like chemotherapy. Is it weak?',
      why: 'Infections are then harder to notice.',
    }),
  steroids: () =>
    phraseYesNo({
      plain: 'Have you taken steroid tablets for months?',
      again: 'Steroid tablets, for months: have you taken them?',
      example: 'For example, prednisone or cortisone as tablets. An inhaler or a cream is a no. Have you?',
      why: 'They make bones and skin weaker.',
    }),
  injected_drugs: () =>
    phraseYesNo({
      plain: 'Have you ever injected drugs?',
      again: 'Drugs by needle: have you ever?',
      example: 'What a doctor or you inject for an illness, such as insulin, is a no. Have you ever?',
      why: 'Infections of the spine are then more likely.',
    }),
  blood_thinners: () =>
    phraseYesNo({
      plain: 'Do you take blood thinners, or have a bleeding problem?',
      again: 'Blood thinners, or a bleeding problem: do you have either?',
      example: 'For example, a medicine like warfarin, or bruises that come easily. Either of those?',
      why: 'Pressure can then leave deep bruises.',
    }),
  heart: () =>
    phraseYesNo({
      plain: 'Do you have heart trouble, or a pacemaker?',
      again: 'Heart trouble, or a pacemaker: do you have either?',
      example: 'For example, a heart that stumbles or fails, or a defibrillator. Either of those?',
      why: 'Rolling can be a strain on the heart.',
    }),
  nerve_damage: () =>
    phraseYesNo({
      plain: 'Do you have nerve damage?',
      again: 'Were your nerves damaged, as by diabetes?',
      example: 'For example, feet that are numb from diabetes. Anything like that?',
      why: 'You may then not feel when it is too much.',
    }),
  clot_now: ({ color }) =>
    phraseYesNo({
      plain: `Is one leg newly swollen, hot, throbbing, or another ${color}?`,
      again: `Is a leg swollen, hot, throbbing, or another ${color}, and is that new?`,
      example: `For example, one calf is bigger, warmer, or a different ${color} than the other. Is it like that?`,
      why: 'That can be a blood clot, and pressing on it can do harm.',
    }),
  clot_ever: () =>
    phraseYesNo({
      plain: 'Have you ever had a blood clot?',
      again: 'Was there ever a blood clot, in a leg or a lung?',
      example: 'For example, a thrombosis in a leg, or a clot in a lung. Have you had one?',
      why: 'Someone who had one may get another.',
    }),
  pregnant: () =>
    phraseYesNo({
      plain: 'Are you pregnant, or might you be?',
      again: 'Are you pregnant, or could you be?',
      example: "If a period is late, or you're trying for a baby, say yes. Might you be pregnant?",
      why: 'In pregnancy, where to press and how to lie need advice from someone who knows you.',
    }),
  other_condition: () =>
    phraseYesNo({
      plain: 'Are you being treated for anything else?',
      again: 'Is there anything else you are being treated for?',
      example:
        'For example, tablets for blood pressure, an inhaler for asthma, or care for diabetes. Anything like that?',
      why: 'With some conditions, your doctor should be asked before you roll.',
    }),
};
