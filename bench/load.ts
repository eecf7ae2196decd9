/** `npm run bench:load` lets many households use one process of the skill at once. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { createHandler } from '../lambdas/handlers/skill.ts';
import type { Operations } from '../lambdas/operations/watch.ts';
import { createDynamoClient } from '../lambdas/store/client.ts';
import { dynamoStore } from '../lambdas/store/dynamo-store.ts';
import type { Skill } from '../simulator/cloud/skill.ts';
import { type Asked, bench, UsageError } from './arguments.ts';
import { keep, machine, progress, rounded, summary, type Summary, tell } from './report.ts';
import { visitAs } from './load/household.ts';
import { ALLOWED, type Recorded, visit } from './turn/visit.ts';

const HELP = `Let many households use one process of the skill at once, with the embedded DynamoDB in another process.

  npm run bench:load -- [options]

Each household makes its first visit (the screening, then holds, questions and a stop), and then the next one takes
its place. A Lambda answers one request at a time, but this finds leaks, and errors that occur when turns overlap.
Memory is the size of the heap after garbage collection, after a fifth of the time and at the end.

Options
  --households N   households at once (25)
  --seconds N      duration of the run (20)
  --json FILE      write the results as JSON
  --help           print this help`;

const BETWEEN_STARTS_MS = 50;

interface Load {
  /** The turns of the visit that every household makes. */
  readonly turns: readonly Recorded[];
  readonly turnMs: number[];
  readonly errors: string[];
  visits: number;
}

/** Collects the errors that the skill logs. */
function operationsOf({ errors }: Load): Operations {
  return {
    write: (line) => {
      if ('error' in line || 'failures' in line) errors.push(JSON.stringify(line));
    },
    clock: () => performance.now(),
  };
}

/** Simulates one household after the other until this moment of the stopwatch. Each makes its first visit. */
async function visitUntil(skill: Skill, place: number, load: Load, untilMs: number): Promise<void> {
  // The households start one by one: a simultaneous start would only measure how a cold database copes with it.
  await setTimeout(place * BETWEEN_STARTS_MS);
  for (let visit = 0; performance.now() < untilMs; visit += 1) {
    try {
      await visitAs(`household_${place}_${visit}`, load.turns, skill);
    } catch (error) {
      load.errors.push(String(error));
    }
    load.visits += 1;
  }
}

interface LoadResult {
  readonly households: number;
  readonly seconds: number;
  readonly turns: number;
  readonly turnsPerSecond: number;
  readonly visits: number;
  readonly errors: number;
  readonly firstErrors: readonly string[];
  readonly turnMs: Summary;
  readonly heapAtStartMegabytes: number;
  readonly heapAtEndMegabytes: number;
}

async function measureLoad(
  households: number,
  seconds: number,
  heap: () => number,
  aws: object,
): Promise<LoadResult> {
  const { TABLE_NAME: table } = z.object({ TABLE_NAME: z.string() }).parse(aws);
  Object.assign(process.env, aws);
  const client = createDynamoClient();
  const load: Load = { turns: await visit([]), turnMs: [], errors: [], visits: 0 };
  const handler = createHandler(ALLOWED, dynamoStore(client, table), operationsOf(load));
  const skill: Skill = async (envelope) => {
    const began = performance.now();
    const answer = await handler(envelope);
    load.turnMs.push(performance.now() - began);
    return answer;
  };
  // Two visits warm both processes up and are not counted.
  for (const user of ['first', 'second']) await visitAs(user, load.turns, handler);
  const began = performance.now();
  const living = Array.from({ length: households }, (_, number) =>
    visitUntil(skill, number, load, began + seconds * 1_000),
  );
  const ticking = setInterval(() => {
    progress(
      `${Math.round((performance.now() - began) / 1_000)} of ${seconds} s: ${load.turnMs.length} turns`,
    );
  }, 1_000);
  let heapAtStartMegabytes = Number.NaN;
  const warm = globalThis.setTimeout(() => {
    heapAtStartMegabytes = heap();
  }, seconds * 200);
  await Promise.all(living);
  clearTimeout(warm);
  clearInterval(ticking);
  progress('');
  const took = (performance.now() - began) / 1_000;
  const heapAtEndMegabytes = heap();
  client.destroy();
  return {
    ...{ households, seconds: took, turns: load.turnMs.length, turnsPerSecond: load.turnMs.length / took },
    ...{ visits: load.visits, errors: load.errors.length, firstErrors: load.errors.slice(0, 5) },
    ...{ turnMs: summary(load.turnMs), heapAtStartMegabytes, heapAtEndMegabytes },
  };
}

const environmentSchema = z.tuple([z.record(z.string(), z.string())]);

async function firstMessage(process: ChildProcess): Promise<Readonly<Record<string, string>>> {
  const [environment] = environmentSchema.parse((await once(process, 'message')).slice(0, 1));
  return environment;
}

async function runLoad({
  json,
  numbers: { households, seconds },
}: Asked<'households' | 'seconds'>): Promise<void> {
  const { gc } = globalThis;
  if (gc === undefined)
    throw new UsageError('this bench needs --expose-gc: start it with `npm run bench:load`');
  const heap = (): number => {
    gc();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const database = fork(join(import.meta.dirname, 'load/database.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const environment = await firstMessage(database);
    const told = await measureLoad(households, seconds, heap, environment);
    tell(`${households} households at once for ${rounded(told.seconds, 0)} s, on Node ${machine().node}`, {
      'one process': {
        turns: told.turns,
        'turns a second': rounded(told.turnsPerSecond, 0),
        visits: told.visits,
        errors: told.errors,
        'p50, ms': rounded(told.turnMs.median),
        'p99, ms': rounded(told.turnMs.p99),
        'heap at start, MB': rounded(told.heapAtStartMegabytes),
        'heap at end, MB': rounded(told.heapAtEndMegabytes),
      },
    });
    for (const error of told.firstErrors) console.log(error);
    if (told.errors > 0) process.exitCode = 1;
    keep(json, { bench: 'load', ...told });
  } finally {
    database.disconnect();
  }
}

await bench(HELP, { households: 25, seconds: 20 }, runLoad);
