/** Makes visits of one person while calls to the table fail, and compares what was done with what is stored. */
import { inFull, type InFull } from '../coach/support/history.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { MONDAY } from '../conversations/talk.ts';
import { Device, OPEN } from './device.ts';
import { Killed } from './process.ts';
import { wholeOf } from '../store/whole.ts';
import { Ledger } from './ledger.ts';

const BETWEEN_MS = 2 * 24 * 60 * 60 * 1_000;
const REOPENED_AFTER_MS = 30_000;
/** More turns than any visit takes. */
const MOST_TURNS = 60;
/** A stranger is asked all fourteen screening questions before the first hold. */
const ALL_QUESTIONS = 14;

/** One visit, from the launch to the goodbye. */
export interface Visit {
  readonly turns: readonly Turn[];
  /** The routines that were done in it, and how long they were held, in ms. */
  readonly held: ReadonlyMap<string, number>;
  /** How often the skill's process ended during a request. */
  readonly killed: number;
}

/** The outcome of the visits. Every field except the longest answer is a count. */
export interface Outcome {
  /** How often the skill's process ended during a request. */
  readonly killed: number;
  /** Turns without an answer, or with an apology for a fault of the skill itself. */
  readonly unanswered: number;
  /** Routines of which less is stored than was held, without the person being told. */
  readonly lost: number;
  /**
   * Routines of which less is stored than was held, after the person was told that today's work couldn't be
   * saved.
   */
  readonly toldLost: number;
  /**
   * Routines of which more is stored than was held, or which are stored twice; also totals that differ from the
   * routines.
   */
  readonly double: number;
  /** Visits in which the person was told that something couldn't be saved or read. */
  readonly said: number;
  /** Visits in which the person was told so more than once before the goodbye. */
  readonly nagged: number;
  /** Holds that began without the record, before all questions were answered. */
  readonly unsafe: number;
  /** The longest time that someone waited for an answer, in ms. */
  readonly longestMs: number;
}

/**
 * Makes visits, two days apart, of somebody who answers everything and rolls to the end.
 * @param from how many visits there were before; @param to how many there are afterwards
 */
export async function holdVisits(
  skill: Skill,
  user: string,
  from: number,
  to: number,
): Promise<{ visits: Visit[]; longestMs: number }> {
  let longestMs = 0;
  const timed: Skill = async (envelope) => {
    const before = performance.now();
    try {
      return await skill(envelope);
    } finally {
      longestMs = Math.max(longestMs, performance.now() - before);
    }
  };
  const visits: Visit[] = [];
  for (let nth = from; nth < to; nth += 1) {
    const atMs = Date.parse(MONDAY) + nth * BETWEEN_MS;
    visits.push(await makeVisit(new Device(`${user} ${nth}`, timed, user), atMs));
  }
  return { visits, longestMs };
}

/** Makes one visit, to its goodbye. */
export async function makeVisit(device: Device, fromMs: number): Promise<Visit> {
  const ledger = new Ledger();
  const turns: Turn[] = [];
  let atMs = fromMs;
  let killed = 0;
  let said = OPEN;
  do {
    const turn = await device.say(said, atMs).catch(afterKill);
    if (turn === null) {
      // Alexa apologises and tells the skill that the session is over. The person then opens it again.
      killed += 1;
      ledger.record(device.name, await device.failRequest(atMs));
      said = OPEN;
      atMs += REOPENED_AFTER_MS;
      continue;
    }
    ledger.record(device.name, turn);
    turns.push(turn);
    said = device.answer(true);
    atMs = device.endsMs + 1_000;
  } while (device.sessionOpen && turns.length < MOST_TURNS);
  return {
    turns,
    killed,
    held: new Map([...ledger.held].map(([run, byDevice]) => [run, total([...byDevice.values()])])),
  };
}

function afterKill(error: unknown): null {
  if (error instanceof Error && error.cause instanceof Killed) return null;
  throw error;
}

/**
 * Compares what is stored with what was done.
 * @param items the person's own and their history, read past the proxy
 */
export function outcomeOf(
  visits: readonly Visit[],
  [item, history]: readonly [own: Item | undefined, history: Item | undefined],
  longestMs: number,
): Outcome {
  const progress = inFull(wholeOf(item, history).progress);
  const { open, routines, ever } = progress;
  const stored = total([...routines.map(({ heldMs }) => heldMs), ...(open?.heldMs ?? [])]);
  const ids = routines.map(({ id }) => id);
  const unlike = ever.heldMs !== stored || ever.routines !== ids.length || new Set(ids).size !== ids.length;
  const short = visits.map(({ turns, held }) => ({
    runs: [...held].filter(([run, ms]) => heldIn(progress, run) < ms).length,
    told: turns.some(({ heard }) => heard.includes("couldn't save today's work")),
  }));
  const all = visits.flatMap(({ held }) => [...held]);
  return {
    killed: total(visits.map(({ killed }) => killed)),
    unanswered: visits.flatMap(({ turns }) => turns.filter(isNoAnswer)).length,
    lost: total(short.map(({ runs, told }) => (told ? 0 : runs))),
    toldLost: total(short.map(({ runs, told }) => (told ? runs : 0))),
    double: all.filter(([run, ms]) => heldIn(progress, run) > ms).length + (unlike ? 1 : 0),
    nagged: visits.filter(
      ({ turns }) =>
        countTurnsSaying(turns, /can't reach my notes/) > 1 ||
        countTurnsSaying(turns.slice(0, -1), /couldn't save/) > 1,
    ).length,
    said: visits.filter(({ turns }) => countTurnsSaying(turns, /can't reach my notes|couldn't save/) > 0)
      .length,
    unsafe: visits.filter(isUnsafe).length,
    longestMs,
  };
}

function heldIn({ open, routines }: InFull, run: string): number {
  if (open?.id === run) return total(open.heldMs);
  return routines.find(({ id }) => id === run)?.heldMs ?? 0;
}

function isNoAnswer({ heard }: Turn): boolean {
  return heard === '' || /something went wrong/i.test(heard);
}

function countTurnsSaying(turns: readonly Turn[], words: RegExp): number {
  return turns.filter(({ heard }) => words.test(heard)).length;
}

/** Without a readable record, everything must be answered before the first hold. */
function isUnsafe({ turns }: Visit): boolean {
  const unknown = (turns[0]?.heard ?? '').includes("can't reach my notes");
  const first = turns.findIndex(({ steps }) => steps.length > 0);
  const asked = turns.slice(0, first).filter(({ phase }) => phase === 'screening').length;
  return unknown && first !== -1 && asked < ALL_QUESTIONS;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
