/** Rules about the record: everything that was held is recorded exactly once. */
import { inFull } from '../coach/support/history.ts';
import { isLost, type Witness } from './exchange.ts';
import {
  add,
  heldOnRecord,
  sumHeld,
  findInterrupted,
  ROUNDING_MS,
  recordWithUnsaved,
  type MinimumHeld,
} from './held-time.ts';

/** Watches that what was held is in the record, or waits in the session to be written. */
export function watchForLoss(): Witness {
  const least: MinimumHeld = new Map();
  return (exchange) => {
    const { heard, how, damaged, before, writes } = exchange;
    const session = heard.remembers?.session;
    if (how === 'stale' || session === undefined) return null;
    const guest = session.conversation.speaker === 'guest';
    const progress = recordWithUnsaved(exchange, session.person);
    // Facts that waited in a session are lost if it breaks off, and the person is told so.
    if (before === null || damaged || guest || isLost(exchange))
      forget(least, (run) => heldOnRecord(progress, run));
    const segment = damaged || guest ? null : findInterrupted(exchange);
    if (segment !== null) add(least, segment.run, sumHeld(segment.steps, segment.atMs));
    for (const [run, ms] of least) {
      const held = heldOnRecord(progress, run);
      const isTheirs = session.conversation.run?.id === run || held > 0 || segment?.run === run;
      if (isTheirs && held + ROUNDING_MS < ms) return `${run}: ${ms} ms held, ${held} ms kept`;
    }
    const { run, speaker } = session.conversation;
    const told = run?.heldMs.reduce((sum, ms) => sum + ms, 0) ?? 0;
    if (run !== null && !guest && !isLost(exchange) && heldOnRecord(progress, run.id) + ROUNDING_MS < told)
      return `${told} ms told, ${heldOnRecord(progress, run.id)} ms kept`;
    const waits = speaker === 'owner' && writes > 0 && session.unsaved.length > 0;
    if (waits && session.stored !== null && !exchange.stormy)
      return 'something waits though it could be written';
    return null;
  };
}

function forget(least: MinimumHeld, heldOf: (run: string) => number): void {
  for (const [run, ms] of least) least.set(run, Math.min(ms, heldOf(run)));
}

/** Watches that the totals equal the sums over the routines, even if something is reported twice. */
export function watchForDoubleCount(): Witness {
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
