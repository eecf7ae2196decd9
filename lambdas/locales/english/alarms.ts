import type { Language, Locality, Said } from '../locale.ts';
import { clinician } from './questions/question.ts';
import { say } from './sentences.ts';

type Alarms = Pick<
  Language['acts'],
  'emergency' | 'urgent' | 'refer' | 'stop_for' | 'stuck' | 'crisis' | 'no_answer'
>;

type Cause = Extract<Said, { act: 'emergency' }>['cause'];
type Stop = Extract<Said, { act: 'stop_for' }>['stop'];

/** The number to call, for someone who may be elsewhere than the device thinks. */
function theNumber({ emergency }: Locality): string {
  return `${emergency}, or your local emergency number`;
}

const callNow = ({ emergency }: Locality): string =>
  `Call ${emergency} on your phone now, or your local emergency number.`;

/** The number comes first, always; whether to call is asked of nobody. */
const EMERGENCY: Readonly<Record<Cause, (here: Locality) => string>> = {
  answer: (here) => say(callNow(here), "This may need emergency care, and I can't call for you."),
  said: (here) => say(callNow(here), "This may need emergency care, and I can't call for you."),
  called: (here) => say(callNow(here), "I can't call for you."),
  unsure: (here) =>
    say(
      `Call ${here.emergency}, or your local emergency number, if this gets worse.`,
      `Even if it doesn't, get checked today, at ${here.emergencyRoom}. Ask someone to take you.`,
      "Use your phone; I can't call for you.",
    ),
};

/** What would make it an emergency: signs that nerves low in the spine are squeezed. */
const nerveSigns = (here: Locality): string =>
  `If you go numb between the legs, get weak in both legs, or find it hard to ${here.pee}, call ${theNumber(here)}.`;

const ifItStays = (here: Locality): string => `See ${clinician(here)} if it stays.`;

const STOP: Readonly<Record<Stop, (onRoller: boolean, here: Locality) => string>> = {
  sensation: (onRoller, here) =>
    say(
      onRoller && 'Roll off now, and rest.',
      `That ends rolling for today. ${ifItStays(here)}`,
      nerveSigns(here),
    ),
  dizzy: (onRoller, here) =>
    say(
      onRoller ? 'Roll off, and lie on one side.' : 'Lie down on one side.',
      `With fainting, chest pain, or trouble breathing, call ${theNumber(here)}.`,
      'No more rolling today. Get up slowly, once it has passed.',
    ),
  back_worse: (onRoller, here) =>
    say(onRoller && 'Roll off.', 'Rest now, and no more rolling today.', ifItStays(here)),
  intoxicated: (onRoller, here) =>
    say(
      onRoller && 'Roll off, and rest.',
      "No routine today. After a drink, or anything that makes you drowsy, you can't feel how hard you press.",
      `If you may have taken too much of anything, call ${theNumber(here)}.`,
    ),
  violence: (onRoller, here) =>
    say(
      onRoller && 'Roll off, and rest.',
      `I'm sorry. If you're not safe, call ${theNumber(here)}.`,
      'I keep nothing of what you said, but the Alexa app may show it. We stop here.',
    ),
  sore_skin: (onRoller) => say(onRoller && 'Roll off.', "Let's leave that place out."),
};

/** What is said when something is wrong. All but `no_answer` and sore skin end the session. */
export const alarms: Alarms = {
  emergency: ({ cause, onRoller }, here) =>
    say(
      EMERGENCY[cause](here),
      onRoller && 'Roll off, and lie on your side.',
      cause !== 'unsure' && 'No phone in reach: shout for help.',
      "Don't roll. Don't drive. I'm stopping here.",
    ),
  urgent: ({ onRoller }, here) =>
    say(
      onRoller && 'Roll off, and rest.',
      `No rolling today. ${here.seeSomeoneSoon}`,
      nerveSigns(here),
      "Come back once you've been examined.",
    ),
  refer: ({ onRoller }, here) =>
    say(
      onRoller && 'Roll off, and rest.',
      'No rolling yet.',
      `Ask your ${here.doctor} or ${here.physio} whether you may use a soft roller on your hips and thighs.`,
      'If they agree, come back and say: my doctor said it is fine.',
    ),
  stop_for: ({ stop, onRoller }, here) => STOP[stop](onRoller, here),
  stuck: (_, here) =>
    say(
      `Call ${theNumber(here)}, if you're hurt or can't move. No phone in reach: shout for help.`,
      'Otherwise roll off, and rest. There is no hurry.',
      'Then roll onto your side. Push up to your hands and knees. Hold on to a chair or the wall, and stand up slowly.',
    ),
  crisis: ({ onRoller }, here) =>
    say(
      here.crisisLine,
      onRoller && 'Roll off, and rest.',
      `If you're in danger, call ${theNumber(here)}.`,
      "I'm sorry it's this hard. You don't have to carry it alone: tell someone near you, too.",
      "I'm stopping here, so that you can call.",
    ),
  no_answer: (_, here) =>
    say(
      'Roll off, and rest.',
      `If you can't move, or feel ill, call ${here.emergency} on your phone, or shout for help.`,
    ),
};
