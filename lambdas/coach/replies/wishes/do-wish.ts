/** What a wish for more than today changes, and what is said about it, once the speaker is known to be the owner. */
import { asRegion, type HeardPlace, type Place, regionsAt } from '../../body/places.ts';
import { REGIONS, type RegionId } from '../../body/regions.ts';
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { KeptWish } from '../../conversation/events.ts';
import { without } from '../../planning/edit-run.ts';
import { CALM_ROUTINES } from '../../progress/calm.ts';
import type { Fact } from '../../progress/facts.ts';
import { asGoal, SUGGESTED_GOAL } from '../../progress/preferences.ts';
import { type Chosen, chosenOf } from '../../routine/chosen.ts';
import { listRegionsOf, placeIn, type ProgrammeId } from '../../routine/programmes.ts';
import { hasBegun } from '../../routine/run.ts';
import { keysOf } from '../../shared/keys-of.ts';
import type { Told } from '../../transitions/halt.ts';

/** What became of a wish. */
export interface Taken {
  readonly conversation: Conversation;
  readonly act: Told;
  readonly facts: readonly Fact[];
}

type WishOf<T extends KeptWish['type']> = Extract<KeptWish, { type: T }>;

const DOES: {
  readonly [T in KeptWish['type']]: (conversation: Conversation, wish: WishOf<T>, context: Context) => Taken;
} = {
  never: leaveOutForGood,
  use_again: useAgain,
  keep_usual: keepUsual,
  programme: chooseProgramme,
  keep_going: keepGoing,
  goal: setGoal,
};

/** All kinds of them. */
export const KEPT_WISHES = keysOf(DOES);

/** Does a wish of the record's owner, while the record can be reached. */
export function doWish<T extends KeptWish['type']>(
  conversation: Conversation,
  wish: WishOf<T> & { readonly type: T },
  context: Context,
): Taken {
  const does: (conversation: Conversation, wish: WishOf<T>, context: Context) => Taken = DOES[wish.type];
  return does(conversation, wish, context);
}

/**
 * "Never my quads": left out from now on, today included. It is a taste and not a soreness, so only what was named is left
 * out, and not what its everyday name may mean besides.
 */
function leaveOutForGood(
  conversation: Conversation,
  { place, side, also = [] }: WishOf<'never'>,
  { now }: Context,
): Taken {
  const regions = regionsNamed(place, also);
  return {
    conversation: { ...conversation, run: withoutRegions(conversation, regions) },
    act: {
      act: 'stays_out',
      regions,
      is: 'new',
      ...(place === null || place === 'unknown' || also.length > 0 ? {} : { place }),
      ...(isPaired(regions) && side !== undefined ? { bothSides: true } : {}),
    },
    facts: [{ fact: 'never_rolled', at: now, regions, never: true }],
  };
}

/** The same for somebody for whom nothing is kept: left out today only. */
export function leaveOutToday(conversation: Conversation, { place, side, also }: WishOf<'never'>): Taken {
  const regions = regionsNamed(place, also);
  const { checks } = conversation;
  return {
    conversation: {
      ...conversation,
      checks: { ...checks, avoid: [...new Set([...checks.avoid, ...regions])] },
      run: withoutRegions(conversation, regions),
    },
    act: {
      act: 'left_out',
      regions,
      onlyToday: true,
      ...(isPaired(regions) && side !== undefined ? { bothSides: true } : {}),
    },
    facts: [],
  };
}

const withoutRegions = ({ run }: Conversation, regions: readonly RegionId[]): Conversation['run'] =>
  run === null ? null : without(run, regions);

const isPaired = (regions: readonly RegionId[]): boolean =>
  regions.some((region) => REGIONS[region].sides !== 'centre');

/** The regions that places name: a region by its own name, or the regions around a part of the body. Each is listed once. */
function regionsNamed(place: HeardPlace, also: readonly Place[] = []): readonly RegionId[] {
  if (place === null || place === 'unknown') return [];
  const regions = [place, ...also].flatMap((one) => {
    const region = asRegion(one);
    return region === null ? regionsAt(one) : [region];
  });
  return [...new Set(regions)];
}

/** "You can use my quads again." What is sore today, or what the answers leave out, stays out all the same. */
function useAgain(conversation: Conversation, { place }: WishOf<'use_again'>, context: Context): Taken {
  const { leavesOut } = context.progress.preferences;
  const regions =
    place === 'all' ? leavesOut : regionsNamed(place).filter((region) => leavesOut.includes(region));
  const { checks, run } = conversation;
  const others = [...checks.avoid, ...(checks.screened?.leftOut ?? [])];
  const from = regions.some((region) => others.includes(region))
    ? 'once_possible'
    : hasBegun(run)
      ? 'next'
      : 'now';
  const facts: Fact[] =
    regions.length === 0 ? [] : [{ fact: 'never_rolled', at: context.now, regions, never: false }];
  return { conversation, act: { act: 'back_in', regions, from }, facts };
}

/** "Make this my usual": the routine under way, or the one before, without what is never to be rolled by now. */
function keepUsual(
  conversation: Conversation,
  _wish: WishOf<'keep_usual'>,
  { progress, now }: Context,
): Taken {
  const { run } = conversation;
  const chosen = run === null ? progress.practice.lastChosen : chosenOf(run.plan);
  const usual = chosen === null ? null : withoutNever(chosen, progress.preferences.leavesOut);
  if (chosen !== null && usual === null)
    return { conversation, act: { act: 'stays_out', regions: chosen.regions, is: 'known' }, facts: [] };
  const facts: Fact[] = usual === null ? [] : [{ fact: 'preferred', at: now, preferences: { usual } }];
  return { conversation, act: { act: 'usual_kept', usual }, facts };
}

/** A routine without some regions; null if nothing of it is left. */
function withoutNever({ minutes, regions }: Chosen, never: readonly RegionId[]): Chosen | null {
  const left = regions.filter((region) => !never.includes(region));
  return left.length === 0 ? null : { minutes, regions: left };
}

function chooseProgramme(conversation: Conversation, wish: WishOf<'programme'>, context: Context): Taken {
  if (wish.change === 'leave') return leaveProgramme(conversation, context);
  return wish.programme === null
    ? { conversation, act: { act: 'programmes' }, facts: [] }
    : startProgramme(conversation, wish.programme, context);
}

/** A programme begins with the next routine that isn't begun, and comes in place of what was wished for that one. */
function startProgramme(conversation: Conversation, id: ProgrammeId, { progress, now }: Context): Taken {
  const { practice, preferences } = progress;
  const { leavesOut } = preferences;
  const regions = listRegionsOf(id);
  if (regions.every((region) => leavesOut.includes(region)))
    return { conversation, act: { act: 'programme_empty', programme: id, regions }, facts: [] };
  const { programme } = practice;
  if (programme?.id === id) {
    const { week } = placeIn({ id, routine: programme.done + 1 });
    return { conversation, act: { act: 'programme_going', programme: id, week }, facts: [] };
  }
  const { choice: _choice, ...others } = conversation.wish;
  const begun = hasBegun(conversation.run);
  return {
    conversation: begun ? conversation : { ...conversation, wish: { ...others, region: null, side: null } },
    act: { act: 'programme_set', programme: id, begins: begun ? 'next' : 'now' },
    facts: [{ fact: 'programme_set', at: now, programme: id }],
  };
}

function leaveProgramme(conversation: Conversation, { progress, now }: Context): Taken {
  return progress.practice.programme === null
    ? { conversation, act: { act: 'no_programme' }, facts: [] }
    : {
        conversation,
        act: { act: 'programme_set', programme: null, begins: 'now' },
        facts: [{ fact: 'programme_set', at: now, programme: null }],
      };
}

/** "Keep going without asking": what that means, how far it goes without a screen, and from when on. */
function keepGoing(
  conversation: Conversation,
  { on }: WishOf<'keep_going'>,
  { progress, now, unasked }: Context,
): Taken {
  const isCalm = progress.practice.calm >= CALM_ROUTINES;
  return {
    conversation,
    act: { act: 'keep_going', is: on ? (isCalm ? 'on' : 'on_later') : 'off', on: unasked },
    facts: [{ fact: 'preferred', at: now, preferences: { keepsGoing: on } }],
  };
}

/** A goal in routines a week: kept and said back. */
function setGoal(conversation: Conversation, { perWeek }: WishOf<'goal'>, { now }: Context): Taken {
  const goal = asGoal(perWeek);
  if (goal === null)
    return { conversation, act: { act: 'goal', goal: SUGGESTED_GOAL, is: 'out_of_range' }, facts: [] };
  return {
    conversation,
    act: { act: 'goal', goal, is: 'set' },
    facts: [{ fact: 'preferred', at: now, preferences: { goal } }],
  };
}
