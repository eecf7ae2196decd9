/** How long recorded turns take, sent again and again to the same handler, each with the table as it was then. */
import type { Dynamo } from '../../lambdas/store/dynamo.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { ALLOWED, QUIET, type Recorded } from './visit.ts';

/** A table that can be put back as it was. */
export interface Table {
  readonly dynamo: Dynamo;
  readonly name: string;
  readonly set: (items: readonly Item[]) => Promise<void> | void;
}

export function handlerOver({ dynamo, name }: Table): Skill {
  return createHandler(ALLOWED, dynamoStore(dynamo, name), QUIET);
}

/** One turn's time, in ms from the parsed envelope to the answer. */
export async function timed(handler: Skill, table: Table, { sent, items }: Recorded): Promise<number> {
  await table.set(items);
  const envelope: unknown = JSON.parse(sent);
  const began = performance.now();
  await handler(envelope);
  return performance.now() - began;
}

/** So many turns one after the other that the processor's clock counts them well. */
const AT_ONCE = 20;

async function many(
  handler: Skill,
  table: Table,
  { items }: Recorded,
  envelopes: readonly unknown[],
): Promise<void> {
  for (const envelope of envelopes) {
    await table.set(items);
    await handler(envelope);
  }
}

const envelopesOf = ({ sent }: Recorded): unknown[] =>
  Array.from({ length: AT_ONCE }, (): unknown => JSON.parse(sent));

/** What a turn takes of the processor, user and system, in ms. */
export async function processorMs(handler: Skill, table: Table, turn: Recorded): Promise<number> {
  const envelopes = envelopesOf(turn);
  const before = process.cpuUsage();
  await many(handler, table, turn, envelopes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / AT_ONCE;
}

/**
 * What a turn takes of the heap, in kB; null where the collector ran meanwhile.
 * @param collect runs the garbage collector: what runs next is slower, so that nothing is timed here
 */
export async function heapKilobytes(
  handler: Skill,
  table: Table,
  turn: Recorded,
  collect: () => void,
): Promise<number | null> {
  const envelopes = envelopesOf(turn);
  collect();
  const before = process.memoryUsage().heapUsed;
  await many(handler, table, turn, envelopes);
  const bytes = process.memoryUsage().heapUsed - before;
  return bytes > 0 ? bytes / AT_ONCE / 1_000 : null;
}
