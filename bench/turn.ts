/** `npm run bench:turn`: what a turn takes once the Lambda is warm, after few routines and after many. */
import { bench, UsageError, type Asked } from './arguments.ts';
import { keep, machine, progress, rounded, summary, tell, type Row, type Summary } from './report.ts';
import { itemsAfter } from './turn/history.ts';
import { embedded, inMemory } from './turn/tables.ts';
import { handlerOver, heapKilobytes, processorMs, timed, type Table } from './turn/timing.ts';
import type { Item } from '../lambdas/store/item.ts';
import { NOW, visit, type Recorded } from './turn/visit.ts';

const HELP = `What each kind of turn takes in a warm Lambda: time, processor, memory, and calls to DynamoDB.

  npm run bench:turn -- [options]

A visit is held once, by somebody who has done 0, 100 or 10,000 routines (and by somebody new); then each of its turns
is sent again and again, with the table as it was then: with a table in memory (the code alone), and with the embedded
DynamoDB, in turns. Time is from the parsed envelope to the answer. Making up 10,000 routines takes a while.

Options
  --rounds N    how often each turn is timed with the table in memory (400); with DynamoDB a tenth as often
  --json FILE   writes all that was measured
  --help`;

const HISTORIES = [0, 100, 10_000] as const;

/** A turn of a visit, and what was measured of it. */
interface Timed {
  readonly visit: string;
  readonly turn: Recorded;
  readonly memoryMs: number[];
  readonly dynamoMs: number[];
  readonly cpuMs: number[];
  readonly kilobytes: number[];
}

/** The turns that are timed, and how often a whole session reads. */
interface Visit {
  readonly name: string;
  readonly turns: readonly Recorded[];
  readonly reads: number;
}

/** A visit that is stopped, and the last turn of one that goes to its end. */
async function visitOf(name: string, before: readonly Item[]): Promise<Visit> {
  const stopped = await visit(before, 'stopped');
  const ended = await visit(before, 'ended');
  return {
    name,
    turns: [...stopped, ...ended.slice(-1)],
    reads: Math.max(readsIn(stopped), readsIn(ended)),
  };
}

const readsIn = (turns: readonly Recorded[]): number =>
  turns.flatMap(({ calls }) => calls).filter(({ operation }) => operation === 'GetItem').length;

type Each = (one: Timed) => Promise<void>;

/** All turns in turns, so that whatever else the machine does meets all alike. */
async function rounds(count: number, title: string, all: readonly Timed[], each: Each): Promise<void> {
  for (let round = 1; round <= count; round += 1) {
    progress(`${title}: round ${round} of ${count}`);
    for (const one of all) await each(one);
  }
}

async function measure(all: readonly Timed[], count: number, collect: () => void): Promise<void> {
  const memory = inMemory();
  const skill = handlerOver(memory);
  const once = (table: Table, handler = handlerOver(table)) => {
    return async ({ turn }: Timed): Promise<number> => timed(handler, table, turn);
  };
  const inMemoryOnce = once(memory, skill);
  await rounds(Math.ceil(count / 4), 'warming up', all, async (one) => {
    await inMemoryOnce(one);
  });
  await rounds(count, 'in memory', all, async (one) => {
    one.memoryMs.push(await inMemoryOnce(one));
  });
  await rounds(10, 'processor', all, async (one) => {
    one.cpuMs.push(await processorMs(skill, memory, one.turn));
  });
  await rounds(3, 'heap', all, async (one) => {
    const kilobytes = await heapKilobytes(skill, memory, one.turn, collect);
    if (kilobytes !== null) one.kilobytes.push(kilobytes);
  });
  const database = await embedded();
  try {
    const inDatabase = once(database);
    await rounds(10, 'warming up', all, async (one) => {
      await inDatabase(one);
    });
    await rounds(Math.ceil(count / 10), 'DynamoDB', all, async (one) => {
      one.dynamoMs.push(await inDatabase(one));
    });
  } finally {
    await database.close();
    progress('');
  }
}

const callsOf = (turns: readonly Timed[], operation: string): number =>
  Math.max(...turns.map(({ turn }) => turn.calls.filter((call) => call.operation === operation).length));

interface Told {
  readonly memoryMs: Summary;
  readonly dynamoMs: Summary;
  readonly cpuMs: number;
  readonly kilobytes: number;
  readonly mostReads: number;
  readonly mostWrites: number;
}

function toldOf(turns: readonly Timed[]): Told {
  const kilobytes = turns.flatMap((one) => one.kilobytes);
  return {
    memoryMs: summary(turns.flatMap((one) => one.memoryMs)),
    dynamoMs: summary(turns.flatMap((one) => one.dynamoMs)),
    cpuMs: summary(turns.flatMap((one) => one.cpuMs)).median,
    kilobytes: kilobytes.length === 0 ? Number.NaN : summary(kilobytes).median,
    mostReads: callsOf(turns, 'GetItem'),
    mostWrites: callsOf(turns, 'PutItem'),
  };
}

function rowOf({ memoryMs, dynamoMs, cpuMs, kilobytes, mostReads, mostWrites }: Told): Row {
  return {
    p50: rounded(memoryMs.median, 2),
    p99: rounded(memoryMs.p99, 2),
    max: rounded(memoryMs.max, 1),
    n: memoryMs.n,
    'p50, DynamoDB': rounded(dynamoMs.median, 2),
    'p99, DynamoDB': rounded(dynamoMs.p99, 1),
    'CPU ms': rounded(cpuMs, 2),
    'heap kB': rounded(kilobytes, 0),
    reads: mostReads,
    writes: mostWrites,
  };
}

/** Told of each group, by its name. */
function grouped(all: readonly Timed[], nameOf: (one: Timed) => string): Readonly<Record<string, Told>> {
  const names = [...new Set(all.map(nameOf))];
  return Object.fromEntries(names.map((name) => [name, toldOf(all.filter((one) => nameOf(one) === name))]));
}

/** How much longer each kind of turn takes after many routines than after few: p50 ÷ p50, in memory. */
function ofKinds(few: readonly Timed[], many: readonly Timed[]): Readonly<Record<string, number>> {
  const after = grouped(many, ({ turn }) => turn.kind);
  const before = Object.entries(grouped(few, ({ turn }) => turn.kind));
  return Object.fromEntries(
    before.map(([kind, { memoryMs }]) => [
      kind,
      (after[kind]?.memoryMs.median ?? Number.NaN) / memoryMs.median,
    ]),
  );
}

const rowsOf = (told: Readonly<Record<string, Told>>): Readonly<Record<string, Row>> =>
  Object.fromEntries(Object.entries(told).map(([key, one]) => [key, rowOf(one)]));

async function run({ json, numbers: { rounds: count } }: Asked<'rounds'>): Promise<void> {
  const { gc } = globalThis;
  if (gc === undefined) throw new UsageError('Expected to be run by `npm run bench:turn`, with --expose-gc');
  const visits: Visit[] = [await visitOf('new', [])];
  for (const routines of HISTORIES) {
    progress(`making up ${routines} routines`);
    visits.push(await visitOf(`${routines} routines`, itemsAfter(routines, NOW)));
  }
  const all = visits.flatMap(({ name, turns }) =>
    turns.map((turn): Timed => ({ visit: name, turn, memoryMs: [], dynamoMs: [], cpuMs: [], kilobytes: [] })),
  );
  await measure(all, count, () => {
    gc();
  });

  const byVisit = grouped(all, (one) => one.visit);
  const byKind = grouped(
    all.filter((one) => one.visit === '100 routines'),
    ({ turn }) => turn.kind,
  );
  const ratio = (of: (told: Told) => Summary): number => {
    const [few, many] = [byVisit['0 routines'], byVisit['10000 routines']];
    return few === undefined || many === undefined ? Number.NaN : of(many).median / of(few).median;
  };
  const likeForLike = ofKinds(
    all.filter((one) => one.visit === '0 routines'),
    all.filter((one) => one.visit === '10000 routines'),
  );
  const ratios = {
    ...{ memory: ratio((told) => told.memoryMs), dynamo: ratio((told) => told.dynamoMs) },
    ...{ kinds: likeForLike, kindsMedian: summary(Object.values(likeForLike)).median },
  };
  tell(`Turns of a visit, in ms, on Node ${machine().node}`, rowsOf(byVisit));
  tell('The same, by kind of turn, after 100 routines', rowsOf(byKind));
  const reads = visits.map(({ name, reads: most }) => [name, most] as const);
  console.log(
    `\nReads in a whole session, at most: ${reads.map(([name, many]) => `${name} ${many}`).join(', ')}`,
  );
  console.log(
    `p50 after 10,000 routines ÷ after none: ${rounded(ratios.memory, 2)} in memory, ${rounded(ratios.dynamo, 2)} with DynamoDB`,
  );
  const ofEach = Object.entries(ratios.kinds).map(([kind, times]) => `${kind} ${rounded(times, 2)}`);
  console.log(`By kind of turn, median ${rounded(ratios.kindsMedian, 2)}: ${ofEach.join(', ')}`);
  keep(json, {
    bench: 'turn',
    rounds: count,
    byVisit,
    byKind,
    readsInASession: Object.fromEntries(reads),
    ratios,
  });
}

await bench(HELP, { rounds: 400 }, run);
