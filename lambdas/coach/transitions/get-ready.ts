/** Before the first bell: the set-up that is spoken, what is left of a kept place, or why there is nothing to roll. */
import { REGION_IDS, type RegionId, techniqueFor } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { without } from '../planning/edit-run.ts';
import type { Fact } from '../progress/facts.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { positionAt } from '../routine/position.ts';
import { hasBegun, isComplete, type Run, type Step } from '../routine/run.ts';
import type { Wish } from '../routine/wish.ts';
import { hurtsStrongly, isGentle } from '../screening/permission.ts';
import { MINUTE } from '../shared/time.ts';
import { isPractised } from '../timeline/next-segment.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { ask, openQuestion, playAndAsk } from './ask.ts';
import { endForToday } from './end.ts';
import { isOnFloor, listLeftOut, planToday } from './plan-today.ts';

/** How long after a hold stopped somebody is taken to be still in place. */
export const PLACE_LEFT_MS = 2 * MINUTE;

/** Plans, says the first set-up whole, and waits for "ready" on a quiet bed. */
export function getReady(
  before: Conversation,
  context: Context,
  said: readonly Act[] = [],
  facts: readonly Fact[] = [],
): Turn {
  const { leavesOut } = practiceOf(before, context).preferences;
  const { conversation, notes: kept } = withoutNever(before, leavesOut);
  const { run: open } = conversation;
  const isKept = hasBegun(open) && conversation.stage === 'before';
  const left = isKept ? whatIsLeftOf(open, conversation, leavesOut) : null;
  const carriesOn = left !== null;
  const planned = carriesOn
    ? { run: left, notes: [{ act: 'carrying_on' } as const] }
    : planToday(conversation, context);
  if (planned === null) {
    if (isBecauseOfNever(conversation, context))
      return askToUseAgain(conversation, leavesOut, [...said, ...kept], facts);
    const because = whyNothing(conversation, leavesOut);
    return prependToTurn(
      endForToday(conversation, context, [{ act: 'no_routine', because }]),
      [...said, ...kept],
      facts,
    );
  }
  const { run, notes } = planned;
  const wish = withoutUngranted(conversation.wish, run, notes);
  const ready = openQuestion({ ...conversation, wish, run, stage: 'before' }, 'ready');
  const position = positionAt(run);
  const known = practiceOf(conversation, context);
  const firstEver = known.ever.routines === 0;
  // It is said once a visit that Alexa's name comes before "ready".
  const isFirstWait = conversation.asked.id !== 'ready' && conversation.lastHold === null;
  const detail = carriesOn ? 'full' : detailFor(position?.region ?? null, known);
  const setUp: Act[] = position === null ? [] : [{ act: 'get_into_position', position, firstEver, detail }];
  const unfit: Act[] = isKept && !carriesOn ? [{ act: 'place_unfit' }] : [];
  const acts = [...said, ...kept, ...unfit, ...notes, ...setUp];
  return playAndAsk(ready, acts, bed('say_ready', 'response', isFirstWait), facts);
}

/**
 * A wish without what couldn't be granted and was told: asked for again, it is answered again. A floor that isn't rolled on; a
 * routine on record, where there is none.
 */
function withoutUngranted(wish: Wish, { plan: made }: Run, notes: readonly Act[]): Wish {
  const { lying, choice, ...others } = wish;
  const hasChoice =
    choice !== undefined && notes.every(({ act }) => act !== 'none_before' && act !== 'not_kept');
  return {
    ...others,
    ...(isOnFloor(made) && lying === true ? { lying } : {}),
    ...(hasChoice ? { choice } : {}),
  };
}

/** Whether there would be something to roll, if nothing was left out for good. */
function isBecauseOfNever(conversation: Conversation, context: Context): boolean {
  const { progress } = context;
  const { preferences } = progress;
  const all = { ...context, progress: { ...progress, preferences: { ...preferences, leavesOut: [] } } };
  return preferences.leavesOut.length > 0 && planToday(conversation, all) !== null;
}

/** Nothing is left that could be rolled: tells what is left out for good, and asks whether to use it again. */
export function askToUseAgain(
  conversation: Conversation,
  never: readonly RegionId[],
  said: readonly Act[],
  facts: readonly Fact[],
): Turn {
  const asking = openQuestion({ ...conversation, run: null, stage: 'before' }, 'use_all_again');
  return ask(asking, [...said, { act: 'all_left_out', regions: never }], facts);
}

/** How much of the set-up is said: all of it to a newcomer, and whenever somebody asked for everything. */
function detailFor(region: RegionId | null, known: PersonRecord): 'whole' | 'full' | 'short' {
  if (region !== null && isPractised(region, known)) return 'short';
  return known.ever.routines === 0 || known.preferences.detail === 'full' ? 'whole' : 'full';
}

/** Why there is nothing to roll: the tool, what is left out, or everything was rolled today. */
function whyNothing(
  conversation: Conversation,
  never: readonly RegionId[],
): 'tool' | 'nothing_fits' | 'day_done' {
  const { floor, tool } = conversation.checks;
  const means = { tool: tool ?? 'soft_roller', floor: floor ?? false, gentle: isGentle(conversation) };
  if (REGION_IDS.every((id) => techniqueFor(id, means) === null)) return 'tool';
  return listLeftOut(conversation, never).length > 0 || means.gentle ? 'nothing_fits' : 'day_done';
}

/**
 * What is left of a kept place, without what is left out by now. Null if that is nothing, or if today allows less than its
 * plan: gentle mode, standing.
 */
function whatIsLeftOf(run: Run, conversation: Conversation, never: readonly RegionId[]): Run | null {
  const { floor, pain } = conversation.checks;
  const avoid = listLeftOut(conversation, never);
  const isOut = ({ region }: Step): boolean => avoid.includes(region);
  const left = run.plan.steps.slice(run.next).some(isOut) ? without(run, avoid) : run;
  const isAllowed = (run.plan.gentle || !isGentle(conversation)) && !hurtsStrongly(pain);
  const mayLie = floor !== false && !isGentle(conversation);
  const fits = left.plan.steps.every(
    ({ posture }, index) => index < left.next || posture !== 'floor' || mayLie,
  );
  const hasNone = isComplete(left) && !isComplete(run);
  return isAllowed && fits && !hasNone ? left : null;
}

/** A region that is never rolled isn't, even if it is asked for by name: until somebody takes that back. */
function withoutNever(
  conversation: Conversation,
  never: readonly RegionId[],
): { readonly conversation: Conversation; readonly notes: readonly Act[] } {
  const { region } = conversation.wish;
  if (region === null || !never.includes(region)) return { conversation, notes: [] };
  return {
    conversation: { ...conversation, wish: { ...conversation.wish, region: null, side: null } },
    notes: [{ act: 'stays_out', regions: [region], is: 'known' }],
  };
}
