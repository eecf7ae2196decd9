/** Brings a conversation to a moment in each phase, and says something there. */
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { BACK, FIRST_VISIT, IN_POSITION, ROLLING, SCREENED, times, NEXT_VISIT } from './scripts.ts';
import { after, talk } from './talk.ts';

/** A moment: what was said before it, and how many seconds into the answer someone speaks (null: after it). */
export interface Moment {
  readonly before: readonly string[];
  readonly atSeconds: number | null;
}

const at = (before: readonly string[], atSeconds: number | null = null): Moment => ({ before, atSeconds });
const back = [...FIRST_VISIT, '(wait 2d)', ...BACK.slice(0, 1)];

/** Twenty seconds into the first hold, which begins 15 s into the segment and lasts 30 s. */
export const IN_A_HOLD = 35;

/** A moment in every phase, and at every kind of question. */
export const MOMENTS = {
  welcome: at(SCREENED.slice(0, 1)),
  'a red question': at(SCREENED.slice(0, 2)),
  'a roll call': at(SCREENED.slice(0, 6)),
  'one of a roll call': at([...SCREENED.slice(0, 6), 'yes']),
  'a follow-up': at([...SCREENED.slice(0, 8), 'yes']),
  clearance: at([...SCREENED.slice(0, 8), 'yes', 'no', 'yes', ...times(6, 'no')]),
  same_person: at(back),
  red_flags_since: at([...back, 'yes']),
  anything_new: at([...back, 'yes', 'no']),
  'what is new': at([...back, 'yes', 'no', 'yes']),
  'the day after': at([
    ...FIRST_VISIT,
    '(wait 2d)',
    ...NEXT_VISIT,
    'yes',
    '(wait 2d)',
    ...BACK.with(4, 'three'),
  ]),
  'the skin': at([...SCREENED, 'yes']),
  'where it is sore': at([...SCREENED, 'yes', 'yes']),
  'pain now': at(IN_POSITION.slice(0, -1)),
  'a waiting bed': at(IN_POSITION, 30),
  'getting ready': at(IN_POSITION),
  'a hold': at(ROLLING, IN_A_HOLD),
  'a check-in': at(ROLLING),
  'a pause': at([...ROLLING, `@${IN_A_HOLD} pause`], 10),
  'the end of a pause': at([...ROLLING, `@${IN_A_HOLD} pause`]),
  'how strong it is': at([...ROLLING, `@${IN_A_HOLD} it hurts`]),
  'sharp or strong': at([...ROLLING, `@${IN_A_HOLD} it feels like jelly`]),
  'a place kept': at([...ROLLING, `@${IN_A_HOLD} stop`, '(wait 10m)', 'open foam roll coach']),
  'the other side': at([...IN_POSITION, 'roll my right hip', 'ready']),
  'the close': at([...ROLLING, 'three', 'four'], 80),
  after: at([...ROLLING, 'three', 'four']),
} as const satisfies Readonly<Record<string, Moment>>;
export type MomentName = keyof typeof MOMENTS;

interface Reached {
  readonly turn: Turn;
  readonly store: MemoryStore;
}
const reached = new Map<MomentName, Promise<Reached>>();

async function reach(name: MomentName): Promise<Reached> {
  const store = memoryStore();
  // The day after is asked about alone only where the pain is more than it was, so the number before has to be kept.
  const keepRatings = name === 'the day after';
  const turn = (await talk(MOMENTS[name].before, { store, keepRatings })).at(-1);
  if (turn === undefined) throw new Error(`no conversation reaches ${name}`);
  return { turn, store };
}

/** The answer to something said at a moment. `(silence)` comes after the answer before it was heard to its end. */
export async function answerAt(name: MomentName, said: string): Promise<Turn> {
  const reaching = reached.get(name) ?? reach(name);
  reached.set(name, reaching);
  const { turn, store } = await reaching;
  const { atSeconds } = MOMENTS[name];
  const words = atSeconds === null || said === '(silence)' ? said : `@${atSeconds} ${said}`;
  const answer = (await talk(['open foam roll coach', words], after(turn, store))).at(-1);
  if (answer === undefined) throw new Error('no answer');
  return answer;
}
