/** From the last answer to the first bell: concludes the screening, plans, and speaks the first set-up. */
import { REGION_IDS, type RegionId, techniqueFor } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { doseToday } from '../planning/dose-today.ts';
import { clampMinutes, FIRST_MINUTES, MIN_MINUTES, planRoutine } from '../planning/plan-routine.ts';
import { without } from '../planning/edit-run.ts';
import { findKept, regionsAfter, seekChoice, type Sought } from '../planning/seek-choice.ts';
import type { Fact } from '../progress/facts.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { chosenOf } from '../routine/chosen.ts';
import { BEGINNER_ROUTINES } from '../routine/dose.ts';
import { ACTIVITY_IDS } from '../routine/activities.ts';
import { positionAt } from '../routine/position.ts';
import { pressureAfter } from '../routine/pressure.ts';
import { listRegionsOf, placeIn } from '../routine/programmes.ts';
import { hasBegun, isComplete, lengthOfPlan, type Plan, type Run, type Step } from '../routine/run.ts';
import { KEPT_CHOICES, type Wish } from '../routine/wish.ts';
import { hurtsStrongly, isGentle, whyNotLying } from '../screening/permission.ts';
import { MINUTE } from '../shared/time.ts';
import { isPractised } from '../timeline/next-segment.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { ask, openQuestion, playAndAsk } from './ask.ts';
import { endForToday } from './end.ts';

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
  const planRun = carriesOn
    ? { run: left, notes: [{ act: 'carrying_on' } as const] }
    : plan(conversation, context);
  if (planRun === null) {
    if (isBecauseOfNever(conversation, context))
      return askToUseAgain(conversation, leavesOut, [...said, ...kept], facts);
    const because = whyNothing(conversation, leavesOut);
    return prependToTurn(
      endForToday(conversation, context, [{ act: 'no_routine', because }]),
      [...said, ...kept],
      facts,
    );
  }
  const { run, notes } = planRun;
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
  return preferences.leavesOut.length > 0 && plan(conversation, all) !== null;
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

/**
 * What is left out today: for what was said today, for what the screening in force keeps out, and for good.
 * @param never the regions that are never rolled
 */
function listLeftOut({ checks }: Conversation, never: readonly RegionId[]): readonly RegionId[] {
  return [...new Set([...checks.avoid, ...(checks.screened?.leftOut ?? []), ...never])];
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

function plan(conversation: Conversation, context: Context): { run: Run; notes: Act[] } | null {
  const { checks, wish } = conversation;
  const known = practiceOf(conversation, context);
  // After a sore back only the glutes are rolled, whatever was wished for, and in any programme.
  const strong: readonly RegionId[] | null = hurtsStrongly(checks.pain) ? ['glutes'] : null;
  const sought = seekChoice(wish, strong === null ? known : withoutProgramme(known));
  const region = wish.region ?? sought.only;
  const wished = {
    ...conversation,
    wish: { ...wish, region, minutes: wish.minutes ?? sought.minutes },
  };
  const { minutes, notes } = lengthFor(wished, known);
  const made = planRoutine(
    {
      minutes,
      dose: doseToday(wished, known),
      tool: checks.tool ?? 'soft_roller',
      floor: checks.floor ?? false,
      gentle: isGentle(conversation),
      lying: wish.lying === true && whyNotLying(conversation) === null,
      avoid: listLeftOut(conversation, known.preferences.leavesOut),
      only: region === null || !(strong?.includes(region) ?? true) ? null : { region, side: wish.side },
      among: strong ?? sought.among,
      first: sought.first,
      programme: sought.programme,
    },
    known,
    context.now,
  );
  if (made === null) return null;
  const counted = countIn(sought, made);
  const planned = { ...counted, pressure: pressureAfter(counted, conversation.harderGranted) };
  const { easedOff = false, regionsStopped = 0, allRatingsEasy = null } = conversation.run ?? {};
  const run = { ...createRun(planned, context), easedOff, regionsStopped, allRatingsEasy };
  const chosen = sayChosen(planned, wished, known);
  return {
    run,
    notes: [
      ...notes,
      ...sayLying(planned, conversation),
      ...chosen,
      ...sayProgrammeWaits(planned, wished, known),
      ...(chosen.some(({ act }) => act === 'as_before') ? [] : sayShortened(planned, minutes, wished)),
      ...sayProgressed(planned, known, wished),
    ],
  };
}

/** A routine of which nothing is what the programme puts first is no routine of the programme. */
function countIn({ first }: Sought, made: Plan): Plan {
  const { programme, ...others } = made;
  const isPart = made.steps.some(({ region }) => first.includes(region));
  return programme === undefined || isPart ? made : others;
}

/** Tells somebody in a programme why today's routine isn't part of it. */
function sayProgrammeWaits({ programme }: Plan, { wish, checks }: Conversation, known: PersonRecord): Act[] {
  const { programme: under } = known.practice;
  if (under === null || programme !== undefined) return [];
  const { leavesOut } = known.preferences;
  if (listRegionsOf(under.id).every((region) => leavesOut.includes(region)))
    return [{ act: 'programme_waits', because: 'never' }];
  const isChosen = !hurtsStrongly(checks.pain) && (wish.choice !== undefined || wish.region !== null);
  return [{ act: 'programme_waits', because: isChosen ? 'chosen' : 'today' }];
}

/**
 * What a choice comes to today. A routine on record is told with what is missing of it; where the day makes it another one,
 * that is said already. What comes first after such a day is told if it does.
 */
function sayChosen(
  made: Plan,
  { wish: { choice }, checks, speaker }: Conversation,
  known: PersonRecord,
): Act[] {
  const { programme } = made;
  if (programme !== undefined)
    return [{ act: 'programme_day', programme: programme.id, ...placeIn(programme) }];
  if (choice === undefined || hurtsStrongly(checks.pain)) return [];
  const { minutes, regions } = chosenOf(made);
  const kept = findKept(choice, known);
  if (kept !== null) {
    const which = choice === 'usual' && known.preferences.usual !== null ? 'usual' : 'last';
    const missing = kept.regions.filter((region) => !regions.includes(region));
    return [{ act: 'as_before', which, minutes, without: missing }];
  }
  const none = KEPT_CHOICES.find((one) => one === choice);
  if (none !== undefined)
    return speaker === 'guest'
      ? [{ act: 'not_kept', because: 'guest' }]
      : [{ act: 'none_before', which: none }];
  const [first] = regions;
  const activity = ACTIVITY_IDS.find((id) => id === choice);
  return activity === undefined || first === undefined || !regionsAfter(choice).includes(first)
    ? []
    : [{ act: 'first_today', activity, region: first }];
}

function withoutProgramme(known: PersonRecord): PersonRecord {
  return { ...known, practice: { ...known.practice, programme: null } };
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

const isOnFloor = ({ steps }: Plan): boolean => steps.some(({ posture }) => posture === 'floor');

/** Tells somebody who asked for the floor that it is the floor, or why not. Says nothing where it would be the floor anyway. */
function sayLying(made: Plan, conversation: Conversation): Act[] {
  if (conversation.wish.lying !== true) return [];
  if (isOnFloor(made)) return made.gentle ? [{ act: 'lying' }] : [];
  return [{ act: 'not_lying', because: whyNotLying(conversation) ?? 'tool' }];
}

function createRun(made: Plan, { turnId, now }: Context): Run {
  return {
    id: turnId,
    startedAt: 0,
    plan: made,
    heldMs: made.steps.map(() => 0),
    next: 0,
    playing: null,
    easedOff: false,
    allRatingsEasy: null,
    regionsStopped: 0,
    at: now,
  };
}

/** Why the holds are not those of last time; said once, with the first plan. */
function sayProgressed(
  { raises, gentle }: Plan,
  { practice }: PersonRecord,
  { asked, wish }: Conversation,
): Act[] {
  if (asked.id === 'ready') return [];
  if (raises !== null) return [{ act: 'progressed', to: raises }];
  const past = practice.finished === BEGINNER_ROUTINES && practice.dose === 'usual';
  return past && !gentle && wish.region === null ? [{ act: 'progressed', to: 'full_holds' }] : [];
}

/** The minutes to plan for, and what has to be said about them. */
function lengthFor({ checks, wish }: Conversation, known: PersonRecord): { minutes: number; notes: Act[] } {
  if (hurtsStrongly(checks.pain)) return { minutes: MIN_MINUTES, notes: [] };
  const asked = wish.minutes ?? known.preferences.minutes ?? FIRST_MINUTES;
  const minutes = clampMinutes(asked);
  if (checks.answers.flare === 'yes' || checks.answers.flare === 'unsure') {
    const halved = clampMinutes(minutes / 2);
    return { minutes: halved, notes: [{ act: 'length', because: 'flare', minutes: halved }] };
  }
  const isFirst = known.ever.routines === 0 && known.preferences.minutes === null;
  if (isFirst && wish.minutes === null && wish.region === null)
    return { minutes, notes: [{ act: 'first_length', minutes, tool: checks.tool ?? 'soft_roller' }] };
  if (asked === minutes || Math.abs(asked - minutes) < 0.5) return { minutes, notes: [] };
  return {
    minutes,
    notes: [{ act: 'length', because: asked < minutes ? 'too_short' : 'too_long', minutes }],
  };
}

/** Left-out regions may leave time that nothing can use. A region named alone has a length of its own. */
function sayShortened(made: Plan, minutes: number, { wish }: Conversation): Act[] {
  const is = lengthOfPlan(made) / MINUTE;
  return wish.region === null && is < minutes ? [{ act: 'length', because: 'shortened', minutes: is }] : [];
}
