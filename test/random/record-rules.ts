/** What was held is kept, once. */
import { inFull } from '../coach/support/history.ts';
import { isLost, type Witness } from './exchange.ts';
import { add, heldIn, heldUntil, interrupted, ROUNDING_MS, viewOf, type Least } from './held-time.ts';

/** What was held is in the record, or waits in the session to be written. */
export function nothingLost(): Witness {
  const least: Least = new Map();
  return (exchange) => {
    const { heard, how, damaged, before, writes } = exchange;
    const session = heard.remembers?.session;
    if (how === 'stale' || session === undefined) return null;
    const guest = session.conversation.speaker === 'guest';
    const progress = viewOf(exchange, session.person);
    // What waited in a session that broke off is gone with it, and was told to be.
    if (before === null || damaged || guest || isLost(exchange))
      forget(least, (run) => heldIn(progress, run));
    const segment = damaged || guest ? null : interrupted(exchange);
    if (segment !== null) add(least, segment.run, heldUntil(segment.steps, segment.atMs));
    for (const [run, ms] of least) {
      const held = heldIn(progress, run);
      const isTheirs = session.conversation.run?.id === run || held > 0 || segment?.run === run;
      if (isTheirs && held + ROUNDING_MS < ms) return `${run}: ${ms} ms held, ${held} ms kept`;
    }
    const { run, speaker } = session.conversation;
    const told = run?.heldMs.reduce((sum, ms) => sum + ms, 0) ?? 0;
    if (run !== null && !guest && !isLost(exchange) && heldIn(progress, run.id) + ROUNDING_MS < told)
      return `${told} ms told, ${heldIn(progress, run.id)} ms kept`;
    const waits = speaker === 'owner' && writes > 0 && session.unsaved.length > 0;
    if (waits && session.stored !== null && !exchange.stormy)
      return 'something waits though it could be written';
    return null;
  };
}

function forget(least: Least, heldOf: (run: string) => number): void {
  for (const [run, ms] of least) least.set(run, Math.min(ms, heldOf(run)));
}

/** The sums are those of the routines: whatever came twice counts once. */
export function nothingTwice(): Witness {
  return ({ heard, voice, kept }) => {
    const { ever, weeks, open, routines } = inFull(kept(heard.remembers?.session.person ?? voice));
    const now = (open?.heldMs ?? []).reduce((sum, ms) => sum + ms, 0);
    const each = routines.reduce((sum, { heldMs }) => sum + heldMs, now);
    if (Math.abs(ever.heldMs - each) > ROUNDING_MS) return `${ever.heldMs} ms in all, ${each} ms of routines`;
    const weekly = Object.values(weeks).reduce((sum, week) => sum + (week?.heldMs ?? 0), 0);
    if (Math.abs(ever.heldMs - weekly) > ROUNDING_MS)
      return `${ever.heldMs} ms in all, ${weekly} ms of weeks`;
    const ids = new Set(routines.map(({ id }) => id));
    return ids.size === routines.length && ever.routines === routines.length
      ? null
      : `${ever.routines} routines in all, ${routines.length} kept, ${ids.size} different`;
  };
}
