/** What a pressure of 0 to 10 does, at a check-in, after "it hurts", or said into a hold. */
import type { Act } from '../conversation/acts.ts';
import type { Context } from '../conversation/context.ts';
import type { Conversation } from '../conversation/conversation.ts';
import type { Turn } from '../conversation/turn.ts';
import { EASY_PRESSURE } from '../routine/dose.ts';
import type { Run } from '../routine/run.ts';
import type { Line } from '../timeline/lines.ts';
import { endForToday } from '../transitions/end.ts';
import { getReady } from '../transitions/get-ready.ts';
import { playOn } from '../transitions/play.ts';

/** Ratings (0 to 10) at or above which a region is stopped, or eased. */
export const STOPS_REGION = { usual: 7, gentle: 6 } as const;

export const EASES = { usual: 6, gentle: 4 } as const;

/** Regions stopped in one routine that end it. */
export const STRIKES = 2;

/** The rating assumed for someone who can't name one: it stops the region. */
export const UNSURE_PRESSURE = 7;

/** Goes on, eases, stops the region, or, the second time, the routine. */
export function applyPressureRating(
  conversation: Conversation,
  before: Run,
  pressure: number,
  context: Context,
): Turn {
  const run = { ...before, allRatingsEasy: (before.allRatingsEasy ?? true) && pressure <= EASY_PRESSURE };
  const mode = run.plan.gentle ? 'gentle' : 'usual';
  if (pressure >= STOPS_REGION[mode]) return stopRegion(conversation, run, pressure, context);
  const easing = pressure >= EASES[mode];
  const going = { ...run, easedOff: run.easedOff || easing };
  const eased = { ...conversation, run: going };
  if (conversation.stage === 'before') return getReady(eased, context, [{ act: 'echo', number: pressure }]);
  return playOn(eased, going, context, { lead: { line: 'echo', number: pressure, easing } });
}

function stopRegion(before: Conversation, run: Run, number: number, context: Context): Turn {
  const region = before.lastHold?.region ?? run.plan.steps[run.next]?.region ?? 'glutes';
  const echo: Act = { act: 'echo', number };
  if (run.regionsStopped + 1 >= STRIKES)
    return endForToday(before, context, [echo, { act: 'stopped_twice' }]);
  const { checks } = before;
  const conversation = { ...before, checks: { ...checks, avoid: [...checks.avoid, region] } };
  const stopped = { ...run, regionsStopped: run.regionsStopped + 1 };
  if (conversation.stage === 'before') {
    // Nothing was rolled yet: another plan, without the region.
    return getReady({ ...conversation, run: stopped }, context, [echo, { act: 'region_stopped', region }]);
  }
  const { steps } = run.plan;
  const beyond = steps.findIndex((step, index) => index >= run.next && step.region !== region);
  const going = { ...stopped, next: beyond === -1 ? steps.length : beyond };
  const lead: Line = { line: 'region_stopped', number, region };
  return playOn({ ...conversation, run: going }, going, context, { lead });
}
