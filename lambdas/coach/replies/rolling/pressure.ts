/** What a pressure of 0 to 10 does, at a check-in, after "it hurts", or said into a hold. */
import type { RegionId } from '../../body/regions.ts';
import type { Act } from '../../conversation/acts.ts';
import type { Context } from '../../conversation/context.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import { isRating } from '../../conversation/questions.ts';
import type { Turn } from '../../conversation/turn.ts';
import { EASY_PRESSURE } from '../../routine/dose.ts';
import type { Run } from '../../routine/run.ts';
import type { Line } from '../../timeline/lines.ts';
import { ask, openQuestion } from '../../transitions/ask.ts';
import { endForToday } from '../../transitions/end.ts';
import { getReady } from '../../transitions/get-ready.ts';
import { halt } from '../../transitions/halt.ts';
import { playOn } from '../../transitions/play.ts';
import type { Standing } from '../accepts.ts';

/** Ratings (0 to 10) at or above which a region is stopped, or eased. */
export const STOPS_REGION = { usual: 7, gentle: 6 } as const;

export const EASES = { usual: 6, gentle: 4 } as const;

/** Regions stopped in one routine that end it. */
export const STRIKES = 2;

/** A rating from which it is asked what kind of pain it is, before anything goes on. */
export const VERY_STRONG = 8;

/** A number while rolling is a pressure. */
export function interpretNumber(at: Standing, value: number | null, orElse: (at: Standing) => Turn): Turn {
  return isRating(value) ? applyPressureRating(at.conversation, at.run, value, at.moment) : orElse(at);
}

/** Goes on, eases, stops the region, or, the second time, the routine. */
function applyPressureRating(
  conversation: Conversation,
  before: Run,
  pressure: number,
  context: Context,
): Turn {
  const run = { ...before, allRatingsEasy: (before.allRatingsEasy ?? true) && pressure <= EASY_PRESSURE };
  const mode = run.plan.gentle ? 'gentle' : 'usual';
  if (pressure >= VERY_STRONG && conversation.stage === 'rolling')
    return halt(
      { ...conversation, run, numberSaid: pressure },
      [{ act: 'echo', number: pressure }],
      'sharp_or_strong',
    );
  if (pressure >= STOPS_REGION[mode]) return stopRegion(conversation, run, pressure, context);
  const easing = pressure >= EASES[mode];
  const going = { ...run, easedOff: run.easedOff || easing };
  const eased = { ...conversation, run: going };
  if (conversation.stage === 'before') return getReady(eased, context, [{ act: 'echo', number: pressure }]);
  return playOn(eased, going, context, { lead: { line: 'echo', number: pressure, easing } });
}

/** Somebody who can't say how strong a pain is: it counts as too strong, and no number is said. */
export function stopUnrated(conversation: Conversation, before: Run, context: Context): Turn {
  return stopRegion(conversation, { ...before, allRatingsEasy: false }, null, context);
}

/** A very strong pressure that is dull: the region is over, and nothing goes on before they say so. */
export function stopVeryStrong(conversation: Conversation, run: Run, context: Context): Turn {
  if (run.regionsStopped + 1 >= STRIKES)
    return endForToday(conversation, context, [{ act: 'stopped_twice' }]);
  const { region, stopped } = withoutRegion(conversation, run);
  return ask(openQuestion(stopped, 'carry_on'), [{ act: 'region_stopped', region }]);
}

/** The region on the roller, and the routine without the rest of it. */
function withoutRegion(before: Conversation, run: Run): { region: RegionId; stopped: Conversation } {
  const region = before.lastHold?.region ?? run.plan.steps[run.next]?.region ?? 'glutes';
  const { checks } = before;
  const { steps } = run.plan;
  const beyond = steps.findIndex((step, index) => index >= run.next && step.region !== region);
  const going = {
    ...run,
    regionsStopped: run.regionsStopped + 1,
    next: beyond === -1 ? steps.length : beyond,
  };
  return {
    region,
    stopped: { ...before, run: going, checks: { ...checks, avoid: [...checks.avoid, region] } },
  };
}

/** @param number what was said; null if nothing was. */
function stopRegion(before: Conversation, run: Run, number: number | null, context: Context): Turn {
  const echo: Act[] = number === null ? [] : [{ act: 'echo', number }];
  if (run.regionsStopped + 1 >= STRIKES)
    return endForToday(before, context, [...echo, { act: 'stopped_twice' }]);
  const { region, stopped } = withoutRegion(before, run);
  if (before.stage === 'before') {
    // Nothing was rolled yet: another plan, without the region.
    const counted = { ...run, regionsStopped: run.regionsStopped + 1 };
    return getReady({ ...stopped, run: counted }, context, [...echo, { act: 'region_stopped', region }]);
  }
  const lead: Line = { line: 'region_stopped', number, region };
  return playOn(stopped, stopped.run ?? run, context, { lead });
}
