/** From the last answer to the first bell: concludes the screening, plans, and speaks the first set-up. */
import { REGION_IDS, type RegionId, techniqueFor } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { prependToTurn, type Turn } from '../conversation/turn.ts';
import { doseToday } from '../planning/dose-today.ts';
import { clampMinutes, FIRST_MINUTES, MIN_MINUTES, planRoutine } from '../planning/plan-routine.ts';
import { findKept, regionsAfter, seekChoice } from '../planning/seek-choice.ts';
import type { Fact } from '../progress/facts.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { chosenOf } from '../routine/chosen.ts';
import { BEGINNER_ROUTINES } from '../routine/dose.ts';
import { ACTIVITY_IDS } from '../routine/activities.ts';
import { positionAt } from '../routine/position.ts';
import { placeIn } from '../routine/programmes.ts';
import { hasBegun, lengthOfPlan, type Plan, type Run } from '../routine/run.ts';
import { hurtsStrongly, isGentle, whyNotLying } from '../screening/permission.ts';
import { MINUTE } from '../shared/time.ts';
import { isPractised } from '../timeline/next-segment.ts';
import { bed } from '../timeline/waiting-bed.ts';
import { openQuestion, playAndAsk } from './ask.ts';
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
  const carriesOn =
    hasBegun(open) && conversation.stage === 'before' && stillFits(open, conversation, leavesOut);
  const planRun = carriesOn
    ? { run: open, notes: [{ act: 'carrying_on' } as const] }
    : plan(conversation, context);
  if (planRun === null) {
    const because = whyNothing(conversation, leavesOut);
    return prependToTurn(
      endForToday(conversation, context, [{ act: 'no_routine', because }]),
      [...said, ...kept],
      facts,
    );
  }
  const { run, notes } = planRun;
  // A wish for the floor that wasn't granted is forgotten: asked for again, it is answered again.
  const { lying, ...others } = conversation.wish;
  const wish = isOnFloor(run.plan) && lying === true ? conversation.wish : others;
  const ready = openQuestion({ ...conversation, wish, run, stage: 'before' }, 'ready');
  const position = positionAt(run);
  const known = practiceOf(conversation, context);
  const firstEver = known.ever.routines === 0;
  // That the name comes before "ready" is said once a visit.
  const isFirstWait = conversation.asked.id !== 'ready' && conversation.lastHold === null;
  const detail = carriesOn ? 'full' : detailFor(position?.region ?? null, known);
  const setUp: Act[] = position === null ? [] : [{ act: 'get_into_position', position, firstEver, detail }];
  const acts = [...said, ...kept, ...notes, ...setUp];
  return playAndAsk(ready, acts, bed('say_ready', 'response', isFirstWait), facts);
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

/** A kept place is taken up unless today allows less than its plan: gentle mode, standing, something left out. */
function stillFits(
  { plan: { gentle, steps } }: Run,
  conversation: Conversation,
  never: readonly RegionId[],
): boolean {
  const { floor } = conversation.checks;
  const avoid = listLeftOut(conversation, never);
  const strong = hurtsStrongly(conversation.checks.pain);
  const allowed = (gentle || !isGentle(conversation)) && !strong;
  return (
    allowed &&
    steps.every(
      (step) =>
        !avoid.includes(step.region) &&
        (step.posture !== 'floor' || (floor !== false && !isGentle(conversation))),
    )
  );
}

function plan(conversation: Conversation, context: Context): { run: Run; notes: Act[] } | null {
  const { checks, wish } = conversation;
  const known = practiceOf(conversation, context);
  // Of a sore back only the glutes are rolled, whatever else was wished for, and in whichever programme.
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
  const { easedOff = false, regionsStopped = 0, allRatingsEasy = null } = conversation.run ?? {};
  const run = { ...createRun(made, context), easedOff, regionsStopped, allRatingsEasy };
  const chosen = sayChosen(made, wished, known);
  return {
    run,
    notes: [
      ...notes,
      ...sayLying(made, conversation),
      ...chosen,
      ...(chosen.some(({ act }) => act === 'as_before') ? [] : sayShortened(made, minutes, wished)),
      ...sayProgressed(made, known, wished),
    ],
  };
}

/**
 * What a choice comes to today. A routine on record is told with what is missing of it; where the day makes it another one,
 * that is said already. What comes first after such a day is told if it does.
 */
function sayChosen(made: Plan, { wish: { choice }, checks }: Conversation, known: PersonRecord): Act[] {
  const { programme } = made;
  if (programme !== undefined)
    return [{ act: 'programme_day', programme: programme.id, ...placeIn(programme) }];
  if (choice === undefined || hurtsStrongly(checks.pain)) return [];
  const { minutes, regions } = chosenOf(made);
  const kept = findKept(choice, known);
  if (kept !== null) {
    const which = choice === 'usual' && known.preferences.usual !== null ? 'usual' : 'last';
    const without = kept.regions.filter((region) => !regions.includes(region));
    return [{ act: 'as_before', which, minutes, without }];
  }
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

/** Of somebody who asked for the floor: that it is so, or why not. Where it is so anyway, nothing. */
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
