import type { Posture } from '../../coach/body/regions.ts';
import type { ScreenWords, Steps, StepsByPosture } from '../screen.ts';
import { nameHeldSide, TOOL } from './names.ts';
import { capitalize } from './sentences.ts';

const STEPS: StepsByPosture = {
  glutes: {
    floor: { steps: ['Sit on it', 'Hands back, feet flat', 'Lean on that buttock'], off: 'tailbone' },
    wall: { steps: ['Back to the wall', 'Feet a step forward', 'Lean on that buttock'], off: 'tailbone' },
  },
  hamstrings: {
    floor: { steps: ['Sit, hands behind', 'Mid-thigh on it', 'Lift your hips'], off: 'back of the knee' },
    chair: {
      steps: ['Sit on a firm chair', 'Ball under mid-thigh', 'Let the leg rest'],
      off: 'back of the knee',
    },
  },
  hip_tfl: {
    floor: {
      steps: ['Half side, half front', 'Onto your forearms', 'Front pocket on it'],
      off: 'belly and groin',
    },
    wall: {
      steps: ['Face wall, at an angle', 'Hands on the wall', 'Front pocket on it'],
      off: 'belly and groin',
    },
  },
  quads: {
    floor: { steps: ['Face down, forearms', 'Mid-thigh on it', 'Keep the back straight'], off: 'knee' },
    chair: { steps: ['Sit, feet flat', 'Hold both ends', 'Roll mid-thigh'], off: 'knee and groin' },
  },
  adductors: {
    floor: { steps: ['Face down, forearms', 'Knee out to the side', 'Inner thigh on it'], off: 'groin' },
    chair: { steps: ['Sit, knee out', 'Hold both ends', 'Roll the inner thigh'], off: 'groin and knee' },
  },
  lateral_thigh: {
    floor: {
      steps: ['On your side, forearm', 'Mid-thigh on it', 'Top foot in front'],
      off: 'hip bone, knee',
    },
    wall: { steps: ['Side to the wall', 'Hand on the wall', 'Lean in lightly'], off: 'hip bone, knee' },
  },
  upper_back: {
    floor: { steps: ['Lean back onto it', 'Head in your hands', 'Hips down'], off: 'low back' },
    wall: { steps: ['Back to the wall', 'Feet a step forward', 'Lean back lightly'], off: 'low back' },
  },
  lats: {
    floor: { steps: ['On your side, arm long', 'Below the armpit', 'Top foot in front'], off: 'lowest ribs' },
    wall: { steps: ['Side to wall, arm up', 'Below the armpit', 'Lean in lightly'], off: 'lowest ribs' },
  },
  calves: {
    floor: { steps: ['Sit, hands behind', 'Mid-calf on it', 'Other foot flat'], off: 'knee, heel cord' },
    chair: { steps: ['Sit, foot on a stool', 'Hold both ends', 'Roll mid-calf'], off: 'knee, heel cord' },
  },
  feet: {
    chair: { steps: ['Sit on a chair', 'Ball under the sole', 'Press lightly'], off: 'numb, sore spots' },
  },
};

const ON: Readonly<Record<Posture, string>> = {
  floor: 'on the floor',
  wall: 'at a wall',
  chair: 'on a chair',
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
    go_on: 'Go on',
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
  stepsInto: (region, posture) => {
    const ways: Readonly<Partial<Record<Posture, Steps>>> = STEPS[region];
    return ways[posture] ?? null;
  },
  keepOff: (off) => `Off: ${off}`,
  describeFigure: (place, posture, tool) =>
    `Somebody ${ON[posture]}, with the ${TOOL[tool]}. Marked: ${place}.`,
  side: (side) => ({ left: 'Left', right: 'Right', both: 'Both', centre: '' })[side],
  getInPlace: 'Get in place',
  hold: 'Hold',
  close: 'Rest, and breathe',
  breathe: 'Breathe',
  breatheIn: 'In',
  breatheOut: 'Out',
  next: 'Next',
  question: 'A question',
  questionOf: (n, of) => `Question ${n} of ${of}`,
  ring: 'A ring that empties with the hold',
  figure: 'Somebody in the position, with the place marked',
  body: 'A body from the front and from behind, to touch',
  bodyDone: 'A body from the front and from behind, with what you rolled marked',
  ringDone: 'A ring, as full as the routine was done',
  progress: 'A field for each hold of the routine',
  paused: 'Paused',
  left: (seconds) => `${countThings(seconds, 'second')} left`,
  welcome: (emergency) => `Exercise information, not medical advice. In an emergency, call ${emergency}.`,
  help: 'Help',
  noRolling: 'No rolling today',
  callNow: 'Call now',
  orLocal: 'or your local emergency number',
  holdsDone: (done, planned) => `${done} of ${planned} holds`,
  heldFor: (ms) => `${sayHeld(ms)} held`,
  positionsAt: (address) => `The positions, drawn: ${address}`,
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
  none: 'none',
  worst: 'worst',
  hints: { ready: 'ready', pause: 'pause', resume: 'carry on' },
  canSay:
    'While rolling, say: Alexa, then: pause, carry on, it hurts, easier, next, go back, time left, or stop.',
};
