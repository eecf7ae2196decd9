/**
 * The coach's kept types as zod schemas, for the edges where they come in from outside: the item and the session
 * attributes. Each schema's output is the type itself, so a type that changes here or there doesn't compile.
 */
import * as z from 'zod/mini';
import { TOOLS } from '../coach/body/equipment.ts';
import { REGION_IDS } from '../coach/body/regions.ts';
import type { Fact } from '../coach/progress/facts.ts';
import { DETAILS } from '../coach/progress/preferences.ts';
import type { DoseKey, PersonRecord } from '../coach/progress/progress.ts';
import { MOST_DEVICES } from '../coach/progress/timed-audio.ts';
import {
  DAY_HALVES,
  type Reminder,
  REMINDER_DAYS,
  type ReminderWished,
} from '../coach/reminders/schedule.ts';
import type { Chosen } from '../coach/routine/chosen.ts';
import { DOSES, RAISED } from '../coach/routine/dose.ts';
import { type Programme, PROGRAMME_IDS } from '../coach/routine/programmes.ts';
import { type Plan, type Playing, PRESSURES, type Run } from '../coach/routine/run.ts';
import type { LeftScreening, Screened } from '../coach/screening/outcome.ts';
import { SCREENING_IDS } from '../coach/screening/questionnaire.ts';
import { isTimeZone } from '../coach/shared/time.ts';
import { recentSchema } from './history.ts';
import {
  count,
  ended,
  goal,
  instant,
  landmark,
  milliseconds,
  painSchema,
  routineSchema,
  sums,
  week,
} from './values.ts';

const region = z.enum(REGION_IDS);

const tool = z.enum(TOOLS);

const side = z.enum(['left', 'right', 'both', 'centre']);

const timeZone = z.string().check(z.refine(isTimeZone, 'expected a time zone, as Europe/Berlin'));

const dose = z.enum(DOSES);

const raised = z.enum(RAISED);

const DOSE_KEYS = REGION_IDS.flatMap((id): DoseKey[] => [`${id}.left`, `${id}.right`, `${id}.centre`]);

export const screenedSchema: z.ZodMiniType<Screened> = z.object({
  outcome: z.enum(['ok', 'gentle', 'blocked']),
  version: count,
  at: instant,
  // Screenings of version 1, which hold no longer, don't say when all questions were asked, and left nothing out.
  askedAllAt: z._default(instant, 0),
  leftOut: z._default(z.array(region), []),
});

const leftScreeningSchema: z.ZodMiniType<LeftScreening> = z.object({
  at: instant,
  question: z.enum(SCREENING_IDS),
});

const step = z.object({
  region,
  side,
  posture: z.enum(['floor', 'wall', 'chair']),
  positionMs: milliseconds,
  holdMs: milliseconds,
});

export const planSchema: z.ZodMiniType<Plan> = z.object({
  steps: z.array(step),
  cuts: z.array(count),
  closeMs: milliseconds,
  tool,
  gentle: z.boolean(),
  // Plans made before the dose could grow lack these two.
  pressure: z._default(z.literal(PRESSURES), 4),
  raises: z._default(z.nullable(raised), null),
  programme: z.exactOptional(z.object({ id: z.enum(PROGRAMME_IDS), routine: count })),
});

const segmentPlaying = {
  sentAt: instant,
  spans: z.array(
    z.object({
      step: count,
      region,
      side,
      startMs: milliseconds,
      holdStartMs: milliseconds,
      endMs: milliseconds,
    }),
  ),
  closeMs: milliseconds,
  endMs: milliseconds,
};

const playingSchema: z.ZodMiniType<Playing> = z.object({
  ...segmentPlaying,
  unasked: z.exactOptional(z.object(segmentPlaying)),
});

/** A run whose position and held times fit its plan. */
export const runSchema: z.ZodMiniType<Run> = z
  .object({
    id: z.string(),
    startedAt: instant,
    plan: planSchema,
    heldMs: z.array(milliseconds),
    next: count,
    playing: z.nullable(playingSchema),
    easedOff: z.boolean(),
    allRatingsEasy: z._default(z.nullable(z.boolean()), null),
    regionsStopped: count,
    at: instant,
  })
  .check(
    z.refine(({ plan, heldMs }) => heldMs.length === plan.steps.length, 'heldMs: one for each step'),
    z.refine(({ plan, next }) => next <= plan.steps.length, 'next: a step, or the close'),
  );

const hour = z.int().check(z.gte(0), z.lte(23));

const minute = z.int().check(z.gte(0), z.lte(59));

const reminderSchema: z.ZodMiniType<Reminder> = z.object({
  token: z.nullable(z.string()),
  days: z.enum(REMINDER_DAYS),
  hour,
  minute,
  // Items and sessions from before reminders could move lack these two.
  timeZone: z._default(z.nullable(timeZone), null),
  offeredIn: z._default(z.nullable(timeZone), null),
});

export const reminderWishSchema: z.ZodMiniType<ReminderWished> = z.union([
  z.literal('stop'),
  z.object({
    days: z.nullable(z.enum(REMINDER_DAYS)),
    time: z.nullable(z.object({ hour, minute })),
    // Sessions that were open before these two were there lack them.
    half: z._default(z.nullable(z.enum(DAY_HALVES)), null),
    settled: z._default(z.enum(['once_known', 'at_end']), 'at_end'),
  }),
]);

const chosenSchema: z.ZodMiniType<Chosen> = z.object({
  minutes: z.number(),
  regions: z.array(region),
});

const programmeSchema: z.ZodMiniType<Programme> = z.object({
  id: z.enum(PROGRAMME_IDS),
  startedAt: instant,
  done: count,
});

const preferences = {
  tool: z.nullable(tool),
  floor: z.nullable(z.boolean()),
  minutes: z.nullable(z.number()),
  disclaimerHeard: z.boolean(),
  // Items written before anyone could ask for it lack it.
  detail: z._default(z.nullable(z.enum(DETAILS)), null),
  // Nor could anyone switch sounds off then.
  sounds: z._default(z.boolean(), true),
  // It is also missing if the time zone wasn't known.
  timeZone: z._default(z.nullable(timeZone), null),
  keepsRatings: z._default(z.nullable(z.boolean()), null),
  goal: z._default(z.nullable(goal), null),
  reminderOffered: z._default(z.boolean(), false),
  // Items from before somebody could choose lack these two.
  leavesOut: z._default(z.array(region), []),
  usual: z._default(z.nullable(chosenSchema), null),
  keepsGoing: z._default(z.boolean(), false),
};

const practice = z.object({
  finished: count,
  regions: z.partialRecord(region, count),
  dose: z._default(dose, 'usual'),
  easy: z._default(count, 0),
  calm: z._default(count, 0),
  disturbedAt: z._default(z.nullable(instant), null),
  flares: count,
  flareAskedFor: z.nullable(z.string()),
  today: z.object({ day: z.string(), heldMs: z.partialRecord(z.enum(DOSE_KEYS), milliseconds) }),
  reachAskedAt: z._default(z.nullable(instant), null),
  // Items from before it could be had again lack it. Older ones lack a programme and weeks of rest, too.
  programme: z._default(z.nullable(programmeSchema), null),
  lastChosen: z._default(z.nullable(chosenSchema), null),
  restedWeeks: z._default(z.array(z.string()), []),
});

export const progressSchema: z.ZodMiniType<PersonRecord> = z.object({
  screened: z.nullable(screenedSchema),
  open: z.nullable(runSchema),
  // Older items lack it: they held what was playing, which counted at the next launch whether it was heard or not.
  settled: z._default(z.nullable(z.object({ run: z.string(), sentAt: instant })), null),
  endedUnheld: z._default(z.nullable(z.string()), null),
  last: z.nullable(routineSchema),
  week: z.nullable(z.object({ ...week, monday: z.string() })),
  ever: z.object(sums),
  preferences: z.object(preferences),
  practice,
  recent: recentSchema,
  // The history is in an item of its own, which isn't read here.
  history: z._default(z.null(), null),
  reminder: z._default(z.nullable(reminderSchema), null),
  refusedAudio: z._default(
    z.array(z.object({ device: z.string(), at: instant, times: count })).check(z.maxLength(MOST_DEVICES)),
    [],
  ),
  // Older items did not keep these apart from the last visit, so they lack them.
  withdrawnAt: z._default(z.nullable(instant), null),
  liftedAt: z._default(z.nullable(instant), null),
  // Older items did not know of it.
  leftScreening: z._default(z.nullable(leftScreeningSchema), null),
  lastAt: z.nullable(instant),
});

const partlyPreferred = z.object({
  tool: z.exactOptional(preferences.tool),
  floor: z.exactOptional(preferences.floor),
  minutes: z.exactOptional(preferences.minutes),
  disclaimerHeard: z.exactOptional(preferences.disclaimerHeard),
  detail: z.exactOptional(z.nullable(z.enum(DETAILS))),
  sounds: z.exactOptional(z.boolean()),
  keepsRatings: z.exactOptional(z.nullable(z.boolean())),
  goal: z.exactOptional(z.nullable(goal)),
  reminderOffered: z.exactOptional(z.boolean()),
  usual: z.exactOptional(z.nullable(chosenSchema)),
  keepsGoing: z.exactOptional(z.boolean()),
});

export const factSchema: z.ZodMiniType<Fact> = z.discriminatedUnion('fact', [
  z.object({ fact: z.literal('visited'), at: instant }),
  z.object({ fact: z.literal('disclaimer_heard'), at: instant }),
  z.object({ fact: z.literal('located'), at: instant, timeZone }),
  z.object({
    fact: z.literal('screening_concluded'),
    at: instant,
    screened: screenedSchema,
    lifts: z.boolean(),
  }),
  z.object({ fact: z.literal('permission_withdrawn'), at: instant }),
  z.object({ fact: z.literal('disturbed'), at: instant }),
  z.object({ fact: z.literal('screening_left'), at: instant, question: z.nullable(z.enum(SCREENING_IDS)) }),
  z.object({ fact: z.literal('preferred'), at: instant, preferences: partlyPreferred }),
  z.object({ fact: z.literal('flare_answered'), at: instant, worse: z.boolean(), routine: z.string() }),
  z.object({ fact: z.literal('dose_raised'), at: instant, dose: raised }),
  z.object({ fact: z.literal('pain_rated'), at: instant, rating: painSchema }),
  z.object({ fact: z.literal('reached'), at: instant, landmark }),
  z.object({ fact: z.literal('reach_asked'), at: instant }),
  z.object({
    fact: z.literal('never_rolled'),
    at: instant,
    regions: z.array(region),
    never: z.boolean(),
  }),
  z.object({
    fact: z.literal('programme_set'),
    at: instant,
    programme: z.nullable(z.enum(PROGRAMME_IDS)),
  }),
  z.object({ fact: z.literal('rested'), at: instant }),
  z.object({ fact: z.literal('reminder_set'), at: instant, reminder: z.nullable(reminderSchema) }),
  z.object({ fact: z.literal('timed_audio_refused'), at: instant, device: z.string() }),
  z.object({ fact: z.literal('run_kept'), at: instant, run: runSchema }),
  z.object({
    fact: z.literal('hold_credited'),
    at: instant,
    run: z.string(),
    step: count,
    heldMs: milliseconds,
  }),
  z.object({ fact: z.literal('segment_settled'), at: instant, run: z.string(), sentAt: instant }),
  z.object({ fact: z.literal('run_ended'), at: instant, run: z.string(), ended }),
]);
