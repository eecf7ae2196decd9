import { z } from 'zod';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { YesNoId } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Item } from '../../lambdas/store/item.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT, FRIENDLIEST } from './scripts.ts';
import { after, askedIn, line, MONDAY, talk, USER, type Line } from './talk.ts';

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
  'adult_self',
  'trauma_examined',
  'history_examined',
  'examined',
  'allowed',
  'same_person',
  'floor',
];

/** The answers that lead to a question that the friendliest answers never reach. */
const ON_THE_WAY: Readonly<Partial<Record<YesNoId, Readonly<Partial<Record<AskedId, string>>>>>> = {
  trauma_examined: { trauma: 'yes' },
  trauma_hard: { trauma: 'yes', trauma_examined: 'no' },
  leg_worse: { leg: 'yes' },
  clot_now: { clot: 'yes' },
  history_examined: { history: 'yes' },
  other_limit: { other: 'yes' },
  examined: { medical: 'yes' },
  allowed: { medical: 'yes' },
};

const RETURNING: readonly YesNoId[] = ['same_person', 'red_flags_since', 'anything_new', 'flare'];

/** The outcome of a conversation. `asked again`: the reply answered nothing, and the question is still open. */
export type Fate = 'no hold' | 'asked again' | 'rolls' | 'rolls gently' | 'rolls standing';

/** The item of someone after a first routine. */
export async function itemAfterFirst(): Promise<Item> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store });
  const item = store.item(USER);
  if (item === undefined) throw new Error('a first visit leaves an item');
  return item;
}

/** The words of a reply to a question. */
function wordsFor(question: YesNoId, reply: ReplyName): readonly string[] {
  return reply === 'unsafe' && SAFE_IS_YES.includes(question) ? ['no'] : REPLIES[reply];
}

/** Answers in the friendliest way until a question is asked, a hold plays, or the session is over. */
async function talkUntil(
  to: AskedId | null,
  from: Turn,
  on: Line,
  otherwise: Readonly<Partial<Record<AskedId, string>>> = {},
): Promise<Turn> {
  let turn = from;
  for (let left = 60; left > 0; left -= 1) {
    const asked = askedIn(turn);
    if (asked === null || asked === to || turn.steps.length > 0) return turn;
    turn = await on.say(otherwise[asked] ?? FRIENDLIEST[asked]);
  }
  throw new Error('a conversation without an end');
}

const planSchema = z.object({ gentle: z.boolean(), steps: z.array(z.object({ posture: z.string() })) });
const runSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ run: z.looseObject({ plan: planSchema }) }),
    }),
  }),
});

/** The plan of the open routine after a turn, read from the session, because a guest's is nowhere else. */
function planIn({ response }: Turn): z.infer<typeof planSchema> {
  return runSchema.parse(response).sessionAttributes.session.conversation.run.plan;
}

/** The turn in which a question was asked, and the table as it was then. */
export interface Reached {
  readonly turn: Turn;
  readonly store: MemoryStore;
}

/**
 * Talks until a question is asked.
 * @param item the account's item after a first routine, for questions to people who come back
 */
export async function reach(question: YesNoId, item: Item): Promise<Reached> {
  const store = memoryStore();
  const back = RETURNING.includes(question);
  if (back) store.put(USER, item);
  const on = line({ store, at: back ? '2026-11-18T09:00:00.000Z' : MONDAY });
  const turn = await talkUntil(question, await on.say('open foam roll coach'), on, ON_THE_WAY[question]);
  if (askedIn(turn) !== question) throw new Error(`${question} is never asked`);
  return { turn, store };
}

/** The outcome of answering a question in one way, and all others in the friendliest. */
export async function fateOf(question: YesNoId, reply: ReplyName, reached: Reached): Promise<Fate> {
  const on = line(after(reached.turn, reached.store));
  let turn = await on.say('open foam roll coach');
  for (const said of wordsFor(question, reply)) {
    if (askedIn(turn) !== question) break;
    turn = said === '(silence)' ? await on.silence() : await on.say(said);
  }
  if (askedIn(turn) === question) return 'asked again';
  const last = await talkUntil(null, turn, on);
  if (last.steps.length === 0) return 'no hold';
  const plan = planIn(last);
  if (plan.gentle) return 'rolls gently';
  return plan.steps.some(({ posture }) => posture === 'floor') ? 'rolls' : 'rolls standing';
}
