/**
 * The steps of a random conversation. Each step adapts to the current state, so any list of steps is a valid
 * conversation.
 */
import fc from 'fast-check';
import { ALEXA_LOCALES } from '../../lambdas/locales/regional.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { ANYTHING, type Utterance } from './utterances.ts';

/** When something is said: this long into the audio, or this long after it has ended. */
export interface Moment {
  readonly while: 'playing' | 'heard';
  readonly ms: number;
}

/** How far a person who answers everything sensibly goes on. */
export const GOALS = ['one', 'ready', 'hold', 'close', 'end'] as const;
export type Goal = (typeof GOALS)[number];

/**
 * The faults of a call to the table. `late` means that the call is carried out, but its answer arrives too
 * late.
 */
export const FAULTS = ['away', 'late', 'overtaken', 'unreadable'] as const;
export type Fault = (typeof FAULTS)[number];

export const DAMAGES = ['none', 'null', 'empty', 'old_version', 'truncated', 'garbage', 'removed'] as const;
/** How the session attributes are damaged. `at` selects the field. */
export interface Damage {
  readonly kind: (typeof DAMAGES)[number];
  readonly at: number;
}

/** Requests that are incomplete or meant for another skill. */
export const REFUSED = [
  'another skill',
  'no user',
  'no request id',
  'no timestamp',
  'a slot that is a number',
  'attributes that are words',
] as const;
export type Refused = (typeof REFUSED)[number];

/** Types of requests other than launches, intents and ends of sessions. */
/**
 * Requests that nobody asked for. A touch without a token is one of a document that is no longer shown, and an answer
 * without a name is one to no question of the coach's.
 */
export const UNASKED = [
  'AudioPlayer.PlaybackNearlyFinished',
  'PlaybackController.NextCommandIssued',
  'Alexa.Presentation.APL.UserEvent',
  'Connections.Response',
  'System.ExceptionEncountered',
  'Something.New',
] as const;
export const OTHER_REQUESTS = ['Alexa.Presentation.APLA.RuntimeError', ...UNASKED] as const;
export type OtherRequest = (typeof OTHER_REQUESTS)[number];

export const VOICES = ['ada', 'bob'] as const;
export type Voice = (typeof VOICES)[number] | null;

export type Step =
  /** Answers every question like a person who has no findings and wants to roll. */
  | { readonly step: 'on'; readonly until: Goal }
  | { readonly step: 'say'; readonly spoken: Utterance; readonly at: Moment }
  /** Goes on until a hold is playing, and says something this long into it. */
  | { readonly step: 'into'; readonly spoken: Utterance; readonly ms: number }
  /** Nobody speaks, even after the reprompt. If `told` is false, the skill never learns of it. */
  | { readonly step: 'silence'; readonly told: boolean }
  | { readonly step: 'ended'; readonly reason: 'USER_INITIATED' | 'ERROR'; readonly at: Moment }
  | { readonly step: 'launch'; readonly at: Moment }
  | { readonly step: 'other'; readonly type: OtherRequest; readonly at: Moment; readonly inSession: boolean }
  /**
   * Alexa repeats the last request and uses its answer, or repeats the request before that, whose answer comes
   * too late.
   */
  | { readonly step: 'again'; readonly stale: boolean }
  /** The session ends without a request, and time passes. */
  | { readonly step: 'away'; readonly ms: number }
  /** The person, or the device, from here on. */
  | { readonly step: 'voice'; readonly voice: Voice }
  | { readonly step: 'device'; readonly locale: string | null; readonly screen: boolean }
  /** The timestamp of the next request has no milliseconds, or is a second early. */
  | { readonly step: 'clock'; readonly next: 'no_ms' | 'early' }
  | { readonly step: 'damage'; readonly damage: Damage }
  /** The faults of the next calls to the table; null means that the call succeeds. */
  | { readonly step: 'faults'; readonly next: readonly (Fault | null)[] }
  | { readonly step: 'refused'; readonly what: Refused };

const moments: fc.Arbitrary<Moment> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ while: fc.constant('playing'), ms: fc.nat({ max: 210 * SECOND }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ while: fc.constant('heard'), ms: fc.integer({ min: 300, max: 20 * SECOND }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      while: fc.constant('heard'),
      ms: fc.constantFrom(5 * MINUTE, 2 * HOUR, 15 * DAY, 31 * DAY),
    }),
  },
);

const gaps = fc.constantFrom(
  30 * SECOND,
  5 * MINUTE,
  50 * MINUTE,
  5 * HOUR,
  13 * HOUR,
  DAY,
  2 * DAY,
  15 * DAY,
);
const farGaps = fc.constantFrom(31 * DAY, 1, 61 * MINUTE);

const on = (until: Goal): fc.Arbitrary<Step> => fc.constant({ step: 'on', until });

const GOING_ON: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: on('hold') },
  { weight: 3, arbitrary: on('one') },
  { weight: 2, arbitrary: on('close') },
  { weight: 1, arbitrary: on('ready') },
  { weight: 4, arbitrary: on('end') },
);

const SAYING: fc.Arbitrary<Step> = fc.record({ step: fc.constant('say'), spoken: ANYTHING, at: moments });

const INTERRUPTING: fc.Arbitrary<Step> = fc.record({
  step: fc.constant('into'),
  spoken: ANYTHING,
  ms: fc.nat({ max: 210 * SECOND }),
});

const LEAVING: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ step: fc.constant('away'), ms: fc.oneof(gaps, farGaps) }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant('silence'), told: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('ended'),
      reason: fc.constantFrom('USER_INITIATED', 'ERROR'),
      at: moments,
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('launch'), at: moments }) },
);

const ODD: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ step: fc.constant('again'), stale: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      step: fc.constant('other'),
      type: fc.constantFrom(...OTHER_REQUESTS),
      at: moments,
      inSession: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ step: fc.constant('voice'), voice: fc.constantFrom(null, ...VOICES) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('device'),
      locale: fc.constantFrom('de-DE', null, ...ALEXA_LOCALES),
      screen: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ step: fc.constant('clock'), next: fc.constantFrom('no_ms', 'early') }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant('refused'), what: fc.constantFrom(...REFUSED) }) },
);

const HARM: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('damage'),
      damage: fc.record({ kind: fc.constantFrom(...DAMAGES), at: fc.nat({ max: 500 }) }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('faults'),
      next: fc.array(fc.option(fc.constantFrom(...FAULTS)), { minLength: 1, maxLength: 8 }),
    }),
  },
);

/** Conversations in which nothing goes wrong with table or session. */
const CALM = fc.oneof(
  { withCrossShrink: true },
  { weight: 7, arbitrary: GOING_ON },
  { weight: 5, arbitrary: SAYING },
  { weight: 3, arbitrary: INTERRUPTING },
  { weight: 2, arbitrary: LEAVING },
  { weight: 2, arbitrary: ODD },
);
const STORMY = fc.oneof({ weight: 5, arbitrary: CALM }, { weight: 1, arbitrary: HARM });

/** Random conversations. In half of them table and session can fail. */
export const CONVERSATIONS: fc.Arbitrary<readonly Step[]> = fc.oneof(
  fc.array(CALM, { minLength: 1, maxLength: 24, size: 'max' }),
  fc.array(STORMY, { minLength: 1, maxLength: 24, size: 'max' }),
);
