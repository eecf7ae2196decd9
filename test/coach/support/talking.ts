import { advance } from '../../../lambdas/coach/advance.ts';
import type { AskedId } from '../../../lambdas/coach/conversation/questions.ts';
import type { Asked, Conversation } from '../../../lambdas/coach/conversation/conversation.ts';
import type { SafetyCheck } from '../../../lambdas/coach/screening/safety-state.ts';
import type { Context } from '../../../lambdas/coach/conversation/context.ts';
import type { Spoken, Turn } from '../../../lambdas/coach/conversation/turn.ts';
import type { CoachEvent } from '../../../lambdas/coach/conversation/events.ts';
import { permissionInForce, type Permission } from '../../../lambdas/coach/screening/permission.ts';
import { NO_PROGRESS, type PersonRecord } from '../../../lambdas/coach/progress/progress.ts';
import { SECOND, type Instant } from '../../../lambdas/coach/shared/time.ts';
import { foldFacts } from '../../../lambdas/coach/progress/record-fact.ts';
import type { FindingId } from '../../../lambdas/coach/screening/findings.ts';
import type { Screened } from '../../../lambdas/coach/screening/outcome.ts';
import {
  type Answers,
  ROLL_CALLS,
  SCREENING_IDS,
  SCREENING_VERSION,
} from '../../../lambdas/coach/screening/questionnaire.ts';
import type { Segment } from '../../../lambdas/coach/timeline/segment.ts';
import { MONDAY } from './arbitraries.ts';
import { whole } from './history.ts';

/** When the tests' conversations take place. */
export const NOW: Instant = MONDAY;

/** All fourteen questions, each thing the roll calls name, and the set-up's, answered with nothing to be careful of. */
export const ALL_SAFE: Answers = {
  adult: 'yes',
  seventy: 'no',
  ...Object.fromEntries(
    [...SCREENING_IDS.filter((id) => id !== 'age'), ...Object.values(ROLL_CALLS).flat()].map((id) => [
      id,
      'no',
    ]),
  ),
  skin_joints: 'no',
};

/** A screening in force, concluded now, but for the changes. */
export function concluded(changes: Partial<Screened> = {}): Screened {
  const { at = NOW } = changes;
  return { outcome: 'ok', version: SCREENING_VERSION, at, askedAllAt: at, leftOut: [], ...changes };
}

/** The open question, asked for the first time. */
export function asking(id: AskedId): Asked {
  return { id, misses: 0, exampleGiven: false, form: 'plain' };
}

/** A conversation in which everything was answered and nothing stands against rolling, but for the changes. */
export function talk(checks: Partial<SafetyCheck> = {}, changes: Partial<Conversation> = {}): Conversation {
  return {
    speaker: 'owner',
    level: 'ok',
    wish: { minutes: null, region: null, side: null },
    checks: {
      questionSet: 'full',
      screeningReason: 'first',
      answers: ALL_SAFE,
      lastAnswered: null,
      screened: concluded(),
      amends: null,
      suspendedAt: null,
      readOut: null,
      asksFlare: false,
      correction: null,
      continued: false,
      wasBlocked: false,
      tookUp: false,
      floor: true,
      soreAreas: [],
      avoid: [],
      near: [],
      pain: 2,
      tool: 'soft_roller',
      ...checks,
    },
    asked: asking('ready'),
    waiting: null,
    run: null,
    stage: 'before',
    lastHold: null,
    numberSaid: null,
    cramped: false,
    harderGranted: 0,
    painAfter: null,
    detail: null,
    sounds: null,
    owesProgress: null,
    held: null,
    remind: null,
    missedVoice: false,
    closed: null,
    ...changes,
  };
}

/** What surrounds an event: a recognised voice with an empty record, but for the changes. */
export function around(changes: Partial<Context> = {}): Context {
  return {
    now: NOW,
    turnId: 'turn',
    recordStatus: 'exists',
    progress: NO_PROGRESS,
    voice: 'recognised',
    ratingsAllowed: false,
    canRemind: false,
    lostThread: false,
    unasked: 'never',
    ...changes,
  };
}

/** A permission in force, of the usual or the gentle mode. */
export function permitted(gentle: boolean): Permission {
  const outcome = gentle ? 'gentle' : 'ok';
  const permission = permissionInForce(talk({ screened: concluded({ outcome }) }), NOW);
  if (permission === null)
    throw new Error('expected a permission in force for a conversation with nothing against it');
  return permission;
}

/** A conversation at an instant, with what is on record. */
export interface Moment {
  readonly conversation: Conversation | null;
  readonly progress: PersonRecord;
  readonly now: Instant;
}

/** The moment after something happened `afterMs` later, its facts recorded, the session left if it closed, with the turn that answered it. */
export function tell(
  { conversation, progress, now: before }: Moment,
  event: CoachEvent,
  afterMs: number = 5 * SECOND,
): { readonly then: Moment; readonly turn: Turn } {
  const now = before + afterMs;
  const turn = whole(advance(conversation, event, around({ now, progress, turnId: `turn-${now}` })));
  const open = turn.then === 'close' ? null : turn.conversation;
  return { then: { conversation: open, progress: foldFacts(progress, turn.facts), now }, turn };
}

/** What several things said bring, each five seconds after the one before; the turn is the last one's. */
export function tellAll(
  moment: Moment,
  ...events: readonly [CoachEvent, ...CoachEvent[]]
): ReturnType<typeof tell> {
  const [first, ...more] = events;
  return more.reduce(({ then }, event) => tell(then, event), tell(moment, first));
}

/** "Yes", to whatever is asked. */
export const YES: CoachEvent = { type: 'yes', ofSome: false };

/** "No", and no more. */
export const NO: CoachEvent = { type: 'no', how: 'plain' };

/** A reply in the words of a number. */
export function number(value: number): CoachEvent {
  return { type: 'number', value, minutes: null };
}

type Have = Extract<CoachEvent, { type: 'have' }>;

/** A finding someone says they have, at a place or at none; of one side, or begun long ago, where the rest says so. */
export function have(
  id: FindingId,
  place: Have['place'] = null,
  { side = null, old = false }: Partial<Pick<Have, 'side' | 'old'>> = {},
): Have {
  return { type: 'have', had: { kind: 'finding', id }, place, side, old };
}

/** Something someone says they have that no list knows: "my hip", "a funny feeling". */
export function haveUnknown(place: Have['place'] = null, side: Have['side'] = null): Have {
  return { type: 'have', had: { kind: 'unknown' }, place, side, old: false };
}

/** The names of what is heard of a turn, in order; what it plays as `play`, a question as `ask …`. */
export function namesOf(turn: Spoken | Turn): string[] {
  const said = turn.said.map(({ act }) => act);
  switch (turn.then) {
    case 'ask':
      return [...said, ...(turn.play === undefined ? [] : ['play']), `ask ${turn.question.question}`];
    case 'close':
      return turn.goodbye ? [...said, 'goodbye'] : said;
    case 'request':
      return said;
  }
}

/** The segment a turn plays; null if it plays none. */
export function playedIn(turn: Spoken | Turn): Segment | null {
  return turn.then === 'ask' ? (turn.play ?? null) : null;
}

/** The regions held in what a turn plays: none in a waiting bed. */
export function regionsPlayed(turn: Turn): string[] {
  const regions = playedIn(turn)?.spans.map(({ region }) => region) ?? [];
  return [...new Set(regions)];
}
