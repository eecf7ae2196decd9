/** Thresholds and lifetimes, each with its figure from the code and its source. */
import { FLARE_WITHIN_MS } from '../../lambdas/coach/conversation/next-question.ts';
import { CALM_ROUTINES } from '../../lambdas/coach/progress/calm.ts';
import { HELD_ON, LATEST } from '../../lambdas/coach/progress/fingertip-to-floor.ts';
import {
  COMPARED,
  POINTS,
  SHARE,
  TREND_DAYS,
  TREND_SPAN_MS,
} from '../../lambdas/coach/progress/pain-trend.ts';
import { ASKED_EVERY_DAYS } from '../../lambdas/coach/replies/after-routine/fingertip-to-floor.ts';
import { EASES, STOPS_REGION, STRIKES, VERY_STRONG } from '../../lambdas/coach/replies/rolling/pressure.ts';
import {
  LONGEST_GAP_MS,
  PAIN_STRONG,
  PAIN_TOO_STRONG,
  SCREENING_LASTS_MS,
  SESSION_GRACE_MS,
} from '../../lambdas/coach/screening/permission.ts';
import { ADULT_FROM, SEVENTY } from '../../lambdas/coach/screening/questionnaire.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { LIMIT_SOURCES } from '../../lambdas/coach/sources/limit-sources.ts';
import { ASKED_AGAIN_AT_MOST } from '../../lambdas/coach/transitions/ask.ts';
import {
  PLACE_AT_ONCE_MS,
  PLACE_KEPT_MS,
  SCREENING_KEPT_MS,
} from '../../lambdas/coach/transitions/launch.ts';
import { citeGrounds, table, writeDuration } from './markdown.ts';

interface Limit {
  readonly what: string;
  readonly is: string;
}

const LIMITS: Readonly<Record<keyof typeof LIMIT_SOURCES, Limit>> = {
  adult: { what: 'Youngest age guided', is: `${ADULT_FROM} years` },
  seventy: {
    what: 'Age from which a routine is gentle, and a sudden start counts',
    is: `${SEVENTY} years`,
  },
  asked_again: {
    what: 'Times a question is asked again before the session ends unscreened',
    is: `${ASKED_AGAIN_AT_MOST}`,
  },
  screening_lasts: { what: 'A full screening counts for less than', is: writeDuration(SCREENING_LASTS_MS) },
  longest_gap: {
    what: 'Gap between visits from which all is asked again',
    is: writeDuration(LONGEST_GAP_MS),
  },
  session_grace: {
    what: 'A permission that runs out within a session lasts longer by',
    is: writeDuration(SESSION_GRACE_MS),
  },
  screening_kept: {
    what: 'A screening that was left, all answers safe, can be gone on with for less than',
    is: writeDuration(SCREENING_KEPT_MS),
  },
  place_at_once: {
    what: 'A broken-off routine goes on without returning questions within',
    is: writeDuration(PLACE_AT_ONCE_MS),
  },
  place_kept: {
    what: 'and with the returning questions within',
    is: writeDuration(PLACE_KEPT_MS),
  },
  pain_too_strong: { what: 'Back pain now: no routine from', is: `${PAIN_TOO_STRONG} of 10` },
  pain_strong: {
    what: 'Back pain now: gentle and short from (or if not sure)',
    is: `${PAIN_STRONG} of 10`,
  },
  pressure_stops: {
    what: 'Pressure at which a region is over',
    is: `${STOPS_REGION.usual} of 10; gentle ${STOPS_REGION.gentle}`,
  },
  pressure_eases: {
    what: 'Pressure from which the rest is lighter',
    is: `${EASES.usual} of 10; gentle ${EASES.gentle}`,
  },
  pressure_unsure: { what: 'Someone who cannot say how strong it is', is: 'that region is over' },
  pressure_very_strong: {
    what: 'Pressure from which it is asked whether it is sharp or numb',
    is: `${VERY_STRONG} of 10`,
  },
  regions_stopped: { what: 'Regions over for pain that end the routine', is: `${STRIKES}` },
  calm_routines: {
    what: 'Routines in a row in which nothing came up, before one may go on, lightly, where a check-in brings no word and someone asked for that',
    is: `${CALM_ROUTINES}`,
  },
  flare_asked: {
    what: 'The day after is asked about for',
    is: `${writeDuration(FLARE_WITHIN_MS)} after a routine`,
  },
  flares_in_a_row: { what: 'Flares in a row that call for a full screening', is: '2' },
  pain_change: {
    what: 'Change in pain that is spoken of as one',
    is: `${POINTS} points; or ${SHARE * 100} % less`,
  },
  pain_trend: {
    what: `A trend in pain (medians of the first and last ${COMPARED} ratings) needs`,
    is: `${TREND_DAYS} days over ${writeDuration(TREND_SPAN_MS)}`,
  },
  reach_asked: { what: 'Fingertips to the floor: asked at most every', is: `${ASKED_EVERY_DAYS} days` },
  reach_change: {
    what: 'A change in reach: a full landmark, held on',
    is: `${HELD_ON} of the last ${LATEST} tests`,
  },
};

export function describeLimits(): string {
  return table(
    ['Limit', 'Figure', 'Source'],
    keysOf(LIMIT_SOURCES).map((id) => [LIMITS[id].what, LIMITS[id].is, citeGrounds(LIMIT_SOURCES[id])]),
  );
}
