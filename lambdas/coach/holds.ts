/** Builds what is played: the segments of a routine, and the bed someone gets into position by. */
import type { Line, Position } from './acts.ts';
import type { Permission } from './permission.ts';
import { MINUTE, SECOND, type Progress } from './progress.ts';
import type { Plan, Run, Step, StepSpan } from './run.ts';
import { part, SOUND_MS, type Part, type Segment, type Wanted } from './segment.ts';

/** Time to get back into position when a hold is resumed. */
export const BACK_IN_POSITION_MS = 10 * SECOND;
/** A rest of a hold no longer than this isn't resumed: it is done. */
export const DONE_WITHIN_MS = 1 * SECOND;
/** Holds from this length on are marked at half and at ten seconds. */
const MARKED_HOLD_MS = 45 * SECOND;
/** Set-up words and breath cues are full until a region was held in this many routines. */
export const PRACTISED_AFTER = 3;
/** How to get up is told at the end of the first three routines. */
export const GET_UP_ROUTINES = 3;

const LEAD_MS = 4 * SECOND;
const LEAD_LONG_MS = 6 * SECOND;
const POSITION_ROOM_MS = 12.5 * SECOND;
const SHORT_ROOM_MS = 5.5 * SECOND;
const PASSES_ROOM_MS = 12 * SECOND;
const PRESSURE_ROOM_MS = 8 * SECOND;
const BREATH_ROOM_MS = 4 * SECOND;
const BREATH_EVERY_MS = 10 * SECOND;

const RESPONSE_BED_MS = 120 * SECOND;
/** A reprompt's bed: response and reprompt together stay under 240 s. */
const REPROMPT_BED_MS = 75 * SECOND;
const PULSE_EVERY_MS = 15 * SECOND;
const BED_WORDS_EVERY = 2;
const BED_WORDS_ROOM_MS = 4 * SECOND;

/**
 * The segment that comes next in a run: from the step it stands at (resumed, if it was held in part) to the
 * next cut, with the close behind the last step.
 * @param lead something to say first, in time of its own, or null.
 */
export function nextSegment(
  permission: Permission,
  run: Run,
  progress: Progress,
  lead: Line | null,
): Segment {
  const { plan } = run;
  const until = plan.cuts.find((cut) => cut > run.next) ?? plan.steps.length;
  const parts: Part[] = lead === null ? [] : [leadPart(lead)];
  const spans: StepSpan[] = [];
  const endOf = (): number => parts.at(-1)?.endMs ?? 0;
  for (let index = run.next; index < until; index += 1) {
    const step = plan.steps[index];
    if (step === undefined) break;
    const built = stepPart(permission, run, index, step, endOf(), index === run.next, progress);
    parts.push(built.part);
    spans.push(built.span);
  }
  if (until < plan.steps.length) return { parts, spans, closeMs: 0 };
  parts.push(closePart(plan, endOf(), progress));
  return { parts, spans, closeMs: plan.closeMs };
}

/** A quiet bed with a pulse, and now and then what to say: there to get into position by, or to pause by. */
export function bed(say: 'say_ready' | 'say_carry_on', where: 'response' | 'reprompt'): Segment {
  const lengthMs = where === 'response' ? RESPONSE_BED_MS : REPROMPT_BED_MS;
  const wanted: Wanted[] = [{ inMs: SECOND, roomMs: BED_WORDS_ROOM_MS, play: { line: say } }];
  for (let inMs = PULSE_EVERY_MS, nth = 1; inMs < lengthMs; inMs += PULSE_EVERY_MS, nth += 1) {
    wanted.push({ inMs, roomMs: SOUND_MS, play: 'pulse' });
    if (nth % BED_WORDS_EVERY === 0)
      wanted.push({ inMs: inMs + 2 * SECOND, roomMs: BED_WORDS_ROOM_MS, play: { line: say } });
  }
  return { parts: [part('bed', 0, lengthMs, wanted)], spans: [], closeMs: 0 };
}

function leadPart(lead: Line): Part {
  const lengthMs = lead.line === 'region_stopped' ? LEAD_LONG_MS : LEAD_MS;
  return part('lead', 0, lengthMs, [{ inMs: 0, roomMs: lengthMs - SECOND / 2, play: lead }]);
}

function stepPart(
  permission: Permission,
  run: Run,
  index: number,
  step: Step,
  startMs: number,
  opens: boolean,
  progress: Progress,
): { part: Part; span: StepSpan } {
  const heldMs = run.heldMs[index] ?? 0;
  const resumed = heldMs > 0;
  const positionMs = resumed ? BACK_IN_POSITION_MS : step.positionMs;
  const holdMs = step.holdMs - heldMs;
  const practised = (progress.practice.regions[step.region] ?? 0) >= PRACTISED_AFTER;
  const before = run.plan.steps[index - 1];
  const otherSide = before?.region === step.region;
  const position: Position = {
    region: step.region,
    side: step.side,
    posture: step.posture,
    tool: run.plan.tool,
  };
  // The very first set-up was spoken whole while getting ready: here it is time for the passes.
  const saidAlready = opens && index === 0 && !resumed;
  const words: Wanted[] = resumed
    ? [
        {
          inMs: 0,
          roomMs: 8 * SECOND,
          play: { line: 'back_to', region: step.region, side: step.side, leftMs: holdMs },
        },
      ]
    : saidAlready
      ? passes(0, permission.gentle)
      : positionWords(
          position,
          otherSide || practised ? 'short' : 'full',
          otherSide,
          !opens,
          permission.gentle,
        );
  const bell: Wanted[] = opens ? [] : [{ inMs: 0, roomMs: SOUND_MS, play: 'bell' }];
  const hold = holdCues(positionMs, holdMs, practised);
  const span = {
    step: index,
    region: step.region,
    side: step.side,
    startMs,
    holdStartMs: startMs + positionMs,
    endMs: startMs + positionMs + holdMs,
  };
  return { part: part('step', startMs, positionMs + holdMs, [...bell, ...hold, ...words]), span };
}

function positionWords(
  position: Position,
  detail: 'full' | 'short',
  otherSide: boolean,
  afterBell: boolean,
  gentle: boolean,
): Wanted[] {
  const inMs = afterBell ? SOUND_MS + SECOND / 2 : 0;
  const roomMs = detail === 'full' ? POSITION_ROOM_MS : SHORT_ROOM_MS;
  return [
    { inMs, roomMs, play: { line: 'position', position, detail, otherSide } },
    ...passes(inMs + roomMs, gentle),
  ];
}

/** How to roll before resting on a spot, in whatever time is left before the hold. */
function passes(fromMs: number, gentle: boolean): Wanted[] {
  return [
    { inMs: fromMs, roomMs: PASSES_ROOM_MS, play: { line: 'passes', gentle } },
    { inMs: fromMs + PASSES_ROOM_MS + SECOND, roomMs: PRESSURE_ROOM_MS, play: { line: 'pressure', gentle } },
  ];
}

/** The cues of a hold that starts `inMs` into its part and lasts `holdMs`; the next part's bell ends it. */
function holdCues(inMs: number, holdMs: number, practised: boolean): Wanted[] {
  const endMs = inMs + holdMs;
  const marked = holdMs >= MARKED_HOLD_MS;
  const marks: Wanted[] = [
    { inMs, roomMs: SOUND_MS, play: 'bell' },
    { inMs: inMs + SOUND_MS, roomMs: 2 * SECOND, play: { line: 'hold' } },
    { inMs: endMs - 3 * SECOND, roomMs: 3 * SECOND, play: { line: 'three_two_one' } },
    ...(marked
      ? [{ inMs: endMs - 10 * SECOND, roomMs: 2 * SECOND, play: { line: 'ten_seconds' } } as const]
      : []),
    ...(marked ? [{ inMs: inMs + holdMs / 2, roomMs: 2 * SECOND, play: { line: 'halfway' } } as const] : []),
  ];
  const breaths: Wanted[] = [];
  const last = practised ? inMs + BREATH_EVERY_MS : endMs;
  for (let at = inMs + 4 * SECOND; at < last; at += BREATH_EVERY_MS) {
    breaths.push({ inMs: at, roomMs: BREATH_ROOM_MS, play: { line: 'breathe' } });
  }
  return [...marks, ...breaths.filter((breath) => breath.inMs + BREATH_ROOM_MS <= endMs)];
}

function closePart(plan: Plan, startMs: number, progress: Progress): Part {
  const last = plan.steps.at(-1);
  const posture = last?.posture ?? 'floor';
  const long = plan.closeMs >= MINUTE;
  const tellsGetUp = progress.practice.finished < GET_UP_ROUTINES && posture === 'floor';
  const getUpInMs = plan.closeMs - (long ? 24 * SECOND : 18 * SECOND);
  const breathInMs = long ? [11, 18, 25] : [9.5];
  return part('close', startMs, plan.closeMs, [
    { inMs: 0, roomMs: SOUND_MS, play: 'bell' },
    { inMs: SOUND_MS + SECOND / 2, roomMs: 8 * SECOND, play: { line: 'close_done', posture } },
    ...(tellsGetUp
      ? [{ inMs: getUpInMs, roomMs: 12 * SECOND, play: { line: 'close_get_up' } } as const]
      : []),
    { inMs: plan.closeMs - 5 * SECOND, roomMs: 4 * SECOND, play: { line: 'close_water' } },
    ...breathInMs.map((inS): Wanted => ({
      inMs: inS * SECOND,
      roomMs: 2.5 * SECOND,
      play: { line: 'breathe' },
    })),
  ]);
}
