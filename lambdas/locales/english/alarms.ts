import type { YesNoId } from '../../coach/screening/questionnaire.ts';
import type { Language, Locality, Said } from '../locale.ts';
import { nameClinician } from './questions/question.ts';
import { ITEM_NAMES } from './questions/roll-calls.ts';
import { capitalize, say } from './sentences.ts';

type Alarms = Pick<
  Language['acts'],
  'emergency' | 'urgent' | 'refer' | 'unheard' | 'stop_for' | 'stuck' | 'crisis' | 'no_answer' | 'if_unwell'
>;

type Cause = Extract<Said, { act: 'emergency' }>['cause'];
type Stop = Extract<Said, { act: 'stop_for' }>['stop'];

/** Names the number to call. The person may be in another country than the device's locale says. */
function nameNumber({ emergency }: Locality): string {
  return `${emergency}, or your local emergency number`;
}

const callNow = ({ emergency }: Locality): string =>
  `Call ${emergency} on your phone now, or your local emergency number.`;

/** What a roll call names has a name of its own. */
const NAMED: Readonly<Partial<Record<YesNoId, (locality: Locality) => string>>> = ITEM_NAMES;

/** What someone said yes to, in the words after "yes to". */
const CANT_WAIT: Readonly<Partial<Record<YesNoId, string>>> = {
  saddle: 'numbness between your legs',
  saddle_recent: 'new numbness between your legs',
  bladder_bowel: 'trouble with your bladder, bowel, or sexual feeling',
  bladder_bowel_recent: 'new trouble with your bladder, bowel, or sexual feeling',
  both_legs: 'trouble in both legs',
  both_legs_recent: 'new trouble in both legs',
  red_now: 'chest pain, trouble breathing, fainting, or sudden severe pain',
  red_now_today: 'chest pain, trouble breathing, fainting, or severe pain today',
  red_flags_since: 'one of those warning signs',
  trauma_hard: 'a very hard hit to your back',
  leg_worse: 'a leg that is getting weaker',
};

const nameWhatCantWait = (about: YesNoId | null): string =>
  (about === null ? undefined : CANT_WAIT[about]) ?? "something that can't wait";

/** Says a yes back in the words for what it is a yes to, so that one that was misheard is noticed. */
export function sayYesTo(about: YesNoId, locality: Locality): string {
  const what = NAMED[about]?.(locality) ?? CANT_WAIT[about];
  return what === undefined ? "That's a yes, then." : `Yes to ${what}, then.`;
}

/** The number comes first, or right behind what it is for, and nobody is asked whether to call. */
const EMERGENCY: Readonly<Record<Cause, (locality: Locality, about: YesNoId | null) => string>> = {
  answer: callForHelp,
  said: callForHelp,
  bare_yes: (locality, about) =>
    say(
      `You said yes to ${nameWhatCantWait(about)}.`,
      `If that's right, call ${locality.emergency} now, or your local emergency number.`,
    ),
  /** All else was said in the breath before, and an answer to "stop" has eight seconds. */
  confirmed: (locality) => `Call ${nameNumber(locality)}.`,
  called: (locality) => say(callNow(locality), "I can't call for you."),
  unsure: (locality, about) =>
    say(
      `Call ${locality.emergency}, or your local emergency number, if this gets worse.`,
      `You weren't sure about ${nameWhatCantWait(about)}. Get that checked today, at ${locality.emergencyRoom}.`,
      "Ask someone to take you. Use your phone; I can't call for you.",
    ),
};

function callForHelp(locality: Locality, about: YesNoId | null): string {
  const what = about === null ? undefined : CANT_WAIT[about];
  return say(
    callNow(locality),
    what === undefined
      ? "This may need emergency care, and I can't call for you."
      : `${capitalize(what)} may need emergency care, and I can't call for you.`,
  );
}

/** Why something has to be looked at soon: the part of a sentence before "so let's not roll today". */
const LOOKED_AT_SOON: Readonly<Partial<Record<YesNoId, string>>> = {
  saddle_examined: 'Numbness like that should be examined soon',
  bladder_bowel_examined: 'Trouble like that should be examined soon',
  red_now_today: 'Chest pain on effort should be looked at soon',
  ill: 'A fever, or feeling really ill, with back pain should be looked at',
  sweats_explained: 'Drenching night sweats with back pain should be looked at',
  weight_loss: 'Losing weight without trying should be looked at',
  constant_worse: 'Pain that never eases and keeps growing should be looked at',
  lump: 'A new lump or shape in your back should be looked at',
  leg_worse: "A leg that's getting weaker should be examined soon",
  trauma_hard: 'After a blow like that, your back should be examined',
  recent_trauma: 'After a blow like that, your back should be examined',
  clot_now: 'A leg like that may have a blood clot',
  clot_ever: 'A blood clot may still be there',
  clot_past: 'A blood clot may still be there',
};

/** What can't wait until tomorrow. */
const LOOKED_AT_TODAY: readonly YesNoId[] = ['clot_now', 'clot_ever', 'clot_past'];

/** What calls for a clinician's okay: the words after "with". */
const FIRST_ASK: Readonly<Partial<Record<YesNoId, string>>> = {
  saddle_examined: 'numbness between the legs, even an old one',
  bladder_bowel_examined: 'trouble of bladder, bowel, or sexual feeling, even if it is old',
  both_legs: 'something in both legs',
  both_legs_recent: 'something in both legs',
  leg: 'pain or numbness down a leg',
  leg_nerve: 'pain that may come from a nerve',
  constant_pain: 'pain that no position eases',
  trauma_examined: 'a crash, a fall, or a blow lately',
  brittle_bones: 'brittle bones',
  slipped_vertebra: 'a slipped vertebra',
  connective_tissue: 'a connective-tissue condition',
  recent_fracture: 'a broken bone or surgery lately',
  cancer: 'a cancer, once or now',
  weak_immunity: 'a weak immune system',
  steroids: 'months of steroid tablets',
  injected_drugs: 'injected drugs',
  blood_thinners: 'blood thinners or a bleeding problem',
  aspirin_only: 'blood thinners or a bleeding problem',
  heart: 'heart trouble or a pacemaker',
  nerve_damage: 'nerve damage',
  pregnant: 'a pregnancy',
  other_condition: 'a condition that is treated',
  other_limit: 'advice to limit exercise',
};

const giveReason = (about: YesNoId | null): string => {
  const reason = about === null ? undefined : FIRST_ASK[about];
  return reason === undefined
    ? "With what you told me, we don't roll yet."
    : `With ${reason}, we don't roll yet.`;
};

/** Lists the signs that would make it an emergency: nerves low in the spine may be squeezed. */
const listNerveSigns = (locality: Locality): string =>
  `If you go numb between the legs, get weak in both legs, or find it hard to ${locality.pee}, call ${nameNumber(locality)}.`;

const seeClinicianIfItStays = (locality: Locality): string => `See ${nameClinician(locality)} if it stays.`;

const STOP: Readonly<Record<Stop, (onRoller: boolean, locality: Locality) => string>> = {
  sensation: (onRoller, locality) =>
    say(
      onRoller && 'Roll off now, and rest.',
      `That ends rolling for today. ${seeClinicianIfItStays(locality)}`,
      listNerveSigns(locality),
    ),
  dizzy: (onRoller, locality) =>
    say(
      onRoller ? 'Roll off, and lie on one side.' : 'Lie down on one side.',
      `With fainting, chest pain, or trouble breathing, call ${nameNumber(locality)}.`,
      'No more rolling today. Get up slowly, once it has passed.',
    ),
  back_worse: (onRoller, locality) =>
    say(onRoller && 'Roll off.', 'Rest now, and no more rolling today.', seeClinicianIfItStays(locality)),
  intoxicated: (onRoller, locality) =>
    say(
      onRoller && 'Roll off, and rest.',
      "No routine today. After a drink, or anything that makes you drowsy, you can't feel how hard you press.",
      `If you may have taken too much of anything, call ${nameNumber(locality)}.`,
    ),
  violence: (onRoller, locality) =>
    say(
      onRoller && 'Roll off, and rest.',
      `I'm sorry. If you're not safe, call ${nameNumber(locality)}.`,
      'I keep nothing of what you said, but the Alexa app may show it. We stop here.',
    ),
  cramp: (onRoller) =>
    say(
      onRoller && 'Come off, and stretch it gently.',
      "That's enough for today. Drink something, and walk a little.",
    ),
  sore_skin: (onRoller) => say(onRoller && 'Roll off.', "Let's leave that place out."),
};

/** With chest pain or too little breath, lying down makes it worse. */
const comeOff = (about: YesNoId | null): string => {
  if (about === 'red_now') return 'Roll off and sit up, leaning on something.';
  return about === null
    ? 'Roll off. With chest pain or little breath, sit up and lean on something; otherwise lie on your side.'
    : 'Roll off, and lie on your side.';
};

/** What a screen shows large of the advice to see a doctor, and the signs that don't wait for one. */
export const tellToDoctor: Language['toDoctor'] = ({ act, about }, locality) => {
  if (act === 'refer')
    return {
      what: `Ask your ${locality.doctor} or ${locality.physio}: may I use a soft roller on my hips and thighs?`,
      signs: '',
    };
  const isToday = about !== null && LOOKED_AT_TODAY.includes(about);
  return {
    what: isToday ? locality.seeSomeoneToday : locality.seeSomeoneSoon,
    signs: listNerveSigns(locality),
  };
};

/** The words when something is wrong. All but `no_answer`, `if_unwell` and sore skin end the session. */
export const alarms: Alarms = {
  emergency: ({ cause, about, onRoller }, locality) =>
    cause === 'bare_yes'
      ? say(EMERGENCY[cause](locality, about), "Don't roll. Don't drive.")
      : say(
          EMERGENCY[cause](locality, about),
          onRoller && comeOff(about),
          cause !== 'unsure' && cause !== 'confirmed' && 'No phone in reach: shout for help.',
          "Don't roll. Don't drive. I'm stopping here.",
        ),
  urgent: ({ act, about, onRoller }, locality) => {
    const { what, signs } = tellToDoctor({ act, about }, locality);
    return say(
      onRoller && 'Roll off, and rest.',
      `${(about === null ? undefined : LOOKED_AT_SOON[about]) ?? 'What you told me should be looked at soon'}, so let's not roll today.`,
      what,
      signs,
      "Come back once you've been examined.",
    );
  },
  refer: ({ act, about, onRoller }, locality) =>
    say(
      onRoller && 'Roll off, and rest.',
      giveReason(about),
      tellToDoctor({ act, about }, locality).what,
      "Then come back, and I'll ask what they said.",
    ),
  unheard: ({ red }, locality) =>
    say(
      "I can't hear you well, so I stop here. Come nearer, or answer on the screen, and open me again.",
      red && listNerveSigns(locality),
      red && `The same goes for chest pain, trouble breathing, or fainting.`,
    ),
  stop_for: ({ stop, onRoller }, locality) => STOP[stop](onRoller, locality),
  stuck: (_, locality) =>
    say(
      `Call ${nameNumber(locality)}, if you're hurt or can't move. No phone in reach: shout for help.`,
      'Otherwise roll off, and rest. There is no hurry.',
      'Then roll onto your side. Push up to your hands and knees. Hold on to a chair or the wall, and stand up slowly.',
    ),
  crisis: ({ onRoller }, locality) =>
    say(
      locality.crisisLine,
      onRoller && 'Roll off, and rest.',
      `If you're in danger, call ${nameNumber(locality)}.`,
      "I'm sorry it's this hard. You don't have to carry it alone: tell someone near you, too.",
      "I'm stopping here, so that you can call.",
    ),
  no_answer: ({ of }) =>
    of === 'number'
      ? "I didn't hear a number. Come off, and take your time."
      : "I didn't hear you. Roll off, and take your time.",
  if_unwell: ({ asks }, { emergency }) =>
    say(
      asks && 'Are you all right?',
      `If you can't move, or feel ill, call ${emergency} on your phone, or shout for help.`,
    ),
};
