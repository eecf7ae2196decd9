/** schema-2.json holds an item that commit 3d1118b, the last with schema 2, wrote after forty routines, and what was in it. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Fact } from '../../lambdas/coach/progress/facts.ts';
import { NO_PROGRESS } from '../../lambdas/coach/progress/progress.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { readItem, type Item } from '../../lambdas/store/item.ts';
import { MONDAY } from '../coach/support/arbitraries.ts';
import { inFull } from '../coach/support/history.ts';
import { run } from '../coach/support/facts.ts';
import { memoryTable } from './memory-table.ts';
import { wholeOf } from './whole.ts';

const texts = z.object({ routines: z.string(), weeks: z.string(), pain: z.string(), reach: z.string() });
const fixture = z
  .object({
    item: z.looseObject({
      household: z.string(),
      person: z.string(),
      progress: z.looseObject({ past: texts }),
    }),
    known: z.looseObject({
      routines: z.array(z.unknown()),
      last: z.unknown(),
      week: z.looseObject({ monday: z.string() }),
      weeks: z.record(z.string(), z.unknown()),
    }),
  })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'schema-2.json'), 'utf8')));
const { progress } = fixture.item;
const { household, person } = fixture.item;
const { routines, last, week, weeks, ...ratings } = fixture.known;
const { monday, ...thisWeek } = week;

/** All that was known, as a test looks at it: the last routine and the latest week among the others. */
const ALL = {
  ...ratings,
  ...{ last, week, routines: [...routines, last], weeks: { ...weeks, [monday]: thisWeek } },
};

/** The item with something else in its progress. */
function itemWith(changes: object): Item {
  return marshall({ ...fixture.item, progress: { ...progress, ...changes } });
}

describe('an item of schema 2', () => {
  it('is read with all that was packed', () => {
    const read = readItem(itemWith({}), MONDAY);
    if (!read.ok) throw new Error(read.reason);
    expect(read.stored).toMatchObject({ version: 7, history: null });
    expect(inFull(read.stored.progress)).toMatchObject(ALL);
  });

  it('is read with its open run, whose fields had other names', () => {
    const { easedOff, allRatingsEasy, regionsStopped, ...others } = run('a', MONDAY, {
      ...{ easedOff: true, allRatingsEasy: false, regionsStopped: 1 },
    });
    const open = { ...others, lighter: easedOff, easy: allRatingsEasy, strikes: regionsStopped };
    const read = readItem(itemWith({ open }), MONDAY);
    expect(read).toMatchObject({
      stored: { progress: { open: { easedOff: true, allRatingsEasy: false, regionsStopped: 1 } } },
    });
  });

  it.each([
    ['nothing in it', ''],
    ['words in it', 'a week or two'],
    ['a digit of its checksum changed', `x${progress.past.weeks.slice(1)}`],
    ['its end missing', progress.past.weeks.slice(0, -1)],
    ['a letter too many', `${progress.past.weeks}A`],
    ['another list in it', progress.past.routines],
  ])('is refused if a packed list has %s', (_, text) => {
    const read = readItem(itemWith({ past: { ...progress.past, weeks: text } }), MONDAY);
    expect(read).toEqual({ ok: false, reason: 'malformed' });
  });

  it('is refused if it lacks a list', () => {
    const { pain: _pain, ...past } = progress.past;
    expect(readItem(itemWith({ past }), MONDAY)).toEqual({ ok: false, reason: 'malformed' });
  });

  const visited: Fact = { fact: 'visited', at: MONDAY };
  const CALLS = ['history', 'person', 'history', 'person'];

  it('has all of it in the history item after the first write, and nothing of it in its own', async () => {
    const table = memoryTable();
    table.put(itemWith({}));
    const store = dynamoStore(table.dynamo, 'progress');
    expect(await store.record({ household, person }, null, [visited])).toMatchObject({ ok: true });
    const { own, history } = table.itemsOf({ household, person });
    expect(table.writes()).toEqual(CALLS);
    expect(readItem(own ?? {}, MONDAY)).toMatchObject({
      stored: { progress: { recent: { routines: [], weeks: {}, pain: [] } } },
    });
    expect(inFull(wholeOf(own, history).progress)).toMatchObject(ALL);
  });

  it.each([1, 2, 3, 4].flatMap((write) => [[write, 'before'] as const, [write, 'after'] as const]))(
    'loses nothing if the process is killed at write %i of its move, %s it is carried out',
    async (write, when) => {
      const table = memoryTable();
      table.put(itemWith({}));
      table.killAt(write, when);
      const whose = { household, person };
      await expect(dynamoStore(table.dynamo, 'progress').record(whose, null, [visited])).rejects.toThrow(
        'killed',
      );
      expect(await dynamoStore(table.dynamo, 'progress').record(whose, null, [visited])).toMatchObject({
        ok: true,
      });
      const { own, history } = table.itemsOf(whose);
      const whole = inFull(wholeOf(own, history).progress);
      expect(whole).toMatchObject(ALL);
      expect(whole.routines).toHaveLength(ALL.routines.length);
      expect(whole.ever).toEqual(progress['ever']);
      expect({ ...NO_PROGRESS, ...whole }.lastAt).toBe(MONDAY);
    },
  );
});
