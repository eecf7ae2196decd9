/** The plan for today, and what is said about it: its length, its dose, and what a choice comes to. */
import type { RegionId } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import { type Context, practiceOf } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { doseToday } from '../planning/dose-today.ts';
import { clampMinutes, FIRST_MINUTES, MIN_MINUTES, planRoutine } from '../planning/plan-routine.ts';
import { findKept, regionsAfter, seekChoice, type Sought } from '../planning/seek-choice.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { chosenOf } from '../routine/chosen.ts';
import { BEGINNER_ROUTINES } from '../routine/dose.ts';
import { ACTIVITY_IDS } from '../routine/activities.ts';
import { pressureAfter } from '../routine/pressure.ts';
import { listRegionsOf, placeIn } from '../routine/programmes.ts';
import { lengthOfPlan, type Plan, type Run } from '../routine/run.ts';
import { KEPT_CHOICES } from '../routine/wish.ts';
import { hurtsStrongly, isGentle, whyNotLying } from '../screening/permission.ts';
import { MINUTE } from '../shared/time.ts';

/** Plans what somebody wished for, as far as today allows, and what is said about the plan. Null if nothing can be rolled. */
export function planToday(conversation: Conversation, context: Context): { run: Run; notes: Act[] } | null {
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

/**
 * What is left out today: for what was said today, for what the screening in force keeps out, and for good.
 * @param never the regions that are never rolled
 */
export function listLeftOut({ checks }: Conversation, never: readonly RegionId[]): readonly RegionId[] {
  return [...new Set([...checks.avoid, ...(checks.screened?.leftOut ?? []), ...never])];
}

export function isOnFloor({ steps }: Plan): boolean {
  return steps.some(({ posture }) => posture === 'floor');
}

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
