/** Somebody who has been here often: what the store holds after so many routines. */
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { RATINGS_KEPT } from '../../lambdas/coach/progress/pain-ratings.ts';
import { REACHES_KEPT } from '../../lambdas/coach/progress/fingertip-to-floor.ts';
import { applyFact } from '../../lambdas/coach/progress/record-fact.ts';
import type { Plan, Step } from '../../lambdas/coach/routine/run.ts';
import { SCREENING_VERSION } from '../../lambdas/coach/screening/questionnaire.ts';
import { DAY, MINUTE, SECOND, type Instant } from '../../lambdas/coach/shared/time.ts';
import { fileRecent, withHistory, withoutFiled } from '../../lambdas/coach/progress/history.ts';
import { historyItemOf } from '../../lambdas/store/history-item.ts';
import { itemOf, type Item } from '../../lambdas/store/item.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { idOf } from '../../simulator/echo/envelope.ts';

export const USER = 'ada';
/** Whose visit it is. */
export const PERSON = personKey(`amzn1.ask.account.${USER}`, null);

const step = (region: Step['region'], side: Step['side']): Step => ({
  region,
  side,
  posture: 'floor',
  positionMs: 15 * SECOND,
  holdMs: 45 * SECOND,
});

const PLAN: Plan = {
  steps: [step('glutes', 'right'), step('glutes', 'left')],
  cuts: [],
  closeMs: 30 * SECOND,
  tool: 'soft_roller',
  gentle: false,
  pressure: 4,
  raises: null,
};

/** A routine of that moment. @param rated with pain and reach: of those, only the latest are kept */
function factsOf(number: number, at: Instant, rated: boolean): Fact[] {
  // An id as Alexa's, as long as those are.
  const id = idOf({ seed: 'history', user: 'ada' }, 'request', number);
  const run = {
    ...{
      id,
      startedAt: at,
      plan: PLAN,
      heldMs: PLAN.steps.map(() => 0),
      next: 0,
      playing: null,
      easedOff: false,
    },
    ...{ allRatingsEasy: null, regionsStopped: 0, at },
  };
  return [
    { fact: 'visited', at },
    { fact: 'run_kept', at, run },
    ...PLAN.steps.map(({ holdMs }, at_): Fact => ({
      fact: 'hold_credited',
      at: at + MINUTE,
      run: id,
      step: at_,
      heldMs: holdMs,
    })),
    { fact: 'run_ended', at: at + 5 * MINUTE, run: id, ended: 'finished' },
    ...(rated ? ratingsOf(id, at) : []),
  ];
}

function ratingsOf(id: string, at: Instant): Fact[] {
  return [
    { fact: 'pain_rated', at, rating: { run: id, at, before: 5, after: 4 } },
    { fact: 'reach_asked', at: at + 6 * MINUTE },
    { fact: 'reached', at: at + 6 * MINUTE, landmark: 'mid_shin' },
  ];
}

/**
 * What the table holds of somebody who was screened yesterday and has done so many routines, one a day. The last was
 * two days ago: what it added isn't filed yet, as after every routine.
 * @param now when they are back, in ms since 1970
 */
export function itemsAfter(routines: number, now: Instant): Item[] {
  const version = routines + 1;
  const before = progressAfter(routines - 1, now - DAY);
  const last = routines === 0 ? [] : factsOf(routines - 1, now - 2 * DAY, true);
  if (routines < 2)
    return [itemOf(PERSON, { progress: [...last].reduce(applyFact, before), version, history: null })];
  const history = fileRecent(withHistory(before));
  const link = { since: 1, filedAt: now - 3 * DAY };
  // The history has what was on record as the last routine ended, and the record what that routine brought.
  const progress = withoutFiled(last.reduce(applyFact, before), before, history);
  const stored = { progress, version, history: { ...link, version: null } };
  return [
    itemOf(PERSON, stored),
    historyItemOf(PERSON, { history, ...link, version: routines, filedFrom: routines }),
  ];
}

function progressAfter(routines: number, now: Instant): PersonRecord {
  const first: Fact[] = [
    { fact: 'visited', at: now - (routines + 2) * DAY },
    { fact: 'disclaimer_heard', at: now - (routines + 2) * DAY },
    { fact: 'located', at: now - (routines + 2) * DAY, timeZone: 'America/New_York' },
    {
      ...{ fact: 'preferred', at: now - (routines + 2) * DAY },
      preferences: {
        keepsRatings: true,
        goal: 5,
        minutes: 5,
        tool: 'soft_roller',
        floor: true,
        reminderOffered: true,
      },
    },
  ];
  let progress = first.reduce(applyFact, NO_PROGRESS);
  for (let number = 0; number < routines; number += 1) {
    const rated = routines - number <= Math.max(RATINGS_KEPT, REACHES_KEPT);
    progress = factsOf(number, now - (routines + 1 - number) * DAY, rated).reduce(applyFact, progress);
  }
  return applyFact(progress, {
    fact: 'screening_concluded',
    at: now - DAY,
    screened: {
      outcome: 'ok',
      version: SCREENING_VERSION,
      at: now - DAY,
      askedAllAt: now - DAY,
      leftOut: [],
    },
    lifts: false,
  });
}
