/** How long recorded turns take, sent again and again to the same handler, each with the table as it was then. */
import type { Dynamo } from '../../lambdas/store/dynamo.ts';
import { createHandler } from '../../lambdas/handler.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { dynamoStore } from '../../lambdas/store/store.ts';
import type { Skill } from '../../simulator/echo/echo.ts';
import { ALLOWED, QUIET, type Recorded } from './visit.ts';

/** A table that can be put back as it was. */
export interface Table {
  readonly dynamo: Dynamo;
  readonly name: string;
  readonly set: (item: Item | undefined) => Promise<void> | void;
}

export function handlerOver({ dynamo, name }: Table): Skill {
  return createHandler(ALLOWED, dynamoStore(dynamo, name), QUIET);
}

/** One turn's time, in ms from the parsed envelope to the answer. */
export async function timed(handler: Skill, table: Table, { sent, item }: Recorded): Promise<number> {
  await table.set(item);
  const envelope: unknown = JSON.parse(sent);
  const began = performance.now();
  await handler(envelope);
  return performance.now() - began;
}

/** What many turns of a kind cost, each. */
export interface Cost {
  /** Of the processor, user and system, in ms. */
  readonly cpuMs: number;
  /** Of the heap, in kB; null where the collector ran meanwhile. */
  readonly kilobytes: number | null;
}

/** So many turns one after the other that the processor's clock, which ticks in µs, counts them well. */
const AT_ONCE = 20;

/** @param collect runs the garbage collector */
export async function costOf(
  handler: Skill,
  table: Table,
  turn: Recorded,
  collect: () => void,
): Promise<Cost> {
  const envelopes = Array.from({ length: AT_ONCE }, (): unknown => JSON.parse(turn.sent));
  collect();
  const [heap, cpu] = [process.memoryUsage().heapUsed, process.cpuUsage()];
  for (const envelope of envelopes) {
    await table.set(turn.item);
    await handler(envelope);
  }
  const { user, system } = process.cpuUsage(cpu);
  const bytes = process.memoryUsage().heapUsed - heap;
  return {
    cpuMs: (user + system) / 1_000 / AT_ONCE,
    kilobytes: bytes > 0 ? bytes / AT_ONCE / 1_000 : null,
  };
}
