import { SECOND } from '../../lambdas/coach/shared/time.ts';
import type { Witness } from './exchange.ts';
import { add, clampHeld, findInterrupted, ROUNDING_MS, type MinimumHeld } from './held-time.ts';

const DAILY_SIDE_MS = 120 * SECOND;

/**
 * Watches that no side is rolled for more than two minutes a day. Only conversations in which the coach can
 * know the earlier ones count.
 */
export function watchDailyLimit(): Witness {
  const sides: MinimumHeld = new Map();
  return (exchange) => {
    const session = exchange.heard.remembers?.session;
    if (session === undefined || exchange.stormy || session.conversation.speaker !== 'owner') return null;
    const segment = findInterrupted(exchange);
    // The device reports no time zone, so the day is UTC's.
    const day = new Date(exchange.now).toISOString().slice(0, 10);
    for (const step of segment?.steps ?? []) {
      for (const side of step.side === 'both' ? ['left', 'right'] : [step.side]) {
        const name = `${step.region}.${side} of ${session.person} on ${day}`;
        const ms = add(sides, name, clampHeld(step, segment?.atMs ?? 0));
        if (ms > DAILY_SIDE_MS + ROUNDING_MS) return `${name}: ${ms} ms`;
      }
    }
    const { today } = exchange.kept(session.person).practice;
    const over = Object.entries(today.heldMs).find(([, ms]) => ms > DAILY_SIDE_MS);
    return over === undefined ? null : `${over[0]}: ${over[1]} ms`;
  };
}
