/** What can happen next: everything a person can say that differs to the coach, and when. */
import { HEALTHY } from '../../lambdas/coach/screening/healthy.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent, EventType } from '../../lambdas/coach/conversation/events.ts';
import { LATENCY_MS } from '../../lambdas/coach/timeline/playback.ts';
import { isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import type { Playing } from '../../lambdas/coach/routine/run.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import {
  answersOf,
  deniesAll,
  FINDING_IDS,
  type FindingId,
  getFinding,
  isEmergency,
  itemsDenied,
} from '../../lambdas/coach/screening/findings.ts';
import {
  type Answers,
  FOLLOW_UPS,
  isRollCall,
  ITEMS,
  YES_NO_IDS,
  type YesNoId,
} from '../../lambdas/coach/screening/questionnaire.ts';
import { have, haveUnknown, NO, number } from '../coach/support/talking.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { verdictOf } from './may-roll.ts';
import type { State } from './state.ts';

/** Something said so long after the last answer was sent. */
export interface Said {
  readonly event: CoachEvent;
  readonly afterMs: number;
  /** When, in words: of the segment that plays, or since the last session. */
  readonly when: string;
  readonly otherVoice: boolean;
  /** The session's own memory couldn't be read. */
  readonly lostThread: boolean;
  readonly unreachable: boolean;
  /** How Alexa's service for reminders answers, where it is asked. */
  readonly service: Service;
}

export const SERVICES = ['works', 'away', 'no permission'] as const;
export type Service = (typeof SERVICES)[number];

/** What the coach makes of a finding: the same answers at each question, the same level and stop. */
function classOf(id: FindingId): string {
  const answers = YES_NO_IDS.map((asked) =>
    [false, true].map((oneSided) => [
      answersOf(id, { asked, oneSided }),
      isEmergency(id, { asked, oneSided, old: false }),
    ]),
  );
  return JSON.stringify([getFinding(id), answers]);
}

const CLASSES = FINDING_IDS.map(classOf);

/** One finding of each class that the coach treats alike. */
export const FINDINGS_TRIED: readonly FindingId[] = FINDING_IDS.filter(
  (_, index) => CLASSES.indexOf(CLASSES[index] ?? '') === index,
);

/** One of each set of findings whose denial says the same at a question: all of it, the same things of it, or nothing. */
function denialsAt(asked: YesNoId): readonly CoachEvent[] {
  const said = FINDINGS_TRIED.map((id) =>
    JSON.stringify([deniesAll(id, asked), isRollCall(asked) ? itemsDenied(id, asked) : []]),
  );
  return FINDINGS_TRIED.filter((_, index) => said.indexOf(said[index] ?? '') === index).map((finding) => ({
    type: 'deny',
    finding,
  }));
}

const DENIALS = new Map(YES_NO_IDS.map((id) => [id, denialsAt(id)] as const));

/** A region a routine rolls, one that is a part of the body as well, a part, a refused place, and none known. */
const PLACES = ['glutes', 'quads', 'hip', 'low_back', 'unknown', null] as const;

/** The variants of each event that the coach can tell apart. A new event doesn't compile without its own. */
const EVENTS: { readonly [T in EventType]: readonly Extract<CoachEvent, { type: T }>[] } = {
  launched: [{ type: 'launched' }],
  no: (['plain', 'believed', 'slight'] as const).map((how) => ({ type: 'no', how })),
  yes: [
    { type: 'yes', ofSome: false },
    { type: 'yes', ofSome: true },
  ],
  ready: [{ type: 'ready' }],
  number: [
    ...[0, 3, 4, 6, 8, 11, 40, 75, 121].map((value) => ({ type: 'number' as const, value, minutes: null })),
    { type: 'number', value: null, minutes: null },
    { type: 'number', value: 8, minutes: 8 },
  ],
  not_sure: [{ type: 'not_sure' }, { type: 'not_sure', choice: 'last' }],
  healthy: keysOf(HEALTHY).map((what) => ({ type: 'healthy', what })),
  hurts: [{ type: 'hurts' }],
  // What of a question's is denied: see DENIALS.
  deny: [null, 'unknown' as const].map((finding) => ({ type: 'deny', finding })),
  have: [
    ...FINDINGS_TRIED.map((id) => have(id)),
    ...(['hip', 'unknown'] as const).map((place) => have('sore_skin', place)),
    // Begun long ago, or of one leg.
    ...(['saddle_numbness', 'bladder_bowel', 'both_legs'] as const).map((id) =>
      have(id, null, { old: true }),
    ),
    ...(['leg_pain', 'leg_weakness'] as const).map((id) => have(id, null, { side: 'left' })),
    ...(['ball', 'golf_ball'] as const).map((id) => ({
      ...haveUnknown(),
      had: { kind: 'tool' as const, id },
    })),
    { ...haveUnknown(), had: { kind: 'refused_tool', id: 'pipe' } },
    haveUnknown('hip'),
    haveUnknown('leg', 'left'),
    haveUnknown(),
  ],
  start: [
    { type: 'start', minutes: null, place: null, side: null },
    { type: 'start', minutes: 8, place: null, side: null },
    { type: 'start', minutes: null, place: null, side: null, lying: true },
    { type: 'start', minutes: null, place: null, side: null, choice: 'sitting' },
    { type: 'start', minutes: null, place: 'glutes', side: 'right' },
    { type: 'start', minutes: null, place: 'upper_back', side: null },
    { type: 'start', minutes: null, place: 'low_back', side: null },
    { type: 'start', minutes: null, place: 'arm', side: null },
    { type: 'start', minutes: null, place: 'unknown', side: null },
  ],
  avoid: PLACES.map((place) => ({ type: 'avoid', place })),
  pressure: (['less', 'more'] as const).map((change) => ({ type: 'pressure', change })),
  time: (['less', 'more'] as const).flatMap((change) =>
    [null, 10].map((seconds) => ({ type: 'time' as const, change, seconds })),
  ),
  time_left: [{ type: 'time_left' }],
  switch_sides: [{ type: 'switch_sides', side: null }],
  detail: [{ type: 'detail', detail: 'brief' }],
  keep_going: [true, false].map((on) => ({ type: 'keep_going', on })),
  cleared: [true, false].map((allowed) => ({ type: 'cleared', allowed })),
  cant_get_down: [{ type: 'cant_get_down' }],
  pause: [{ type: 'pause' }],
  resume: [{ type: 'resume' }],
  next: [{ type: 'next' }],
  previous: [{ type: 'previous' }],
  start_over: [{ type: 'start_over' }],
  repeat: [{ type: 'repeat' }],
  help: [{ type: 'help' }],
  ask_topic: [{ type: 'ask_topic', topic: 'fascia' }],
  progress: [{ type: 'progress', about: 'overall' }],
  goal: [{ type: 'goal', perWeek: 4 }],
  never: [{ type: 'never', place: 'quads' }],
  use_again: [{ type: 'use_again', place: 'quads' }],
  keep_usual: [{ type: 'keep_usual' }],
  programme: [{ type: 'programme', change: 'start', programme: 'sitting' }],
  reached: [{ type: 'reached', landmark: 'toes' }],
  why: [{ type: 'why' }],
  what_you_mean: [{ type: 'what_you_mean' }],
  my_data: [{ type: 'my_data' }],
  delete_data: [{ type: 'delete_data', scope: 'person' }],
  unclear: [{ type: 'unclear' }],
  audio_failed: [{ type: 'audio_failed' }],
  // To the coach it is the audio that failed.
  screen_failed: [],
  played: [{ type: 'played' }],
  stuck: [true, false].map((onlyFell) => ({ type: 'stuck', onlyFell })),
  remind: [
    { type: 'remind', change: 'set', days: null, time: null, half: null },
    { type: 'remind', change: 'set', days: 'weekdays', time: { hour: 6, minute: 30 }, half: null },
    { type: 'remind', change: 'set', days: 'every_day', time: null, half: 'pm' },
    { type: 'remind', change: 'stop', days: null, time: null, half: null },
  ],
  consent: (['accepted', 'denied'] as const).map((answer) => ({ type: 'consent', answer, schedule: null })),
  emergency: [{ type: 'emergency' }],
  crisis: [{ type: 'crisis' }],
  stop: [{ type: 'stop' }],
  ended: (['left', 'failed', 'refused'] as const).map((how) => ({ type: 'ended', how })),
};
export const EVERY_EVENT: readonly CoachEvent[] = Object.values(EVENTS).flat();

/** What may be an answer, what every state must answer, and a thing of each level. */
const WHEN_ASKED_AGAIN: readonly CoachEvent[] = [
  ...EVENTS.yes,
  ...EVENTS.no,
  ...(['not_sure', 'unclear', 'ready', 'hurts', 'pause', 'resume', 'next', 'previous'] as const).map(
    (type) => ({ type }),
  ),
  ...(['help', 'why', 'repeat', 'stop', 'emergency'] as const).map((type) => ({ type })),
  ...EVENTS.ended,
  ...EVENTS.deny,
  ...EVENTS.cleared,
  ...[3, 8, 40, 75].map(number),
  ...(['chest_pain', 'fever', 'leg_pain', 'sharp_pain'] as const).map((id) => have(id)),
  have('sore_skin', 'hip'),
  haveUnknown('hip'),
  { type: 'avoid', place: 'hip' },
];

/** What another voice says: a danger, what stops a hold, and what would be an answer. */
const FROM_ANOTHER: readonly CoachEvent[] = [
  ...(['launched', 'ready', 'hurts', 'pause', 'unclear', 'emergency', 'stop', 'repeat'] as const).map(
    (type) => ({
      type,
    }),
  ),
  ...EVENTS.ended,
  NO,
  ...EVENTS.yes.slice(0, 1),
  ...EVENTS.progress,
  number(3),
  have('chest_pain'),
  have('leg_pain'),
];

const ANSWERS_OF_ANOTHER = FROM_ANOTHER.filter(({ type }) => ['yes', 'no', 'stop', 'have'].includes(type));

/** Before the first hold another voice is heard alike at every question; what may be taken for an answer is tried at each. */
function fromAnother({ stage, checks, asked: { id } }: Conversation): readonly CoachEvent[] {
  const mayDiffer = stage !== 'before' || !isYesNo(id) || verdictOf(checks.answers) === 'ok';
  return mayDiffer ? FROM_ANOTHER : ANSWERS_OF_ANOTHER;
}

/** What a session may begin with, besides a launch: a wish, a danger, or anything said to a lost thread. */
const BEGINNINGS: readonly CoachEvent[] = [
  ...EVENTS.start,
  ...FINDINGS_TRIED.map((id) => have(id)),
  ...(['emergency', 'crisis', 'stop', 'unclear', 'help', 'ready', 'hurts'] as const).map((type) => ({
    type,
  })),
  ...EVENTS.ended,
  ...EVENTS.progress,
  ...EVENTS.goal,
  ...EVENTS.reached,
  { type: 'stuck', onlyFell: false },
  { type: 'yes', ofSome: false },
  number(3),
];

/** How long a person may be away: each leads to another kind of return. */
const AWAY = {
  'at once': 5 * SECOND,
  'after 30 minutes': 30 * MINUTE,
  'after 5 hours': 5 * HOUR,
  'after 2 days': 2 * DAY,
  'after 15 days': 15 * DAY,
  'after 31 days': 31 * DAY,
} as const;

const PLAIN = {
  when: '',
  otherVoice: false,
  lostThread: false,
  unreachable: false,
  service: 'works',
} as const;

/** All that can be said in a state. */
export function movesFrom(state: State): readonly Said[] {
  const { conversation } = state;
  if (conversation === null) return beginnings(state);
  const events = eventsFor(conversation);
  const fresh = conversation.asked.misses === 0;
  const others = state.voice === 'recognised' && fresh ? fromAnother(conversation) : [];
  return whiles(conversation.run?.playing ?? null).flatMap(([when, afterMs]) => [
    ...events.map((event) => ({ ...PLAIN, event, afterMs, when })),
    ...others.map((event) => ({ ...PLAIN, event, afterMs, when, otherVoice: true })),
  ]);
}

/**
 * A denial is one of something asked; elsewhere they are all alike. At a question put again only the answer
 * differs, and each kind of thing: all else was said when it was first put. So it is with a question behind an answer, and
 * once something was answered unsafely: all else was said at the same question while nothing was. What counts together
 * with another is said there all the same.
 */
function eventsFor(conversation: Conversation): readonly CoachEvent[] {
  const { checks, stage } = conversation;
  const { id, misses, exampleGiven } = conversation.asked;
  const isAgain = misses > 0 || exampleGiven;
  if (stage !== 'before') return (isAgain ? WHEN_ASKED_AGAIN : ONCE_ROLLING).filter(isPlainDenial);
  if (!isYesNo(id) && id !== 'age') return (isAgain ? WHEN_ASKED_AGAIN : EVERY_EVENT).filter(isPlainDenial);
  const denials = isYesNo(id) ? (DENIALS.get(id) ?? []) : [];
  if (isAgain || id in FOLLOW_UPS || id in ITEMS) return [...WHEN_ASKED_AGAIN, ...denials];
  if (checks.correction === 'used') return [...WHEN_ASKED_AGAIN, ...denials];
  const isSafeSoFar =
    verdictOf(checks.answers) === 'ok' && COUNTS_TOGETHER.every((id) => !isSaid(id, checks.answers));
  return [...(isSafeSoFar ? EVERY_EVENT : [...WHEN_ASKED_AGAIN, ...PAIRED]), ...denials];
}

/** From the first hold on, a finding is acted on at once: by its level, or by words of its own. */
const LIKE_ONCE_ROLLING = FINDINGS_TRIED.map((id) => {
  const { level, stop } = getFinding(id);
  return JSON.stringify([level, stop]);
});

const ONCE_ROLLING = EVERY_EVENT.filter((event) => {
  if (event.type !== 'have' || event.had.kind !== 'finding' || event.place !== null) return true;
  const index = FINDINGS_TRIED.indexOf(event.had.id);
  return LIKE_ONCE_ROLLING.indexOf(LIKE_ONCE_ROLLING[index] ?? '') === index;
});

/** What counts together with something else. */
const COUNTS_TOGETHER = [
  ...(['saddle_numbness', 'bladder_bowel', 'both_legs_old', 'leg_weakness'] as const),
  ...(['constant_pain', 'sudden_start', 'steroids', 'cancer'] as const),
];

const PAIRED = COUNTS_TOGETHER.map((id) => have(id, null, { old: true }));

function isSaid(id: FindingId, answers: Answers): boolean {
  return keysOf(getFinding(id).answers).some((one) => answers[one] === 'yes' || answers[one] === 'unsure');
}

function isPlainDenial(event: CoachEvent): boolean {
  return event.type !== 'deny' || event.finding === null;
}

function beginnings({ written }: State): readonly Said[] {
  const launched: CoachEvent = { type: 'launched' };
  const gaps = Object.entries(AWAY).slice(0, written ? undefined : 1);
  const soon = { ...PLAIN, afterMs: AWAY['at once'], when: '' };
  return [
    ...gaps.map(([when, afterMs]) => ({ ...PLAIN, event: launched, afterMs, when: written ? when : '' })),
    ...BEGINNINGS.map((event) => ({ ...soon, event })),
    { ...soon, event: launched, lostThread: true },
    { ...soon, event: { type: 'yes', ofSome: false }, lostThread: true },
    { ...soon, event: launched, unreachable: true },
  ];
}

/** The moments of a segment that differ: getting into position, in its first hold, in its last, in the close, after. */
function whiles(playing: Playing | null): readonly (readonly [string, number])[] {
  const soon = ['', 5 * SECOND] as const;
  if (playing === null) return [soon];
  const { spans, closeMs, endMs, unasked } = playing;
  const further = unasked?.spans.at(0);
  const inReprompt =
    further === undefined
      ? []
      : ([
          ['on the way in the reprompt', further.startMs + 2 * SECOND],
          ['in its hold', middle(further.holdStartMs, further.endMs)],
          ['after its hold', further.endMs + 5 * SECOND],
        ] as const);
  const holds = [...new Set([spans.at(0), spans.at(-1)])].flatMap((span, index) =>
    span === undefined
      ? []
      : [[index === 0 ? 'in a hold' : 'in the last hold', middle(span.holdStartMs, span.endMs)] as const],
  );
  const close = closeMs > 0 ? [['in the close', middle(endMs - closeMs, endMs)] as const] : [];
  return [
    ['getting into position', 2 * SECOND],
    ...holds,
    ...close,
    ['after', endMs + 5 * SECOND],
    ...inReprompt,
  ];
}

function middle(fromMs: number, toMs: number): number {
  return (fromMs + toMs) / 2 + LATENCY_MS;
}

/** What was said, in a few words: "yes", "number 3", "have chest_pain, in a hold", "another voice: stop". */
export function inWords({ event, when, otherVoice, lostThread, unreachable, service }: Said): string {
  const details = Object.entries(event).flatMap(([key, value]: [string, unknown]) =>
    key === 'type' || value === null || value === false ? [] : [detailOf(key, value)],
  );
  const notes = [when, lostThread ? 'thread lost' : '', unreachable ? 'record out of reach' : ''];
  if (service !== 'works') notes.push(`service: ${service}`);
  const said = [event.type, ...details].join(' ');
  return `${otherVoice ? 'another voice: ' : ''}${[said, ...notes.filter((note) => note !== '')].join(', ')}`;
}

function detailOf(key: string, value: unknown): string {
  if (value === true) return key;
  if (typeof value === 'object' && value !== null) return 'id' in value ? String(value.id) : key;
  return key === 'minutes' ? `${String(value)} minutes` : String(value);
}
