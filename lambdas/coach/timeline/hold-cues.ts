/** Makes the cues of a step: the way into position, then the hold with its time marks and breaths. */
import type { Position } from '../routine/position.ts';
import type { Pressure } from '../routine/run.ts';
import { SECOND } from '../shared/time.ts';
import type { KnowledgeTopic, Line } from './lines.ts';
import { SOUND_MS, type CueRequest, type Swell, SWELL } from './segment.ts';

/** Holds from this length on are marked at half and at ten seconds. */
const MARKED_HOLD_MS = 45 * SECOND;

const POSITION_ROOM_MS = 12 * SECOND;

const SHORT_ROOM_MS = 6 * SECOND;

const BACK_ROOM_MS = 8 * SECOND;

const PASSES_ROOM_MS = 4.5 * SECOND;

const REST_ROOM_MS = 3 * SECOND;

/** Two slow passes there and back, three seconds each way: that is how long is spent rolling before the spot is found. */
const ROLLING_MS = 12 * SECOND;

/** The spot is found right before the bell, so that nobody presses on it while nothing is counted. */
const FIND_ROOM_MS = 3 * SECOND;

const PRESSURE_ROOM_MS = 7 * SECOND;

const BREATH_ROOM_MS = 4 * SECOND;

const BREATH_EVERY_MS = 10 * SECOND;

/** What is told in a hold comes once somebody has settled, in place of a breath. */
const KNOWLEDGE_IN_MS = 10 * SECOND;

const KNOWLEDGE_ROOM_MS = 8 * SECOND;

/** When words begin after the bell that ends the previous hold. */
const AFTER_BELL_MS = SOUND_MS + SECOND / 2;

/** Cue style: `practised` shortens the words; `gentle` also after a too strong rating; `pressure` is the upper limit. */
export interface Manner {
  readonly practised: boolean;
  readonly gentle: boolean;
  readonly pressure: Pressure;
  /** Whether they have done this region a few times, and needn't be told the way. */
  readonly knowsWay: boolean;
  /**
   * How much is said in and before a hold. `few`: only what places and times it. `place`: only what places it; the bells time
   * it.
   */
  readonly words: 'all' | 'few' | 'place';
  /** Whether a swell breathes under the hold, in place of words. `taught`: how to breathe with it is said. */
  readonly swell: 'none' | 'heard' | 'taught';
  /** What to tell in the hold besides, if anything. */
  readonly tells: KnowledgeTopic | null;
}

/**
 * The words for getting into a position, from the bell before it or the start on, and how to roll there until the hold. What
 * time is to spare after a hold is rest, so that nobody rolls longer than two passes.
 * @param bellMs when the hold begins
 */
export function positionCues(
  position: Position,
  bellMs: number,
  otherSide: boolean,
  afterBell: boolean,
  { practised, knowsWay, gentle, words }: Manner,
): CueRequest[] {
  const detail = otherSide || practised ? 'short' : 'full';
  const roomMs = detail === 'full' ? POSITION_ROOM_MS : SHORT_ROOM_MS;
  const earliestMs = afterBell ? AFTER_BELL_MS : 0;
  const restMs = bellMs - FIND_ROOM_MS - ROLLING_MS - roomMs - earliestMs;
  const rests = afterBell && restMs >= REST_ROOM_MS && words !== 'place';
  const inMs = rests ? earliestMs + restMs : earliestMs;
  const line: Line = { line: 'position', position, detail, otherSide, knowsWay };
  const rest: CueRequest[] = rests
    ? [{ inMs: earliestMs, roomMs: REST_ROOM_MS, play: { line: 'rest' } }]
    : [];
  return [...rest, { inMs, roomMs, play: line }, ...passCues(inMs + roomMs, bellMs, { gentle, words })];
}

/** Rolling slowly until the tender spot is found, a moment before the bell: as much of it as fits. */
export function passCues(
  fromMs: number,
  bellMs: number,
  { gentle, words }: Pick<Manner, 'gentle' | 'words'>,
): CueRequest[] {
  if (words === 'place') return [];
  const find: CueRequest = {
    inMs: bellMs - FIND_ROOM_MS,
    roomMs: FIND_ROOM_MS,
    play: { line: 'find', gentle },
  };
  return words === 'few'
    ? [find]
    : [find, { inMs: fromMs, roomMs: PASSES_ROOM_MS, play: { line: 'passes', gentle } }];
}

/** Leads back to an interrupted hold: names the place and the time left, and leaves ten seconds to get there. */
export function backCue({ region, side }: Position, leftMs: number): CueRequest {
  return { inMs: 0, roomMs: BACK_ROOM_MS, play: { line: 'back_to', region, side, leftMs } };
}

/**
 * The cues of a hold that starts `inMs` into its part and lasts `holdMs`; the next part's bell ends it. The pressure begins
 * with the bell: how much is said there, until a region is practised.
 */
export function holdCues(inMs: number, holdMs: number, manner: Manner): CueRequest[] {
  const endMs = inMs + holdMs;
  const { practised, gentle, pressure, words, tells } = manner;
  const bell: CueRequest = { inMs, roomMs: SOUND_MS, play: 'bell' };
  const howHard: CueRequest = {
    inMs: inMs + SOUND_MS,
    roomMs: PRESSURE_ROOM_MS,
    play: { line: 'pressure', gentle, upTo: pressure },
  };
  // Everybody is told to keep it light, so other words that say so are left out here.
  if (words === 'place') return gentle ? [bell, howHard] : [bell];
  const begins: CueRequest = practised
    ? { inMs: inMs + SOUND_MS, roomMs: 2 * SECOND, play: { line: 'hold' } }
    : howHard;
  return [
    bell,
    ...marks(inMs + holdMs / 2, endMs, holdMs >= MARKED_HOLD_MS, words),
    begins,
    ...(manner.swell === 'taught' ? teachSwell(inMs, holdMs) : []),
    ...tell(tells, inMs + KNOWLEDGE_IN_MS),
    ...(words === 'all' && manner.swell === 'none'
      ? breaths(inMs + begins.roomMs + 2 * SECOND, endMs, practised)
      : []),
  ];
}

/**
 * The swell of a hold that starts `inMs` into its part and lasts `holdMs`. It is made of whole breaths and ends with the hold,
 * so that its last breath fades into the bell; before the first one there is room for the bell. Null if no breath fits.
 */
export function swellOf(inMs: number, holdMs: number): Swell | null {
  const breathMs = SWELL.inMs + SWELL.outMs;
  const breaths = Math.floor((holdMs - SOUND_MS) / breathMs);
  return breaths < 1 ? null : { atMs: inMs + holdMs - breaths * breathMs, breaths };
}

/** How to breathe with the swell, said as somebody settles. */
function teachSwell(inMs: number, holdMs: number): CueRequest[] {
  return swellOf(inMs, holdMs) === null
    ? []
    : [{ inMs: inMs + 3 * SECOND, roomMs: BREATH_ROOM_MS, play: { line: 'breathe_along' } }];
}

/** The remaining cues of a hold of `wholeMs` that has `leftMs` left. */
export function restCues(
  wholeMs: number,
  leftMs: number,
  { practised, words }: Pick<Manner, 'practised' | 'words'>,
): CueRequest[] {
  if (words === 'place') return [];
  return [
    ...marks(leftMs - wholeMs / 2, leftMs, wholeMs >= MARKED_HOLD_MS, words),
    ...(practised ? [] : breaths(BREATH_EVERY_MS, leftMs, practised)),
  ];
}

function tell(about: KnowledgeTopic | null, inMs: number): CueRequest[] {
  return about === null ? [] : [{ inMs, roomMs: KNOWLEDGE_ROOM_MS, play: { line: 'knowledge', about } }];
}

function marks(halfwayMs: number, endMs: number, marked: boolean, words: 'all' | 'few'): CueRequest[] {
  const last: CueRequest = { inMs: endMs - 3 * SECOND, roomMs: 3 * SECOND, play: { line: 'three_two_one' } };
  if (!marked) return [last];
  const ten: CueRequest = { inMs: endMs - 10 * SECOND, roomMs: 2 * SECOND, play: { line: 'ten_seconds' } };
  return words === 'few'
    ? [last, ten]
    : [last, ten, { inMs: halfwayMs, roomMs: 2 * SECOND, play: { line: 'halfway' } }];
}

/** A breath every ten seconds; only the first one once a region is practised. */
function breaths(fromMs: number, endMs: number, practised: boolean): CueRequest[] {
  const count = practised ? 1 : Math.max(0, Math.ceil((endMs - fromMs - BREATH_ROOM_MS) / BREATH_EVERY_MS));
  return Array.from({ length: count }, (_, index) => fromMs + index * BREATH_EVERY_MS)
    .filter((inMs) => inMs + BREATH_ROOM_MS <= endMs)
    .map((inMs) => ({ inMs, roomMs: BREATH_ROOM_MS, play: { line: 'breathe' } }));
}
