/** What someone asks for besides answering: a length, a region, a tool, something to leave out. */
import { asRegion, isRefused, type Place, regionsAt, regionsNear } from '../body/places.ts';
import type { RegionId } from '../body/regions.ts';
import type { Act } from '../conversation/acts.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Reply } from '../conversation/events.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Wish } from '../routine/wish.ts';
import { never } from '../shared/assert-never.ts';
import { ask } from '../transitions/ask.ts';

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
  { minutes, place, side, lying }: Extract<Reply, { type: 'start' }>,
): ReturnType<typeof applyWish> {
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
  const wish: Wish = {
    ...conversation.wish,
    minutes: minutes ?? conversation.wish.minutes,
    region: region ?? conversation.wish.region,
    side: side === 'left' || side === 'right' ? side : null,
  };
  return {
    conversation: { ...conversation, wish },
    acts: [{ act: 'noted', wish: { minutes, region, side: region === null ? null : wish.side } }],
  };
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
