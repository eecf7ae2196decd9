/**
 * On the roller: what is said during a segment, at a check-in, in a pause. Before any of it, what was played
 * is credited (place.ts), so each reply finds a run that stands still at a step.
 */
import type { Act, Line } from './acts.ts';
import type { AskedId } from './asking.ts';
import { ask, opening } from './asks.ts';
import type { Context, Conversation, Turn } from './conversation.ts';
import { endForToday, finish, stop } from './endings.ts';
import type { Fact } from './facts.ts';
import { bed, nextSegment } from './holds.ts';
import { permissionInForce } from './permission.ts';
import { isComplete } from './place.ts';
import { practiceOf, proceed } from './preparing.ts';
import type { Run } from './run.ts';
import { lengthOf } from './segment.ts';

/** Pressure that stops a region, in usual and in gentle mode; and from which it is eased. 0 to 10. */
const STOPS_REGION = { usual: 7, gentle: 6 } as const;
const EASES = { usual: 6, gentle: 4 } as const;
/** So many regions stopped end the routine. */
const STRIKES = 2;

/** The first bell: the routine begins, or a kept one goes on. */
export function begin(conversation: Conversation, context: Context): Turn {
  const { run, checks, wish } = conversation;
  if (run === null) return proceed(conversation, context);
  const { now } = context;
  const minutes = wish.region === null && wish.minutes !== null ? { minutes: wish.minutes } : {};
  const preferred: Fact = {
    fact: 'preferred',
    at: now,
    preferences: { ...minutes, ...(checks.tool === null ? {} : { tool: checks.tool }) },
  };
  const begun = run.startedAt > 0 ? run : { ...run, startedAt: now };
  return playOn(conversation, begun, context, null, [preferred]);
}

/**
 * Plays what comes next in a run: only under a permission in force, asked for again here. Without one the
 * questions that are missing come first.
 */
export function playOn(
  conversation: Conversation,
  run: Run,
  context: Context,
  lead: Line | null,
  facts: readonly Fact[] = [],
): Turn {
  const permission = permissionInForce(conversation, context.now);
  if (permission === null || (permission.gentle && !run.plan.gentle)) {
    return proceed({ ...conversation, run: null }, context, [{ act: 'roll_off' }], facts);
  }
  const segment = nextSegment(permission, run, practiceOf(conversation, context), lead);
  const playing = {
    sentAt: context.now,
    spans: segment.spans,
    closeMs: segment.closeMs,
    endMs: lengthOf(segment),
  };
  const going: Run = { ...run, playing, at: context.now };
  const asked = opening({ ...conversation, run: going }, questionAfter(conversation, going));
  return {
    conversation: asked,
    acts: [{ act: 'play', segment }, ask(asked)],
    facts: [...facts, { fact: 'run_kept', at: context.now, run: going }],
  };
}

/** What is asked when the segment has ended. */
function questionAfter({ wish }: Conversation, { playing }: Run): AskedId {
  if (playing !== null && playing.closeMs > 0) return 'back_now';
  return wish.region !== null && wish.side !== null ? 'other_side' : 'hardest';
}

/** Holds still on a waiting bed, the place kept. */
export function pause(conversation: Conversation, context: Context): Turn {
  const { run } = conversation;
  const paused = opening(conversation, 'carry_on');
  if (run === null) return proceed(conversation, context);
  const step = run.plan.steps[run.next];
  const said: Act[] =
    step === undefined
      ? []
      : [
          {
            act: 'paused',
            region: step.region,
            side: step.side,
            leftMs: step.holdMs - (run.heldMs[run.next] ?? 0),
          },
        ];
  return {
    conversation: paused,
    acts: [...said, { act: 'play', segment: bed('say_carry_on', 'response') }, ask(paused)],
    facts: [{ fact: 'run_kept', at: context.now, run }],
  };
}

/** The hold stops, and a question decides whether it goes on. */
export function halt(
  conversation: Conversation,
  context: Context,
  acts: readonly Act[],
  question: AskedId,
): Turn {
  const halted = opening(conversation, question);
  const facts: Fact[] =
    conversation.run === null ? [] : [{ fact: 'run_kept', at: context.now, run: conversation.run }];
  return { conversation: halted, acts: [{ act: 'roll_off' }, ...acts, ask(halted)], facts };
}

/** "It hurts": roll off, and how strong? */
export function howStrong(conversation: Conversation): Turn {
  const asked = opening(conversation, 'how_strong');
  return { conversation: asked, acts: [{ act: 'roll_off' }, ask(asked)], facts: [] };
}

/** What a pressure of 0 to 10 does: goes on, eases, stops the region, or, the second time, the routine. */
export function pressed(conversation: Conversation, pressure: number, context: Context): Turn {
  const { run } = conversation;
  if (run === null) return proceed(conversation, context);
  const mode = run.plan.gentle ? 'gentle' : 'usual';
  if (pressure >= STOPS_REGION[mode]) return stopRegion(conversation, run, pressure, context);
  const easing = pressure >= EASES[mode];
  const lighter = run.lighter || easing;
  return goOn(conversation, { ...run, lighter }, context, { line: 'echo', number: pressure, easing });
}

function stopRegion(conversation: Conversation, run: Run, pressure: number, context: Context): Turn {
  const { steps } = run.plan;
  const region = regionAtHand(conversation, run);
  const echo: Act = { act: 'echo', number: pressure };
  if (run.strikes + 1 >= STRIKES) return endForToday(conversation, context, [echo, { act: 'stopped_twice' }]);
  const beyond = steps.findIndex((step, index) => index >= run.next && step.region !== region);
  const next = beyond === -1 ? steps.length : beyond;
  const lead: Line = { line: 'region_stopped', region };
  return goOn(conversation, { ...run, next, strikes: run.strikes + 1 }, context, lead);
}

/** The region under the roller: of the step a hold was stopped in, or of the one just held. */
function regionAtHand(
  { asked }: Conversation,
  { plan: { steps }, next }: Run,
): Run['plan']['steps'][number]['region'] {
  const held = asked.id === 'hardest' || asked.id === 'other_side' || next >= steps.length;
  const step = steps[Math.max(0, held ? next - 1 : next)];
  return step?.region ?? 'glutes';
}

/** Goes on where the run stands: plays if it had begun, waits for "ready" if not. */
function goOn(conversation: Conversation, run: Run, context: Context, lead: Line | null): Turn {
  if (run.startedAt > 0) return playOn({ ...conversation, run }, run, context, lead);
  const ready = opening({ ...conversation, run }, 'ready');
  return {
    conversation: ready,
    acts: [{ act: 'play', segment: bed('say_ready', 'response') }, ask(ready)],
    facts: [],
  };
}

/** "No" to carrying on: stops with the place kept, or ends where nothing is left. */
export function enough(conversation: Conversation, context: Context): Turn {
  const { run } = conversation;
  return run !== null && isComplete(run) ? finish(conversation, context, null) : stop(conversation, context);
}
