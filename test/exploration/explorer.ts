/** Everything that can happen in a conversation, breadth first, until nothing new is found or a rule breaks. */
import { INVARIANTS } from './invariants.ts';
import { keyOf } from './key.ts';
import { inWords, movesFrom, type Said } from './moves.ts';
import { apart, steps, type Advance, type State, type Step } from './state.ts';

/** What an exploration saw. `broken`: for each way an invariant fails, the shortest conversation. */
export interface Exploration {
  readonly states: number;
  readonly transitions: number;
  /** The most events it takes to reach a state. */
  readonly depth: number;
  readonly broken: readonly Broken[];
}

export interface Broken {
  readonly invariant: string;
  readonly because: string;
  readonly conversation: readonly string[];
}

/** A state as it was first reached. */
interface Reached {
  readonly state: State;
  /** What was said; or what happened to the session otherwise. */
  readonly by: Said | 'the session breaks off' | 'by a voice not recognised' | null;
  readonly from: Reached | null;
  readonly depth: number;
}

/**
 * Explores from the roots to a fixpoint over `keyOf`. As it goes breadth first, the first break is a shortest.
 * @param advance the coach, or one with a rule broken
 * @param isEnough the break to stop at; without one all is explored
 */
export function explore(
  advance: Advance,
  roots: readonly State[],
  isEnough: (broken: Broken) => boolean = () => false,
): Exploration {
  const broken: Broken[] = [];
  const queue: Reached[] = [];
  const seen = new Set<string>();
  const reach = (state: State, by: Reached['by'], from: Reached | null): void => {
    const key = keyOf(state);
    if (seen.has(key)) return;
    seen.add(key);
    const reached = { state, by, from, depth: from === null ? 0 : from.depth + 1 };
    queue.push(reached);
    // What one voice did, another may come back to.
    if (state.conversation === null && state.voice === 'recognised')
      reach({ ...state, voice: 'unrecognised' }, 'by a voice not recognised', reached);
  };
  for (const root of roots) reach(root, null, null);
  let transitions = 0;
  // The queue grows while it is walked.
  for (const reached of queue) {
    for (const taken of movesFrom(reached.state).flatMap((said) => steps(advance, reached.state, said))) {
      transitions += 1;
      const { said } = taken;
      for (const breach of breaches(taken)) {
        if (broken.some((known) => known.invariant === breach.invariant && known.because === breach.because))
          continue;
        broken.push({ ...breach, conversation: [...pathTo(reached), inWords(said)] });
      }
      if (broken.some(isEnough)) return { states: seen.size, transitions, depth: reached.depth + 1, broken };
      const { after, turn } = taken;
      // Where nothing changed, nothing new was reached.
      if (turn.conversation === reached.state.conversation && turn.facts.length === 0) continue;
      reach(turn.conversation.closed === null ? after : apart(after), said, reached);
    }
    // Or the session breaks off, and nobody is told.
    if (reached.state.conversation !== null) reach(apart(reached.state), 'the session breaks off', reached);
  }
  return { states: seen.size, transitions, depth: queue.at(-1)?.depth ?? 0, broken };
}

const RULES = Object.entries(INVARIANTS);

/** What a transition breaks. */
export function breaches(taken: Step): Omit<Broken, 'conversation'>[] {
  const broken: Omit<Broken, 'conversation'>[] = [];
  for (const [invariant, check] of RULES) {
    const because = check(taken);
    if (because !== null) broken.push({ invariant, because });
  }
  return broken;
}

function pathTo({ from, by }: Reached): string[] {
  if (from === null || by === null) return [];
  return [...pathTo(from), typeof by === 'string' ? `(${by})` : inWords(by)];
}
