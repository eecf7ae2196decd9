/** Builds the segments of a routine: steps with their holds, and the close. */
import type { RegionId } from '../body/regions.ts';
import type { PersonRecord } from '../progress/progress.ts';
import { BEGINNER_ROUTINES } from '../routine/dose.ts';
import type { Position } from '../routine/position.ts';
import { lengthOfStep, type Plan, type Run, type Step, type StepSpan } from '../routine/run.ts';
import type { Permission } from '../screening/permission.ts';
import { MINUTE, SECOND } from '../shared/time.ts';
import { backCue, holdCues, type Manner, passCues, positionCues, restCues, swellOf } from './hold-cues.ts';
import type { KnowledgeTopic, Line } from './lines.ts';
import { type Part, layOutPart, type Segment, SOUND_MS, type CueRequest } from './segment.ts';

/** Time to get back into position when a hold is resumed. */
const BACK_IN_POSITION_MS = 10 * SECOND;

/** Set-up words and breath cues are full until a region was held in this many routines. */
const PRACTISED_AFTER = 3;

/** The coach says how to get up at the end of the first three routines. */
export const GET_UP_ROUTINES = 3;

const SHORT_LEAD_MS = 4 * SECOND;

const LEAD_MS = 7 * SECOND;

/** A region that was too strong settles before the next one. */
const SETTLING_MS = 20 * SECOND;

/** Tells that it goes on by itself, and how to stop it. */
const GOING_ON_MS = 6.5 * SECOND;

const STOPPING_ROOM_MS = 3 * SECOND;

/** A phrase said into a hold that goes on. */
const PHRASE_ROOM_MS = 6 * SECOND;

/** How a segment opens. */
export interface Opening {
  /** Said before everything else, in its own time. */
  readonly lead: Line | null;
  /** The set-up of the first step was just spoken: its time goes to the passes. */
  readonly positionSaid: boolean;
  /** Set if the hold goes on: a phrase said into the current step, and the time until its hold begins (0: in the hold). */
  readonly running: { readonly line: Line; readonly untilHoldMs: number } | null;
}

/**
 * The next segment of a run: from its next step (resumed, if it was held in part) to the next cut. The close follows the
 * last step. It takes a permission so that no hold can be made without one.
 */
export function nextSegment(
  permission: Permission,
  run: Run,
  progress: PersonRecord,
  { lead, positionSaid, running }: Opening,
): Segment {
  const { plan } = run;
  const until = plan.cuts.find((cut) => cut > run.next) ?? plan.steps.length;
  const first = lead ?? lateLineOf(run, running);
  const parts: Part[] = first === null ? [] : [leadPart(first)];
  const spans: StepSpan[] = [];
  const endMs = (): number => parts.at(-1)?.endMs ?? 0;
  plan.steps.slice(run.next, until).forEach((step, offset) => {
    const index = run.next + offset;
    const gentle = permission.gentle || plan.gentle || run.easedOff;
    const manner = mannerOf(index, step, plan, gentle, progress);
    const place = offset > 0 ? 'after_hold' : positionSaid ? 'opens_in_position' : 'opens';
    const built =
      offset === 0 && running !== null
        ? layOutRunningHold(run, index, step, endMs(), running, manner)
        : stepPart(run, index, step, endMs(), place, manner);
    parts.push(built.part);
    spans.push(built.span);
  });
  if (until < plan.steps.length) return { parts: [...parts, endBell(endMs())], spans, closeMs: 0 };
  parts.push(closePart(plan, endMs(), progress));
  return { parts, spans, closeMs: plan.closeMs };
}

/** A phrase that what is left of a hold has no room for: it is said before that, so that nobody goes unanswered. */
function lateLineOf({ plan, next, heldMs }: Run, running: Opening['running']): Line | null {
  const step = plan.steps[next];
  if (running === null || step === undefined) return null;
  const leftMs = running.untilHoldMs + step.holdMs - (heldMs[next] ?? 0);
  return leftMs < PHRASE_ROOM_MS ? running.line : null;
}

/** The longest step in a reprompt, which is 90 s with the words around it. */
const UNASKED_STEP_MS = 75 * SECOND;

/**
 * The next step of a run alone, with light pressure, for the reprompt of a check-in. Null if there is none, or it takes too
 * long.
 */
export function layOutUnasked(permission: Permission, run: Run, progress: PersonRecord): Segment | null {
  const step = run.plan.steps[run.next];
  if (step === undefined || lengthOfStep(step) > UNASKED_STEP_MS) return null;
  const lightly = { ...run, easedOff: true, plan: { ...run.plan, cuts: [run.next + 1] } };
  const opening = { lead: { line: 'going_on' }, positionSaid: false, running: null } as const;
  const { parts, spans } = nextSegment(permission, lightly, progress, opening);
  const alone = parts.filter(({ kind }) => kind === 'lead' || kind === 'step');
  const startMs = alone.at(-1)?.endMs ?? 0;
  const stops = layOutPart('end', startMs, SOUND_MS + STOPPING_ROOM_MS, [
    { inMs: 0, roomMs: SOUND_MS, play: 'bell' },
    { inMs: SOUND_MS, roomMs: STOPPING_ROOM_MS, play: { line: 'stopping_here' } },
  ]);
  return { parts: [...alone, stops], spans, closeMs: 0 };
}

function mannerOf(index: number, step: Step, plan: Plan, gentle: boolean, progress: PersonRecord): Manner {
  const { detail } = progress.preferences;
  const practised = isPractised(step.region, progress);
  const isFirstSwell = plan.steps.findIndex(({ region }) => isPractised(region, progress)) === index;
  return {
    practised,
    knowsWay: practised && knowsWay(step.region, progress),
    words: detail === 'chimes' && practised ? 'place' : detail === 'brief' ? 'few' : 'all',
    swell:
      !practised || !progress.preferences.sounds
        ? 'none'
        : isFirstSwell && !wantsFewWords(progress)
          ? 'taught'
          : 'heard',
    tells: whatToTell(index, plan.steps, progress),
    gentle,
    pressure: plan.pressure,
  };
}

/**
 * Whether someone needs few words for a region, because they practised it, or asked for few and have done it once: how to lie
 * where one has never lain is told to everybody.
 */
export function isPractised(region: RegionId, progress: PersonRecord): boolean {
  if (progress.preferences.detail === 'full') return false;
  return wantsFewWords(progress) ? timesDone(region, progress) > 0 : knowsWay(region, progress);
}

function wantsFewWords({ preferences: { detail } }: PersonRecord): boolean {
  return detail === 'brief' || detail === 'chimes';
}

function timesDone(region: RegionId, { practice }: PersonRecord): number {
  return practice.regions[region] ?? 0;
}

function knowsWay(region: RegionId, progress: PersonRecord): boolean {
  return timesDone(region, progress) >= PRACTISED_AFTER;
}

/** From the second to the twelfth visit each hold tells something; later, every third visit does, in one hold. */
const TELLS_UNTIL = 12;

const LATER_TELLS_EVERY = 3;

/**
 * What a hold tells besides its cues: about its region on the first side, about rolling on the other. Nobody hears it at a
 * first visit, in the first hold of a beginner, or after "talk less" and "just chimes".
 */
function whatToTell(index: number, steps: readonly Step[], progress: PersonRecord): KnowledgeTopic | null {
  const { ever, practice, preferences } = progress;
  const step = steps[index];
  const isNew = ever.routines === 0 || (practice.finished < BEGINNER_ROUTINES && index === 0);
  if (step === undefined || isNew || wantsFewWords(progress)) return null;
  const about = isOtherSide(steps[index - 1], step) ? 'rolling' : step.region;
  if (preferences.detail === 'full' || ever.routines < TELLS_UNTIL) return about;
  return index === 1 && ever.routines % LATER_TELLS_EVERY === 0 ? about : null;
}

/** The rest of a step that was not interrupted. Its hold gets no new bell, and its time marks stay where they were. */
function layOutRunningHold(
  run: Run,
  index: number,
  step: Step,
  startMs: number,
  { line, untilHoldMs }: NonNullable<Opening['running']>,
  manner: Manner,
): { part: Part; span: StepSpan } {
  const holdMs = step.holdMs - (run.heldMs[index] ?? 0);
  const phrase: CueRequest = { inMs: 0, roomMs: PHRASE_ROOM_MS, play: line };
  const rest =
    untilHoldMs > 0 ? holdCues(untilHoldMs, holdMs, manner) : restCues(step.holdMs, holdMs, manner);
  return spanParts(index, step, startMs, untilHoldMs, holdMs, [phrase, ...rest], manner);
}

/** A step's part with its span. */
function spanParts(
  index: number,
  { region, side }: Step,
  startMs: number,
  positionMs: number,
  holdMs: number,
  cues: readonly CueRequest[],
  { swell }: Manner,
): { part: Part; span: StepSpan } {
  const endMs = startMs + positionMs + holdMs;
  const breathes = swell === 'none' ? null : swellOf(startMs + positionMs, holdMs);
  return {
    part: {
      ...layOutPart('step', startMs, positionMs + holdMs, cues),
      ...(breathes === null ? {} : { swell: breathes }),
    },
    span: { step: index, region, side, startMs, holdStartMs: startMs + positionMs, endMs },
  };
}

/** How long a lead lasts, and how long its words may. */
function roomOfLead({ line }: Line): readonly [lengthMs: number, roomMs: number] {
  if (line === 'region_stopped') return [SETTLING_MS, SETTLING_MS / 2];
  const short = line === 'echo' || line === 'switched';
  const lengthMs = short ? SHORT_LEAD_MS : line === 'going_on' ? GOING_ON_MS : LEAD_MS;
  return [lengthMs, lengthMs - SECOND / 2];
}

function leadPart(lead: Line): Part {
  const [lengthMs, roomMs] = roomOfLead(lead);
  return layOutPart('lead', 0, lengthMs, [{ inMs: 0, roomMs, play: lead }]);
}

/** Whether a step opens the segment (set-up already spoken or not) or follows another hold. */
type Place = 'opens' | 'opens_in_position' | 'after_hold';

function stepPart(
  run: Run,
  index: number,
  step: Step,
  startMs: number,
  place: Place,
  manner: Manner,
): { part: Part; span: StepSpan } {
  const { region, side, posture } = step;
  const position: Position = { region, side, posture, tool: run.plan.tool };
  const heldMs = run.heldMs[index] ?? 0;
  const holdMs = step.holdMs - heldMs;
  const positionMs = heldMs > 0 ? BACK_IN_POSITION_MS : step.positionMs;
  const afterHold = place === 'after_hold';
  const bell: CueRequest[] = afterHold ? [{ inMs: 0, roomMs: SOUND_MS, play: 'bell' }] : [];
  const words =
    heldMs > 0
      ? [backCue(position, holdMs)]
      : place === 'opens_in_position'
        ? passCues(0, positionMs, manner)
        : positionCues(
            position,
            positionMs,
            afterHold && isOtherSide(run.plan.steps[index - 1], step),
            afterHold,
            manner,
          );
  const cues = [...bell, ...holdCues(positionMs, holdMs, manner), ...words];
  return spanParts(index, step, startMs, positionMs, holdMs, cues, manner);
}

function isOtherSide(before: Step | undefined, step: Step): boolean {
  const sides = [before?.side, step.side];
  return before?.region === step.region && sides.includes('left') && sides.includes('right');
}

/** The bell that ends the last hold before a question. Other holds end with the bell of the next part. */
function endBell(startMs: number): Part {
  return layOutPart('end', startMs, SOUND_MS, [{ inMs: 0, roomMs: SOUND_MS, play: 'bell' }]);
}

function closePart(plan: Plan, startMs: number, progress: PersonRecord): Part {
  const posture = plan.steps.at(-1)?.posture ?? 'floor';
  const long = plan.closeMs >= MINUTE;
  const tellsGetUp = progress.practice.finished < GET_UP_ROUTINES && posture === 'floor';
  const getUpInMs = plan.closeMs - (long ? 24 : 18) * SECOND;
  const getUp: CueRequest[] = tellsGetUp
    ? [{ inMs: getUpInMs, roomMs: 12 * SECOND, play: { line: 'close_get_up' } }]
    : [];
  const breaths = (long ? [11, 21, 31] : [9.5]).map((inS): CueRequest => ({
    inMs: inS * SECOND,
    roomMs: 2.5 * SECOND,
    play: { line: 'breathe' },
  }));
  const after: CueRequest = {
    inMs: plan.closeMs - 5 * SECOND,
    roomMs: 4 * SECOND,
    play: { line: 'close_last' },
  };
  return layOutPart('close', startMs, plan.closeMs, [
    { inMs: 0, roomMs: SOUND_MS, play: 'bell' },
    { inMs: SOUND_MS + SECOND / 2, roomMs: 8 * SECOND, play: { line: 'close_done', posture } },
    ...getUp,
    ...(wantsFewWords(progress) ? [] : [after, ...breaths]),
  ]);
}
