import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import type { Turn } from '../../lambdas/coach/conversation/turn.ts';
import type { CoachEvent } from '../../lambdas/coach/conversation/events.ts';
import { permissionInForce } from '../../lambdas/coach/screening/permission.ts';
import { BODY_PARTS } from '../../lambdas/coach/body/places.ts';
import { NO_PROGRESS, type DoseKey } from '../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { REGION_IDS } from '../../lambdas/coach/body/regions.ts';
import { AGE, ITEMS, LEG, RED_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import { lengthOf } from '../../lambdas/coach/timeline/segment.ts';
import { FINDING_IDS } from '../../lambdas/coach/screening/findings.ts';
import { TOOLS } from '../../lambdas/coach/body/equipment.ts';
import { TOPICS } from '../../lambdas/coach/conversation/topics.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { SAME_EXAMPLES } from './support/arbitraries.ts';
import { namesOf, NO, NOW, number, playedIn, tell, type Moment, YES } from './support/talking.ts';

/** What a full screening leaves answered: each single question, and each thing that the roll calls name. */
const ASKED_OF_ALL = [...keysOf(AGE), ...RED_IDS, ...keysOf(LEG), ...keysOf(ITEMS)];

/** What is answered by yes, by "ready" and by a number, by someone who wants to roll; all else by no. */
const AGREED: readonly AskedId[] = [
  'adult',
  'same_person',
  'examined',
  'allowed',
  'floor',
  'take_up',
  'roll_now',
];
const READY: readonly AskedId[] = ['ready', 'carry_on', 'other_side'];
const THREE: readonly AskedId[] = ['pain_now', 'hardest', 'how_strong', 'back_now'];

/** What someone says who has nothing to be careful of and wants to roll. */
function willing(asked: AskedId): CoachEvent {
  if (AGREED.includes(asked)) return YES;
  if (READY.includes(asked)) return { type: 'ready' };
  if (THREE.includes(asked)) return number(3);
  if (asked === 'age') return number(40);
  return asked === 'skin_where' ? { type: 'avoid', place: 'knee' } : NO;
}

const places = fc.constantFrom(null, 'unknown', ...REGION_IDS, ...keysOf(BODY_PARTS), 'low_back');
const anything: fc.Arbitrary<CoachEvent> = fc.oneof(
  fc.constantFrom<CoachEvent>(
    ...(['ready', 'hurts', 'not_sure', 'cant_get_down', 'pause', 'resume'] as const).map((type) => ({
      type,
    })),
    ...(['next', 'previous', 'repeat', 'start_over', 'help', 'unclear', 'why', 'audio_failed'] as const).map(
      (type) => ({ type }),
    ),
  ),
  fc.record({ type: fc.constant('yes'), ofSome: fc.boolean() }),
  fc.record({ type: fc.constant('no'), how: fc.constantFrom('plain', 'believed', 'slight') }),
  fc.record({ type: fc.constant('ask_topic'), topic: fc.constantFrom(...TOPICS, 'unknown' as const) }),
  fc.record({ type: fc.constant('cleared'), allowed: fc.boolean() }),
  fc.nat({ max: 10 }).map(number),
  fc.record({
    type: fc.constant('start'),
    minutes: fc.option(fc.integer({ min: 1, max: 20 })),
    place: places,
    side: fc.constantFrom('left', 'right', null),
  }),
  fc.record({ type: fc.constant('avoid'), place: places }),
  fc.record({ type: fc.constant('deny'), finding: fc.constantFrom(null, 'unknown', ...FINDING_IDS) }),
  fc.record({
    type: fc.constant('have'),
    had: fc.oneof(
      fc.record({ kind: fc.constant('finding'), id: fc.constantFrom(...FINDING_IDS) }),
      fc.record({ kind: fc.constant('tool'), id: fc.constantFrom(...TOOLS) }),
      fc.constant({ kind: 'unknown' } as const),
    ),
    place: places,
    side: fc.constantFrom('left', 'right', 'both', null),
    old: fc.boolean(),
  }),
);

/** Mostly what is asked for, and now and then anything else, a moment or minutes later. */
const walks = fc.array(
  fc.tuple(
    fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: anything }),
    fc.oneof(fc.nat({ max: 20 * SECOND }), fc.nat({ max: 4 * MINUTE })),
  ),
  { minLength: 30, maxLength: 45, size: 'max' },
);

type Walk = readonly (readonly [event: CoachEvent | null, afterMs: number])[];

/** A turn with the conversation and the time it left behind. */
type Look = (turn: Turn, then: Moment) => void;
type Walked = readonly Readonly<Parameters<Look>>[];

/** The walks so far: each test looks at the same ones. */
const walked = new Map<string, Walked>();

/** Walks through first visits; each ends with its conversation, and the next begins with what is on record. */
function walk(steps: Walk): Walked {
  const turns: Readonly<Parameters<Look>>[] = [];
  let moment: Moment = { conversation: null, progress: NO_PROGRESS, now: NOW };
  for (const [event, afterMs] of steps) {
    const { conversation } = moment;
    const said: CoachEvent =
      conversation === null ? { type: 'launched' } : (event ?? willing(conversation.asked.id));
    const { turn, then } = tell(moment, said, afterMs);
    turns.push([turn, then]);
    moment = then;
  }
  return turns;
}

function everyTurn(look: Look): void {
  fc.assert(
    fc.property(walks, (steps) => {
      const key = JSON.stringify(steps);
      const turns = walked.get(key) ?? walk(steps);
      walked.set(key, turns);
      for (const [turn, then] of turns) look(turn, then);
    }),
    { ...SAME_EXAMPLES, numRuns: 300 },
  );
}

const playsHolds = (turn: Turn): boolean => (playedIn(turn)?.spans.length ?? 0) > 0;

describe('in any conversation', () => {
  it('holds are played in some', () => {
    let holds = 0;
    everyTurn((turn) => {
      if (playsHolds(turn)) holds += 1;
    });
    expect(holds).toBeGreaterThan(150);
  });

  it('no hold is played without a permission in force', () => {
    everyTurn((turn, { now }) => {
      if (playsHolds(turn)) expect(permissionInForce(turn.conversation, now)).not.toBeNull();
    });
  });

  it('no hold is played with a question of the list unanswered, or something sore nobody knows where', () => {
    everyTurn((turn) => {
      if (!playsHolds(turn)) return;
      const { checks } = turn.conversation;
      const ids = {
        full: ASKED_OF_ALL,
        returning: ['red_flags_since', 'anything_new'] as const,
        resume: [],
      }[checks.questionSet];
      expect(ids.filter((id) => checks.answers[id] === undefined)).toEqual([]);
      expect(checks.answers.skin_joints === 'yes' && checks.soreAreas.length === 0).toBe(false);
    });
  });

  it('no region is played that is to be left out', () => {
    everyTurn((turn) => {
      const played = playedIn(turn)?.spans.map(({ region }) => region) ?? [];
      expect(played.filter((region) => turn.conversation.checks.avoid.includes(region))).toEqual([]);
    });
  });

  it('no side is held longer than 120 s in a day', () => {
    everyTurn((_, { progress }) => {
      const over: DoseKey[] = keysOf(progress.practice.today.heldMs).filter(
        (key) => (progress.practice.today.heldMs[key] ?? 0) > 120 * SECOND,
      );
      expect(over).toEqual([]);
    });
  });

  it('a turn plays one thing at most, of 220 s at most: a segment behind its lead', () => {
    everyTurn((turn) => {
      const played = playedIn(turn);
      expect(played === null ? 0 : lengthOf(played)).toBeLessThanOrEqual(220 * SECOND);
    });
  });

  it('a question is the last thing said, unless the session closes', () => {
    everyTurn((turn) => {
      const { closed, asked } = turn.conversation;
      expect(turn.then).toBe(closed === null ? 'ask' : 'close');
      if (closed === null) expect(namesOf(turn).at(-1)).toBe(`ask ${asked.id}`);
    });
  });
});
