/** What a pressure of 0 to 10 does, at a check-in, after "it hurts", or said into a hold. */
import type { Act } from './acts.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { endForToday } from './endings.ts';
import { playOn } from './playing.ts';
import { getReady } from './preparing.ts';
import type { RegionId } from './regions.ts';
import type { Run } from './run.ts';

/** From here on a region is stopped; and from here on it is eased. 0 to 10. */
const STOPS_REGION = { usual: 7, gentle: 6 } as const;
const EASES = { usual: 6, gentle: 4 } as const;
/** So many regions stopped end the routine. */
const STRIKES = 2;
/** A pressure no one can name is taken as one that stops the region. */
export const UNSURE_PRESSURE = 7;

/** Goes on, eases, stops the region, or, the second time, the routine. */
export function pressed(conversation: Conversation, run: Run, pressure: number, context: Context): Turn {
  const mode = run.plan.gentle ? 'gentle' : 'usual';
  if (pressure >= STOPS_REGION[mode]) return stopRegion(conversation, run, pressure, context);
  const easing = pressure >= EASES[mode];
  const going = { ...run, lighter: run.lighter || easing };
  const eased = { ...conversation, run: going };
  if (conversation.stage === 'before')
    return getReady(eased, context, [{ act: 'echo', number: pressure }], []);
  return playOn(eased, going, context, { lead: { line: 'echo', number: pressure, easing } });
}

function stopRegion(conversation: Conversation, run: Run, number: number, context: Context): Turn {
  const region = conversation.under ?? run.plan.steps[run.next]?.region ?? 'glutes';
  const echo: Act = { act: 'echo', number };
  if (run.strikes + 1 >= STRIKES) return endForToday(conversation, context, [echo, { act: 'stopped_twice' }]);
  if (conversation.stage === 'before') return planWithout(conversation, region, context, echo);
  const { steps } = run.plan;
  const beyond = steps.findIndex((step, index) => index >= run.next && step.region !== region);
  const next = beyond === -1 ? steps.length : beyond;
  const stopped = { ...run, next, strikes: run.strikes + 1 };
  return playOn({ ...conversation, run: stopped }, stopped, context, {
    lead: { line: 'region_stopped', number, region },
  });
}

/** Before the first bell there is nothing to go on with: another plan, without the region. */
function planWithout(conversation: Conversation, region: RegionId, context: Context, echo: Act): Turn {
  const { checks } = conversation;
  const left = { ...conversation, run: null, checks: { ...checks, avoid: [...checks.avoid, region] } };
  return getReady(left, context, [echo, { act: 'region_stopped', region }], []);
}
