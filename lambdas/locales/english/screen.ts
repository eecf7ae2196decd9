import type { Posture } from '../../coach/body/regions.ts';
import type { InThreeWords, ScreenWords } from '../screen.ts';
import { nameHeldSide } from './names.ts';
import { capitalize } from './sentences.ts';

const THREE_WORDS: InThreeWords = {
  glutes: { floor: 'Sit, lean, rest', wall: 'Stand, lean back' },
  hamstrings: { floor: 'Sit, hands behind', chair: 'Sit, ball under' },
  hip_tfl: { floor: 'Half side, half front', wall: 'Face wall, lean' },
  quads: { floor: 'Face down, forearms', chair: 'Sit, roll slowly' },
  adductors: { floor: 'Face down, knee out', chair: 'Sit, knee out' },
  lateral_thigh: { floor: 'Side, turned forward', wall: 'Side to wall' },
  upper_back: { floor: 'Lie, head held', wall: 'Stand, lean back' },
  lats: { floor: 'Side, arm long', wall: 'Side to wall' },
  calves: { floor: 'Sit, lift, rest', chair: 'Sit, roll slowly' },
  feet: { chair: 'Sit, foot on' },
};

const countThings = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** Writes a time: "3 min 15 sec". */
function sayHeld(ms: number): string {
  const whole = Math.round(ms / 1000);
  const [minutes, seconds] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return `${seconds} sec`;
  return seconds === 0 ? `${minutes} min` : `${minutes} min ${seconds} sec`;
}

/** The words on screens and cards. */
export const screen: ScreenWords = {
  title: 'Foam Roll Coach',
  touches: {
    yes: 'Yes',
    no: 'No',
    not_sure: 'Not sure',
    why: 'Why?',
    ready: 'Ready',
    repeat: 'Again',
    pause: 'Pause',
    resume: 'Carry on',
    next: 'Skip',
    hurts: 'It hurts',
    easier: 'Easier',
    stop: 'Stop',
    zero: '0',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    three_minutes: '3 min',
    eight_minutes: '8 min',
    twelve_minutes: '12 min',
    hip: 'Hip',
    buttock: 'Buttock',
    groin: 'Groin',
    thigh: 'Thigh',
    knee: 'Knee',
    shin: 'Shin',
    calf: 'Calf',
    foot: 'Foot',
    sharp: 'Sharp',
    numb: 'Numb',
    no_spot: 'No sore spot',
    pressure: 'Pressure',
    to_knees: 'Knees',
    to_shins: 'Shins',
    to_ankles: 'Ankles',
    to_toes: 'Toes',
    to_floor: 'Floor',
    at_seven: 'At 7 AM',
    at_eighteen: 'At 6 PM',
    none: 'None of these',
    ill: 'Fever, or ill',
    sweats: 'Night sweats',
    weight_loss: 'Weight loss',
    constant_pain: 'Pain never eases',
    lump: 'Lump or shape',
    recent_trauma: 'Crash, fall, blow',
    sudden_start: 'Sudden start',
    brittle_bones: 'Brittle bones',
    slipped_vertebra: 'Slipped vertebra',
    connective_tissue: 'Connective tissue',
    recent_fracture: 'Fracture, surgery',
    cancer: 'Cancer',
    weak_immunity: 'Weak immunity',
    steroids: 'Steroid tablets',
    injected_drugs: 'Injected drugs',
    blood_thinners: 'Thinners, bleeding',
    heart: 'Heart, pacemaker',
    nerve_damage: 'Nerve damage',
    clot_now: 'Leg swollen, hot',
    clot_ever: 'A clot, ever',
    pregnant: 'Pregnant',
    other_condition: 'Other treatment',
  },
  place: (region, side) => capitalize(nameHeldSide(region, side).replace(' of your back', ', back')),
  threeWords: (region, posture) => {
    const ways: Readonly<Partial<Record<Posture, string>>> = THREE_WORDS[region];
    return ways[posture] ?? '';
  },
  describeFigure: (place, from, on) =>
    `A body seen from the ${from}. Marked: ${place}, with the ${on} under it.`,
  from: { front: 'From the front', back: 'From behind' },
  getInPlace: 'Get in place',
  hold: 'Hold',
  close: 'Rest, and breathe',
  next: 'Next',
  question: 'A question',
  holdOf: (n, of) => `Hold ${n} of ${of}`,
  questionOf: (n, of) => `Question ${n} of ${of}`,
  ring: 'A ring that empties with the hold',
  figure: 'A body with the place marked, and what it is rolled on',
  progress: 'A field for each hold of the routine',
  paused: 'Paused',
  left: (seconds) => `${countThings(seconds, 'second')} left`,
  welcome: (emergency) => `Exercise information, not medical advice. In an emergency, call ${emergency}.`,
  help: 'Help',
  callNow: 'Call now',
  orLocal: 'or your local emergency number',
  holdsDone: (done, planned) => `${done} of ${planned} holds`,
  heldFor: (ms) => `${sayHeld(ms)} held`,
  chart: {
    title: 'Routines a week',
    ago: (weeks) => `${countThings(weeks, 'week')} ago`,
    now: 'Now',
    goal: (goal) => `Goal: ${goal}`,
    writeLines: (routines, goal) =>
      `Routines a week, the last ${routines.length} weeks: ${routines.join(', ')}. The goal is ${goal}.`,
  },
  thisWeek: (routines, goal) => `This week: ${routines} of ${goal}`,
  streak: (weeks) => `${countThings(weeks, 'week')} in a row`,
  pain: (before, after) => `Back pain: ${before}, then ${after}`,
  done: 'Done for today',
  canSay:
    'While rolling, say: Alexa, then: pause, carry on, it hurts, easier, next, go back, how long left, or stop.',
};
