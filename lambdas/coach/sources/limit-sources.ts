import type { Grounds } from './sources.ts';

/** What each dose rests on. docs/clinical.md shows each with its figures, and owes a row for one that is added. */
export const DOSE_SOURCES = {
  hold: ['behm_2020', 'debski_2019', 'nakamura_2021'],
  first_holds: ['nakamura_2021'],
  longest_hold: 'own_choice',
  side_in_a_day: ['behm_2020', 'debski_2019'],
  passes: ['behm_2020', 'debski_2019', 'sezik_2024'],
  tender_spot: ['debski_2019'],
  pressure: ['grabow_2018'],
  more_pressure: 'own_choice',
  routines_a_week: 'own_choice',
  weeks: ['konrad_2022'],
  raising: ['cheatham_2018'],
  after_a_flare: 'own_choice',
  routine_length: 'own_choice',
  order: 'own_choice',
} as const satisfies Readonly<Record<string, Grounds>>;

/** What each threshold and lifetime rests on. */
export const LIMIT_SOURCES = {
  adult: 'own_choice',
  seventy: ['henschke_2009', 'downie_2013'],
  asked_again: 'own_choice',
  screening_lasts: 'own_choice',
  longest_gap: 'own_choice',
  session_grace: 'own_choice',
  screening_kept: 'own_choice',
  place_at_once: 'own_choice',
  place_kept: 'own_choice',
  pain_too_strong: 'own_choice',
  pain_strong: 'own_choice',
  pressure_stops: 'own_choice',
  pressure_eases: 'own_choice',
  pressure_unsure: 'own_choice',
  pressure_very_strong: 'own_choice',
  regions_stopped: 'own_choice',
  calm_routines: 'own_choice',
  flare_asked: 'own_choice',
  flares_in_a_row: 'own_choice',
  pain_change: ['ostelo_2008'],
  pain_trend: 'own_choice',
  reach_asked: 'own_choice',
  reach_change: ['perret_2001', 'ekedahl_2012'],
} as const satisfies Readonly<Record<string, Grounds>>;
