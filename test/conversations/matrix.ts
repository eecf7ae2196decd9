import type { YesNoId } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Item } from '../../lambdas/store/item.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { answerUntil, planIn, type Replies } from './answering.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
import { after, askedIn, line, MONDAY, talk, USER, type Scene } from './talk.ts';

/** Ways to answer a question other than by its safe answer. */
export const REPLIES = {
  unsafe: ['yes'],
  unsure: ['not sure', 'not sure'],
  banana: ['banana', 'banana', 'banana', 'banana', 'banana'],
  mixed: ['yeah no', 'yeah no', 'yeah no', 'yeah no'],
  silence: ['(silence)'],
  none: ['none', 'none', 'none', 'none', 'none'],
  denial: ['no numbness', 'no numbness', 'no numbness', 'no numbness', 'no numbness'],
  skip: ['skip', 'skip', 'skip'],
  all_no: ['no to everything', 'no to everything', 'no to everything'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ReplyName = keyof typeof REPLIES;

/** Questions whose safe answer is yes. */
const SAFE_IS_YES: readonly YesNoId[] = [
  ...(['adult', 'saddle_examined', 'bladder_bowel_examined', 'trauma_examined'] as const),
  ...(['sweats_explained', 'aspirin_only', 'clot_past', 'examined', 'allowed'] as const),
  ...(['same_person', 'floor'] as const),
];

/** The answers that lead to a question that the friendliest answers never reach. */
const ON_THE_WAY: Readonly<Partial<Record<YesNoId, Replies>>> = {
  adult: { age: 'not sure' },
  seventy: { age: 'not sure' },
  ...fromRollCall('unwell', ['ill', 'sweats', 'weight_loss']),
  ...fromRollCall('constant', ['constant_pain', 'lump']),
  ...fromRollCall('trauma', ['recent_trauma', 'sudden_start']),
  ...fromRollCall('bones', ['brittle_bones', 'slipped_vertebra', 'connective_tissue', 'recent_fracture']),
  ...fromRollCall('history', ['cancer', 'weak_immunity', 'steroids', 'injected_drugs']),
  ...fromRollCall('blood_heart', ['blood_thinners', 'heart', 'nerve_damage']),
  ...fromRollCall('clot', ['clot_now', 'clot_ever']),
  ...fromRollCall('other', ['pregnant', 'other_condition']),
  saddle_recent: { saddle: 'yes' },
  saddle_examined: { saddle: 'yes' },
  bladder_bowel_recent: { bladder_bowel: 'yes' },
  bladder_bowel_examined: { bladder_bowel: 'yes' },
  both_legs_recent: { both_legs: 'yes' },
  red_now_today: { red_now: 'yes' },
  sweats_explained: { unwell: 'yes', sweats: 'yes' },
  constant_worse: { constant: 'yes', constant_pain: 'yes' },
  leg_worse: { leg: 'yes' },
  leg_nerve: { leg: 'yes' },
  trauma_examined: { trauma: 'yes', recent_trauma: 'yes' },
  trauma_hard: { trauma: 'yes', recent_trauma: 'yes', trauma_examined: 'no' },
  aspirin_only: { blood_heart: 'yes', blood_thinners: 'yes' },
  clot_past: { clot: 'yes', clot_ever: 'yes' },
  other_limit: { other: 'yes', other_condition: 'yes' },
  examined: { blood_heart: 'yes', heart: 'yes' },
  told_to_rest: { blood_heart: 'yes', heart: 'yes' },
  allowed: { bones: 'yes', brittle_bones: 'yes' },
  // It is asked alone where the pain is more than it was.
  flare: { pain_now: 'three' },
};

function fromRollCall(call: YesNoId, items: readonly YesNoId[]): Partial<Record<YesNoId, Replies>> {
  return Object.fromEntries(items.map((item) => [item, { [call]: 'yes' }]));
}

/** Asked of somebody who has rolled before. */
const RETURNING: readonly YesNoId[] = ['same_person', 'red_flags_since', 'anything_new', 'flare'];

/** The outcome of a conversation. `asked again`: the reply answered nothing, and the question is still open. */
export type Fate = 'no hold' | 'asked again' | 'rolls' | 'rolls gently' | 'rolls standing';

/** The item of someone after two routines, who lets their pain be remembered: two of ten. */
export async function itemAfterSecond(): Promise<Item> {
  const store = memoryStore();
  await talk([...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes'], { store, keepRatings: true });
  const item = store.item(USER);
  if (item === undefined) throw new Error('a visit leaves an item');
  return item;
}

/** The words of a reply to a question. */
function wordsFor(question: YesNoId, reply: ReplyName): readonly string[] {
  return reply === 'unsafe' && SAFE_IS_YES.includes(question) ? ['no'] : REPLIES[reply];
}

/** The turn in which a question was asked, and the scene as it was then. */
export interface Reached {
  readonly turn: Turn;
  readonly store: MemoryStore;
  readonly person: string | null;
}

/**
 * Talks until a question is asked.
 * @param item the account's item after two routines, for questions to people who come back
 */
export async function reach(question: YesNoId, item: Item): Promise<Reached> {
  const store = memoryStore();
  // Only a recognised voice goes on with a screening that it left a few minutes ago.
  const person = question === 'unchanged' ? 'ada' : null;
  const back = RETURNING.includes(question);
  if (back) store.put(USER, item);
  const scene: Scene = { store, person, at: back ? '2026-11-20T09:00:00.000Z' : MONDAY, keepRatings: back };
  const on = line(scene);
  let first = await on.say('open foam roll coach');
  if (question === 'unchanged') {
    await answerUntil('unwell', first, on);
    await on.silence();
    first = await on.say('open foam roll coach');
  }
  const turn = (await answerUntil(question, first, on, ON_THE_WAY[question])).at(-1) ?? first;
  if (askedIn(turn) !== question) throw new Error(`${question} is never asked`);
  return { turn, store, person };
}

/** The outcome of answering a question in one way, and all others in the friendliest. */
export async function fateOf(question: YesNoId, reply: ReplyName, reached: Reached): Promise<Fate> {
  const on = line(after(reached.turn, reached.store, reached.person));
  let turn = await on.say('open foam roll coach');
  for (const said of wordsFor(question, reply)) {
    if (askedIn(turn) !== question) break;
    turn = said === '(silence)' ? await on.silence() : await on.say(said);
  }
  if (askedIn(turn) === question) return 'asked again';
  // An emergency that may have been misheard isn't corrected: that has tests of its own.
  const last = (await answerUntil('misheard_yes', turn, on)).at(-1) ?? turn;
  if (last.steps.length === 0) return 'no hold';
  const { gentle, steps } = planIn(last);
  if (gentle) return 'rolls gently';
  return steps.some(({ posture }) => posture === 'floor') ? 'rolls' : 'rolls standing';
}
