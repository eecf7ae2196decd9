import type { DeviceGoesOn } from '../../coach/conversation/acts.ts';
import type { ScreeningReason } from '../../coach/screening/outcome.ts';
import type { Posture } from '../../coach/body/regions.ts';
import type { Language, Said } from '../locale.ts';
import { alarms, sayYesTo } from './alarms.ts';
import { choices, nameChoice, sayBothSides } from './choices.ts';
import { endings } from './endings.ts';
import { sayGuidance } from './guidance.ts';
import { help } from './help.ts';
import { sayHoldChange } from './lines.ts';
import { A_TOOL, nameHeldSide, nameRegion, nameRegions } from './names.ts';
import { progress } from './progress.ts';
import { describeQuestion, phraseQuestion } from './questions.ts';
import { privacy } from './privacy.ts';
import { refusals } from './refusals.ts';
import { sayMinutes, sayNth, sayRoughly, say, saySeconds, capitalize, spellOut } from './sentences.ts';
import { reminders } from './reminders.ts';
import { findSetUp } from './setups.ts';
import { topics } from './topics.ts';

type Because<A extends 'gentle' | 'no_routine' | 'length' | 'not_lying'> = Extract<
  Said,
  { act: A }
>['because'];

const QUESTIONS = 'three minutes of questions: yes, no, or not sure. Let me finish each list.';

const explainRescreening = (why: string): string =>
  `${why}, so I ask everything again: three minutes. Let me finish each list.`;

const INTRO: Readonly<Record<ScreeningReason, string>> = {
  first: `First, ${QUESTIONS}`,
  month: explainRescreening("It's been a month"),
  gap: explainRescreening("It's been a while"),
  blocked: explainRescreening("Last time, we didn't roll"),
  stranger: `Then I need to know a little about you: ${QUESTIONS}`,
  unreachable: explainRescreening("I can't reach my notes just now"),
  something_new: explainRescreening('Something is new'),
  lost_thread: explainRescreening('I lost track of what you told me'),
  new_questions: explainRescreening('My questions have changed since last time'),
  flares: say(
    'Your back was worse after two routines in a row. Having it examined may help.',
    `Before any more rolling, ${QUESTIONS}`,
  ),
};

/** The routine of a week from which it is counted. */
const COUNTED_FROM = 3;

const LIGHT = 'at a wall or on a chair, with light pressure';

const NOT_LYING: Readonly<Record<Because<'not_lying'>, string>> = {
  floor: 'The floor is hard to get up from, you said, so we stay off it.',
  cant_say: 'Without a number for your pain, we stay off the floor.',
  gentle: "With what you've told me, gentle means off the floor, so we stay there.",
  tool: "On the floor, I'd do that with a soft roller only, so we stay off it.",
};

const GENTLE: Readonly<Record<Because<'gentle'>, string>> = {
  cleared: `Then it's a gentle session: ${LIGHT}.`,
  caution: `I'd ask your doctor before rolling. If we go on today, it's gentle: ${LIGHT}.`,
  pain: `Your back is quite sore, so let's keep it gentle. Three minutes, your glutes only, ${LIGHT}.`,
  cant_say: `Let's keep it gentle, since you can't put a number on it. Three minutes, your glutes only, ${LIGHT}.`,
  kept: `It's a gentle session again: ${LIGHT}.`,
};

const LENGTH: Readonly<Record<Because<'length'>, (minutes: string) => string>> = {
  asked: (minutes) => `${capitalize(minutes)}.`,
  too_short: (minutes) => `${capitalize(minutes)} is the shortest I do.`,
  too_long: (minutes) => `${capitalize(minutes)} is the longest I do.`,
  shortened: (minutes) => `Today, that makes ${minutes}.`,
  flare: (minutes) => `Your back was worse after last time, so today is shorter: ${minutes}.`,
};

const PROGRESSED: Readonly<Record<Extract<Said, { act: 'progressed' }>['to'], string>> = {
  full_holds: 'From today, your holds are longer.',
  longer_holds: 'Those were easy: longer holds now.',
  more_pressure: 'Press to four now, five at most.',
  firmer_roller: "To go firmer, say: I've got a firm roller.",
};

/** What happens at a check-in that nobody answers, by what the device can do. */
const GOES_ON: Readonly<Record<Exclude<DeviceGoesOn, 'never'>, string>> = {
  played: 'if I hear no number, I go on, lightly.',
  reprompt: 'if I hear no number, I do one more short hold, lightly. Then I stop, and keep your place.',
};

const WAITS_HERE = "This device can't go on by itself, so here I wait for your answer.";

/** What "keep going without asking" comes to on the device that it is said to. */
function sayKeepsGoing({ is, on }: Extract<Said, { act: 'keep_going' }>): string {
  if (is === 'off') return "All right, I'll ask, and wait for your answer.";
  if (is === 'not_here') return WAITS_HERE;
  if (on === 'never') return say(WAITS_HERE, "For others I'll remember it, until you say: ask me again.");
  const goesOn = GOES_ON[on];
  return say(
    is === 'on' ? `All right: ${goesOn}` : `Once five routines in a row have gone well: ${goesOn}`,
    'To end that, say: ask me again.',
  );
}

/** Says back what somebody wishes for, so that what was misheard is noticed. */
function sayWish(wish: NonNullable<Extract<Said, { act: 'noted' }>['wish']>): string {
  if (wish === 'easier') return 'Easier from here, then.';
  if (wish === 'floor') return 'On the floor, if we can.';
  if (wish === 'choice') return "Okay, I'll keep that in mind.";
  const { minutes, region, side } = wish;
  const where =
    region === null ? null : side === null ? nameRegion(region) : `your ${nameHeldSide(region, side)}`;
  const long = minutes === null ? null : sayMinutes(minutes);
  return `${capitalize([long, where].filter((one) => one !== null).join(' for '))}, then.`;
}

const HOW_TO_STOP: Readonly<Record<Posture, string>> = {
  floor: 'If anything is sharp, shooting, or numb, roll off first, then say my name, and: it hurts.',
  wall: 'If anything is sharp, shooting, or numb, step away first, then say my name, and: it hurts.',
  chair: 'If anything is sharp, shooting, or numb, stop first, then say my name, and: it hurts.',
};

/** English words for every act. Only `ask` ends in a question, because a turn asks one thing. */
export const acts: Language['acts'] = {
  ...alarms,
  ...refusals,
  ...choices,
  ...endings,
  ...topics,
  ...progress,
  ...privacy,
  ...reminders,
  help,

  // Arriving
  welcome: (_, { emergency }) =>
    say(
      'Welcome to Foam Roll Coach: general exercise information, not medical advice.',
      `In an emergency, call ${emergency}, or your local number.`,
    ),
  welcome_back: ({ routines }, _, vary) => {
    const nth = routines + 1 < COUNTED_FROM ? null : sayNth(routines + 1);
    return nth === null
      ? vary('Welcome back.', 'Hello.', 'Hello again.')
      : vary(`${capitalize(nth)} time this week.`, `Hello: ${nth} time this week.`, 'Good to hear you.');
  },
  screening_intro: ({ why }) => INTRO[why],
  guest: () =>
    "I won't keep anything from this one: the record here is someone else's. A voice profile, from the app on your phone, would give you your own.",
  place_kept: ({ sameVoice }) =>
    say('You stopped part-way, not long ago.', !sameVoice && 'If that was you, we can carry on.'),
  place_unfit: () => "What was left of last time doesn't fit today, so we start afresh.",
  place_gone: () => "It's too long ago to carry on where you stopped, so we start afresh.",

  routine_ahead: ({ minutes, region, choice, screens }) => {
    const what = region === null ? nameChoice(choice) : `roll ${nameRegion(region)}`;
    const ahead = `We'll ${what}${minutes === null ? '' : ` for ${sayMinutes(minutes)}`}`;
    return screens
      ? `${ahead}, if your answers allow it: not every back should be rolled, so a few questions come first.`
      : `${ahead}.`;
  },
  rest_first: () => 'Come off the roller, and rest. Before any more rolling, I have a few questions.',
  nothing_runs: () => 'No routine is under way.',

  // Asking
  ask: phraseQuestion,
  why: ({ question }, locality) => describeQuestion(question, locality).why,
  heard_yes: ({ to }, locality) => sayYesTo(to, locality),
  clearance_noted: () => "Good, I'll remember what they said.",
  okay_too_general: () => "With what you told me, a general okay isn't enough.",
  not_guided: () => "I don't guide that one: I do hips, thighs, calves, feet, and upper back.",
  carrying_on: () => 'We carry on where you stopped.',
  // What was told besides may not be done, so this must not sound like a promise.
  noted: ({ wish }, _, vary) =>
    wish === undefined
      ? vary('Thanks for telling me.', 'Thank you for telling me.', "It's good that you tell me.")
      : sayWish(wish),
  time_left: ({ holds, leftMs }) =>
    holds === 0
      ? 'There are no holds left.'
      : `${capitalize(spellOut(holds))} ${holds === 1 ? 'hold' : 'holds'} left, ${sayRoughly(leftMs)} in all.`,
  questions_left: ({ questions }) =>
    questions === 1
      ? 'This is the last question.'
      : `${capitalize(spellOut(questions))} questions, this one counted.`,
  detail: sayGuidance,
  hold_changed: ({ line }, locality, vary) => sayHoldChange(line, locality, vary),
  keep_going: sayKeepsGoing,
  echo: ({ number }) => `${capitalize(spellOut(number))}.`,
  no_skipping: () => "I can't skip these. Without them, there's no routine.",
  unclear: () => "Sorry, I didn't catch that.",
  not_now: () => "I can't do that just now.",

  // After the questions
  ok: () =>
    "Good: nothing you've mentioned stops us today. That isn't a medical check, so stop if anything feels wrong.",
  gentle: ({ because }) => GENTLE[because],
  left_out: ({ regions, onlyToday, bothSides }) => {
    if (regions.length === 0) return "That place isn't part of any routine.";
    const names = `${nameRegions(regions)}${sayBothSides(bothSides)}`;
    return onlyToday === true ? `Just for today, I leave out ${names}.` : `I'll leave out ${names}.`;
  },
  first_length: ({ minutes, tool }) =>
    `Get your phone and ${A_TOOL[tool]}, or say what you have. ${capitalize(sayMinutes(minutes))}, unless you say otherwise.`,
  length: ({ because, minutes }) => LENGTH[because](sayMinutes(minutes)),
  tool: ({ tool }) => `Okay, ${A_TOOL[tool]}.`,
  lying: () => 'On the floor, then: get down slowly, and press lightly.',
  not_lying: ({ because }) => NOT_LYING[because],
  standing: () => "Then we'll do it off the floor: at a wall, or on a chair.",

  // Rolling
  progressed: ({ to }) => PROGRESSED[to],
  get_into_position: ({ position, firstEver, detail }) => {
    const { region, side, posture, tool } = position;
    const setUp = findSetUp(region, posture)[detail](side, tool);
    return say(setUp, firstEver && HOW_TO_STOP[posture]);
  },
  paused: ({ region, side, leftMs }) =>
    say(
      'Paused.',
      leftMs >= 1000 && `${capitalize(nameHeldSide(region, side))}, ${saySeconds(leftMs)} left.`,
      'Come off it, and rest.',
    ),
  cramp: () => 'Come off, and stretch it gently until it lets go.',
  roll_off: () => 'Roll off, and rest a moment.',
  region_stopped: ({ region }) => `Stay off it. That's enough for ${nameRegion(region)} today.`,
};
