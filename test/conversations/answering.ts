/** Leads a conversation by what is asked, for tests in which the answers matter and their order doesn't. */
import { z } from 'zod';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { FRIENDLIEST } from './scripts.ts';
import { askedIn, line, USER, type Line, type Scene } from './talk.ts';

/** Answers to questions, each said once in its turn; a question asked once more than that gets the friendliest answer. */
export type Replies = Readonly<Partial<Record<AskedId, string | readonly string[]>>>;

/** More turns than any screening takes. */
const MOST_TURNS = 80;

/** The outcome of a conversation, in the words of a statement about the coach. */
export type Outcome =
  | 'names the emergency number and ends'
  | 'names the emergency number and offers to ask again'
  | 'sends them to a doctor soon'
  | 'does not roll yet'
  | 'ends without a routine'
  | 'rolls gently'
  | 'rolls';

/** A conversation that was led to its outcome. */
export interface Led {
  readonly turns: readonly Turn[];
  /** The questions in the order they were asked; one that was put twice in a row counts once. */
  readonly asked: readonly AskedId[];
  readonly store: MemoryStore;
  readonly outcome: Outcome;
}

/**
 * Answers in the friendliest way until a question is asked, a hold plays, or the session is over.
 * @returns the turns after the one it goes on from
 */
export async function answerUntil(
  to: AskedId | null,
  from: Turn,
  on: Line,
  replies: Replies = {},
): Promise<Turn[]> {
  const left = new Map(Object.entries(replies).map(([id, said]) => [id, [said].flat()]));
  const turns: Turn[] = [];
  let turn = from;
  while (turns.length < MOST_TURNS) {
    const asked = askedIn(turn);
    if (asked === null || asked === to || turn.steps.length > 0) return turns;
    turn = await on.say(left.get(asked)?.shift() ?? FRIENDLIEST[asked]);
    turns.push(turn);
  }
  throw new Error('a conversation without an end');
}

/** Opens the skill, and answers until a hold plays, the session is over, or an emergency may be corrected. */
export async function lead(
  replies: Replies,
  scene: Scene & { readonly store?: MemoryStore } = {},
): Promise<Led> {
  const { store = memoryStore() } = scene;
  const on = line({ ...scene, store });
  const first = await on.say('open foam roll coach');
  const turns = [first, ...(await answerUntil('misheard_yes', first, on, replies))];
  const all = turns.flatMap((turn) => askedIn(turn) ?? []);
  const asked = all.filter((id, at) => id !== all[at - 1]);
  const last = turns.at(-1) ?? first;
  return { turns, asked, store, outcome: outcomeOf(last) };
}

const END_AT = new Map<string, Outcome>([
  ['emergency', 'names the emergency number and ends'],
  ['urgent', 'sends them to a doctor soon'],
  ['refer', 'does not roll yet'],
]);

function outcomeOf(last: Turn): Outcome {
  if (askedIn(last) === 'misheard_yes') return 'names the emergency number and offers to ask again';
  if (last.steps.length > 0) return planIn(last).gentle ? 'rolls gently' : 'rolls';
  return END_AT.get(last.level ?? 'ok') ?? 'ends without a routine';
}

const planSchema = z.object({
  gentle: z.boolean(),
  steps: z.array(z.object({ posture: z.string(), region: z.string() })),
});
const runSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ run: z.looseObject({ plan: planSchema }) }),
    }),
  }),
});

/** The plan of the open routine after a turn, read from the session, because a guest's is nowhere else. */
export function planIn({ response }: Turn): z.infer<typeof planSchema> {
  return runSchema.parse(response).sessionAttributes.session.conversation.run.plan;
}

/** What is kept of a screening. */
export function screenedIn(store: MemoryStore, person: string | null = null): unknown {
  return store.kept(USER, person).progress.screened;
}
