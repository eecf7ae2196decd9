/** What someone asks for besides answering: a length, a region, a tool, something to leave out. */
import type { Act } from './acts.ts';
import { ask } from './ask.ts';
import type { Conversation, Turn, Wish } from './conversation.ts';
import type { Reply } from './events.ts';
import { bed } from './bed.ts';
import { never } from './never.ts';
import { asRegion, isRefused, regionsAt, type Place } from './body.ts';
import type { RegionId } from './regions.ts';

/** A reply that may carry a wish. */
export type WishReply = Extract<Reply, { type: 'start' | 'avoid' | 'have' }>;

/** What a reply wishes for, taken into the conversation with what to say of it; null where it names nothing known. */
export function take(
  conversation: Conversation,
  reply: WishReply,
): { conversation: Conversation; acts: Act[] } | null {
  switch (reply.type) {
    case 'start':
      return takeStart(conversation, reply);
    case 'avoid': {
      if (reply.place === null || reply.place === 'unknown') return null;
      const { conversation: without, regions } = leavingOut(conversation, reply.place);
      return regions.length === 0 ? null : { conversation: without, acts: [{ act: 'left_out', regions }] };
    }
    case 'have':
      return takeTool(conversation, reply);
  }
  return never(reply);
}

function takeStart(
  conversation: Conversation,
  { minutes, place, side }: Extract<Reply, { type: 'start' }>,
): ReturnType<typeof take> {
  if (place === 'unknown') return null;
  if (place !== null && isRefused(place)) return { conversation, acts: [{ act: 'refused_place', place }] };
  const region = place === null ? null : asRegion(place);
  if (place !== null && region === null) return { conversation, acts: [{ act: 'not_guided' }] };
  if (minutes === null && region === null) return { conversation, acts: [] };
  const wish: Wish = {
    minutes: minutes ?? conversation.wish.minutes,
    region: region ?? conversation.wish.region,
    side: side === 'left' || side === 'right' ? side : null,
  };
  return {
    conversation: { ...conversation, wish, checks: { ...conversation.checks, agreed: true } },
    acts: [{ act: 'noted' }],
  };
}

function takeTool(
  conversation: Conversation,
  { had }: Extract<Reply, { type: 'have' }>,
): ReturnType<typeof take> {
  switch (had.kind) {
    case 'tool':
      return {
        conversation: { ...conversation, checks: { ...conversation.checks, tool: had.id } },
        acts: [{ act: 'tool', tool: had.id }],
      };
    case 'refused_tool':
      return { conversation, acts: [{ act: 'refused_tool', tool: had.id }] };
    case 'thing':
    case 'unknown':
      return null;
  }
  return never(had);
}

/** A place left out from here on, on both sides, with the regions that takes. */
export function leavingOut(
  conversation: Conversation,
  place: Place,
): { conversation: Conversation; regions: readonly RegionId[] } {
  const { checks } = conversation;
  const regions = regionsAt(place);
  const avoid = [...new Set([...checks.avoid, ...regions])];
  return {
    conversation: { ...conversation, checks: { ...checks, where: [...checks.where, place], avoid } },
    regions,
  };
}

/** A wish while something else is asked: kept for later, and the question again. */
export function wished(conversation: Conversation, reply: WishReply, orElse: () => Turn): Turn {
  const taken = take(conversation, reply);
  if (taken === null) return orElse();
  return { conversation: taken.conversation, acts: [...taken.acts, ask(taken.conversation)], facts: [] };
}

/** "Give me a minute": a quiet bed, then the same question. */
export function waitOn(conversation: Conversation): Turn {
  return {
    conversation,
    acts: [{ act: 'play', segment: bed('say_carry_on', 'response') }, ask(conversation)],
    facts: [],
  };
}
