/** What somebody wishes for today: a length, a region, a tool, a routine by name, something to leave out. */
import { asRegion, isRefused, type Place, regionsAt, regionsNear } from '../../body/places.ts';
import type { RegionId } from '../../body/regions.ts';
import type { Act } from '../../conversation/acts.ts';
import { type Moment, practiceOf } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent, Reply } from '../../conversation/events.ts';
import type { Turn } from '../../conversation/turn.ts';
import { findKept } from '../../planning/seek-choice.ts';
import { type Choice, KEPT_CHOICES, type Wish } from '../../routine/wish.ts';
import { never } from '../../shared/assert-never.ts';
import { ask } from '../../transitions/ask.ts';

/** A reply that may carry a wish. */
export type WishReply = Extract<Reply, { type: 'start' | 'avoid' | 'have' }>;

/** A conversation with a reply's wish taken in, and what to say about it; null if the reply names nothing known. */
export function applyWish(
  conversation: Conversation,
  reply: WishReply,
): { conversation: Conversation; acts: Act[] } | null {
  switch (reply.type) {
    case 'start':
      return applyStart(conversation, reply);
    case 'avoid': {
      if (reply.place === null || reply.place === 'unknown') return null;
      const { conversation: without, regions } = leaveOut(conversation, reply.place);
      return regions.length === 0 ? null : { conversation: without, acts: [{ act: 'left_out', regions }] };
    }
    case 'have':
      return applyTool(conversation, reply);
  }
  return never(reply);
}

function applyStart(
  conversation: Conversation,
  { minutes, place, side, lying, choice }: Extract<Reply, { type: 'start' }>,
): ReturnType<typeof applyWish> {
  if (choice !== undefined) return applyChoice(conversation, choice, minutes);
  if (place === 'unknown') return null;
  if (place !== null && isRefused(place)) return { conversation, acts: [{ act: 'refused_place', place }] };
  const region = place === null ? null : asRegion(place);
  if (place !== null && region === null) return { conversation, acts: [{ act: 'not_guided' }] };
  if (lying === true && region === null)
    return {
      conversation: { ...conversation, wish: { ...conversation.wish, lying } },
      acts: [{ act: 'noted', wish: 'floor' }],
    };
  if (minutes === null && region === null) return { conversation, acts: [] };
  const { choice: chosen, ...others } = conversation.wish;
  const wish: Wish = {
    ...others,
    ...(chosen === undefined || region !== null ? {} : { choice: chosen }),
    minutes: minutes ?? conversation.wish.minutes,
    region: region ?? conversation.wish.region,
    side: side === 'left' || side === 'right' ? side : null,
  };
  return {
    conversation: { ...conversation, wish },
    acts: [{ act: 'noted', wish: { minutes, region, side: region === null ? null : wish.side } }],
  };
}

/** A routine on record has its own length, unless another was said with it. One chosen by an activity is as long as usual. */
function applyChoice(
  conversation: Conversation,
  choice: Choice,
  minutes: number | null,
): ReturnType<typeof applyWish> {
  const { wish } = conversation;
  const isKept = KEPT_CHOICES.some((kept) => kept === choice);
  const length = minutes ?? (isKept ? null : wish.minutes);
  return {
    conversation: { ...conversation, wish: { ...wish, minutes: length, region: null, side: null, choice } },
    acts: [{ act: 'noted', wish: 'choice' }],
  };
}

/**
 * The routine that is chosen by words which may also be an answer: "the usual", "same as last time". Null if they choose none.
 * They mean a routine only where one is chosen. As an answer to a question about health they stay what they are.
 */
export function findChoiceIn(event: CoachEvent): Extract<Reply, { type: 'start' }> | null {
  const isSame = event.type === 'healthy' && event.what === 'unchanged';
  const choice = event.type === 'not_sure' ? event.choice : isSame ? 'last' : undefined;
  return choice === undefined ? null : { type: 'start', minutes: null, place: null, side: null, choice };
}

type Start = Extract<Reply, { type: 'start' }>;

/**
 * "My usual", said by somebody who is known to have none: what is left of the wish, and words that there is none. For somebody
 * who isn't known yet, it is looked up once the routine is planned.
 */
export function withoutUnknownChoice(
  { conversation, moment }: { readonly conversation: Conversation; readonly moment: Moment },
  reply: Start,
): { readonly reply: Start; readonly notes: readonly Act[] } {
  const { choice, ...others } = reply;
  const which = KEPT_CHOICES.find((kept) => kept === choice);
  const isKnown = conversation.stage === 'before' && conversation.speaker !== 'unconfirmed';
  if (which === undefined || !isKnown || findKept(which, practiceOf(conversation, moment)) !== null)
    return { reply, notes: [] };
  if (conversation.speaker === 'guest')
    return { reply: others, notes: [{ act: 'not_kept', because: 'guest' }] };
  return moment.recordStatus === 'unreachable'
    ? { reply: others, notes: [{ act: 'no_progress', because: 'unreachable' }] }
    : { reply: others, notes: [{ act: 'none_before', which }] };
}

/** Whether a reply wishes for something that has no place, so that it can't be the place that is asked for. */
export function isWishWithoutPlace(reply: WishReply): boolean {
  if (reply.type === 'have') return reply.had.kind === 'tool' || reply.had.kind === 'refused_tool';
  return (
    reply.type === 'start' &&
    reply.place === null &&
    (reply.minutes !== null || reply.choice !== undefined || reply.lying === true)
  );
}

function applyTool(
  conversation: Conversation,
  { had }: Extract<Reply, { type: 'have' }>,
): ReturnType<typeof applyWish> {
  switch (had.kind) {
    case 'tool':
      return {
        conversation: { ...conversation, checks: { ...conversation.checks, tool: had.id } },
        acts: [{ act: 'tool', tool: had.id }],
      };
    case 'refused_tool':
      return { conversation, acts: [{ act: 'refused_tool', tool: had.id }] };
    case 'finding':
    case 'unknown':
      return null;
  }
  return never(had);
}

/** A place left out from here on, on both sides, with the regions that takes. */
export function leaveOut(
  conversation: Conversation,
  place: Place,
): { conversation: Conversation; regions: readonly RegionId[] } {
  const { checks } = conversation;
  const regions = regionsAt(place);
  const avoid = [...new Set([...checks.avoid, ...regions])];
  return {
    conversation: { ...conversation, checks: { ...checks, soreAreas: [...checks.soreAreas, place], avoid } },
    regions,
  };
}

/** A sore place before the first bell: what was named is left out on both sides, and what lies near it is asked about. */
export function noteSore(
  conversation: Conversation,
  place: Place,
): { conversation: Conversation; regions: readonly RegionId[] } {
  const { checks } = conversation;
  const near = regionsNear(place);
  const regions = regionsAt(place).filter((region) => !near.includes(region));
  const avoid = [...new Set([...checks.avoid, ...regions])];
  const open = [...new Set([...checks.near, ...near])].filter((region) => !avoid.includes(region));
  const soreAreas = [...checks.soreAreas, place];
  return { conversation: { ...conversation, checks: { ...checks, soreAreas, avoid, near: open } }, regions };
}

/** A wish while something else is asked is kept for later, and the question is asked again. */
export function keepWish(conversation: Conversation, reply: WishReply, orElse: () => Turn): Turn {
  const taken = applyWish(conversation, reply);
  if (taken === null) return orElse();
  return ask(taken.conversation, taken.acts);
}
