import type { Language, Locality, Said } from '../locale.ts';
import { nameClinician } from './questions/question.ts';
import { say } from './sentences.ts';

type Alarms = Pick<
  Language['acts'],
  'emergency' | 'urgent' | 'refer' | 'stop_for' | 'stuck' | 'crisis' | 'no_answer'
>;

type Cause = Extract<Said, { act: 'emergency' }>['cause'];
type Stop = Extract<Said, { act: 'stop_for' }>['stop'];

/** Names the number to call. The person may be in another country than the device's locale says. */
function nameNumber({ emergency }: Locality): string {
  return `${emergency}, or your local emergency number`;
}

const callNow = ({ emergency }: Locality): string =>
  `Call ${emergency} on your phone now, or your local emergency number.`;

/** The number always comes first, and nobody is asked whether to call. */
const EMERGENCY: Readonly<Record<Cause, (locality: Locality) => string>> = {
  answer: (locality) => say(callNow(locality), "This may need emergency care, and I can't call for you."),
  said: (locality) => say(callNow(locality), "This may need emergency care, and I can't call for you."),
  called: (locality) => say(callNow(locality), "I can't call for you."),
  unsure: (locality) =>
    say(
      `Call ${locality.emergency}, or your local emergency number, if this gets worse.`,
      `Even if it doesn't, get checked today, at ${locality.emergencyRoom}. Ask someone to take you.`,
      "Use your phone; I can't call for you.",
    ),
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
  sore_skin: (onRoller) => say(onRoller && 'Roll off.', "Let's leave that place out."),
};

/** The words when something is wrong. All but `no_answer` and sore skin end the session. */
export const alarms: Alarms = {
  emergency: ({ cause, onRoller }, locality) =>
    say(
      EMERGENCY[cause](locality),
      onRoller &&
        'Roll off. With chest pain or little breath, sit up and lean on something; otherwise lie on your side.',
      cause !== 'unsure' && 'No phone in reach: shout for help.',
      "Don't roll. Don't drive. I'm stopping here.",
    ),
  urgent: ({ onRoller }, locality) =>
    say(
      onRoller && 'Roll off, and rest.',
      `No rolling today. ${locality.seeSomeoneSoon}`,
      listNerveSigns(locality),
      "Come back once you've been examined.",
    ),
  refer: ({ onRoller }, locality) =>
    say(
      onRoller && 'Roll off, and rest.',
      'No rolling yet.',
      `Ask your ${locality.doctor} or ${locality.physio} whether you may use a soft roller on your hips and thighs.`,
      'If they agree, come back and say: my doctor said it is fine.',
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
  no_answer: (_, locality) =>
    say(
      'Roll off, and rest.',
      `If you can't move, or feel ill, call ${locality.emergency} on your phone, or shout for help.`,
    ),
};
