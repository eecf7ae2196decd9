/** Rules about time: a run is never credited with more than can have been held, and was heard for all that is known. */
import type { Exchange, Witness } from './exchange.ts';
import { heldOnRecord, mayBeUnheard, sumHeld, ROUNDING_MS, recordWithUnsaved } from './held-time.ts';
import type { PlayedStep } from './answer.ts';

/** A segment that was played. */
interface PlayedSegment {
  readonly run: string;
  readonly record: string;
  readonly sentAt: number;
  readonly steps: readonly PlayedStep[];
  /** The furthest position that it can have reached. */
  mostMs: number;
  /** Whether it may still be credited. */
  live: boolean;
}

/** The segments of a conversation, in order, with the furthest position of each. */
class Segments {
  readonly played: PlayedSegment[] = [];

  /** Advances the segments of a record: by this request's time they can have played this far. */
  reach(exchange: Exchange): void {
    const { heard, how, before, inSession, now, voice } = exchange;
    const session = heard.remembers?.session;
    const run = session?.conversation.run ?? null;
    for (const one of this.played) {
      if (!one.live || one.record !== (session?.person ?? voice)) continue;
      // Only a later request of its session shows that a segment was heard.
      if (before !== null && !mayBeUnheard(exchange, one.steps, one.sentAt))
        one.mostMs = Math.max(one.mostMs, now - one.sentAt);
      // An answer that nobody hears says nothing about the session.
      if (how === 'stale' || !inSession) continue;
      one.live = run?.id === one.run && run.playing?.sentAt === one.sentAt;
    }
  }

  begin({ heard, now }: Exchange): void {
    const { remembers } = heard;
    const run = remembers?.session.conversation.run;
    if (remembers === null || !run || remembers.steps.length === 0) return;
    const known = this.played.find((one) => one.run === run.id && one.sentAt === now);
    if (known !== undefined) return;
    const { steps, session } = remembers;
    this.played.push({ run: run.id, record: session.person, sentAt: now, steps, mostMs: 0, live: true });
  }

  mostOf(run: string): number {
    return this.played
      .filter((one) => one.run === run)
      .reduce((sum, { steps, mostMs }) => sum + sumHeld(steps, mostMs), 0);
  }
}

/** Watches that no record has more of a run than can have been held, nor more of a hold than its length. */
export function watchTimePassed(): Witness {
  const segments = new Segments();
  return (exchange) => {
    segments.reach(exchange);
    if (exchange.how !== 'stale') segments.begin(exchange);
    const whose = exchange.heard.remembers?.session.person ?? exchange.voice;
    for (const run of new Set(segments.played.map((one) => one.run))) {
      const held = heldOnRecord(recordWithUnsaved(exchange, whose), run);
      const most = segments.mostOf(run);
      if (held > most + ROUNDING_MS) return `${run}: ${held} ms kept, ${most} ms played`;
    }
    const { open } = recordWithUnsaved(exchange, whose);
    const over = open?.plan.steps.findIndex((step, at) => (open.heldMs[at] ?? 0) > step.holdMs) ?? -1;
    return over === -1 ? null : `step ${over} is held for longer than it lasts`;
  };
}
