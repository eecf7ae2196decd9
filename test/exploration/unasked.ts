/** What can be said in a session in which the routine may go on unasked, and what it breaks. */
import { REGION_IDS } from '../../lambdas/coach/body/regions.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { DAY } from '../../lambdas/coach/shared/time.ts';
import { run } from '../coach/support/facts.ts';
import { asking, concluded, NOW, talk } from '../coach/support/talking.ts';
import { breaches } from './explorer.ts';
import { keyOf } from './key.ts';
import { inWords, movesFrom } from './moves.ts';
import { nothingYet, steps, type Advance, type State } from './state.ts';

/** Every region was rolled once. */
const DONE_ALL = Object.fromEntries(REGION_IDS.map((region) => [region, 1]));

/** Somebody who has asked to go on unasked, with five calm routines behind them, at "say: ready". */
export function calm(device: State['device']): State {
  const stored: PersonRecord = {
    ...NO_PROGRESS,
    screened: concluded(),
    ever: { routines: 5, heldMs: 900_000 },
    preferences: {
      ...NO_PROGRESS.preferences,
      keepsGoing: true,
      reminderOffered: true,
      disclaimerHeard: true,
    },
    practice: { ...NO_PROGRESS.practice, finished: 5, calm: 5, regions: DONE_ALL },
    lastAt: NOW,
  };
  const conversation = talk({}, { asked: asking('ready'), run: run('a', 0) });
  const root = { ...nothingYet('recognised'), device, conversation, stored, isCalm: true };
  return { ...root, written: true, gapMs: DAY, beganAt: NOW };
}

interface Explored {
  readonly states: number;
  readonly broken: readonly string[];
  /** How many turns play a hold on silence, or would in their reprompt. */
  readonly onSilence: number;
}

/** Explores from a state on the roller, breadth first: to a fixpoint, or as many states as are wanted. */
export function explored(coach: Advance, root: State, most = Infinity): Explored {
  const broken = new Set<string>();
  const seen = new Map([[keyOf(root), root]]);
  let onSilence = 0;
  let walked = 0;
  // The map grows while it is walked.
  for (const state of seen.values()) {
    if (walked >= most) break;
    walked += 1;
    const moves = movesFrom(state).filter(({ event }) => mayGoOn(state) || isOnward(event));
    for (const taken of moves.flatMap((said) => steps(coach, state, said))) {
      const { turn, said, after } = taken;
      for (const { invariant, because } of breaches(taken))
        broken.add(`${invariant}: ${because}, by ${inWords(said)}`);
      if (turn.then !== 'ask' || turn.conversation.stage !== 'rolling') continue;
      const plays = said.event.type === 'played' && (turn.play?.spans.length ?? 0) > 0;
      if (plays || turn.unasked !== undefined) onSilence += 1;
      if (said.event.type !== 'launched' && !seen.has(keyOf(after))) seen.set(keyOf(after), after);
    }
  }
  return { states: seen.size, broken: [...broken], onSilence };
}

/** Whether going on unasked is still possible. Else only what leads to another hold is looked at further: none goes on. */
function mayGoOn({ conversation, isCalm, stored }: State): boolean {
  return isCalm && stored.preferences.keepsGoing && conversation?.run?.easedOff !== true;
}

function isOnward(event: CoachEvent): boolean {
  const goesOn = event.type === 'played' || event.type === 'resume' || event.type === 'yes';
  return goesOn || (event.type === 'number' && event.value === 3);
}
