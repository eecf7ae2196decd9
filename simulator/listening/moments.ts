/**
 * What can be said at a moment. An Echo doesn't know which question is open. The page reads it from the session attributes,
 * so that its engine, which knows no other words, listens for the answers that fit.
 */
import type { LanguageModel } from '../nlu/schema.ts';
import { numbersBetween, Sentences } from './sentences.ts';
import { wishesAtAnyTime, wishesForGuidance, wishesForRoutine } from './wishes.ts';

/** A moment of a conversation, as far as it decides what can be said. */
export interface Moment {
  /** The open question's id; null if no session is open. */
  readonly asked: string | null;
  /** The phase that the skill notes; null if no session is open. */
  readonly phase: string | null;
  /** What the coach said last. What it named can be said back. */
  readonly said: string;
}

/** How a question is answered. */
type Answers = (sentences: Sentences, moment: Moment) => string[];

const yesOrNo: Answers = (sentences, { said }) => {
  const named = sentences.named('Thing', said);
  return [
    ...sentences.of('AMAZON.YesIntent', 12),
    ...sentences.of('AMAZON.NoIntent', 12),
    ...sentences.of('NotSureIntent', 16),
    // In noise these are heard far better than a word alone.
    ...['yes i do', 'yes i am', 'yes i have', "no i don't", "no i'm not", "no i haven't"],
    ...['none', 'none of those', 'none of these'],
    ...named,
    ...named.flatMap((thing) => [`no ${thing}`, `yes ${thing}`]),
  ];
};

/** Sentences, and the number in each of them. */
type Numbers = readonly (readonly [sentence: string, number: string])[];

const RATINGS: Numbers = numbersBetween(0, 10).flatMap((number) =>
  ['', 'a ', "it's a ", 'about '].map((before) => [`${before}${number}`, number] as const),
);

const AGES: Numbers = numbersBetween(10, 99).flatMap((number) =>
  ['', "i'm "].map((before) => [`${before}${number}`, number] as const),
);

const answersOf =
  (numbers: Numbers): Answers =>
  () =>
    numbers.map(([sentence]) => sentence);

const rating = answersOf(RATINGS);

const age = answersOf(AGES);

const ready: Answers = (sentences) => [
  ...sentences.of('ReadyIntent', 16),
  ...[3, 5, 8, 10, 15, 20]
    .flatMap((minutes) => numbersBetween(minutes, minutes))
    .map((said) => `${said} minutes`),
  ...wishesForRoutine(sentences),
  ...wishesAtAnyTime(sentences),
];

const place: Answers = (sentences) =>
  sentences
    .values('Place', 3)
    .flatMap((phrase) => [phrase, ...['my', 'my left', 'my right'].map((whose) => `${whose} ${phrase}`)]);

const reach: Answers = (sentences) =>
  ['toes', 'ankles', 'shins', 'knees', 'thighs']
    .flatMap((landmark) => [
      ...[`my ${landmark}`, landmark, `i reached my ${landmark}`, `i touched my ${landmark}`],
    ])
    .concat(sentences.of('ReachIntent', 4), sentences.values('Ground', 4), 'the floor');

const time: Answers = (sentences) => {
  const hours = numbersBetween(1, 12);
  const days = sentences.values('ReminderDays', 2);
  return [
    ...hours.flatMap((hour) => [hour, `at ${hour}`, `at ${hour} thirty`]),
    ...hours.flatMap((hour) => [`at ${hour} in the morning`, `at ${hour} in the evening`]),
    ...days,
    ...sentences.values('ReminderChange', 2),
    ...yesOrNo(sentences, { asked: null, phase: null, said: '' }),
  ];
};

const both =
  (...kinds: readonly Answers[]): Answers =>
  (sentences, moment) =>
    kinds.flatMap((kind) => kind(sentences, moment));

const fixed =
  (...words: readonly string[]): Answers =>
  () => [...words];

const goOn: Answers = (sentences) => sentences.of('AMAZON.ResumeIntent', 20);

/** The questions that have other answers than yes, no and not sure. A test compares their ids with the coach's. */
export const OTHERWISE_ANSWERED: Readonly<Record<string, Answers>> = {
  age: both(age, yesOrNo),
  adult: both(age, yesOrNo),
  seventy: both(age, yesOrNo),
  misheard_yes: fixed('ask again'),
  what_new: both(place, yesOrNo),
  skin_joints: both(place, yesOrNo),
  skin_where: both(place, yesOrNo),
  pain_now: both(rating, fixed('no pain', 'skip')),
  ready,
  hardest: both(rating, fixed('no pain', 'nothing')),
  how_strong: both(rating, fixed('no pain')),
  pain_or_seconds: both(rating, fixed('pain', 'seconds', 'more time')),
  sharp_or_strong: fixed('sharp', 'numb', 'strong pressure', 'just pressure', 'sharp pain', 'numbness'),
  spot_or_numb: fixed('no sore spot', 'numb', "it's numb", 'no spot', 'nothing', 'numbness'),
  carry_on: both(yesOrNo, goOn),
  take_up: both(yesOrNo, goOn),
  back_now: both(rating, fixed('no pain', 'skip')),
  reach: both(reach, fixed('skip', 'no', 'not now')),
  remind: time,
  remind_confirm: time,
};

/** The questions at which a number decides whether and how somebody rolls. */
const NUMBERS_ASKED_FOR: Readonly<Record<string, Numbers>> = {
  age: AGES,
  adult: AGES,
  seventy: AGES,
  pain_now: RATINGS,
  hardest: RATINGS,
  how_strong: RATINGS,
  pain_or_seconds: RATINGS,
  back_now: RATINGS,
};

/** The phases in which someone lies on the roller or is on the way there. */
const ROLLING: readonly (string | null)[] = ['getting_ready', 'rolling', 'check_in', 'paused'];

const DURING_A_ROUTINE: Answers = (sentences) => [
  ...sentences.of('AMAZON.PauseIntent', 6),
  ...goOn(sentences, { asked: null, phase: null, said: '' }),
  ...[...sentences.of('AMAZON.NextIntent', 4), 'move on'],
  ...sentences.of('TimeLeftIntent', 4),
  ...sentences.of('SwitchSidesIntent', 6),
  // "Firmer" was heard in "ready", and "lighter" in other talk.
  ...[...sentences.values('PressureChange', 1), 'less pressure', 'more pressure'],
  ...sentences.values('TimeChange', 2),
  ...['ten more seconds', 'how many more', 'time left', 'tingling', 'shooting pain'],
  ...wishesForGuidance(sentences),
];

const AT_ANY_MOMENT: Answers = (sentences) => [
  // Longer ones were heard in other talk, by bench:heard.
  ...[...sentences.of('AMAZON.RepeatIntent', 3), 'say that again', 'say it again', 'again'],
  ...[...sentences.of('AMAZON.PreviousIntent', 3), 'go back'],
  ...sentences.of('AMAZON.PauseIntent', 2),
  ...['skip', 'skip it', 'why do you ask', 'what do you mean', 'ask again', 'start over'],
  ...["i don't understand", "i can't get down"],
];

/** A rehearsal of what somebody may want who opens the skill, or has no session. */
const OUTSIDE: Answers = (sentences) => sentences.opening();

/**
 * The sentences that a moment listens for, besides those of danger: what opens the skill, or the answers to the open
 * question and what can be said at any moment.
 */
export function sentencesAt(moment: Moment, model: LanguageModel): string[] {
  const sentences = new Sentences(model);
  if (moment.asked === null) return OUTSIDE(sentences, moment);
  const answers = OTHERWISE_ANSWERED[moment.asked] ?? yesOrNo;
  return [
    ...new Set([
      ...answers(sentences, moment),
      ...(ROLLING.includes(moment.phase) ? DURING_A_ROUTINE(sentences, moment) : []),
      ...(moment.phase === 'closing' ? wishesAtAnyTime(sentences) : []),
      ...AT_ANY_MOMENT(sentences, moment),
    ]),
  ];
}

/**
 * The sentences of a moment that are said back before they count, and the number that is said: an ear of this kind takes
 * ten for two now and then, and no pain of ten may pass for one of two.
 */
export function listSaidBack({ asked }: Pick<Moment, 'asked'>): Readonly<Record<string, string>> {
  return Object.fromEntries(asked === null ? [] : (NUMBERS_ASKED_FOR[asked] ?? []));
}
