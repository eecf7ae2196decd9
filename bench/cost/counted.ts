/** What one routine uses of what AWS sells: counted in a visit of somebody who has been here a hundred times. */
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Operations } from '../../lambdas/operations/watch.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { itemsAfter } from '../turn/history.ts';
import { memoryTable } from '../turn/table.ts';
import { ALLOWED, NOW, visit } from '../turn/visit.ts';
import { bytesOf } from './size.ts';

export interface Counted {
  readonly turns: number;
  readonly reads: number;
  readonly writes: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** The person's item and their history, as last written. */
  readonly itemBytes: number;
  readonly historyBytes: number;
  /** Of the answers, as JSON. */
  readonly answerBytes: number;
  /** Of the skill's own lines, and what the log service adds to each. */
  readonly logBytes: number;
}

/** The sizes that a unit covers, in bytes: of a strongly consistent read, and of a write. */
const READ_UNIT = 4_096;
const WRITE_UNIT = 1_024;
/** What CloudWatch counts besides the text of each line, in bytes. */
const OF_A_LINE = 26;

const ROUTINES = 100;

/** Counts one visit with its routine. */
export async function countRoutine(): Promise<Counted> {
  const turns = await visit(itemsAfter(ROUTINES, NOW), 'both');
  const calls = turns.flatMap((turn) => turn.calls);
  const sizes = (operation: string): number[] =>
    calls
      .filter((call) => call.operation === operation)
      .map(({ item }) => (item === undefined ? 0 : bytesOf(item)));
  const [read, written] = [sizes('GetItem'), sizes('PutItem')];
  return {
    turns: turns.length,
    reads: read.length,
    writes: written.length,
    // Nothing found costs a unit, too.
    readUnits: total(read.map((bytes) => Math.max(1, Math.ceil(bytes / READ_UNIT)))),
    writeUnits: total(written.map((bytes) => Math.ceil(bytes / WRITE_UNIT))),
    itemBytes: written.at(-1) ?? 0,
    historyBytes: written.at(-2) ?? 0,
    answerBytes: total(turns.map(({ answerBytes }) => answerBytes)),
    logBytes: await logged(turns),
  };
}

/** The bytes that are logged of those turns, sent once more. */
async function logged(turns: Awaited<ReturnType<typeof visit>>): Promise<number> {
  let bytes = 0;
  const operations: Operations = {
    write: (line) => {
      bytes += Buffer.byteLength(JSON.stringify(line)) + OF_A_LINE;
    },
    clock: () => performance.now(),
  };
  const handler = createHandler(ALLOWED, dynamoStore(memoryTable().dynamo, 'progress'), operations);
  for (const { sent } of turns) await handler(JSON.parse(sent));
  return bytes;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
